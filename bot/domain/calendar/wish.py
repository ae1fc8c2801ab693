"""What a lead asks for when she schedules a nudge, and the one sentence that says why it cannot be.

A wish holds the words of a form as they were typed. `accept` turns it into a series, or into the first refusal that
it meets; it never raises, whatever was typed.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from enum import StrEnum

from bot.domain.calendar.limits import Limits, Refusal, Refused, refusal_of
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
)
from bot.domain.calendar.wallclock import UnknownZone, local_time, zone_named
from bot.domain.frozen import frozen


class Repeats(StrEnum):
    """How a nudge may repeat; nothing comes more often than once a day."""

    ONCE = "once"
    DAY = "day"
    WEEK = "week"
    MONTH_DAY = "month_day"
    MONTH_WEEKDAY = "month_weekday"
    BEFORE_DUE = "before_due"
    AFTER_MEETING = "after_meeting"


@frozen
class Wish:
    """A schedule as it was asked for.

    `day` and `until` are ISO dates, `at` a 24-hour time, `zone` the lead's IANA zone; `weekdays` count from Monday,
    0; `day` is the due date where reminders come `days_before` it. `people` is how many would get it, `waiting_each`
    how many nudges already wait for the one among them who has most.
    """

    text: str
    zone: str
    day: str
    at: str
    repeats: str = Repeats.ONCE
    every: int = 1
    weekdays: frozenset[int] = frozenset()
    nth: int = 1
    until: str | None = None
    count: int | None = None
    days_before: tuple[int, ...] = ()
    meetings: tuple[date, ...] = ()
    days_after: int = 1
    people: int = 1
    waiting_each: int = 0


_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WALL_TIME = re.compile(r"\d\d:\d\d", re.ASCII)
_UNREADABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_SHOWN = 40
"""Characters of a wrong word that a sentence repeats to the person."""


def accept(wish: Wish, now: datetime, limits: Limits | None = None) -> Series | Refusal:
    """Turn a wish into a series whose occurrences are few, soon enough and at real times, or say what is wrong."""
    limits = limits or Limits()
    for check in _FORM_CHECKS:
        if refusal := check(wish, limits):
            return refusal
    zone = zone_named(wish.zone)
    series = _series(wish, local_time(now, zone).date())
    return refusal_of(series, zone, now, wish.waiting_each, limits) or series


def _text(wish: Wish, limits: Limits) -> Refusal | None:
    if not wish.text.strip():
        return Refusal(Refused.NO_TEXT)
    if len(wish.text) > limits.characters:
        return Refusal(Refused.TEXT_TOO_LONG, {"length": len(wish.text), "limit": limits.characters})
    return Refusal(Refused.TEXT_UNREADABLE) if _UNREADABLE.search(wish.text) else None


def _zone(wish: Wish, limits: Limits) -> Refusal | None:
    try:
        zone_named(wish.zone)
    except UnknownZone:
        return _quoting(Refused.UNKNOWN_ZONE, wish.zone)
    return None


def _moment(wish: Wish, limits: Limits) -> Refusal | None:
    for written in (wish.day, wish.until):
        if written is not None and not _is_day(written):
            return _quoting(Refused.NO_SUCH_DAY, written)
    return None if _is_time(wish.at) else _quoting(Refused.NO_SUCH_TIME, wish.at)


def _pace(wish: Wish, limits: Limits) -> Refusal | None:
    if wish.repeats not in set(Repeats):
        return _quoting(Refused.TOO_OFTEN, wish.repeats)
    if not 1 <= wish.every <= limits.step:
        return Refusal(Refused.STEP_OUT_OF_RANGE, {"limit": limits.step})
    return None


def _pattern(wish: Wish, limits: Limits) -> Refusal | None:
    wants_weekday = wish.repeats in (Repeats.WEEK, Repeats.MONTH_WEEKDAY)
    if wants_weekday and not (wish.weekdays and wish.weekdays <= frozenset(range(7))):
        return Refusal(Refused.NO_WEEKDAY)
    if wish.repeats == Repeats.MONTH_WEEKDAY and wish.nth not in (-1, 1, 2, 3, 4, 5):
        return Refusal(Refused.NO_SUCH_NTH)
    if wish.repeats == Repeats.MONTH_DAY and not 1 <= wish.nth <= 31:
        return Refusal(Refused.NO_SUCH_MONTH_DAY)
    return None


def _reminders(wish: Wish, limits: Limits) -> Refusal | None:
    if not 0 <= wish.days_after <= limits.reminder_days:
        return Refusal(Refused.REMINDER_OUT_OF_RANGE, {"limit": limits.reminder_days})
    if wish.repeats != Repeats.BEFORE_DUE:
        return None
    if not wish.days_before:
        return Refusal(Refused.NO_REMINDER)
    if len(wish.days_before) > limits.reminders:
        return Refusal(Refused.TOO_MANY_REMINDERS, {"count": len(wish.days_before), "limit": limits.reminders})
    if not all(0 <= days <= limits.reminder_days for days in wish.days_before):
        return Refusal(Refused.REMINDER_OUT_OF_RANGE, {"limit": limits.reminder_days})
    return None


def _end(wish: Wish, limits: Limits) -> Refusal | None:
    if wish.count is not None and wish.count < 1:
        return Refusal(Refused.ENDS_TOO_EARLY)
    if wish.count is not None and wish.count > limits.times:
        return Refusal(Refused.TOO_MANY_TIMES, {"limit": limits.times})
    return None


def _recipients(wish: Wish, limits: Limits) -> Refusal | None:
    if wish.people < 1:
        return Refusal(Refused.NOBODY)
    if wish.people > limits.people:
        return Refusal(Refused.TOO_MANY_PEOPLE, {"count": wish.people, "limit": limits.people})
    if wish.waiting_each >= limits.waiting_each:
        return Refusal(Refused.TOO_MANY_WAITING, {"limit": limits.waiting_each})
    return None


_FORM_CHECKS: tuple[Callable[[Wish, Limits], Refusal | None], ...] = (
    _text,
    _zone,
    _moment,
    _pace,
    _pattern,
    _reminders,
    _end,
    _recipients,
)


def _series(wish: Wish, today: date) -> Series:
    start = today if wish.repeats == Repeats.BEFORE_DUE else date.fromisoformat(wish.day)
    until = date.fromisoformat(wish.until) if wish.until else None
    return Series(_rule(wish), time.fromisoformat(wish.at), start, until, wish.count)


def _rule(wish: Wish) -> Rule:
    match Repeats(wish.repeats):
        case Repeats.ONCE:
            return Once()
        case Repeats.DAY:
            return Daily(wish.every)
        case Repeats.WEEK:
            return Weekly(wish.weekdays, wish.every)
        case Repeats.MONTH_DAY:
            return MonthlyOnDay(wish.nth, wish.every)
        case Repeats.MONTH_WEEKDAY:
            return MonthlyOnWeekday(min(wish.weekdays), wish.nth, wish.every)
        case Repeats.BEFORE_DUE:
            return BeforeDue(date.fromisoformat(wish.day), wish.days_before)
        case Repeats.AFTER_MEETING:
            return AfterEachMeeting(wish.meetings, wish.days_after)


def _is_day(written: str) -> bool:
    return bool(_ISO_DAY.fullmatch(written)) and _parses(date.fromisoformat, written)


def _is_time(written: str) -> bool:
    return bool(_WALL_TIME.fullmatch(written)) and _parses(time.fromisoformat, written)


def _parses(parse: Callable[[str], object], written: str) -> bool:
    try:
        parse(written)
    except ValueError:
        return False
    return True


def _quoting(reason: Refused, said: str) -> Refusal:
    """Repeat what was typed, short and without anything that a screen could not show."""
    shown = _UNREADABLE.sub(" ", said).strip()
    return Refusal(reason, {"said": shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"})
