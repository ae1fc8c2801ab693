"""What can happen to an organisation."""

from __future__ import annotations

from bot.domain.frozen import frozen
from bot.domain.log import Event, Role


@frozen
class GrantGiven(Event):
    person: str
    role: Role


@frozen
class AccountLinked(Event):
    """An account is this person's; which one is a word of hers. Other processes read the words anew for it."""

    person: str


@frozen
class AccountUnlinked(Event):
    person: str


@frozen
class RetentionSet(Event):
    """Closed convenings are kept whole for so many days; 0: for good."""

    days: int


@frozen
class HoldPlaced(Event):
    """This convening is kept whole, whatever its age."""

    convening: str


@frozen
class HoldLifted(Event):
    convening: str


@frozen
class GrantTaken(Event):
    person: str
    role: Role
