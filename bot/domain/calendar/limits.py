"""How much scheduling is reasonable, and the reasons for which a schedule is refused.

Each refusal is one sentence; the sentences are in the catalogue, under the ids that `Refused` names. The same limits
hold for a series from a form (`wish.accept`) and for one in words (`series_words`).
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import islice
from zoneinfo import ZoneInfo

from bot.domain.calendar.recurrence import AfterEachMeeting, BeforeDue, Once, Rule, Series
from bot.domain.calendar.wallclock import instant_of, local_time
from bot.domain.frozen import frozen


class Refused(StrEnum):
    """Why a schedule cannot be; each is the id of one sentence."""

    NO_TEXT = "schedule-no-text"
    TEXT_TOO_LONG = "schedule-text-too-long"
    TEXT_UNREADABLE = "schedule-text-unreadable"
    UNKNOWN_ZONE = "schedule-unknown-zone"
    NO_SUCH_DAY = "schedule-no-such-day"
    NO_SUCH_TIME = "schedule-no-such-time"
    TOO_OFTEN = "schedule-too-often"
    STEP_OUT_OF_RANGE = "schedule-step-out-of-range"
    NO_WEEKDAY = "schedule-no-weekday"
    NO_SUCH_MONTH_DAY = "schedule-no-such-month-day"
    NO_SUCH_NTH = "schedule-no-such-nth"
    NO_END = "schedule-no-end"
    ENDS_TOO_EARLY = "schedule-ends-too-early"
    ALREADY_PAST = "schedule-already-past"
    TOO_FAR_AHEAD = "schedule-too-far-ahead"
    TOO_MANY_TIMES = "schedule-too-many-times"
    TOO_MANY_REMINDERS = "schedule-too-many-reminders"
    NO_REMINDER = "schedule-no-reminder"
    REMINDER_OUT_OF_RANGE = "schedule-reminder-out-of-range"
    NOBODY = "schedule-nobody"
    TOO_MANY_PEOPLE = "schedule-too-many-people"
    TOO_MANY_WAITING = "schedule-too-many-waiting"


@frozen
class Refusal:
    """One refusal: the id of its sentence and the sentence's arguments."""

    reason: Refused
    arguments: Mapping[str, str | int] = field(default_factory=dict)


@frozen
class Limits:
    """How much is reasonable; the defaults are ours, and larger than any school year needs."""

    days_ahead: int = 800
    times: int = 200
    step: int = 52
    people: int = 2_000
    waiting_each: int = 100
    reminders: int = 3
    reminder_days: int = 90
    characters: int = 1_500


def refusal_of(
    series: Series, zone: ZoneInfo, now: datetime, waiting_each: int = 0, limits: Limits | None = None
) -> Refusal | None:
    """Say why a series cannot be, however it was asked for: its pace, its end, its days and how many they are."""
    limits = limits or Limits()
    if _needs_end(series.rule) and series.until is None and series.count is None:
        return Refusal(Refused.NO_END)
    if not 1 <= getattr(series.rule, "every", 1) <= limits.step:
        return Refusal(Refused.STEP_OUT_OF_RANGE, {"limit": limits.step})
    horizon = (now + timedelta(days=limits.days_ahead)).date()
    return _refused_days(series, local_time(now, zone).date(), horizon, limits) or _refused_comings(
        series, zone, now, horizon, waiting_each, limits
    )


def _refused_days(series: Series, today: date, horizon: date, limits: Limits) -> Refusal | None:
    """Check the days that were named, before any others are counted from them."""
    named = series.rule.due if isinstance(series.rule, BeforeDue) else series.start
    if named < today:
        return Refusal(Refused.ALREADY_PAST)
    if max(named, series.until or named) > horizon:
        return Refusal(Refused.TOO_FAR_AHEAD, {"days": limits.days_ahead})
    return None


def _refused_comings(
    series: Series, zone: ZoneInfo, now: datetime, horizon: date, waiting_each: int, limits: Limits
) -> Refusal | None:
    days = tuple(islice(series.days(), limits.times + 1))
    if not days:
        return _never_comes(series.rule)
    if len(days) > limits.times:
        return Refusal(Refused.TOO_MANY_TIMES, {"limit": limits.times})
    if len(days) + waiting_each > limits.waiting_each:
        return Refusal(Refused.TOO_MANY_WAITING, {"limit": limits.waiting_each})
    if instant_of(datetime.combine(days[0], series.at), zone) <= now:
        return Refusal(Refused.ALREADY_PAST)
    return Refusal(Refused.TOO_FAR_AHEAD, {"days": limits.days_ahead}) if days[-1] > horizon else None


def _never_comes(rule: Rule) -> Refusal | None:
    """A series that follows meetings may wait for its first; any other one without a day is a mistake."""
    if isinstance(rule, AfterEachMeeting):
        return None
    return Refusal(Refused.ALREADY_PAST if isinstance(rule, BeforeDue) else Refused.ENDS_TOO_EARLY)


def _needs_end(rule: Rule) -> bool:
    return not isinstance(rule, Once | BeforeDue | AfterEachMeeting)
