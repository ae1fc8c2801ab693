"""When people are to be left alone, as they themselves, their site or their district have set it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time
from enum import StrEnum

from bot.domain.calendar.quiet import ClassHours
from bot.domain.frozen import frozen

MOST_LESSONS = 50
MOST_HOLIDAYS = 500


class Part(StrEnum):
    """What can be set by itself."""

    QUIET = "quiet"
    LESSONS = "lessons"
    HOLIDAYS = "holidays"


@frozen
class Hours:
    """When somebody wants to be left alone, on her own wall."""

    quiet_from: time = time(18)
    quiet_until: time = time(7)
    free_weekdays: tuple[int, ...] = (5, 6)
    class_hours: tuple[ClassHours, ...] = ()
    holidays: tuple[date, ...] = ()


USUAL = Hours()


def parts_set(hours: Hours) -> frozenset[Part]:
    """The parts that differ from the usual ones."""
    quiet = (hours.quiet_from, hours.quiet_until, hours.free_weekdays)
    found = {
        Part.QUIET: quiet != (USUAL.quiet_from, USUAL.quiet_until, USUAL.free_weekdays),
        Part.LESSONS: bool(hours.class_hours),
        Part.HOLIDAYS: bool(hours.holidays),
    }
    return frozenset(part for part, is_set in found.items() if is_set)


def together(own: Hours, chosen: frozenset[Part], around: Iterable[Hours | None]) -> Hours:
    """Her own hours where she chose any, else the nearest place's that has some; and everybody's holidays."""
    places = [hours for hours in around if hours is not None]
    if not places:
        return own
    mine = chosen | parts_set(own)
    quiet = own if Part.QUIET in mine else next((one for one in places if Part.QUIET in parts_set(one)), own)
    taught = own if Part.LESSONS in mine else next((one for one in places if one.class_hours), own)
    days = {day for one in (own, *places) for day in one.holidays}
    return Hours(quiet.quiet_from, quiet.quiet_until, quiet.free_weekdays, taught.class_hours, tuple(sorted(days)))


def with_quiet(hours: Hours, since: time | None, until: time | None, weekends: bool | None) -> Hours:
    """Other quiet hours; None leaves a part as it is. `weekends`: whether messages may come on them."""
    free = hours.free_weekdays if weekends is None else () if weekends else USUAL.free_weekdays
    return replace(
        hours, quiet_from=since or hours.quiet_from, quiet_until=until or hours.quiet_until, free_weekdays=free
    )


def with_lesson(hours: Hours, weekday: int, start: time | None, end: time | None) -> Hours | None:
    """One lesson more; without times the weekday is cleared. None where they make no lesson."""
    kept = hours.class_hours
    if start is None or end is None:
        return replace(hours, class_hours=tuple(one for one in kept if one.weekday != weekday))
    if start >= end or len(kept) >= MOST_LESSONS:
        return None
    return replace(hours, class_hours=(*kept, ClassHours(weekday, start, end)))


def with_holidays(hours: Hours, days: Iterable[date], today: date, *, keep: bool) -> Hours:
    """These days off, besides those that were there where `keep`; what has passed is dropped."""
    every = {*days, *(hours.holidays if keep else ())}
    return replace(hours, holidays=tuple(sorted(day for day in every if day >= today))[:MOST_HOLIDAYS])
