"""What people are shown, in meaning first: names looked up, nothing yet of colour, layout or platform.

Every view is a plain value. Doors render it natively or through `bot.ui`'s neutral composition.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.log import Choice, Say
from bot.domain.routines.card import PlanCard
from bot.domain.routines.model import Text


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
    """One rule that decided a place: `reason` is its id; `mode` and `site` (a name) what it speaks of, if any."""

    reason: str
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
class MoveLine:
    """Somebody who would go from one group to another."""

    who: PersonLine
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class ProposalView:
    """Moves that would even the groups out: shown before anybody is moved. `asked`: the planner is still at it."""

    id: str
    moves: tuple[MoveLine, ...]
    asked: bool = False


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
    rules: tuple[Say, ...] = ()
    """What the groups were to keep, in a few words each."""
    proposal: ProposalView | None = None
    unreached: tuple[PersonLine, ...] = ()
    """Whose private message with her group did not arrive: the remote ones first, whom no display tells."""
    saved: tuple[str, ...] = ()
    """Names of plans that can be used again."""


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """An account that says it is somebody: waiting for a host's yes."""

    link: str
    who: PersonLine


@dataclass(frozen=True, slots=True)
class AskChoice:
    """A button of a poll, a column of a board, or a field of a form. `people` None: not to be seen, or too few."""

    id: str
    label: Text
    people: int | None
    mine: bool


@dataclass(frozen=True, slots=True)
class AskLine:
    """Words that somebody gave: under which label, and from which site (empty: anonymous). Never by whom."""

    label: Text
    site: str
    text: str


@dataclass(frozen=True, slots=True)
class AskView:
    """What a step gathers: `kind` is "poll", "board", "form" or "harvest".

    `hidden`: the answers are not to be seen yet; `answered` is how many people have answered, never who or how fast.
    """

    kind: str
    title: Text
    choices: tuple[AskChoice, ...]
    lines: tuple[AskLine, ...]
    answered: int
    hidden: bool
    anonymous: bool
    over: bool


@dataclass(frozen=True, slots=True)
class StepView:
    """The step that runs, as one kind of viewer is shown it: a room, the people online, or the facilitator.

    `stage` is "sending" (on its way to every place), "running", "paused" or "over". `group` are the people one talks
    with; `seatless` says that the step has groups and this person is in none. Texts are in both languages.
    """

    run: str
    routine: Text
    number: int
    of: int
    title: Text
    viewer: str
    line: Text
    more: tuple[Text, ...]
    prompts: tuple[Text, ...]
    stems: tuple[Text, ...]
    said: Text
    hands: str
    stage: str
    ends_at: datetime | None
    left: Text
    group: tuple[PersonLine, ...] = ()
    jobs: tuple[tuple[Text, str], ...] = ()
    station: int | None = None
    seatless: bool = False
    asks: AskView | None = None


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step in a run's list; `state` is "done", "now" or "later"."""

    title: Text
    lasts: Text
    state: str


@dataclass(frozen=True, slots=True)
class RoutineView:
    """The step board: the step for rooms and for people online side by side, what comes next, and the clock.

    `host` is filled for those who facilitate. `spread_ms` is how long the places were apart when the step arrived.
    """

    run: str
    routine: Text
    room: StepView | None
    remote: StepView | None
    host: StepView | None
    steps: tuple[StepRow, ...]
    people: int
    groups: int
    spread_ms: int
    notes: tuple[Text, ...] = ()
    """What the facilitator should know of the groups."""
    results: tuple[AskView, ...] = ()
    """What earlier steps have gathered."""

    @property
    def now(self) -> StepView | None:
        """The step in whichever line there is."""
        return self.host or self.room or self.remote


@dataclass(frozen=True, slots=True)
class PickLine:
    """A routine that is suggested: why, for how many minutes, and the words to open with."""

    routine: str
    name: Text
    reason: Text
    minutes: str
    opening: Text


@dataclass(frozen=True, slots=True)
class PicksView:
    """Up to three routines for what was asked, best first."""

    picks: tuple[PickLine, ...]


@dataclass(frozen=True, slots=True)
class AgendaCheckView:
    """An agenda added up, in minutes: its items, the changes between them, the moves into groups, and the slot.

    `findings` say whether it fits; `cuts`, what to shorten or leave out: never the remote check or the exit ticket.
    """

    count: int
    items: str
    transitions: str
    regrouping: str
    slot: str
    over: str
    findings: tuple[Text, ...]
    cuts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class RoutineTextView:
    """A routine's own text, to be shared and brought in elsewhere."""

    routine: str
    name: Text
    text: str


@dataclass(frozen=True, slots=True)
class RoutineCardView:
    """The printable plan card of a routine, in both languages."""

    routine: str
    english: PlanCard
    spanish: PlanCard


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
    step: StepView | None = None


@dataclass(frozen=True, slots=True)
class TurnCount:
    """How the floor was shared by a mode or a site: totals, never names."""

    label: str
    people: int
    turns: int
    seconds: int
    median_wait: int | None


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class OrderView:
    """The whole order log, oldest first."""

    turns: tuple[OrderLine, ...]


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question; `number` is what people call it, `owner` a name, `mine` whether the viewer asked or voted for it."""

    number: int
    text: str
    who: PersonLine
    votes: int
    owner: str = ""
    mine: bool = False


@dataclass(frozen=True, slots=True)
class QuestionsView:
    """The questions in the order in which they are put: the one before the speaker, those that wait, and counts."""

    now: QuestionLine | None
    waiting: tuple[QuestionLine, ...]
    put: tuple[QuestionLine, ...]
    """Put before and not answered yet."""
    answered: int


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision with its reason, who was present (a count), and how it sits with people.

    `questions` are the names of those whose question is open: they have a hand up for it.
    """

    number: int
    text: str
    why: str
    present: int
    clear: int
    concerns: int
    questions: tuple[str, ...]
    settled: bool


@dataclass(frozen=True, slots=True)
class DecisionsView:
    decisions: tuple[DecisionLine, ...]


@dataclass(frozen=True, slots=True)
class ActionLine:
    """Who does what by when; what is missing is empty."""

    number: int
    text: str
    owner: str
    due: date | None
    done: bool


@dataclass(frozen=True, slots=True)
class ActionsView:
    actions: tuple[ActionLine, ...]


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
    questions: tuple[QuestionLine, ...] = ()
    """The ones that stayed open, each with an owner."""
    decisions: tuple[DecisionLine, ...] = ()
    actions: tuple[ActionLine, ...] = ()


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


@dataclass(frozen=True, slots=True)
class AnswersView:
    """A question to everybody and what may be seen of its answers: in batches of four and more, never with a name."""

    id: str
    question: str
    count: int
    closed: bool
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NormsView:
    """What holds in this room, and whether it is off the record."""

    title: str
    text: str
    off_record: bool


@dataclass(frozen=True, slots=True)
class CommitmentsView:
    """What people said they would do, in totals, none under four. `reached` counts colleagues by site."""

    title: str
    present: int
    totals: tuple[tuple[str, int], ...]
    reached: tuple[tuple[str, int], ...]


View = (
    QueueView
    | PlaceView
    | WhyView
    | EquityView
    | OrderView
    | QuestionsView
    | DecisionsView
    | ActionsView
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
    | AnswersView
    | CommitmentsView
    | NormsView
    | StepView
    | RoutineView
    | PicksView
    | RoutineCardView
    | RoutineTextView
    | AgendaCheckView
)
