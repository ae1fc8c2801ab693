"""`/me`: who I am here, in which language and zone, when I may be reached and where, and what is known of me."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from bot.directory import folded
from bot.domain.calendar.moments import Moment
from bot.domain.calendar.phrases import understand
from bot.domain.calendar.wallclock import zone_named, zone_names
from bot.domain.convening import wishes as w
from bot.domain.log import Choice, Intent, Refusal, refuse, say
from bot.domain.person import wishes as p
from bot.spec import Action, Asked, Command, Elsewhere, Made, Option, OptionKind

SPOKEN_ZONES = {
    "pacific": "America/Los_Angeles",
    "pacifico": "America/Los_Angeles",
    "california": "America/Los_Angeles",
    "mountain": "America/Denver",
    "montana": "America/Denver",
    "central": "America/Chicago",
    "centro": "America/Chicago",
    "eastern": "America/New_York",
    "este": "America/New_York",
}
"""Zones as people here call them; Arizona and others go by their IANA name."""
WEEKDAYS = {
    **dict(zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), range(7), strict=True)),
    **dict(zip(("lun", "mar", "mie", "jue", "vie", "sab", "dom"), range(7), strict=True)),
}
LONGEST_HOLIDAY = 120
CLOCK = re.compile(r"(?P<hour>\d{1,2})(?::(?P<minute>[0-5]\d))?(?P<half>am|pm)?")


def show(asked: Asked) -> Intent:
    return w.Look("me")


def language(asked: Asked) -> Made:
    if asked.convening.one(asked.actor.person) is None:
        return mine(asked, p.PreferLanguage(asked.text("language")))
    return w.ChooseLanguage(asked.text("language"))


def mine(asked: Asked, intent: Intent) -> Elsewhere | Refusal:
    """Something that is decided on the person's own stream."""
    return Elsewhere("person", asked.actor.person, intent) if asked.actor.person else refuse("join-first")


def zone(asked: Asked) -> Made:
    said = asked.text("zone").strip()
    known = {name.casefold(): name for name in zone_names()}
    wanted = folded(said).removesuffix(" time").removeprefix("hora del ")
    return mine(asked, p.ChooseZone(SPOKEN_ZONES.get(wanted) or known.get(said.casefold().replace(" ", "_"), said)))


def clock(words: str) -> time | None:
    """ "18:00", "7", "6pm" as a time on the wall."""
    match = CLOCK.fullmatch(folded(words).replace(" ", "").replace(".", ""))
    if match is None or int(match["hour"]) > (12 if match["half"] else 23):
        return None
    hour = int(match["hour"]) % 12 if match["half"] else int(match["hour"])
    return time(hour + 12 * (match["half"] == "pm"), int(match["minute"] or 0))


def unclear_time(*said: str) -> Refusal | None:
    """A refusal where one of the given times is none."""
    wrong = next((words for words in said if words and clock(words) is None), "")
    return refuse("schedule-no-such-time", said=wrong[:20]) if wrong else None


def quiet(asked: Asked) -> Made:
    since, until = asked.text("from"), asked.text("until")
    if refusal := unclear_time(since, until):
        return refusal
    weekends = asked.flag("weekends") if asked.text("weekends") else None
    return mine(asked, p.SetQuietHours(clock(since), clock(until), weekends))


def class_hours(asked: Asked) -> Made:
    weekday = WEEKDAYS.get(folded(asked.text("day"))[:3])
    if weekday is None:
        return refuse("schedule-no-weekday")
    start, end = asked.text("from"), asked.text("until")
    if bool(start) != bool(end) or unclear_time(start, end):
        return refuse("class-hours-unclear")
    return mine(asked, p.AddClassHours(weekday, clock(start), clock(end)))


def holidays(asked: Asked) -> Made:
    days = days_between(asked)
    return days if isinstance(days, Refusal) else mine(asked, p.SetHolidays(days))


