"""Every zone whose clocks change in 2024 to 2028, by gap, fold or midnight gap: one occurrence for each intended day.

What is expected is counted here minute by minute, from the offsets that tzdata gives, with none of the code on trial.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from bot.domain.calendar.recurrence import (
    Daily,
    MonthlyOnDay,
    MonthlyOnWeekday,
    Occurrence,
    Series,
    Weekly,
    next_occurrences,
)
from bot.domain.calendar.wallclock import zone_named, zone_names

FIRST, LAST = datetime(2024, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@dataclass(frozen=True)
class Shift:
    """A change of clocks: the instant, and what the wall shows just before it and at it."""

    instant: datetime
    before: datetime
    after: datetime

    @property
    def low(self) -> datetime:
        """Where the skipped or repeated stretch of the wall begins."""
        return min(self.before, self.after)

    @property
    def high(self) -> datetime:
        """Where it ends."""
        return max(self.before, self.after)


def wall(instant: datetime, zone: ZoneInfo) -> datetime:
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


def shifts(zone: ZoneInfo) -> Iterator[Shift]:
    """Find each change of clocks by halving the day in which it lies."""
    day, offset = FIRST, FIRST.astimezone(zone).utcoffset()
    while day < LAST:
        later = (day + DAY).astimezone(zone).utcoffset()
        if later != offset:
            early, late = day, day + DAY
            while late - early > MINUTE:
                middle = early + (late - early) // (2 * MINUTE) * MINUTE
                early, late = (early, middle) if middle.astimezone(zone).utcoffset() == later else (middle, late)
            yield Shift(late, wall(late, UTC) + (offset or timedelta()), wall(late, zone))
        day, offset = day + DAY, later


@cache
def changing_zones() -> dict[tuple[Shift, ...], list[str]]:
    """Return the zones that change, grouped where they change alike (most names are aliases)."""
    groups = defaultdict(list)
    for name in sorted(zone_names()):
        if found := tuple(shifts(zone_named(name))):
            groups[found].append(name)
    return dict(groups)


def expected(local: datetime, shift: Shift, zone: ZoneInfo) -> datetime:
    """Walk through the night minute by minute to where the wall first shows this time, or first jumps over it."""
    offset = (shift.instant - DAY).astimezone(zone).utcoffset() or timedelta()
    guess = (local - offset).replace(tzinfo=UTC)
    instant = min(guess, shift.instant - abs(shift.after - shift.before))
    while wall(instant, zone) < local:
        instant += MINUTE
    return instant


def walls_of_interest(shift: Shift) -> set[time]:
    """Return times at the edges and inside of the odd stretch, around midnight, and an ordinary morning."""
    inside = shift.low + (shift.high - shift.low) / 2
    edges = {shift.low, inside.replace(second=0), shift.high - MINUTE, shift.high, shift.low - MINUTE}
    return {edge.time() for edge in edges} | {time(0), time(9)}


def series_around(shift: Shift, at: time) -> Iterator[Series]:
    """Return series that all meet the night of the change, and their intended days with them."""
    for day in {shift.low.date(), shift.high.date()}:
        yield Series(Daily(), at, day - 3 * DAY, count=7)
        yield Series(Weekly(frozenset({day.weekday()})), at, day - 7 * DAY, count=3)
        yield Series(MonthlyOnDay(day.day), at, day.replace(day=1), count=2)
        yield Series(MonthlyOnWeekday(day.weekday(), (day.day - 1) // 7 + 1), at, day.replace(day=1), count=1)


def one_by_one(series: Series, after: datetime, zone: ZoneInfo) -> list[Occurrence]:
    """Ask for the next occurrence again and again, as a bot does that arms one alarm at a time."""
    found: list[Occurrence] = []
    for _ in range(20):
        coming = next_occurrences(series, after, zone, 1)
        found += coming
        after = coming[0].instant if coming else after
    return found


def test_the_night_of_every_change_has_one_occurrence_for_each_intended_day() -> None:
    """In each zone and at each change the series comes once per intended day, at the minute a careful person names."""
    nights = 0
    for found, names in changing_zones().items():
        zone = zone_named(names[0])
        for shift in found:
            nights += 1
            for at in walls_of_interest(shift):
                for series in series_around(shift, at):
                    all_at_once = next_occurrences(series, shift.instant - 60 * DAY, zone, 10)
                    assert [coming.day for coming in all_at_once] == list(series.days()), (names, shift, series)
                    for coming in all_at_once:
                        if abs(coming.instant - shift.instant) < DAY:
                            local = datetime.combine(coming.day, at)
                            assert coming.instant == expected(local, shift, zone), (names, shift, series)
    assert nights >= 300


def test_one_alarm_at_a_time_neither_skips_nor_repeats_a_day() -> None:
    """Asking only for the next one, each time from the last, visits every intended day once, in every zone."""
    for found, names in changing_zones().items():
        zone = zone_named(names[0])
        for shift in found[:4]:
            series = Series(Daily(), shift.low.time(), shift.low.date() - 2 * DAY, count=5)
            visited = one_by_one(series, shift.instant - 60 * DAY, zone)
            assert [coming.day for coming in visited] == list(series.days()), (names, shift)


def test_the_table_of_zones_holds_gaps_folds_and_gaps_at_midnight() -> None:
    """The nights on trial are of every kind, over all the zones that tzdata knows to change."""
    zones = changing_zones()
    nights = [shift for found in zones for shift in found]
    assert sum(len(names) for names in zones.values()) >= 180
    assert any(shift.after > shift.before for shift in nights)
    assert any(shift.after < shift.before for shift in nights)
    assert any(shift.before.time() == time(0) and shift.after > shift.before for shift in nights)
    assert any(shift.after.time() == time(0) and shift.after > shift.before for shift in nights)
    assert {shift.high - shift.low for shift in nights} > {timedelta(hours=1), timedelta(minutes=30)}


def test_a_year_of_days_is_a_year_of_nudges_in_every_zone() -> None:
    """Daily at 02:30 through 2026: 365 occurrences, each on its own day, each later than the one before."""
    days = [date(2026, 1, 1) + n * DAY for n in range(365)]
    for names in changing_zones().values():
        series = Series(Daily(), time(2, 30), days[0], until=days[-1])
        year = next_occurrences(series, FIRST, zone_named(names[0]), 400)
        assert [coming.day for coming in year] == days, names
        assert all(one.instant < two.instant for one, two in pairwise(year)), names
