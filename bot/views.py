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


@dataclass(frozen=True, slots=True)
class FloorLine:
    """Who speaks now. `turn` is what a "next" button carries, so that nobody is skipped by pressing twice."""

    turn: str
    who: PersonLine
    kind: str
    since: datetime


@dataclass(frozen=True, slots=True)
class QueueView:
    """The board of the queue: who speaks, who is next, how many more."""

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

    @property
    def count(self) -> int:
        return len(self.hands)

    @property
    def turn(self) -> str:
        return self.floor.turn if self.floor else ""


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


@dataclass(frozen=True, slots=True)
class ZoneMoments:
    """The next moments of a nudge on one wall, for how many people."""

    zone: str
    people: int
    moments: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class NudgeDraftView:
    """A nudge before it is saved: its text, who would get it, and when on each wall."""

    id: str
    text: str
    audience: str
    value: str
    people: int
    names: tuple[str, ...]
    zones: tuple[ZoneMoments, ...]
    after_meetings: bool
    changes: bool


@dataclass(frozen=True, slots=True)
class NudgeLine:
    """One nudge that will come. `answers` are totals, empty under four; `times` 0 means after each meeting."""

    id: str
    number: int
    text: str
    audience: str
    value: str
    people: int
    next: datetime | None
    times: int
    answers: tuple[tuple[str, int], ...]
    unreached: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleCount:
    """Invited and coming, by role."""

    role: str
    invited: int
    coming: int
    declined: int
    delegated: int


@dataclass(frozen=True, slots=True)
class NudgesView:
    """All that will come: to a lead with totals, to anybody else her own."""

    title: str
    zone: str
    lines: tuple[NudgeLine, ...]
    replies: tuple[RoleCount, ...]
    leading: bool


@dataclass(frozen=True, slots=True)
class MyDataView:
    """Every word that is kept about a person, by its key, for herself alone."""

    rows: tuple[tuple[str, str], ...]


View = (
    QueueView
    | PlaceView
    | RosterView
    | AgendaView
    | ConveningView
    | GroupView
    | GroupsView
    | MeView
    | RecapView
    | HelpView
    | DraftView
    | NudgeDraftView
    | NudgesView
    | MyDataView
)
