"""What people can ask of the queue and the floor."""

from __future__ import annotations

from typing import ClassVar

from bot.domain.frozen import frozen
from bot.domain.log import ANYONE, FACILITATING, ONLY_THE_CLOCK, Intent
from bot.domain.queue.inviting import Consent
from bot.domain.queue.signals import Need
from bot.domain.turns import DEFAULT, Kind


@frozen
class RaiseHand(Intent):
    """I would like to speak; or, for a site host, these people would. `written`: read my note aloud for me."""

    kind: Kind = Kind.NEW
    note: str = ""
    people: tuple[str, ...] = ()
    written: bool = False


@frozen
class LowerHand(Intent):
    """I have said it, or somebody else did. Without a kind, every hand of hers goes down."""

    person: str = ""
    kind: Kind | None = None
    hand: str = ""


@frozen
class MoveBack(Intent):
    """Later: I stay in, and those who wait now go first."""

    person: str = ""


@frozen
class CallNext(Intent):
    """Give the floor to whoever is next.

    `replaces` is the turn on the floor that the asker saw (empty: none), `seen` the hand that stood first on her board.
    """

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    replaces: str | None = None
    seen: str = ""


@frozen
class CallPerson(Intent):
    """Give the floor to somebody who waits further back; logged as such, with the reason if one is given."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    person: str = ""
    why: str = ""


@frozen
class EndTurn(Intent):
    """The speaker has finished; nobody else is called yet."""

    turn: str = ""


@frozen
class OpenQueue(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True


@frozen
class CloseQueue(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True


@frozen
class ChoosePolicy(Intent):
    """Order the hands another way from now on. Nobody's hand leaves the queue. `agreed`: the group has said yes."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    policy: str = DEFAULT
    agreed: bool = False


@frozen
class PassTurn(Intent):
    """Not this time: on an invitation, on my turn, or on my go in a round."""

    person: str = ""


@frozen
class GiveConsent(Intent):
    """How I would like to be invited today: named aloud, in writing, or not at all."""

    consent: Consent = Consent.INVITE
    person: str = ""


@frozen
class InvitePeople(Intent):
    """Ask those who have not been heard, privately and warmly, how they would like to be invited."""

    roles: ClassVar = FACILITATING


@frozen
class ExtendCheck(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    seconds: int = 30


@frozen
class SkipCheck(Intent):
    """Go on without waiting for remote people. `why` is "time", "aloud" or the facilitator's own words."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    why: str = ""


@frozen
class EndCheck(Intent):
    """Everyone asked has answered, or the time is over."""

    roles: ClassVar = ONLY_THE_CLOCK
    check: str = ""


@frozen
class BeginRound(Intent):
    """Everyone here has a go in a fixed order, and may pass."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True


@frozen
class SetLimit(Intent):
    """So many seconds for each turn; 0 for no limit."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    seconds: int = 0


@frozen
class ExtendTurn(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    seconds: int = 60


@frozen
class PauseTurn(Intent):
    """The speaker's clock stands still."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True


@frozen
class ResumeTurn(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True


@frozen
class WarnSpeaker(Intent):
    roles: ClassVar = ONLY_THE_CLOCK
    turn: str = ""
    mark: str = ""


@frozen
class HearQuestion(Intent):
    """Hear the oldest clarifying question now; the speaker goes on afterwards."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True


@frozen
class GiveSlot(Intent):
    """A presenter speaks; it counts as no turn."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    person: str = ""
    minutes: int = 0


@frozen
class GiveLastWord(Intent):
    """She speaks last, and the queue closes to new hands."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    person: str = ""


@frozen
class HearAgain(Intent):
    """Whoever spoke last was cut short: her hand goes back up, at its old place in time."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True


@frozen
class Agree(Intent):
    """I support what is being said; no turn is needed for it."""


@frozen
class AskAccess(Intent):
    """Slower, louder, plain words, again, translated: told to the facilitators alone, without my name if I choose."""

    roles: ClassVar = ANYONE
    need: Need = Need.SLOWER
    anonymous: bool = False


@frozen
class PassOnAccess(Intent):
    """Somebody who gave no name needs this."""

    roles: ClassVar = ONLY_THE_CLOCK
    need: Need = Need.SLOWER


@frozen
class LockHands(Intent):
    """Think time for so many seconds (0: until hands are opened); then `batch` seconds count as one instant."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    seconds: int = 0
    batch: int = 0


@frozen
class OpenHands(Intent):
    """Open hands for all at once: those that go up within `batch` seconds are ordered by lot."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    batch: int = 0


@frozen
class EndThinkTime(Intent):
    roles: ClassVar = ONLY_THE_CLOCK
    lock: str = ""


@frozen
class SayReady(Intent):
    """I know that I speak soon, and I am ready."""

    person: str = ""


@frozen
class HoldPlace(Intent):
    """Keep my place, and do not call me until I say that I am ready."""

    person: str = ""


@frozen
class HoldUnanswered(Intent):
    roles: ClassVar = ONLY_THE_CLOCK
    hand: str = ""
