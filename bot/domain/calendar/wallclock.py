"""What a clock on the wall shows, and the instant at which it shows it.

A nudge is meant for a wall-clock time ("Tuesday at 9"), so the instant is computed per zone, as late as possible.
Where clocks jump forward over that time it becomes the first minute that exists afterwards; where they fall back
and show it twice, the first one counts.
"""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from importlib import resources
from zoneinfo import ZoneInfo

_A_SECOND = timedelta(seconds=1)
_NO_PLACE = "Factory"  # tzdata's stand-in for "not configured"


class UnknownZone(LookupError):
    """No place goes by this name in the IANA list of time zones."""


@lru_cache(maxsize=1)
def zone_names() -> frozenset[str]:
    """Return every zone that a person may choose, by its IANA name (source: the tzdata package)."""
    listed = resources.files("tzdata").joinpath("zones").read_text(encoding="ascii")
    return frozenset(listed.split()) - {_NO_PLACE}


@lru_cache(maxsize=700)
def zone_named(name: str) -> ZoneInfo:
    """Return the zone with this IANA name, read from the tzdata package.

    `ZoneInfo(name)` would prefer the operating system's files, which in old images lag years behind; two
    replicas could then disagree by an hour. Raises `UnknownZone`.
    """
    if name not in zone_names():
        raise UnknownZone(name)
    with resources.files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as data:
        return ZoneInfo.from_file(data, key=name)


def local_time(instant: datetime, zone: ZoneInfo) -> datetime:
    """Return what the clock on the wall shows at an instant, as a naive datetime."""
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


def instant_of(local: datetime, zone: ZoneInfo) -> datetime:
    """Return the one instant (UTC) at which a naive local time counts as reached."""
    instant = _read_as(local, zone, fold=0)
    if local_time(instant, zone) == local:
        return instant
    return _end_of_gap(local, zone)


def is_skipped(local: datetime, zone: ZoneInfo) -> bool:
    """Say whether clocks jump over this local time, so that no wall ever shows it."""
    return local_time(_read_as(local, zone, fold=0), zone) != local


def _read_as(local: datetime, zone: ZoneInfo, fold: int) -> datetime:
    return local.replace(tzinfo=zone, fold=fold).astimezone(UTC)


def _end_of_gap(local: datetime, zone: ZoneInfo) -> datetime:
    """Find the jump itself: read with the offset after it a skipped time lies before it, and the other way round."""
    early, late = _read_as(local, zone, fold=1), _read_as(local, zone, fold=0)
    offset = late.astimezone(zone).utcoffset()
    assert offset is not None
    return _first_with_offset(zone, offset, early, late)


def _first_with_offset(zone: ZoneInfo, offset: timedelta, early: datetime, late: datetime) -> datetime:
    """Return the first second in (early, late] with this offset, where `late` has it and `early` has not."""
    while late - early > _A_SECOND:
        middle = early + (late - early) // 2
        middle = middle.replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == offset:
            late = middle
        else:
            early = middle
    return late
