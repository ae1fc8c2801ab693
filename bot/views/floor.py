"""The queue, the floor, one's own place, and how the turns were shared."""

from __future__ import annotations

from datetime import datetime

from bot.domain.frozen import frozen
from bot.views.people import PersonLine


@frozen
class HandLine:
    """One hand in the queue, at its place from 1. `note` is filled only for those who may read it."""

    id: str
    place: int
    who: PersonLine
    kind: str
    raised_at: datetime
    note: str = ""
    written: bool = False
    """To be read aloud for its person."""
    holding: bool = False
    """Keeps its place and is not called just now: `place` is 0."""


@frozen
class FloorLine:
    """Who speaks now. `turn` is what a "next" button carries, so that nobody is skipped by pressing twice.

    `ends_at` is None without a time limit, or while the clock is `stopped`. A written turn has a `reader`, and its
    `text` for those who may read it. `waits` is the speaker who goes on after this question; `agree` is a count.
    """

    turn: str
    who: PersonLine
    kind: str
    since: datetime
    ends_at: datetime | None = None
    stopped: bool = False
    presenter: bool = False
    reader: str = ""
    text: str = ""
    waits: str = ""
    agree: int = 0
    over: bool = False
    """Its time is over. Nobody is cut off."""
    soon: bool = False
    """Its time is almost over, and its speaker has been told."""


@frozen
class CheckLine:
    """The remote check that is open: whom it asks is private, how many is not. `named` had said "invite me".

    `asks_me` is set for whoever was asked and has not answered.
    """

    id: str
    topic: str
    closes_at: datetime
    asked: int
    raised: int
    passed: int
    named: tuple[str, ...]
    asks_me: bool


@frozen
class QueueView:
    """The board of the queue: who speaks, one page of who is next, how many wait, and by which policy (its id).

    `held` are hands that keep their place and are not called just now.
    """

    convening: str
    title: str
    status: str
    is_open: bool
    policy: str
    floor: FloorLine | None
    hands: tuple[HandLine, ...]
    room_waiting: int
    remote_waiting: int
    as_of: datetime
    page: int = 1
    pages: int = 1
    held: tuple[HandLine, ...] = ()
    check: CheckLine | None = None
    thinking: bool = False
    opens_at: datetime | None = None
    """When think time ends; None where somebody has to open hands."""

    @property
    def count(self) -> int:
        return self.room_waiting + self.remote_waiting

    @property
    def turn(self) -> str:
        return self.floor.turn if self.floor else ""

    @property
    def first(self) -> str:
        """The hand that is next, which a "next" button carries too: whoever acts on this board means this one."""
        return self.hands[0].id if self.hands and self.page == 1 else ""


@frozen
class PlaceView:
    """My own place: my hands, what is ahead of me, and whether I have the floor."""

    person: str
    name: str
    on_floor: bool
    turn: str
    hands: tuple[HandLine, ...]
    ahead: int
    next_up: bool
    is_open: bool
    check: CheckLine | None = None
    soon: bool = False
    """She was told that she speaks soon, and may say that she is ready, hold the place, write, or pass."""
    opens_at: datetime | None = None
    """When think time ends and hands open."""
    thinking: bool = False
    drafted: str = ""
    """What she wrote during think time, for her hand later."""
    turns_had: int | None = None
    """Her own turns in this meeting: shown to nobody else."""

    @property
    def shape(self) -> tuple[object, ...] | None:
        """What a card of this view depends on, where that is nothing of hers alone: people of one shape see one card.

        None where her own words, her turn or a moment stand in it.
        """
        if self.on_floor or self.check or self.thinking:
            return None
        return (self.ahead, self.is_open, self.soon, *[(line.kind, line.holding) for line in self.hands])


@frozen
class ReasonLine:
    """One rule that decided a place: `reason` is its id; `mode` and `site` (a name) what it speaks of, if any."""

    reason: str
    mode: str = ""
    site: str = ""


@frozen
class WhyView:
    """Why somebody has her place: the rules that decided, the weightiest first, and their policy (its id).

    `name` is empty where the place is the viewer's own.
    """

    name: str
    number: int
    reasons: tuple[ReasonLine, ...]
    policy: str


@frozen
class NeedLine:
    """Something that somebody needs in order to follow; `name` is empty where it was asked without one."""

    need: str
    at: datetime
    name: str = ""


@frozen
class ShareLine:
    """A mode's or site's part in the talk. Figures are None where the group is too small to be shown by itself."""

    label: str
    people: int
    hidden: bool
    spoke: int | None = None
    """Per cent of its people who have spoken."""
    share: float | None = None
    """Its share of the turns over its share of the time present: 1 is proportional."""
    wait: int | None = None
    """Median seconds from hand to floor."""
    flagged: bool = False


@frozen
class EquityView:
    """How the floor is shared so far, for those who facilitate: totals by mode and site, and what people need."""

    people: int
    spoke: int | None
    """Per cent of everyone present; None for fewer than four people."""
    speakers: float | None
    """As if so many people had shared the floor equally."""
    wait_ratio: float | None
    """Median wait, remote over room."""
    invited: int | None
    """Per cent of the closed topics whose remote people were invited first."""
    modes: tuple[ShareLine, ...]
    sites: tuple[ShareLine, ...]
    needs: tuple[NeedLine, ...]


@frozen
class OrderLine:
    """One turn of the order log: when, from where, of which kind, by which rules. Never whose.

    `called` is empty for the first in line, else why another went (its id).
    """

    at: datetime
    site: str
    mode: str
    kind: str
    policy: str
    reasons: tuple[ReasonLine, ...]
    called: str


@frozen
class OrderView:
    """The whole order log, oldest first."""

    turns: tuple[OrderLine, ...]
