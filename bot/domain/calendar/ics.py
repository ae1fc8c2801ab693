"""Calendars in and out: holidays read from a district's `.ics` file, and what a person agreed to as her own feed.

Written times are in UTC, which every calendar program turns into the reader's own zone; a wall time with a zone
description would only be needed for events that repeat, and each of ours is written out. The icalendar library is
loaded on first use.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any

from dateutil.rrule import DAILY, rrulestr

from bot.domain.frozen import frozen

LARGEST_FILE = 1_000_000
MOST_EVENTS = 500
LONGEST_HOLIDAY = timedelta(days=120)
"""A summer is shorter; a longer "holiday" is a mistake or an attack."""

_OLDEST_REPEAT = timedelta(days=3660)
"""A rule that began longer ago is not walked through day by day."""

_PRODUCT = "-//Convenor//Follow-up//EN"
_DEFAULT_LENGTH = timedelta(minutes=30)


class NotACalendar(ValueError):
    """The file is no iCalendar text."""


class CalendarTooLarge(ValueError):
    """The file has more bytes or events than a holiday calendar ever needs."""


@frozen
class Holiday:
    """A day off with the name that its calendar gives it."""

    day: date
    name: str


@frozen
class Holidays:
    """The days off in a file, in order, and how many of its events were no whole days, or could not be read."""

    days: tuple[Holiday, ...]
    left_out: int

    @property
    def dates(self) -> frozenset[date]:
        """The bare dates, as `quiet.Availability` takes them."""
        return frozenset(holiday.day for holiday in self.days)


@frozen
class Entry:
    """Something that a person agreed to, for her own calendar.

    `id` never changes over its life; `starts` is an aware instant, or a date for a whole day; `changed_at` and
    `revision` grow with each change, so that a calendar program replaces what it has.
    """

    id: str
    title: str
    starts: datetime | date
    changed_at: datetime
    ends: datetime | None = None
    details: str = ""
    place: str = ""
    revision: int = 0
    cancelled: bool = False


def read_holidays(file: bytes, first: date, last: date) -> Holidays:
    """Return the whole-day events of an `.ics` file between two dates (both included), repeats written out.

    Raises `NotACalendar` and `CalendarTooLarge`.
    """
    days: set[Holiday] = set()
    left_out = 0
    for event in _events(file):
        found = _days_off(event, first, last)
        left_out += found is None
        days |= {Holiday(day, _name(event)) for day in found or ()}
    return Holidays(tuple(sorted(days, key=lambda holiday: (holiday.day, holiday.name))), left_out)


def write_feed(entries: Iterable[Entry], name: str) -> bytes:
    """Return an iCalendar feed (RFC 5545, UTF-8) of these entries; the same entries give the same bytes."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _printable(name))
    for entry in entries:
        calendar.add_component(_written(entry))
    return bytes(calendar.to_ical())


def _events(file: bytes) -> Iterator[Any]:
    from icalendar import Calendar

    if len(file) > LARGEST_FILE:
        raise CalendarTooLarge
    try:
        calendar = Calendar.from_ical(file)
    except Exception as fault:  # the parser lets many kinds of errors through for text that is no calendar
        raise NotACalendar from fault
    events = calendar.walk("VEVENT")
    if len(events) > MOST_EVENTS:
        raise CalendarTooLarge
    return iter(events)


def _days_off(event: Any, first: date, last: date) -> set[date] | None:
    """Return an event's days between two dates, or None for one that is no day off or that nobody can read."""
    try:
        return _whole_days(event, first, last)
    except Exception:  # one broken event is left out and counted; the file's others still stand
        return None


def _whole_days(event: Any, first: date, last: date) -> set[date] | None:
    start = _date_of(event.get("DTSTART"))
    if start is None or str(event.get("STATUS", "")).upper() == "CANCELLED":
        return None
    length = max((_date_of(event.get("DTEND")) or start) - start, timedelta(days=1))
    if length > LONGEST_HOLIDAY:
        return None
    starts = _repeats(event, start, first - length, last) if event.get("RRULE") else [start]
    days = {day + timedelta(days=n) for day in starts for n in range(length.days)}
    return {day for day in days if first <= day <= last}


def _date_of(property: Any) -> date | None:
    """Return the date of a whole-day property; some programs write whole days as midnights."""
    value = property.dt if property is not None else None
    if isinstance(value, datetime):
        return value.date() if value.time() == time.min else None
    return value if isinstance(value, date) else None


def _repeats(event: Any, start: date, first: date, last: date) -> set[date]:
    """Return when a repeating holiday starts; the rule is cut at `last` so that one without an end stays short."""
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=datetime.combine(start, time.min), ignoretz=True)
    if start < first - _OLDEST_REPEAT or rule._freq > DAILY or rule._interval < 1:  # type: ignore[union-attr]
        raise ValueError("no holiday repeats like this")
    end = datetime.combine(last, time.min)
    cut = rule.replace(until=min(rule._until or end, end), count=None)  # type: ignore[union-attr]
    return {moment.date() for moment in islice(cut, rule._count)} - _excepted(event)  # type: ignore[union-attr]


def _excepted(event: Any) -> set[date | None]:
    """Return the days that a repeating event leaves out."""
    found = event.get("EXDATE", [])
    return {_date_of(one) for group in (found if isinstance(found, list) else [found]) for one in group.dts}


def _name(event: Any) -> str:
    return _printable(str(event.get("SUMMARY", "")))[:80]


def _written(entry: Entry) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{_printable(entry.id)}@convenor")
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("sequence", entry.revision)
    event.add("summary", _printable(entry.title))
    for key, value in _span(entry).items():
        event.add(key, value)
    for key, text in (("description", entry.details), ("location", entry.place)):
        if text:
            event.add(key, _printable(text))
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    return event


def _span(entry: Entry) -> dict[str, datetime | date]:
    if not isinstance(entry.starts, datetime):
        return {"dtstart": entry.starts, "dtend": entry.starts + timedelta(days=1)}
    starts = entry.starts.astimezone(UTC)
    return {"dtstart": starts, "dtend": entry.ends.astimezone(UTC) if entry.ends else starts + _DEFAULT_LENGTH}


def _printable(text: str) -> str:
    """Drop what no calendar may hold: control characters and halves of characters; line ends become plain ones."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char for char in lines if char == "\n" or (char.isprintable() and not "\ud800" <= char <= "\udfff"))
