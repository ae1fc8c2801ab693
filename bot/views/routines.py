"""Routines: the step that runs, the choice, the plan card."""

from __future__ import annotations

from datetime import datetime

from bot.domain.frozen import frozen
from bot.domain.routines.card import PlanCard
from bot.domain.routines.model import Text
from bot.views.asking import AskView
from bot.views.people import PersonLine


@frozen
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
    circle: tuple[PersonLine, ...] = ()
    """Who sits in the inner circle, where the step has one."""
    inside: bool = False
    may_pass: bool = False
    """Her go in a talking round is still to come, or is now."""


@frozen
class StepRow:
    """One step in a run's list; `state` is "done", "now" or "later"."""

    title: Text
    lasts: Text
    state: str


@frozen
class TableRow:
    """A group of the step that runs: its number from 1, its place (a site, or `online`), its people, its station."""

    number: int
    place: str
    people: tuple[PersonLine, ...]
    station: int | None = None


@frozen
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
    tables: tuple[TableRow, ...] = ()
    """Who sits with whom now, where people are given their places; empty where they turn to a neighbor."""

    @property
    def now(self) -> StepView | None:
        """The step in whichever line there is."""
        return self.host or self.room or self.remote


@frozen
class PickLine:
    """A routine that is suggested: why, for how many minutes, and the words to open with."""

    routine: str
    name: Text
    reason: Text
    minutes: str
    opening: Text


@frozen
class PicksView:
    """Up to three routines for what was asked, best first."""

    picks: tuple[PickLine, ...]


@frozen
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


@frozen
class RoutineTextView:
    """A routine's own text, to be shared and brought in elsewhere."""

    routine: str
    name: Text
    text: str


@frozen
class RoutineCardView:
    """The printable plan card of a routine, in both languages."""

    routine: str
    english: PlanCard
    spanish: PlanCard
