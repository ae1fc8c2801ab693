"""What can happen to an organisation."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.log import Event, Role


@dataclass(frozen=True, slots=True)
class GrantGiven(Event):
    person: str
    role: Role


@dataclass(frozen=True, slots=True)
class AccountLinked(Event):
    """An account is this person's; which one is a word of hers. Other processes read the words anew for it."""

    person: str


@dataclass(frozen=True, slots=True)
class AccountUnlinked(Event):
    person: str


@dataclass(frozen=True, slots=True)
class RetentionSet(Event):
    """Closed convenings are kept whole for so many days; 0: for good."""

    days: int


@dataclass(frozen=True, slots=True)
class HoldPlaced(Event):
    """This convening is kept whole, whatever its age."""

    convening: str


@dataclass(frozen=True, slots=True)
class HoldLifted(Event):
    convening: str


@dataclass(frozen=True, slots=True)
class GrantTaken(Event):
    person: str
    role: Role
