"""When a nudge comes, as a lead says it: a moment, a series, so many days before a date."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.directory import folded
from bot.domain.calendar.moments import Moment, Question, Understood
from bot.domain.calendar.phrases import complete, understand
from bot.domain.calendar.recurrence import MORNING, BeforeDue, Once, Series
from bot.domain.calendar.series_words import Repeated, understand_series
from bot.domain.calendar.wallclock import local_time
from bot.domain.frozen import frozen
from bot.domain.log import Choice, Refusal, Say, refuse, say, wall
from bot.domain.nudges.schedule import Schedule, written
from bot.spec import Asked

DAYS_BEFORE = re.compile(r"-?(\d{1,3})\s*(?:d|days?|dias?)?")
MORNINGS = frozenset({"morning", "the morning of", "that morning", "manana", "esa manana"})
USUAL_REMINDERS = (7, 1, 0)


@frozen
class Timing:
    """When it is to come: a schedule, or the question about it with its answers."""

    schedule: Schedule | None = None
    asks: Say | None = None
    choices: tuple[Choice, ...] = ()


def timing_of(asked: Asked, zone: ZoneInfo) -> Timing | Refusal:
    if asked.text("due"):
        return before_due(asked, zone)
    if asked.text("when"):
        return at_moment(asked, zone)
    if asked.text("nudge") or asked.text("draft"):
        return Timing()
    return refuse("nudge-when")


def before_due(asked: Asked, zone: ZoneInfo) -> Timing | Refusal:
    reminders = days_before(asked.text("remind"))
    if reminders is None:
        return refuse("nudge-remind", said=asked.text("remind")[:40])
    said = understand(asked.text("due"), asked.now, zone, asked.actor.language, time_needed=False)
    if isinstance(said, Moment):
        today = local_time(asked.now, zone).date()
        return Timing(written(Series(BeforeDue(said.day, reminders), said.at or MORNING, today)))
    return question(said, "due", {"remind": asked.text("remind")})


def days_before(words: str) -> tuple[int, ...] | None:
    """ "-7d,-1d", "7, 1, 0" or "morning" as days before the due date; None where it is neither."""
    if not words:
        return USUAL_REMINDERS
    days: list[int] = []
    for part in re.split(r"[,;]", folded(words)):
        match = DAYS_BEFORE.fullmatch(part.strip())
        if match is None and part.strip() not in MORNINGS:
            return None
        days.append(int(match[1]) if match else 0)
    return tuple(dict.fromkeys(days))


def at_moment(asked: Asked, zone: ZoneInfo) -> Timing | Refusal:
    words = asked.text("when")
    series = understand_series(words, asked.now, zone, asked.actor.language)
    if isinstance(series, Repeated):
        return repeated(asked, zone, series)
    said = understand(words, asked.now, zone, asked.actor.language)
    if isinstance(said, Moment) and said.at is not None:
        return Timing(written(Series(Once(), said.at, said.day)))
    return question(said, "when", {})


def repeated(asked: Asked, zone: ZoneInfo, series: Repeated) -> Timing | Refusal:
    first = chosen(asked.text("at"), asked, zone) or series.first
    if isinstance(first, Moment) and first.at is not None:
        return Timing(written(Series(series.rule, first.at, first.day, series.until, series.count)))
    return question(first, "at", {"when": asked.text("when")})


def chosen(words: str, asked: Asked, zone: ZoneInfo) -> Moment | Question | None:
    """The answer to an earlier question, as its button carries it."""
    try:
        local = datetime.fromisoformat(words) if words else None
    except ValueError:
        return None
    if local is None:
        return None
    bare = len(words) == len("2027-01-14")
    return complete(Moment(local.date(), None if bare else local.time()), asked.now, zone)


def question(said: Understood, option: str, also: dict[str, str]) -> Timing | Refusal:
    """What is unclear is asked, with the answers as buttons; what is unknown is said plainly."""
    if not isinstance(said, Question):
        return refuse("when-unknown")
    choices = tuple(
        Choice(say("choice-when", when=wall(local_of(one))), "nudge", {"action": "when", **also, option: iso(one)})
        for one in said.answers
    )
    return Timing(None, Say(f"when-{said.about.value}"), choices)


def local_of(moment: Moment) -> date:
    return moment.day if moment.at is None else moment.local


def iso(moment: Moment) -> str:
    """As the grammar of dates reads it back."""
    return moment.day.isoformat() if moment.at is None else moment.local.isoformat(" ", "minutes")
