"""Nobody is nudged at night, at weekends, in class or on a holiday; what would wait too long goes to the digest."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar.quiet import (
    Availability,
    ClassHours,
    IntoDigest,
    NeverOpen,
    SendAt,
    next_digest,
    next_open_instant,
    when_to_send,
)
from bot.domain.calendar.wallclock import local_time, zone_named

PACIFIC = zone_named("America/Los_Angeles")
ANA = Availability(PACIFIC)


def at(written: str) -> datetime:
    """Return the instant at which the wall in Los Angeles shows this."""
    return datetime.fromisoformat(written).replace(tzinfo=PACIFIC)


@pytest.mark.parametrize(
    ("due", "opens"),
    [
        ("2027-01-12 09:00", "2027-01-12 09:00"),
        ("2027-01-12 07:00", "2027-01-12 07:00"),
        ("2027-01-12 06:59", "2027-01-12 07:00"),
        ("2027-01-12 17:59", "2027-01-12 17:59"),
        ("2027-01-12 18:00", "2027-01-13 07:00"),
        ("2027-01-12 03:00", "2027-01-12 07:00"),
        ("2027-01-15 18:00", "2027-01-18 07:00"),
        ("2027-01-16 10:00", "2027-01-18 07:00"),
        ("2027-03-12 19:00", "2027-03-15 07:00"),  # over the night in which the clocks change
    ],
)
def test_a_closed_hour_waits_for_the_next_open_one(due: str, opens: str) -> None:
    """From 18:00 to 07:00 and at weekends a nudge waits for the morning of the next working day."""
    assert next_open_instant(at(due), ANA) == at(opens)


def test_a_teacher_is_not_reached_in_class_nor_on_a_holiday() -> None:
    """Class hours and holidays close a day as quiet hours do, also when they overlap."""
    teaching = Availability(
        PACIFIC,
        class_hours=(
            ClassHours(1, time(8), time(11)),
            ClassHours(1, time(10), time(12)),
            ClassHours(1, time(6), time(7, 30)),
        ),
        holidays=frozenset({date(2027, 1, 18)}),
    )
    assert next_open_instant(at("2027-01-12 07:10"), teaching) == at("2027-01-12 07:30")
    assert next_open_instant(at("2027-01-12 09:00"), teaching) == at("2027-01-12 12:00")
    assert next_open_instant(at("2027-01-15 18:30"), teaching) == at("2027-01-19 07:30")


def test_a_short_wait_is_waited_and_a_long_one_goes_to_the_digest() -> None:
    """Tuesday night waits for Wednesday morning; Friday night would be stale by Monday, so it is told in the digest."""
    assert when_to_send(at("2027-01-12 20:00"), ANA) == SendAt(at("2027-01-13 07:00").astimezone(UTC))
    assert when_to_send(at("2027-01-15 20:00"), ANA) == IntoDigest(at("2027-01-18 08:00").astimezone(UTC))


def test_exactly_a_day_of_waiting_is_still_waited() -> None:
    """A day is the limit, not yet too long."""
    closed_tuesdays = Availability(PACIFIC, time(0), time(0), frozenset({1}))
    assert when_to_send(at("2027-01-12 00:00"), closed_tuesdays) == SendAt(at("2027-01-13 00:00").astimezone(UTC))


def test_the_digest_comes_on_monday_at_eight_or_after_the_holiday() -> None:
    """It is never on the Monday already begun, and respects the same closed hours."""
    assert next_digest(at("2027-01-12 09:00"), ANA) == at("2027-01-18 08:00")
    assert next_digest(at("2027-01-18 07:59"), ANA) == at("2027-01-18 08:00")
    assert next_digest(at("2027-01-18 08:00"), ANA) == at("2027-01-25 08:00")
    king_day = Availability(PACIFIC, holidays=frozenset({date(2027, 1, 18)}))
    assert next_digest(at("2027-01-12 09:00"), king_day) == at("2027-01-19 07:00")


def test_whoever_works_at_night_may_turn_the_hours_round() -> None:
    """Quiet from 9 to 17 closes the day and opens the night; equal times close nothing."""
    nights = Availability(PACIFIC, time(9), time(17), frozenset())
    assert next_open_instant(at("2027-01-12 10:00"), nights) == at("2027-01-12 17:00")
    assert next_open_instant(at("2027-01-12 03:00"), nights) == at("2027-01-12 03:00")
    assert next_open_instant(at("2027-01-16 03:00"), Availability(PACIFIC, time(7), time(7), frozenset())) == at(
        "2027-01-16 03:00"
    )


def test_somebody_who_is_never_open_is_reported_not_searched_for_ever() -> None:
    """Seven free weekdays leave no time at all."""
    with pytest.raises(NeverOpen):
        next_open_instant(at("2027-01-12 10:00"), Availability(PACIFIC, free_weekdays=frozenset(range(7))))


INSTANTS = st.datetimes(datetime(2024, 1, 1), datetime(2028, 12, 1), timezones=st.just(UTC))
ZONES = st.sampled_from(["America/Los_Angeles", "Africa/Cairo", "America/Nuuk", "Asia/Kathmandu", "Pacific/Auckland"])


@given(INSTANTS, ZONES)
def test_wherever_she_lives_she_is_reached_on_a_weekday_between_seven_and_eighteen(due: datetime, name: str) -> None:
    """The answer is never earlier, always open, and asking again from there changes nothing."""
    her = Availability(zone_named(name))
    opens = next_open_instant(due, her)
    local = local_time(opens, her.zone)
    assert due <= opens <= due + timedelta(days=3)
    assert local.weekday() < 5
    assert time(7) <= local.time() < time(18)
    assert next_open_instant(opens, her) == opens
