"""What can happen to the hands and the floor."""

from __future__ import annotations

from datetime import datetime

from bot.domain.frozen import frozen
from bot.domain.log import Event
from bot.domain.queue.inviting import Consent
from bot.domain.queue.signals import Need
from bot.domain.turns import Kind


@frozen
class HandRaised(Event):
    """A hand went up. `kind` is what it joined as, `asked_as` what was asked for where that is another kind.

    `since` orders it (None: `at`), `lot` orders hands of one instant and was drawn when it went up.
    """

    hand: str
    person: str
    kind: Kind
    at: datetime
    by: str = ""
    note: str = ""
    """The key of its private text, empty without one."""
    lot: int = 0
    since: datetime | None = None
    written: bool = False
    asked_as: Kind | None = None


@frozen
class HandLowered(Event):
    hand: str


@frozen
class HandMovedBack(Event):
    """Its person said "later": it stays up, behind those who wait now."""

    hand: str
    at: datetime


@frozen
class TurnBegan(Event):
    """The floor went to this hand's person.

    `policy` and `reasons` are the rules; `called` is empty for the first in line, else why another went;
    `promised` says that the place was given because the hand had been passed over as often as may be.
    """

    turn: str
    person: str
    hand: str
    at: datetime
    policy: str = ""
    reasons: tuple[str, ...] = ()
    called: str = ""
    promised: bool = False
    written: bool = False
    reader: str = ""
    presenter: bool = False
    interrupts: bool = False
    limit: int = 0
    """Seconds; 0 without a limit."""


@frozen
class TurnEnded(Event):
    turn: str
    at: datetime


@frozen
class QueueOpened(Event):
    pass


@frozen
class QueueClosed(Event):
    pass


@frozen
class RemoteCheckOpened(Event):
    """Before this topic closes these remote people are invited, all at once. `then` opens afterwards (empty: none)."""

    check: str
    topic: str
    at: datetime
    closes_at: datetime
    asked: tuple[str, ...]
    then: str = ""


@frozen
class RemoteCheckExtended(Event):
    check: str
    closes_at: datetime


@frozen
class PersonNamed(Event):
    """She had said "invite me", so she is named aloud in this check."""

    check: str
    person: str


@frozen
class RemotePassed(Event):
    """She was invited and passes this time: an answer, never a silence."""

    check: str
    person: str
    at: datetime


@frozen
class RemoteCheckEnded(Event):
    """The check is over and its topic closes with it. `skipped` says why it was cut short (empty: it was not)."""

    check: str
    at: datetime
    skipped: str = ""


@frozen
class NobodyToInvite(Event):
    """A topic closed without a check, for nobody remote was there to be asked."""

    check: str
    topic: str
    at: datetime


@frozen
class ConsentGiven(Event):
    """How she would like to be invited today."""

    person: str
    consent: Consent


@frozen
class PeopleInvited(Event):
    """People not yet heard were asked privately how they would like to be invited."""

    people: tuple[str, ...]
    at: datetime


@frozen
class GoPassed(Event):
    """She passed on her go in a round."""

    person: str


@frozen
class RoundBegan(Event):
    """A round in this order of seats."""

    people: tuple[str, ...]


@frozen
class LimitSet(Event):
    """So many seconds for each turn; 0 takes the limit away."""

    seconds: int


@frozen
class TurnExtended(Event):
    turn: str
    seconds: int


@frozen
class TurnPaused(Event):
    turn: str
    at: datetime


@frozen
class TurnResumed(Event):
    turn: str
    at: datetime


@frozen
class TurnWarned(Event):
    """The speaker was told in text: "soon", one minute is left; "over", the time is over."""

    turn: str
    mark: str


@frozen
class Agreed(Event):
    """She supports what is being said."""

    turn: str
    person: str


@frozen
class AccessAsked(Event):
    """Somebody needs this in order to follow. Without a person, it was asked without a name."""

    need: Need
    at: datetime
    person: str = ""


@frozen
class HandsLocked(Event):
    """Think time: no hands until it ends (None: until somebody opens them); then `batch` seconds count as one."""

    lock: str
    at: datetime
    until: datetime | None
    batch: int = 0


@frozen
class HandsOpened(Event):
    """Hands are open; those that go up within `batch` seconds of `at` count as raised together."""

    at: datetime
    batch: int = 0


@frozen
class NoteDrafted(Event):
    """She wrote a note during think time, for her hand later. Its words are kept apart under `draft:<lock>`."""

    lock: str
    person: str


@frozen
class OnDeckTold(Event):
    """The people of these hands were told that they speak soon."""

    hands: tuple[str, ...]
    at: datetime


@frozen
class HandReady(Event):
    hand: str


@frozen
class HandHeld(Event):
    """The hand keeps its place and is not called: its person asked for that, or has not answered."""

    hand: str
    at: datetime
    unanswered: bool = False


@frozen
class HandPutInWriting(Event):
    """A hand that is up becomes a written turn: its note is read aloud when it is called."""

    hand: str
    note: str
