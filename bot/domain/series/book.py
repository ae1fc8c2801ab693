"""A series wakes up when its next day begins anywhere on Earth, and hands that day to its people.

Each person then finds the instant on her own wall. So nobody's zone has to be known here, and a person who moves
to another zone meanwhile still gets it at her own time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import takewhile

from bot.domain.calendar.wish import Repeats
from bot.domain.frozen import frozen
from bot.domain.log import (
    Answer,
    Book,
    Context,
    Deadline,
    Decision,
    Entry,
    Intent,
    Refusal,
    Role,
    Stream,
    Then,
    done,
    refuse,
    say,
)
from bot.domain.nudges.schedule import Schedule
from bot.domain.nudges.wishes import CallPeople, CloseNudge
from bot.domain.series import facts as f
from bot.domain.series import wishes as w

EARLIEST_WALL = timedelta(hours=14)
"""No wall is further ahead of UTC (Line Islands, tzdata `Pacific/Kiritimati`)."""

LATEST_WALL = timedelta(hours=12)
"""No wall is further behind UTC."""


@frozen
class SeriesState:
    """One series: its convening, its schedule, and the last day that was handed on."""

    id: str
    organisation: str
    convening: str = ""
    schedule: Schedule | None = None
    called: date | None = None
    over: bool = False

    def coming(self) -> Iterator[date]:
        """The days that were not handed on yet, in order."""
        if self.schedule is None or self.over:
            return iter(())
        return (day for day in self.schedule.series.days() if self.called is None or day > self.called)


def wakes_at(state: SeriesState, day: date) -> datetime:
    """The instant at which the first wall on Earth shows that day and time."""
    assert state.schedule is not None
    return datetime.combine(day, state.schedule.at, UTC) - EARLIEST_WALL


def begin(state: SeriesState, wish: w.BeginSeries, context: Context) -> Decision | Refusal:
    if state.schedule is not None:
        return refuse("already-scheduled")
    return done(f.SeriesBegun(wish.convening, wish.schedule), say=say("noted"))


def move(state: SeriesState, wish: w.MoveSeries, context: Context) -> Decision | Refusal:
    return done(f.SeriesMoved(wish.schedule), say=say("noted"))


def add_meeting(state: SeriesState, wish: w.AddMeeting, context: Context) -> Decision | Refusal:
    if state.schedule is None or state.over or state.schedule.repeats is not Repeats.AFTER_MEETING:
        return refuse("no-such-nudge")
    return done(f.MeetingHeld(wish.day), say=say("noted"))


def end(state: SeriesState, wish: w.EndSeries, context: Context) -> Decision | Refusal:
    return refuse("no-such-nudge") if state.over else done(f.SeriesOver(), say=say("noted"))


def call(state: SeriesState, wish: w.CallOccurrences, context: Context) -> Decision | Refusal:
    """Hand on all that is due at once: after a long night the people sort it out, each for herself."""
    due = list(takewhile(lambda day: wakes_at(state, day) <= context.now, state.coming()))
    convening = Stream(state.organisation, "convening", state.convening)
    if due:
        handed = Then(convening, CallPeople(state.id, tuple(due)), f"call:{state.id}:{due[-1]}:{context.fresh('k')}")
        return done(f.OccurrencesCalled(due[-1]), say=say("noted"), then=(handed,))
    ends = over_at(state)
    if ends is None or ends > context.now:
        return refuse("nothing-due")
    over = Then(convening, CloseNudge(state.id), f"over:{state.id}:{context.fresh('k')}")
    return done(f.SeriesOver(), say=say("noted"), then=(over,))


def over_at(state: SeriesState) -> datetime | None:
    """When the last wall on Earth has shown the last day; one that follows meetings may always see another."""
    if state.schedule is None or state.over or state.called is None or next(state.coming(), None) is not None:
        return None
    if state.schedule.repeats is Repeats.AFTER_MEETING:
        return None
    return datetime.combine(state.called, state.schedule.at, UTC) + LATEST_WALL


def decide(state: SeriesState, intent: Intent, context: Context) -> Decision | Refusal:
    if Role.CLOCK not in context.actor.grants:
        return refuse("only-facilitators")
    match intent:
        case w.BeginSeries():
            return begin(state, intent, context)
        case w.MoveSeries():
            return move(state, intent, context)
        case w.AddMeeting():
            return add_meeting(state, intent, context)
        case w.EndSeries():
            return end(state, intent, context)
        case w.CallOccurrences():
            return call(state, intent, context)
    return Decision((), Answer(say("nothing-changed")))


def evolve(state: SeriesState, entry: Entry) -> SeriesState:
    match entry.event:
        case f.SeriesBegun(convening, schedule):
            return replace(state, convening=convening, schedule=schedule)
        case f.SeriesMoved(schedule):
            return replace(state, schedule=schedule, called=None, over=False)
        case f.MeetingHeld(day) if state.schedule is not None:
            meetings = tuple(sorted({*state.schedule.meetings, day}))
            return replace(state, schedule=replace(state.schedule, meetings=meetings))
        case f.OccurrencesCalled(through):
            return replace(state, called=through)
        case f.SeriesOver():
            return replace(state, over=True)
    return state


def deadlines(state: SeriesState) -> tuple[Deadline, ...]:
    following = next(state.coming(), None)
    if following is None:
        ends = over_at(state)
        return (Deadline("series:over", ends, w.CallOccurrences()),) if ends else ()
    return (Deadline(f"series:{following}", wakes_at(state, following), w.CallOccurrences()),)


BOOK = Book(
    initial=lambda stream: SeriesState(stream.id, stream.organisation),
    decide=decide,
    evolve=evolve,
    deadlines=deadlines,
    is_open=lambda state: not state.over,
)
