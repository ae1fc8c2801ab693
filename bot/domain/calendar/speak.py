"""How a time is said to a person: in her language, on her own wall, with the zone where another wall is meant too."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time, get_timezone_name

from bot.domain.calendar.wallclock import local_time

_LOCALES = {"en": Locale("en", "US"), "es": Locale("es", "US")}
_DAY = {"en": "EEEE, MMM d", "es": "EEEE d 'de' MMMM"}
_DAY_AND_YEAR = {"en": "EEEE, MMM d, y", "es": "EEEE d 'de' MMMM 'de' y"}
_NAMED_ZONES = frozenset(f"America/{city}" for city in ("Los_Angeles", "Denver", "Chicago", "New_York", "Anchorage"))
"""Zones that people here call by name ("Pacific Time"); others go by their city, since Phoenix is not on Denver's."""


def say_moment(
    instant: datetime, reader: ZoneInfo, language: str, *, now: datetime, also: ZoneInfo | None = None
) -> str:
    """Say an instant as "Tuesday, Jan 14 at 4:30 PM" or "martes 14 de enero a las 4:30 p.m.".

    `also` is the zone that others have in mind (the lead's, the convening's): where its wall shows another time,
    the reader's zone is named. The year is said where it is not this one.
    """
    local = local_time(instant, reader)
    said = say_local(local, language, today=local_time(now, reader).date())
    if also is None or local_time(instant, also) == local:
        return said
    return f"{said} ({say_zone(reader, language)})"


def say_local(local: datetime, language: str, *, today: date) -> str:
    """Say a wall time that is the same for everyone, such as an answer offered on a button."""
    return f"{say_day(local.date(), language, today=today)} {say_time(local.time(), language)}"


def say_day(day: date, language: str, *, today: date) -> str:
    """Say a day as "Tuesday, Jan 14" or "martes 14 de enero"."""
    patterns = _DAY if day.year == today.year else _DAY_AND_YEAR
    return format_date(day, patterns[language], locale=_LOCALES[language])


def say_time(at: time, language: str) -> str:
    """Say a time with its preposition: "at 4:30 PM", "a las 4:30 p.m.", "a la 1:30 p.m."."""
    clock = format_time(at, "h:mm a", locale=_LOCALES[language])
    if language == "en":
        return f"at {clock}"
    return f"{'a la' if at.hour % 12 == 1 else 'a las'} {clock}"


def say_zone(zone: ZoneInfo, language: str) -> str:
    """Say a zone as people do: "Pacific Time", "hora del Pacífico", else by its city: "Phoenix time"."""
    if zone.key == "UTC":
        return "UTC"
    if zone.key in _NAMED_ZONES:
        return get_timezone_name(zone, width="long", zone_variant="generic", locale=_LOCALES[language])
    city = _city(zone.key, language)
    return f"{city} time" if language == "en" else f"hora de {city}"


def _city(name: str, language: str) -> str:
    known = _LOCALES[language].time_zones.get(name, {})
    return known.get("city") or name.rsplit("/", 1)[-1].replace("_", " ")
