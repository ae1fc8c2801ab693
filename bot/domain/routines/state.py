"""What is true of a routine that is being run: its steps as facts, its clock, where it has arrived. No words.

A routine's texts stay in its file. The run keeps what the clock, the queue and the groups need, so that the log can be
replayed without any file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from datetime import datetime, timedelta

from immutables import Map

from bot.domain.frozen import frozen
from bot.domain.polls.state import Answers
from bot.domain.routines.clock import Clock
from bot.domain.routines.cues import warning_lead
from bot.domain.routines.model import Formation, Hands, ProductKind, QueuePolicy, Size
from bot.domain.routines.seating import Group, Seats
from bot.domain.routines.staging import Staging

ZERO = timedelta()


@frozen
class Makes:
    """What a step gathers, by id only: the choices of a poll, the columns of a board, the fields of a form."""

    kind: ProductKind = "nothing"
    choices: tuple[str, ...] = ()
    hidden: bool = False
    anonymous: bool = False


@frozen
class RunStep:
    """One step of a run. `seconds` is its planned length; `switches`, the seconds at which turns or places change.

    `rounds` holds the groups of each round; `quiet`, the roles whose hands rest while the others' are open.
    """

    id: str
    cycle: int
    seconds: int
    hands: Hands
    queue: QueuePolicy
    forms: Formation = "none"
    rounds: tuple[tuple[Group, ...], ...] = ()
    seats: tuple[Seats, ...] = ()
    typed_reports: bool = False
    switches: tuple[int, ...] = ()
    quiet: tuple[str, ...] = ()
    thinks: bool = False
    """Whether people think or write by themselves, so that hands rest and notes are kept for later."""
    makes: Makes = field(default_factory=Makes)
    size: Size | None = None
    """How large its groups are, where they are formed while it runs."""

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups in which the step begins."""
        return self.rounds[0] if self.rounds else ()


@frozen
class Mark:
    """A switch of the current step: when it comes on the step's own clock, and the planned second it stands for."""

    at: timedelta
    second: int


@frozen
class Note:
    """Something the facilitator should know of the plan: a sentence of the routines' book and what fills its gaps."""

    id: str
    args: tuple[tuple[str, str | int], ...] = ()


@frozen
class Run:
    """A routine on its way. While `staging` waits, the step is being sent out and its clock has not begun.

    `take` counts how often steps were sent out, so that no post is taken for an earlier one. `ahead` is the next step
    as far as it was made ready before its time. `lanes` are the people of the plan by site, and online.
    """

    id: str
    routine: str
    digest: str
    steps: tuple[RunStep, ...]
    circles: tuple[Group, ...]
    lanes: tuple[tuple[str, tuple[str, ...]], ...]
    remote: tuple[str, ...]
    clock: Clock
    hands_before: bool
    policy_before: str
    began_at: datetime
    parts: tuple[tuple[str, int], ...] = ()
    notes: tuple[Note, ...] = ()
    roles: tuple[tuple[str, str], ...] = ()
    staging: Staging | None = None
    waiting: bool = False
    ahead: Staging | None = None
    take: int = 0
    marks: tuple[Mark, ...] = ()
    switched: int = 0
    granted: timedelta = ZERO
    """What a place that had the step late has added to it."""
    spreads: tuple[timedelta, ...] = ()
    furthest: int = 0
    """The step it has once come to: what was gathered before it has been shown."""
    inside: tuple[str, ...] = ()
    """Who sits in the inner circle of this step, the longest first."""
    seated: int = 0
    """How often somebody was given a place after the plan was made."""
    answers: Map[int, Answers] = field(default_factory=Map)
    """What people chose or wrote, by step."""
    ended_at: datetime | None = None
    cut_short: bool = False

    @property
    def at(self) -> int:
        """The step that is running, being sent out, or was the last."""
        return min(self.clock.step, len(self.steps) - 1)

    @property
    def step(self) -> RunStep:
        return self.steps[self.at]

    @property
    def over(self) -> bool:
        return self.ended_at is not None

    @property
    def paused(self) -> bool:
        """Whether the facilitator has stopped the clock; a step that is being sent out is not paused."""
        return self.clock.begun and not self.waiting and not self.over and self.clock.since is None

    @property
    def next_mark(self) -> Mark | None:
        return self.marks[self.switched] if self.switched < len(self.marks) else None

    @property
    def next_mark_at(self) -> datetime | None:
        """When the next switch comes, while the clock runs."""
        mark, since = self.next_mark, self.clock.since
        return since + mark.at - self.clock.spent if mark is not None and since is not None else None

    def has_role(self, person: str) -> str:
        """The role this person has in the run (presenter, …), or an empty text."""
        given = next((role for role, who in self.roles if who == person), "")
        return given or ("inner" if person in self.inside else "")

    def people(self) -> Iterator[str]:
        """Everybody who was there when the run was planned."""
        for _, people in self.lanes:
            yield from people
        yield from self.remote

    def gathered(self, step: int) -> Answers:
        return self.answers.get(step, Answers())

    def later_by(self, pause: timedelta) -> Run:
        """A break of the convening does not count: the step goes on where it stood."""
        since = self.clock.since + pause if self.clock.since else None
        staging = replace(self.staging, asked=self.staging.asked + pause) if self.staging else None
        return replace(self, clock=replace(self.clock, since=since), staging=staging, ahead=None)

    def plan_second(self, now: datetime) -> int:
        """Where the run stands in its plan: the second since its planned beginning, however the clock was stretched.

        Between two switches the time goes evenly; a switch or a warning that has not been given is not run past.
        """
        start = sum(step.seconds for step in self.steps[: self.at])
        if self.over:
            return start + self.step.seconds
        if self.waiting:
            return start
        done = self.marks[self.switched - 1] if self.switched else Mark(ZERO, 0)
        soon = self.step.seconds - warning_lead(self.step.seconds)
        if self.clock.warned:
            return start + max(done.second, soon)
        ahead = self.next_mark or Mark(self.clock.lengths[self.at] - self.clock.notice, soon)
        span = (ahead.at - done.at).total_seconds()
        share = (self.clock.elapsed(now) - done.at).total_seconds() / span if span > 0 else 1.0
        second = done.second + int(share * (ahead.second - done.second))
        return start + max(done.second, min(second, ahead.second - 1))


@frozen
class Pacing:
    """Whether the facilitator wants a cue when a presentation goes on long; since when, and what has been said.

    `breaks` are the convening's breaks; `dismissed`, when she said "not now"; `cued`, for which instants she was told.
    """

    since: datetime | None = None
    breaks: tuple[tuple[datetime, datetime], ...] = ()
    dismissed: tuple[datetime, ...] = ()
    cued: tuple[datetime, ...] = ()


@frozen
class Routines:
    """The routine that runs, those that were run, and those that a lead has brought in (id to digest)."""

    run: Run | None = None
    past: tuple[Run, ...] = ()
    imported: Map[str, str] = field(default_factory=Map)
    pacing: Pacing = field(default_factory=Pacing)

    @property
    def newest(self) -> Run | None:
        return self.run or (self.past[-1] if self.past else None)

    def after_break(self, began: datetime, ended: datetime) -> Routines:
        """The running step goes on where it stood, and a break is no presentation."""
        pacing = replace(self.pacing, breaks=(*self.pacing.breaks, (began, ended)))
        return replace(self, run=self.run.later_by(ended - began) if self.run else None, pacing=pacing)
