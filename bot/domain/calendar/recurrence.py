"""A series: on which local days a nudge is meant to come, and the instant at which it comes in each zone.

Days are counted on the calendar alone (dateutil's rrule over dates), the time of day is added afterwards and turned
into an instant per zone. So a change of clocks can neither swallow a day nor send twice: an occurrence is keyed by
its series and its local day.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, rrule
from dateutil.rrule import weekday as nth_day

from bot.domain.calendar.wallclock import instant_of, local_time
from bot.domain.frozen import frozen

MORNING = time(8)
"""The local time of a reminder that names a day only, such as "the morning of"."""

_ZONES_APART = timedelta(days=2)
"""A day that lies this far back has passed on every wall, whatever its zone."""

_LAST_DAYS = (28, 29, 30, 31)


@frozen
class Once:
    """On one day."""

    def days(self, start: date) -> Iterator[date]:
        """Yield the start."""
        yield start


@frozen
class Daily:
    """Every day, or every so many."""

    every: int = 1

    def days(self, start: date) -> Iterator[date]:
        """Yield the days from the start on."""
        return _dates(rrule(DAILY, dtstart=_midnight(start), interval=self.every))


@frozen
class Weekly:
    """On these weekdays (0 is Monday) of every week, or of every other one, counted from the start's week."""

    weekdays: frozenset[int]
    every: int = 1

    def days(self, start: date) -> Iterator[date]:
        """Yield the days from the start on."""
        return _dates(
            rrule(WEEKLY, dtstart=_midnight(start), interval=self.every, byweekday=sorted(self.weekdays), wkst=0)
        )


@frozen
class MonthlyOnWeekday:
    """On the nth such weekday of the month, -1 for the last; a month without a fifth one is passed over."""

    weekday: int
    nth: int
    every: int = 1

    def days(self, start: date) -> Iterator[date]:
        """Yield the days from the start on."""
        wanted = nth_day(self.weekday, self.nth)
        return _dates(rrule(MONTHLY, dtstart=_midnight(start), interval=self.every, byweekday=wanted))


@frozen
class MonthlyOnDay:
    """On that day of the month; where the month is shorter, on its last day, so that no month is lost."""

    day: int
    every: int = 1

    def days(self, start: date) -> Iterator[date]:
        """Yield the days from the start on."""
        reachable = [day for day in _LAST_DAYS if day <= self.day] or [self.day]
        return _dates(rrule(MONTHLY, dtstart=_midnight(start), interval=self.every, bymonthday=reachable, bysetpos=-1))


@frozen
class BeforeDue:
    """So many days before a due date, 0 for the morning of; days already gone when it was set are left out."""

    due: date
    days_before: tuple[int, ...]

    def days(self, start: date) -> Iterator[date]:
        """Yield the days from the start on."""
        reminded = sorted(self.due - timedelta(days=before) for before in set(self.days_before))
        return (day for day in reminded if day >= start)


@frozen
class AfterEachMeeting:
    """So many days after each convening of a series; `meetings` are the local days of those known so far."""

    meetings: tuple[date, ...]
    days_after: int = 1

    def days(self, start: date) -> Iterator[date]:
        """Yield the days from the start on."""
        after = sorted(day + timedelta(days=self.days_after) for day in set(self.meetings))
        return (day for day in after if day >= start)


Rule = Once | Daily | Weekly | MonthlyOnWeekday | MonthlyOnDay | BeforeDue | AfterEachMeeting


@frozen
class Series:
    """A rule with its time on the wall, its first possible day, and its end: a last day, a count, or both."""

    rule: Rule
    at: time
    start: date
    until: date | None = None
    count: int | None = None

    def days(self) -> Iterator[date]:
        """Yield the intended local days, in order, each once; without an end, to the end of the calendar."""
        for day in islice(self.rule.days(self.start), self.count):
            if self.until is not None and day > self.until:
                return
            yield day


@frozen
class Occurrence:
    """One coming of a series: the local day that it is meant for (its key) and the instant (UTC) where it falls."""

    day: date
    instant: datetime


def next_occurrences(series: Series, after: datetime, zone: ZoneInfo, n: int) -> tuple[Occurrence, ...]:
    """Return the next n occurrences of a series in a zone, strictly after an instant."""
    first = local_time(after, zone).date() - _ZONES_APART
    comings = (Occurrence(day, _instant(day, series.at, zone)) for day in series.days() if day >= first)
    return tuple(islice((coming for coming in comings if coming.instant > after), n))


def in_each_zone(
    series: Series, after: datetime, zones: Sequence[ZoneInfo], n: int = 5
) -> dict[str, tuple[Occurrence, ...]]:
    """Return the next occurrences by zone name, for the preview before a series is saved."""
    return {zone.key: next_occurrences(series, after, zone, n) for zone in zones}


def _instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    return instant_of(datetime.combine(day, at), zone)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min)


def _dates(rule: rrule) -> Iterator[date]:
    return (moment.date() for moment in rule)
