"""A series falls on the days that a lead means by its words, ends when it should, and moves with nobody's clock."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    in_each_zone,
    next_occurrences,
)
from bot.domain.calendar.wallclock import local_time, zone_named

PACIFIC, EASTERN = zone_named("America/Los_Angeles"), zone_named("America/New_York")
MONDAY = date(2027, 1, 11)
BEFORE = datetime(2027, 1, 1, tzinfo=UTC)
TUESDAY, THURSDAY, FRIDAY = 1, 3, 4


def days(rule: Rule, n: int = 4, start: date = MONDAY) -> list[str]:
    """Return the first days of a rule as month-day."""
    return [f"{day:%m-%d}" for day in Series(rule, time(9), start, count=n).days()]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Once(), ["01-11"]),
        (Daily(), ["01-11", "01-12", "01-13", "01-14"]),
        (Daily(every=3), ["01-11", "01-14", "01-17", "01-20"]),
        (Weekly(frozenset({TUESDAY})), ["01-12", "01-19", "01-26", "02-02"]),
        (Weekly(frozenset({TUESDAY}), every=2), ["01-12", "01-26", "02-09", "02-23"]),
        (Weekly(frozenset({TUESDAY, THURSDAY}), every=2), ["01-12", "01-14", "01-26", "01-28"]),
        (MonthlyOnWeekday(FRIDAY, -1), ["01-29", "02-26", "03-26", "04-30"]),
        (MonthlyOnWeekday(TUESDAY, 2), ["01-12", "02-09", "03-09", "04-13"]),
        (MonthlyOnDay(15), ["01-15", "02-15", "03-15", "04-15"]),
        (MonthlyOnDay(31), ["01-31", "02-28", "03-31", "04-30"]),
        (MonthlyOnDay(29), ["01-29", "02-28", "03-29", "04-29"]),
        (BeforeDue(date(2027, 1, 20), (7, 1, 0)), ["01-13", "01-19", "01-20"]),
        (BeforeDue(date(2027, 1, 13), (14, 3, 0)), ["01-13"]),
        (AfterEachMeeting((date(2027, 2, 1), date(2027, 1, 14))), ["01-15", "02-02"]),
    ],
    ids=str,
)
def test_a_series_falls_on_the_days_its_words_mean(rule: Rule, expected: list[str]) -> None:
    """Every other Tuesday, the last Friday, the 31st, a week before: each as a person would count it."""
    assert days(rule) == expected


def test_a_series_ends_on_its_last_day_or_after_its_count_whichever_is_first() -> None:
    """The end is included, and a count is a count."""
    weekly = Weekly(frozenset({TUESDAY}))
    assert len(list(Series(weekly, time(9), MONDAY, until=date(2027, 1, 26)).days())) == 3
    assert len(list(Series(weekly, time(9), MONDAY, until=date(2027, 1, 26), count=2).days())) == 2
    assert not list(Series(weekly, time(9), MONDAY, until=MONDAY).days())


def test_nine_in_the_morning_stays_nine_in_the_morning_across_the_change_of_clocks() -> None:
    """A weekly series keeps its wall time while the instant moves by an hour."""
    series = Series(Weekly(frozenset({TUESDAY})), time(9), date(2027, 3, 1), count=4)
    comings = next_occurrences(series, BEFORE, PACIFIC, 4)
    assert {local_time(coming.instant, PACIFIC).time() for coming in comings} == {time(9)}
    assert {coming.instant.hour for coming in comings} == {17, 16}


def test_a_nudge_400_days_ahead_comes_once() -> None:
    """One occurrence, on its day, and none after it."""
    series = Series(Once(), time(9), date(2028, 2, 5))
    (coming,) = next_occurrences(series, BEFORE, PACIFIC, 5)
    assert coming.day - BEFORE.date() == timedelta(days=400)
    assert next_occurrences(series, coming.instant, PACIFIC, 5) == ()


def test_the_preview_shows_the_same_wall_time_in_each_zone() -> None:
    """Nine on the wall in Sacramento and nine in New York are three hours apart."""
    preview = in_each_zone(Series(Daily(), time(9), MONDAY), BEFORE, [PACIFIC, EASTERN])
    west, east = preview["America/Los_Angeles"], preview["America/New_York"]
    assert len(west) == len(east) == 5
    assert {one.instant - two.instant for one, two in zip(west, east, strict=True)} == {timedelta(hours=3)}


RULES = st.one_of(
    st.builds(Daily, st.integers(1, 10)),
    st.builds(Weekly, st.frozensets(st.integers(0, 6), min_size=1), st.integers(1, 4)),
    st.builds(MonthlyOnDay, st.integers(1, 31), st.integers(1, 3)),
    st.builds(MonthlyOnWeekday, st.integers(0, 6), st.sampled_from([-1, 1, 2, 3, 4])),
)


@given(RULES, st.times().map(lambda at: at.replace(second=0, microsecond=0)), st.integers(0, 400))
def test_the_next_ones_are_later_in_order_and_none_is_left_out(rule: Rule, at: time, hours: int) -> None:
    """Wherever one starts to look, what comes is exactly the tail of the series after that instant."""
    series = Series(rule, at, MONDAY, count=12)
    everything = next_occurrences(series, BEFORE, PACIFIC, 20)
    after = datetime(2027, 3, 10, tzinfo=UTC) + timedelta(hours=hours)
    assert len(everything) == 12
    assert next_occurrences(series, after, PACIFIC, 20) == tuple(one for one in everything if one.instant > after)
