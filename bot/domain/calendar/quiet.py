"""When a person may be reached: not in her quiet hours, not while she teaches, not on her holidays.

A nudge that falls into closed hours waits for the next open one; where that is more than a day later it would be
stale, and goes into her digest instead.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendar.wallclock import instant_of, local_time
from bot.domain.frozen import frozen

STALE_AFTER = timedelta(hours=24)
DIGEST_WEEKDAY, DIGEST_TIME = 0, time(8)
"""The digest comes on Mondays at 08:00 local."""

_FURTHEST_LOOK = 400
"""Days; longer than any school holiday, so beyond it a person is simply never open."""

_DAY_ENDS = time.max


class NeverOpen(ValueError):
    """These hours leave a person no time at all in which she may be reached."""


@frozen
class ClassHours:
    """A lesson that repeats every week: weekday (0 is Monday), start and end on the wall."""

    weekday: int
    start: time
    end: time


@frozen
class Availability:
    """The hours in which a person wants to be left alone, on her own wall; holidays may come from site or district.

    Quiet hours run from `quiet_from` over midnight to `quiet_until`, or within a day where the first is earlier;
    equal times mean that there are none.
    """

    zone: ZoneInfo
    quiet_from: time = time(18)
    quiet_until: time = time(7)
    free_weekdays: frozenset[int] = frozenset({5, 6})
    class_hours: tuple[ClassHours, ...] = ()
    holidays: frozenset[date] = frozenset()


@frozen
class SendAt:
    """Send at this instant (UTC)."""

    instant: datetime


@frozen
class IntoDigest:
    """Do not send alone: one line in the digest that comes at this instant (UTC)."""

    instant: datetime


def next_open_instant(instant: datetime, availability: Availability) -> datetime:
    """Return the instant itself if the person may be reached then, else the next one at which she may (UTC).

    Raises `NeverOpen`.
    """
    today = local_time(instant, availability.zone).date()
    for ahead in range(_FURTHEST_LOOK):
        for opens, closes in _open_spans(today + timedelta(days=ahead), availability):
            if instant < closes:
                return max(instant, opens).astimezone(UTC)
    raise NeverOpen


def when_to_send(due: datetime, availability: Availability) -> SendAt | IntoDigest:
    """Decide what becomes of a nudge that is due: now, at the next open time, or in the digest if that is stale."""
    opens = next_open_instant(due, availability)
    if opens - due > STALE_AFTER:
        return IntoDigest(next_digest(due, availability))
    return SendAt(opens)


def next_digest(after: datetime, availability: Availability) -> datetime:
    """Return when the next digest comes: Monday 08:00 local after an instant, or the next open time from then on."""
    today = local_time(after, availability.zone).date()
    for ahead in range(8):
        day = today + timedelta(days=ahead)
        monday = instant_of(datetime.combine(day, DIGEST_TIME), availability.zone)
        if day.weekday() == DIGEST_WEEKDAY and monday > after:
            return next_open_instant(monday, availability)
    raise AssertionError("a week has a Monday")


def _open_spans(day: date, availability: Availability) -> Iterator[tuple[datetime, datetime]]:
    """Yield what remains open of a local day, as instants from (included) and to (excluded)."""
    if day.weekday() in availability.free_weekdays or day in availability.holidays:
        return
    opens = time.min
    for start, end in sorted(_closed(day, availability)):
        if start > opens:
            yield _instant(day, opens, availability), _instant(day, start, availability)
        opens = max(opens, end)
    if opens < _DAY_ENDS:
        yield _instant(day, opens, availability), _instant(day + timedelta(days=1), time.min, availability)


def _closed(day: date, availability: Availability) -> Iterator[tuple[time, time]]:
    if availability.quiet_from > availability.quiet_until:
        yield time.min, availability.quiet_until
        yield availability.quiet_from, _DAY_ENDS
    elif availability.quiet_from < availability.quiet_until:
        yield availability.quiet_from, availability.quiet_until
    for lesson in availability.class_hours:
        if lesson.weekday == day.weekday() and lesson.start < lesson.end:
            yield lesson.start, lesson.end


def _instant(day: date, at: time, availability: Availability) -> datetime:
    return instant_of(datetime.combine(day, at), availability.zone)
