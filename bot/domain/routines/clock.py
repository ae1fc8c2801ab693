"""The rubber-band clock of a run: paused, stretched, shortened and re-timed at will, it cuts nobody off unwarned.

A value, not a timer: it is made of wall instants and lengths, so that it is the same after a restart or under another
facilitator. The shell asks for `deadline`, wakes at that instant and calls `tick`; nothing here reads the time.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

from bot.domain.frozen import frozen
from bot.domain.routines.cues import warning_lead
from bot.domain.routines.words import Sentence, length, sentence

NOTICE = timedelta(seconds=10)
LATE = timedelta(seconds=5)
SHORTEST_STEP = timedelta(seconds=15)
LONGEST_WAIT = timedelta(minutes=1)
"""How much longer a step may get for a place that had it late (ours)."""
ZERO = timedelta()

MomentKind = Literal["warning", "end", "finish"]


@frozen
class Moment:
    """Something the clock says: which step, what (`warning`, `end` or `finish`), when, and how much time is left."""

    at: datetime
    kind: MomentKind
    step: int
    left: timedelta = ZERO


@frozen
class Clock:
    """How far a run is. `since` is the instant the current stretch began (None: paused or not begun yet).

    `spent` is what the step has used before that; `notice` how long before the end the warning comes.
    `warned` says whether it has come; `skipping`, whether the facilitator has asked to go on already.
    """

    lengths: tuple[timedelta, ...]
    step: int = 0
    since: datetime | None = None
    spent: timedelta = ZERO
    notice: timedelta = ZERO
    warned: bool = False
    skipping: bool = False
    begun: bool = False

    @property
    def over(self) -> bool:
        """Whether the last step has ended."""
        return self.step >= len(self.lengths)

    @property
    def paused(self) -> bool:
        """Whether the clock has begun and stands still."""
        return self.begun and not self.over and self.since is None

    def elapsed(self, now: datetime) -> timedelta:
        """How much of the current step has been used."""
        return self.spent + (now - self.since if self.since else ZERO)

    def left(self, now: datetime) -> timedelta:
        """How much of the current step is left, never less than nothing."""
        return ZERO if self.over else max(ZERO, self.lengths[self.step] - self.elapsed(now))

    def left_in_all(self, now: datetime) -> timedelta:
        """How much time all the steps still need."""
        return self.left(now) + sum(self.lengths[self.step + 1 :], ZERO)

    @property
    def ends_at(self) -> datetime | None:
        """The instant at which the current step ends, while the clock runs."""
        return self.since + self.lengths[self.step] - self.spent if self.since and not self.over else None

    @property
    def deadline(self) -> datetime | None:
        """The next instant at which the clock has something to say, while it runs."""
        end = self.ends_at
        return end if end is None or self.warned else end - self.notice


def clock_of(seconds: Sequence[int]) -> Clock:
    """A clock for steps of these lengths, made ready but not begun."""
    return _at_step(Clock(tuple(timedelta(seconds=one) for one in seconds)), 0, None)


def begin(clock: Clock, now: datetime) -> Clock | Sentence:
    """Start the first step: every place has it."""
    return sentence("already-started") if clock.begun else replace(_at_step(clock, 0, now), begun=True)


def hold(clock: Clock) -> Clock:
    """Go to the next step and wait there until every place has it."""
    return _at_step(clock, clock.step + 1, None)


def go(clock: Clock, now: datetime) -> Clock:
    """Start the step that was waited with; the first one begins the run."""
    return replace(_at_step(clock, clock.step, now), begun=True)


def tick(clock: Clock, now: datetime) -> tuple[Clock, tuple[Moment, ...]]:
    """Everything that has fallen due by now, in order, and the clock after it.

    A step that was to end while nobody was there to say so (the program was down) is warned of now, and then gets
    its notice in full.
    """
    moments: list[Moment] = []
    while (due := clock.deadline) is not None and due <= now:
        clock, moment = _fall_due(clock, due, now)
        moments.append(moment)
    return clock, tuple(moments)


def _fall_due(clock: Clock, due: datetime, now: datetime) -> tuple[Clock, Moment]:
    if clock.warned:
        last = clock.step + 1 == len(clock.lengths)
        moment = Moment(due, "finish" if last else "end", clock.step)
        return _at_step(clock, clock.step + 1, _said_at(due, now)), moment
    if clock.left(now) < clock.notice / 2:
        clock = _lasting(clock, clock.elapsed(now) + clock.notice)
    return replace(clock, warned=True), Moment(_said_at(due, now), "warning", clock.step, clock.left(now))


def _said_at(due: datetime, now: datetime) -> datetime:
    """A little late counts as on time, so that nothing drifts; after an outage the instant is now."""
    return due if now - due <= LATE else now


def _at_step(clock: Clock, step: int, since: datetime | None) -> Clock:
    over = step >= len(clock.lengths)
    notice = ZERO if over else _usual_notice(clock.lengths[step])
    fresh = replace(clock, step=step, since=None if over else since, spent=ZERO)
    return replace(fresh, notice=notice, warned=False, skipping=False)


def _usual_notice(lasting: timedelta) -> timedelta:
    return timedelta(seconds=warning_lead(round(lasting.total_seconds())))


def _lasting(clock: Clock, lasting: timedelta) -> Clock:
    lengths = (*clock.lengths[: clock.step], lasting, *clock.lengths[clock.step + 1 :])
    return replace(clock, lengths=lengths)


def _stopped(clock: Clock) -> Sentence | None:
    if not clock.begun:
        return sentence("not-started")
    return sentence("already-over") if clock.over else None


def pause(clock: Clock, now: datetime) -> Clock | Sentence:
    """Stand still; what is left of the step is kept."""
    if clock.paused:
        return sentence("already-paused")
    return _stopped(clock) or replace(clock, spent=clock.elapsed(now), since=None)


def resume(clock: Clock, now: datetime) -> Clock | Sentence:
    """Go on where the clock was paused."""
    if clock.since is not None:
        return sentence("not-paused")
    return _stopped(clock) or replace(clock, since=now)


def extend(clock: Clock, by: timedelta, now: datetime) -> Clock | Sentence:
    """Give the current step more time. It is warned of again, before its new end."""
    if stopped := _stopped(clock):
        return stopped
    longer = _lasting(clock, clock.lengths[clock.step] + by)
    return _noticed(replace(longer, skipping=False), now, _usual_notice(longer.lengths[longer.step]))


def shorten(clock: Clock, by: timedelta, now: datetime) -> Clock | Sentence:
    """Take time from the current step, leaving at least ten seconds' notice."""
    if stopped := _stopped(clock):
        return stopped
    shortest = clock.elapsed(now) + NOTICE
    shorter = _lasting(clock, max(shortest, clock.lengths[clock.step] - by))
    return _noticed(shorter, now, _usual_notice(shorter.lengths[shorter.step]))


