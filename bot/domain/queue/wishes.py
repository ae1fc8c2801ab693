"""What people can ask of the queue and the floor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.log import FACILITATING, ONLY_THE_CLOCK, Intent
from bot.domain.queue.inviting import Consent
from bot.domain.turns import DEFAULT, Kind


@dataclass(frozen=True, slots=True)
class RaiseHand(Intent):
    """I would like to speak; or, for a site host, these people would. `written`: read my note aloud for me."""

    kind: Kind = Kind.NEW
    note: str = ""
    people: tuple[str, ...] = ()
    written: bool = False


@dataclass(frozen=True, slots=True)
class LowerHand(Intent):
    """I have said it, or somebody else did. Without a kind, every hand of hers goes down."""

    person: str = ""
    kind: Kind | None = None
    hand: str = ""


@dataclass(frozen=True, slots=True)
class MoveBack(Intent):
    """Later: I stay in, and those who wait now go first."""

    person: str = ""


@dataclass(frozen=True, slots=True)
class CallNext(Intent):
    """Give the floor to whoever is next.

    `replaces` is the turn on the floor that the asker saw (empty: none), `seen` the hand that stood first on her board.
    """

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    replaces: str | None = None
    seen: str = ""


@dataclass(frozen=True, slots=True)
class CallPerson(Intent):
    """Give the floor to somebody who waits further back; logged as such, with the reason if one is given."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    person: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class EndTurn(Intent):
    """The speaker has finished; nobody else is called yet."""

    turn: str = ""


@dataclass(frozen=True, slots=True)
class OpenQueue(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True


@dataclass(frozen=True, slots=True)
class CloseQueue(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True


@dataclass(frozen=True, slots=True)
class ChoosePolicy(Intent):
    """Order the hands another way from now on. Nobody's hand leaves the queue. `agreed`: the group has said yes."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    policy: str = DEFAULT
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class PassTurn(Intent):
    """Not this time: on an invitation, on my turn, or on my go in a round."""

    person: str = ""


@dataclass(frozen=True, slots=True)
class GiveConsent(Intent):
    """How I would like to be invited today: named aloud, in writing, or not at all."""

    consent: Consent = Consent.INVITE
    person: str = ""


@dataclass(frozen=True, slots=True)
class InvitePeople(Intent):
    """Ask those who have not been heard, privately and warmly, how they would like to be invited."""

    roles: ClassVar = FACILITATING


@dataclass(frozen=True, slots=True)
class ExtendCheck(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    seconds: int = 30


@dataclass(frozen=True, slots=True)
class SkipCheck(Intent):
    """Go on without waiting for remote people. `why` is "time", "aloud" or the facilitator's own words."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    why: str = ""


@dataclass(frozen=True, slots=True)
class EndCheck(Intent):
    """Everyone asked has answered, or the time is over."""

    roles: ClassVar = ONLY_THE_CLOCK
    check: str = ""
