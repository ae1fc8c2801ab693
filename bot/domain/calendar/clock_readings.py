"""The times of day that a phrase can mean: "4:30 pm" is one, "at 9" is two, "in the morning" is a choice."""

from collections.abc import Callable, Mapping
from datetime import time

from bot.domain.calendar.moments import Doubt
from bot.domain.frozen import frozen

WORKING_HOURS = (time(8), time(12), time(16))
"""Offered where a day came without a time: before class, at noon, after class."""


@frozen
class Clock:
    """The possible times; `midnight` is the boundary of a day, which to some begins and to others ends it."""

    times: tuple[time, ...]
    doubt: Doubt | None = None
    midnight: bool = False


ClockFound = Mapping[str, str]
ClockReading = Callable[[ClockFound], Clock | None]

MIDNIGHT = Clock((time(0),), Doubt.WHICH_DAY, midnight=True)
NOON = Clock((time(12),))
CHOICES = {
    "morning": Clock((time(8), time(9), time(10)), Doubt.WHAT_TIME),
    "afternoon": Clock((time(13), time(15), time(16, 30)), Doubt.WHAT_TIME),
    "evening": Clock((time(18), time(19), time(20)), Doubt.WHAT_TIME),
}
_HOURS = {
    "am": {hour: hour for hour in range(1, 12)},
    "pm": {12: 12, **{hour: hour + 12 for hour in range(1, 12)}},
    "dawn": {hour: hour for hour in range(1, 7)},
    "morning": {hour: hour for hour in range(1, 12)},
    "afternoon": {12: 12, **{hour: hour + 12 for hour in range(1, 8)}},
    "evening": {hour: hour + 12 for hour in range(5, 12)},
}
_HALVES_WITH_MIDNIGHT = {"am", "evening"}


def clock_at(hour: str, minute: int) -> Clock | None:
    """Read "at 9" or "16:30": after 12, or with a leading zero, it is the 24-hour clock; else both halves fit."""
    number = int(hour)
    if number > 23 or minute > 59:
        return None
    if number > 12 or hour.startswith("0"):
        return Clock((time(number, minute),))
    return Clock((time(number % 12, minute), time(number % 12 + 12, minute)), Doubt.MORNING_OR_EVENING)


def clock_in(half: str, hour: int, minute: int) -> Clock | None:
    """Read "4:30 pm" or "3 in the afternoon"; an hour that this part of the day does not have fits nothing."""
    if hour == 12 and not minute and half in _HALVES_WITH_MIDNIGHT:
        return MIDNIGHT
    if hour == 12 and half == "am":
        return Clock((time(0, minute),)) if minute < 60 else None
    full = _HOURS[half].get(hour)
    return Clock((time(full, minute),)) if full is not None and minute < 60 else None