def skip(clock: Clock, now: datetime) -> Clock | Sentence:
    """Go on to the next step after ten seconds' notice; asked a second time, go on at once."""
    if stopped := _stopped(clock):
        return stopped
    if clock.skipping and clock.warned:
        return _at_step(clock, clock.step + 1, now)
    running = replace(clock, spent=clock.elapsed(now), since=now, skipping=True)
    return _noticed(_lasting(running, running.spent + NOTICE), now, NOTICE)


def back(clock: Clock, now: datetime) -> Clock | Sentence:
    """Begin the step before this one again, with its whole time."""
    if not clock.begun:
        return sentence("not-started")
    return sentence("first-step") if clock.step == 0 else _at_step(clock, clock.step - 1, now)


def _noticed(clock: Clock, now: datetime, notice: timedelta) -> Clock:
    """The same clock with a warning still to come: at its usual time, or now if that has gone by."""
    return replace(clock, notice=min(notice, clock.left(now)), warned=False)


def retime(clock: Clock, end: datetime, now: datetime, keep_step: bool = False) -> Clock | Sentence:
    """Fit what is left to a fixed end, each step by its share; `keep_step` leaves the current one as it is.

    Refused with how much is missing where the steps would get too short to be worth having.
    """
    if stopped := _stopped(clock):
        return stopped
    left = [clock.left(now), *clock.lengths[clock.step + 1 :]]
    least = [left[0] if keep_step else min(left[0], NOTICE), *(min(one, SHORTEST_STEP) for one in left[1:])]
    missing = sum(least, ZERO) - (end - now)
    if missing > ZERO:
        return sentence("too-tight", needed=length(missing.total_seconds()))
    fixed = 1 if keep_step else 0
    fitted = [*left[:fixed], *_fitted(left[fixed:], least[fixed:], end - now - sum(left[:fixed], ZERO))]
    current = clock.elapsed(now) + fitted[0]
    timed = replace(clock, lengths=(*clock.lengths[: clock.step], current, *fitted[1:]))
    return timed if keep_step else _noticed(timed, now, _usual_notice(current))


def _fitted(left: list[timedelta], least: list[timedelta], room: timedelta) -> list[timedelta]:
    """Shares of the room by what each had, none under its least."""
    held: set[int] = set()
    while True:
        free = [at for at in range(len(left)) if at not in held]
        spare = room - sum((least[at] for at in held), ZERO)
        total = sum((left[at] for at in free), ZERO)
        share = {at: spare * (left[at] / total) if total else ZERO for at in free}
        short = {at for at in free if share[at] < least[at]}
        if not short:
            return [share.get(at, least[at]) for at in range(len(left))]
        held |= short
