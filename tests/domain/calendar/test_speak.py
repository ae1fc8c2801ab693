"""A time is said as a colleague would say it, in English or Spanish, and names the zone where walls differ."""

from datetime import UTC, date, datetime, time

import pytest

from bot.domain.calendar.speak import say_day, say_local, say_moment, say_time, say_zone
from bot.domain.calendar.wallclock import zone_named

NOW = datetime(2027, 1, 11, 18, tzinfo=UTC)
INSTANT = datetime(2027, 1, 13, 0, 30, tzinfo=UTC)
PACIFIC, EASTERN, PHOENIX = (zone_named(f"America/{city}") for city in ("Los_Angeles", "New_York", "Phoenix"))


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Tuesday, Jan 12 at 4:30 PM"), ("es", "martes 12 de enero a las 4:30 p.m.")],
)
def test_a_moment_is_said_in_her_language_on_her_wall(language: str, said: str) -> None:
    """Day, date and time, without year or zone where nobody would doubt them."""
    assert say_moment(INSTANT, PACIFIC, language, now=NOW) == said
    assert say_moment(INSTANT, PACIFIC, language, now=NOW, also=PACIFIC) == said
    assert say_moment(INSTANT, PACIFIC, language, now=NOW, also=zone_named("America/Tijuana")) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Tuesday, Jan 12 at 7:30 PM (Eastern Time)"),
        ("es", "martes 12 de enero a las 7:30 p.m. (hora oriental)"),
    ],
)
def test_where_the_lead_reads_another_clock_the_zone_is_named(language: str, said: str) -> None:
    """A reader in New York of a nudge from Los Angeles sees her own time and whose it is."""
    assert say_moment(INSTANT, EASTERN, language, now=NOW, also=PACIFIC) == said


def test_another_year_is_said() -> None:
    """Next January is not this one."""
    assert say_day(date(2028, 2, 5), "en", today=NOW.date()) == "Saturday, Feb 5, 2028"
    assert say_day(date(2028, 2, 5), "es", today=NOW.date()) == "sábado 5 de febrero de 2028"


def test_one_oclock_is_singular_in_spanish() -> None:
    """A la 1:30, a las 2:30."""
    assert say_time(time(13, 30), "es") == "a la 1:30 p.m."
    assert say_time(time(14, 30), "es") == "a las 2:30 p.m."
    assert say_local(datetime(2027, 1, 12, 9), "en", today=NOW.date()) == "Tuesday, Jan 12 at 9:00 AM"


def test_phoenix_is_not_called_mountain_time() -> None:
    """A zone whose clock goes its own way in summer is named by its city."""
    assert say_zone(PHOENIX, "en") == "Phoenix time"
    assert say_zone(zone_named("America/Denver"), "en") == "Mountain Time"
    assert say_zone(zone_named("America/Mexico_City"), "es") == "hora de Ciudad de México"
    assert say_zone(zone_named("UTC"), "es") == "UTC"