def days_between(asked: Asked) -> tuple[date, ...] | Refusal:
    """Every day from the first that was said to the last."""
    first = day_said(asked, "from")
    last = day_said(asked, "until") or first
    if first is None or last is None or not first <= last <= first + timedelta(days=LONGEST_HOLIDAY):
        return refuse("when-unknown")
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


def day_said(asked: Asked, option: str) -> date | None:
    wall = zone_named(asked.person(asked.actor.person).zone or asked.convening.zone)
    said = understand(asked.text(option), asked.now, wall, asked.actor.language, time_needed=False)
    return said.day if isinstance(said, Moment) else None


def own_hours(asked: Asked) -> Made:
    """My own hours and holidays only, or my site's and district's too."""
    return mine(asked, p.KeepOwnHours(alone=asked.text("how") != "no"))


def nudges(asked: Asked) -> Made:
    wanted = folded(asked.text("how"))
    if wanted in ("off", "no", "none", "stop", "ninguno"):
        return mine(asked, p.PauseNudges())
    if wanted in ("on", "yes", "si"):
        return mine(asked, p.PauseNudges(paused=False))
    if wanted.isdigit() and len(wanted) < 3:
        return mine(asked, p.SetAllowance(int(wanted)))
    return refuse("allowance-out-of-range", most=7)


def doors(asked: Asked) -> Made:
    wanted = tuple(folded(part) for part in asked.text("doors").replace(",", " ").split())
    return mine(asked, p.OrderDoors(tuple("mail" if one in ("email", "correo", "e-mail") else one for one in wanted)))


def data(asked: Asked) -> Made:
    return w.Look("my-data")


def forget(asked: Asked) -> Made:
    """Asked twice: what is forgotten cannot be brought back."""
    if asked.flag("sure"):
        return mine(asked, p.ForgetMe())
    yes = Choice(say("button-forget-me"), "me", {"action": "forget", "sure": "yes"})
    return Refusal(say("forget-me-sure"), (yes,))


FROM = Option("from", limit=40, words=("desde", "de"))
UNTIL = Option("until", limit=40, words=("hasta", "a"))

COMMAND = Command(
    "me",
    (
        Action("show", show, words=("ver",)),
        Action(
            "language",
            language,
            (
                Option(
                    "language",
                    OptionKind.CHOICE,
                    required=True,
                    choices=("en", "es"),
                    synonyms={"english": "en", "ingles": "en", "spanish": "es", "espanol": "es"},
                ),
            ),
            words=("idioma",),
            needs_convening=False,
        ),
        Action(
            "zone",
            zone,
            (Option("zone", required=True, rest=True, limit=60, words=("zona",)),),
            words=("zona",),
            needs_convening=False,
        ),
        Action(
            "quiet",
            quiet,
            (FROM, UNTIL, Option("weekends", OptionKind.YES, words=("fines",))),
            words=("silencio",),
            needs_convening=False,
        ),
        Action(
            "class",
            class_hours,
            (Option("day", required=True, rest=True, limit=20, words=("dia",)), FROM, UNTIL),
            words=("clase",),
            needs_convening=False,
        ),
        Action(
            "holidays",
            holidays,
            (Option("from", required=True, rest=True, limit=40, words=("desde", "de")), UNTIL),
            words=("vacaciones",),
            needs_convening=False,
        ),
        Action(
            "own-hours",
            own_hours,
            (Option("how", OptionKind.YES, words=("solo",)),),
            words=("mi-horario",),
            needs_convening=False,
        ),
        Action(
            "nudges",
            nudges,
            (Option("how", required=True, rest=True, limit=20, words=("cuantos",)),),
            words=("recordatorios",),
            needs_convening=False,
        ),
        Action(
            "doors",
            doors,
            (Option("doors", required=True, rest=True, limit=80, words=("puertas",)),),
            words=("puertas",),
            needs_convening=False,
        ),
        Action("data", data, words=("datos",), needs_convening=False),
        Action(
            "forget",
            forget,
            (Option("sure", OptionKind.YES, words=("seguro",)),),
            words=("olvidar",),
            needs_convening=False,
        ),
    ),
    default="show",
    words=("my", "yo"),
    slash="my",
)
