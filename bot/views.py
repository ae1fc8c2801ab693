"""What people are shown, in meaning first: names looked up, nothing yet of colour, layout or platform.

Every view is a plain value. Doors render it natively or through `bot.ui`'s neutral composition.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.log import Choice, Say


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person as others see her. `mode` is "room" or "remote"."""

    id: str
    name: str
    site: str
    mode: str


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """One rule that decided a place: its id, and the mode or the site (its name) that it speaks of, if any."""

    id: str
    mode: str = ""
    site: str = ""


@dataclass(frozen=True, slots=True)
class WhyView:
    """Why somebody has her place: the rules that decided, the weightiest first, and their policy (its id)."""

    name: str
    number: int
    reasons: tuple[ReasonLine, ...]
    policy: str


@dataclass(frozen=True, slots=True)
class NeedLine:
    """Something that somebody needs in order to follow; `name` is empty where it was asked without one."""

    need: str
    at: datetime
    name: str = ""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class SiteLine:
    """A site on the roster board."""

    id: str
    name: str
    listed: int
    present: int
    without_device: int
    hosts: tuple[str, ...]
    dropped_at: datetime | None
    planning_only: bool
    contact: str = ""


@dataclass(frozen=True, slots=True)
class RosterView:
    """Who is here, by site."""

    title: str
    sites: tuple[SiteLine, ...]
    listed: int
    present: int
    room: int
    remote: int


@dataclass(frozen=True, slots=True)
class TopicLine:
    """An agenda item; `state` is "done", "now" or "later"."""

    id: str
    title: str
    minutes: int
    state: str


@dataclass(frozen=True, slots=True)
class AgendaView:
    title: str
    topics: tuple[TopicLine, ...]


@dataclass(frozen=True, slots=True)
class ConveningView:
    """Where the convening stands."""

    id: str
    title: str
    status: str
    code: str
    zone: str
    call_link: str
    dial_in: str
    sites: int
    listed: int
    present: int
    topic: str
    acting: str
    resumes_at: datetime | None
    starts_at: datetime | None


@dataclass(frozen=True, slots=True)
class GroupView:
    """One breakout group: people, place, prompt, time."""

    id: str
    name: str
    members: tuple[PersonLine, ...]
    site: str
    prompt: str
    ends_at: datetime | None
    line: str
    called_help: bool
    helper: str
    kind: str = ""
    """ "room table", "remote group" or "bridge group"."""
    host: str = ""
    reporter: str = ""


@dataclass(frozen=True, slots=True)
class UnmetLine:
    """A rule that the groups do not keep: what is said of it, and the ways on that are offered as buttons."""

    group: str
    people: tuple[PersonLine, ...]
    why: Say
    fixes: tuple[Choice, ...]
    kept: bool = False


@dataclass(frozen=True, slots=True)
class GroupsView:
    """Every group: of a plan that is looked at, a round that runs, or one that is over (the digest)."""

    title: str
    stage: str
    """ "plan", "running" or "over"."""
    groups: tuple[GroupView, ...]
    unmet: tuple[UnmetLine, ...]
    people: int
    prompt: str
    ends_at: datetime | None
    without_line: tuple[str, ...]
    unseated: tuple[PersonLine, ...]
    round: int = 1
    rounds: int = 1
    computing: int | None = None
    """How far the planner is, in hundredths, while it computes; None where it does not."""
    proven: bool = False
    """Whether it is proven that no plan is better."""


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """An account that says it is somebody: waiting for a host's yes."""

    link: str
    who: PersonLine


@dataclass(frozen=True, slots=True)
class MeView:
    """My own page: who I am here, my hand, my group, the topic, how to hear the others."""

    convening: ConveningView
    who: PersonLine | None
    role: str
    language: str
    present: bool
    confirmed: bool
    place: PlaceView | None
    group: GroupView | None
    floor: FloorLine | None


@dataclass(frozen=True, slots=True)
class TurnCount:
    """How the floor was shared by a mode or a site: totals, never names."""

    label: str
    people: int
    turns: int
    seconds: int
    median_wait: int | None


@dataclass(frozen=True, slots=True)
class CheckCount:
    """What a topic's remote check came to: counts, never names. `skipped`: empty, or why it was cut short."""

    topic: str
    invited: int
    taken: int
    passed: int
    skipped: str = ""


@dataclass(frozen=True, slots=True)
class RecapView:
    """What happened, in totals. A person is named only with something she owns."""

    title: str
    opened_at: datetime | None
    closed_at: datetime | None
    listed: int
    people: int
    sites: int
    remote: int
    absent_sites: tuple[str, ...]
    topics: tuple[TopicLine, ...]
    hands_raised: int
    hands_served: int
    hands_lowered: int
    hands_waiting: int
    turns: tuple[TurnCount, ...]
    rounds: tuple[GroupsView, ...]
    paper: tuple[str, ...]
    checks: tuple[CheckCount, ...] = ()


@dataclass(frozen=True, slots=True)
class HelpLine:
    command: str
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HelpView:
    """What can be asked, shortest way first."""

    role: str
    lines: tuple[HelpLine, ...]


@dataclass(frozen=True, slots=True)
class DraftView:
    """A roster before it is imported: what was read, and every row that cannot be, by line."""

    draft: str
    people: int
    sites: tuple[tuple[str, int], ...]
    problems: tuple[tuple[int, str, str], ...]
    """(line, catalogue id of the sentence, the cell in question)."""


View = (
    QueueView
    | PlaceView
    | WhyView
    | EquityView
    | RosterView
    | AgendaView
    | ConveningView
    | GroupView
    | GroupsView
    | MeView
    | RecapView
    | HelpView
    | DraftView
)
