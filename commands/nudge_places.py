"""A site's or a district's own hours and holidays, as its host or its lead says them."""

from __future__ import annotations

from bot.directory import folded
from bot.domain.log import Refusal, refuse
from bot.domain.nudges.wishes import SetPlaceHours
from bot.spec import Action, Asked, Made, Option, OptionKind
from commands.me import FROM, UNTIL, WEEKDAYS, clock, days_between, unclear_time

SITE = Option("site", OptionKind.SITE, words=("sede",))
DISTRICT = Option("district", limit=60, words=("distrito",))


def hours(asked: Asked) -> Made:
    since, until = asked.text("from"), asked.text("until")
    if refusal := unclear_time(since, until):
        return refusal
    weekends = asked.flag("weekends") if asked.text("weekends") else None
    if not (since or until or weekends is not None):
        return refuse("place-hours-which")
    site, district = asked.text("site"), asked.text("district")
    return SetPlaceHours(site, district, clock(since), clock(until), weekends)


def lessons(asked: Asked) -> Made:
    weekday = WEEKDAYS.get(folded(asked.text("day"))[:3])
    if weekday is None:
        return refuse("schedule-no-weekday")
    start, end = asked.text("from"), asked.text("until")
    if bool(start) != bool(end) or unclear_time(start, end):
        return refuse("class-hours-unclear")
    return SetPlaceHours(
        asked.text("site"), asked.text("district"), weekday=weekday, start=clock(start), end=clock(end)
    )


def holidays(asked: Asked) -> Made:
    days = days_between(asked)
    if isinstance(days, Refusal):
        return days
    return SetPlaceHours(asked.text("site"), asked.text("district"), days=days)


ACTIONS = (
    Action(
        "hours",
        hours,
        (SITE, DISTRICT, FROM, UNTIL, Option("weekends", OptionKind.YES, words=("fines",))),
        words=("horario",),
    ),
    Action(
        "class",
        lessons,
        (Option("day", required=True, rest=True, limit=20, words=("dia",)), SITE, DISTRICT, FROM, UNTIL),
        words=("clase",),
    ),
    Action(
        "holidays",
        holidays,
        (Option("from", required=True, rest=True, limit=40, words=("desde", "de")), SITE, DISTRICT, UNTIL),
        words=("vacaciones",),
    ),
)
