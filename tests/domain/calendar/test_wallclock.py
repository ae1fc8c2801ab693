"""A time on the wall becomes one instant, also on the nights when clocks jump, repeat, or skip midnight."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar.wallclock import UnknownZone, instant_of, is_skipped, local_time, zone_named, zone_names

A_DECADE = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(lambda at: at.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("name", "local", "instant"),
    [
        ("America/Los_Angeles", "2027-01-14 16:30", "2027-01-15 00:30"),
        ("America/Los_Angeles", "2027-03-14 02:30", "2027-03-14 10:00"),  # skipped: 03:00, the first minute after
        ("America/Los_Angeles", "2027-03-14 02:00", "2027-03-14 10:00"),
        ("America/Los_Angeles", "2027-03-14 03:00", "2027-03-14 10:00"),
        ("America/New_York", "2026-11-01 01:30", "2026-11-01 05:30"),  # shown twice: the first
        ("Africa/Cairo", "2026-04-24 00:00", "2026-04-23 22:00"),  # midnight skipped: 01:00
        ("America/Nuuk", "2027-03-27 23:30", "2027-03-28 01:00"),  # the last hour of the day is skipped
        ("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03 15:30"),  # a jump of half an hour
    ],
)
def test_a_time_on_the_wall_is_one_instant(name: str, local: str, instant: str) -> None:
    """Skipped times come at the first minute after; repeated ones the first time."""
    expected = datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert instant_of(datetime.fromisoformat(local), zone_named(name)) == expected


@given(A_DECADE, st.sampled_from(sorted(zone_names())))
def test_the_wall_shows_the_time_that_was_meant_or_the_first_that_exists_after_it(local: datetime, name: str) -> None:
    """Going to the instant and back gives the same time, except where the clocks jumped over it."""
    zone = zone_named(name)
    shown = local_time(instant_of(local, zone), zone)
    assert shown > local if is_skipped(local, zone) else shown == local


def test_a_place_nobody_knows_is_refused_by_name() -> None:
    """Only names from the IANA list are zones; neither paths nor abbreviations are."""
    for name in ("Mars/Olympus", "PST", "../../etc/passwd", "", "america/los_angeles", "Factory"):
        with pytest.raises(UnknownZone):
            zone_named(name)


def test_every_listed_zone_opens() -> None:
    """Each name that we offer can be read."""
    assert all(zone_named(name).key == name for name in zone_names())
