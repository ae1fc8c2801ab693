"""The days that a phrase can mean: one where two careful readers agree, several where they would not.

Each reading takes the numbers found in the phrase and today's date. None means that the words fit no day at all.
Both languages share these readings; only the words differ.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import Enum

from dateutil.relativedelta import relativedelta

from bot.domain.calendar.moments import Doubt
from bot.domain.frozen import frozen

_WEEK = timedelta(days=7)
_JUST_GONE = timedelta(days=65)
"""A date without a year that passed this recently is more likely a slip than next year's."""

_SATURDAY = 5
_MOST_WEEKS = 520


class Again(Enum):
    """When a day that has gone by comes round once more, to be offered instead."""

    NEXT_DAY = 1
    NEXT_WEEK = 7
    NEXT_YEAR = 365


@frozen
class Days:
    """The possible days, in no order; more than one carries its doubt."""

    days: tuple[date, ...]
    doubt: Doubt | None = None
    again: Again = Again.NEXT_DAY


Found = Mapping[str, int]
DayReading = Callable[[Found, date], Days | None]


def either(days: set[date], doubt: Doubt = Doubt.WHICH_DAY, again: Again = Again.NEXT_WEEK) -> Days:
    """Return one clear day, or several with a doubt."""
    return Days(tuple(days), doubt if len(days) > 1 else None, again)


def comes_again(gone: date, again: Again, today: date) -> date:
    """Return the next day from today on that answers the same words."""
    if again is Again.NEXT_YEAR:
        return _yearly(gone, today)
    while gone <= today:
        gone += timedelta(days=again.value)
    return gone


def _yearly(gone: date, today: date) -> date:
    """Return the same day and month in a coming year; 29 February waits for a leap year."""
    for year in range(today.year, today.year + 9):
        day = _date(year, gone.month, gone.day)
        if day and day > today:
            return day
    return gone


# --- by name -----------------------------------------------------------------------------------------------


def days_from_today(count: int) -> DayReading:
    """Read "today", "tomorrow", "the day after tomorrow"."""
    return lambda found, today: Days((today + timedelta(days=count),))


def weekday(found: Found, today: date) -> Days:
    """Read a bare "Tuesday": the coming one; on a Tuesday it may be today or in a week."""
    coming = _coming(found["weekday"], today)
    return either({coming, today} if coming - today == _WEEK else {coming})


def coming_weekday(found: Found, today: date) -> Days:
    """Read "this coming Tuesday": never today."""
    return Days((_coming(found["weekday"], today),), again=Again.NEXT_WEEK)


def this_weekday(found: Found, today: date) -> Days:
    """Read "this Tuesday": the one in this week, whether weeks start on Sunday or Monday."""
    days = {start + _from_monday(start, found["weekday"]) for start in _week_starts(today)}
    return either({day for day in days if day >= today} or days)


def next_weekday(found: Found, today: date) -> Days:
    """Read "next Tuesday": some mean the coming one, others the one in next week; ask where these differ."""
    return either({_coming(found["weekday"], today)} | _in_next_week(found["weekday"], today))


def weekday_next_week(found: Found, today: date) -> Days:
    """Read "Tuesday next week"."""
    return either(_in_next_week(found["weekday"], today))


def weeks_from_weekday(found: Found, today: date) -> Days | None:
    """Read "a week from Tuesday"."""
    if found["n"] > _MOST_WEEKS:
        return None
    return either({day + found["n"] * _WEEK for day in weekday(found, today).days})


def next_week(found: Found, today: date) -> Days:
    """Read a bare "next week": which of its working days is asked."""
    monday = today + timedelta(days=7 - today.weekday())
    return either({monday + timedelta(days=n) for n in range(5)})


def this_weekend(found: Found, today: date) -> Days:
    """Read "this weekend": Saturday or Sunday is asked."""
    saturday = today + timedelta(days=_SATURDAY - today.weekday())
    return either({day for day in (saturday, saturday + timedelta(days=1)) if day >= today})


def _coming(wanted: int, today: date) -> date:
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def _week_starts(today: date) -> tuple[date, date]:
    """Return the Monday and the Sunday with which, for different people, this week began."""
    return today - timedelta(days=today.weekday()), today - timedelta(days=(today.weekday() + 1) % 7)


def _from_monday(start: date, wanted: int) -> timedelta:
    return timedelta(days=(wanted - start.weekday()) % 7)


def _in_next_week(wanted: int, today: date) -> set[date]:
    return {start + _WEEK + _from_monday(start, wanted) for start in _week_starts(today)}


# --- so much later -----------------------------------------------------------------------------------------


def days_later(found: Found, today: date) -> Days | None:
    """Read "in 10 days"."""
    return _after(today, found["n"])


def weeks_later(found: Found, today: date) -> Days | None:
    """Read "in 3 weeks"."""
    return _after(today, 7 * found["n"])


