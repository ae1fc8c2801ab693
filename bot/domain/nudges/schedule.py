"""When a nudge comes, in the shape in which a log keeps it."""

from __future__ import annotations

from datetime import date, time

from bot.domain.calendar.recurrence import (
    AfterEachMeeting,
    BeforeDue,
    Daily,
    MonthlyOnDay,
    MonthlyOnWeekday,
    Once,
    Rule,
    Series,
    Weekly,
)
from bot.domain.calendar.wish import Repeats
from bot.domain.frozen import frozen


@frozen
class Schedule:
    """A series written flat: `repeats` says which of the fields its rule has.

    Days and times are on everybody's own wall. `nth` is the day of the month, or which of its weekdays (-1 the last).
    """

    repeats: Repeats
    at: time
    start: date
    until: date | None = None
    count: int | None = None
    every: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int = 0
    due: date | None = None
    days_before: tuple[int, ...] = ()
    meetings: tuple[date, ...] = ()
    days_after: int = 1

    @property
    def series(self) -> Series:
        return Series(self.rule, self.at, self.start, self.until, self.count)

    @property
    def rule(self) -> Rule:
        match self.repeats:
            case Repeats.ONCE:
                return Once()
            case Repeats.DAY:
                return Daily(self.every)
            case Repeats.WEEK:
                return Weekly(frozenset(self.weekdays), self.every)
            case Repeats.MONTH_DAY:
                return MonthlyOnDay(self.nth, self.every)
            case Repeats.MONTH_WEEKDAY:
                return MonthlyOnWeekday(self.weekdays[0], self.nth, self.every)
            case Repeats.BEFORE_DUE:
                return BeforeDue(self.due or self.start, self.days_before)
            case Repeats.AFTER_MEETING:
                return AfterEachMeeting(self.meetings, self.days_after)

    @property
    def follows_meetings(self) -> bool:
        return self.repeats is Repeats.AFTER_MEETING

    @property
    def repeating(self) -> bool:
        """Whether it goes on and on, so that "done" means this time only."""
        return self.repeats not in (Repeats.ONCE, Repeats.BEFORE_DUE)


def written(series: Series) -> Schedule:
    """The series in the shape in which a log keeps it."""
    plain = {"at": series.at, "start": series.start, "until": series.until, "count": series.count}
    match series.rule:
        case Once():
            return Schedule(Repeats.ONCE, **plain)  # type: ignore[arg-type]
        case Daily(every):
            return Schedule(Repeats.DAY, every=every, **plain)  # type: ignore[arg-type]
        case Weekly(weekdays, every):
            return Schedule(Repeats.WEEK, weekdays=tuple(sorted(weekdays)), every=every, **plain)  # type: ignore[arg-type]
        case MonthlyOnWeekday(weekday, nth, every):
            return Schedule(Repeats.MONTH_WEEKDAY, weekdays=(weekday,), nth=nth, every=every, **plain)  # type: ignore[arg-type]
        case MonthlyOnDay(day, every):
            return Schedule(Repeats.MONTH_DAY, nth=day, every=every, **plain)  # type: ignore[arg-type]
        case BeforeDue(due, days_before):
            return Schedule(Repeats.BEFORE_DUE, due=due, days_before=days_before, **plain)  # type: ignore[arg-type]
        case AfterEachMeeting(meetings, days_after):
            return Schedule(Repeats.AFTER_MEETING, meetings=meetings, days_after=days_after, **plain)  # type: ignore[arg-type]