def months_later(found: Found, today: date) -> Days | None:
    """Read "in a month": the same day of that month; asks where the month has no such day."""
    months = today.month - 1 + found["n"]
    return _on(today.year + months // 12, months % 12 + 1, today.day, Again.NEXT_YEAR) if found["n"] > 0 else None


def counted_days(*counts: int) -> DayReading:
    """Read an idiom that counts days, such as "en quince días", which is 14 to some and 15 to others."""
    return lambda found, today: either({today + timedelta(days=n) for n in counts})


def _after(today: date, days: int) -> Days | None:
    if days < 1 or days > (date.max - today).days:
        return None
    return Days((today + timedelta(days=days),))


# --- by date -----------------------------------------------------------------------------------------------


def day_and_month(found: Found, today: date) -> Days | None:
    """Read "14 Jan", "January 14th, 2027", "Thursday, January 14"; asks where the weekday does not fit."""
    year = _full_year(found["year"]) if "year" in found else None
    return _fit_weekday(found, _in_year(year, found["month"], found["day"], today))


def first_of_month(found: Found, today: date) -> Days | None:
    """Read "el primero de febrero"."""
    return day_and_month({**found, "day": 1}, today)


def day_of_month(found: Found, today: date) -> Days | None:
    """Read "the 14th": of this month, or of the next once it has passed."""
    if found["day"] == today.day:
        return _fit_weekday(found, either({today, today + relativedelta(months=1)}))
    first = today.replace(day=1)
    if found["day"] < today.day:
        first += relativedelta(months=1)
    return _fit_weekday(found, _on(first.year, first.month, found["day"], Again.NEXT_YEAR))


def slashed(found: Found, today: date) -> Days | None:
    """Read "3/4": ask which is the month, unless only one reading is a date."""
    year = _full_year(found["year"]) if "year" in found else None
    orders = ((found["first"], found["second"]), (found["second"], found["first"]))
    readings = [days for month, day in orders if (days := _in_year(year, month, day, today))]
    real = [days for days in readings if not days.doubt]
    if not real:
        return readings[0] if readings else None
    named = {days.days[0] for days in real}
    fitting = {day for day in named if day.weekday() == found.get("weekday")} or named
    return _fit_weekday(found, either(fitting, Doubt.DAY_OR_MONTH_FIRST, Again.NEXT_YEAR))


def nth_weekday(found: Found, today: date) -> Days | None:
    """Read "the last Friday of March"; `nth` is 1 to 5, or -1 for the last."""
    for year in (today.year, today.year + 1):
        day = weekday_in_month(year, found["month"], found["weekday"], found["nth"])
        if day and day >= today:
            return Days((day,), again=Again.NEXT_YEAR)
    return None


def end_of_month(found: Found, today: date) -> Days:
    """Read "end of March": its last day, or, where that is a weekend, ask for that or the last working day."""
    month = found.get("month", today.month)
    last = _last_of_month(today.year + (month < today.month), month)
    working = last - timedelta(days=max(0, last.weekday() - _SATURDAY + 1))
    return either({last, working}, again=Again.NEXT_YEAR)


def weekday_in_month(year: int, month: int, wanted: int, nth: int) -> date | None:
    """Return the nth (or with -1 the last) such weekday of a month, if the month has so many."""
    last = _last_of_month(year, month)
    if nth == -1:
        return last - timedelta(days=(last.weekday() - wanted) % 7)
    first = last.replace(day=1)
    day = first + timedelta(days=(wanted - first.weekday()) % 7 + 7 * (nth - 1))
    return day if day.month == month else None


def _in_year(year: int | None, month: int, day: int, today: date) -> Days | None:
    if year is not None:
        return _on(year, month, day, Again.NEXT_YEAR)
    this_year = _on(today.year, month, day, Again.NEXT_YEAR)
    if this_year and this_year.days[0] < today - _JUST_GONE:
        return _on(today.year + 1, month, day, Again.NEXT_YEAR)
    return this_year


def _on(year: int, month: int, day: int, again: Again) -> Days | None:
    """Return that date, or its two neighbours with a doubt where the month is shorter."""
    if not (1 <= month <= 12 and 1 <= day <= 31 and date.min.year <= year < date.max.year):
        return None
    if exact := _date(year, month, day):
        return Days((exact,), again=again)
    last = _last_of_month(year, month)
    return Days((last, last + timedelta(days=1)), Doubt.NO_SUCH_DAY, again)


def _fit_weekday(found: Found, days: Days | None) -> Days | None:
    if days is None or days.doubt or "weekday" not in found or days.days[0].weekday() == found["weekday"]:
        return days
    day = days.days[0]
    ahead = (found["weekday"] - day.weekday()) % 7
    nearest = day + timedelta(days=ahead if ahead <= 3 else ahead - 7)
    return Days((day, nearest), Doubt.WEEKDAY_DIFFERS, days.again)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _last_of_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _full_year(year: int) -> int:
    return year + 2000 if year < 100 else year
