"""Understand "every other Tuesday at 9am until June 5" as a series, in English or Spanish; never guess.

Judged by the part `series` of tests/data/phrases.yaml. "Biweekly" is twice a week to some and every two weeks to
others, so it is not understood at all.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from zoneinfo import ZoneInfo

from bot.domain.calendar.clock_readings import Clock
from bot.domain.calendar.day_readings import Days
from bot.domain.calendar.moments import Moment, Question, Unknown
from bot.domain.calendar.phrases import understand
from bot.domain.calendar.phrases_en import ENGLISH
from bot.domain.calendar.phrases_es import SPANISH
from bot.domain.calendar.recurrence import (
    MORNING,
    AfterEachMeeting,
    Daily,
    MonthlyOnDay,
    MonthlyOnWeekday,
    Rule,
    Weekly,
)
from bot.domain.calendar.speaker import Speaker
from bot.domain.calendar.tongue import Tongue, one_of, rewritten, take_clock, tidied, whole
from bot.domain.frozen import frozen

_MOST_TIMES = 999
_A_LOOK_AHEAD = 3
_SCHOOL_DAYS = frozenset(range(5))
_LAST_DAY = 31


@frozen
class Repeated:
    """A rule, the first moment that it means (or the question about it), and its end where one was said.

    Of a rule that follows meetings the first moment says only from when and at what time.
    """

    rule: Rule
    first: Moment | Question
    until: date | None = None
    count: int | None = None


_Said = Mapping[str, str]
_Regular = Daily | Weekly | MonthlyOnWeekday | MonthlyOnDay
_RuleReading = Callable[[_Said, Tongue], _Regular | AfterEachMeeting]
_Patterns = tuple[tuple[re.Pattern[str], _RuleReading], ...]


def understand_series(text: str, now: datetime, zone: ZoneInfo, language: str) -> Repeated | Unknown:
    """Read a series in words, on the speaker's wall; one moment alone is no series. Never raises."""
    phrase, until, count = _end_taken(tidied(text))
    last = understand(until, now, zone, language, time_needed=False) if until else None
    if last is not None and not isinstance(last, Moment):
        return Unknown(text)
    speaker = Speaker(now, zone, time_needed=True)
    for tongue, patterns in _IN_TURN[language]:
        if found := _read(phrase, tongue, patterns, speaker):
            return replace(found, until=last.day if last else None, count=count)
    return Unknown(text)


def _end_taken(phrase: str) -> tuple[str, str | None, int | None]:
    """Take "until June 5" and "6 times" off the end of a phrase."""
    phrase, _, until = _UNTIL.sub("\n", phrase, count=1).partition("\n")
    if match := _TIMES.fullmatch(phrase):
        return match["rest"], until or None, int(match["count"])
    return phrase, until or None, None


def _read(phrase: str, tongue: Tongue, patterns: _Patterns, speaker: Speaker) -> Repeated | None:
    clock, rest = take_clock(rewritten(phrase, tongue), tongue)
    for pattern, reading in patterns:
        if match := pattern.fullmatch(rest):
            return _begun(reading(match.groupdict(), tongue), clock, speaker)
    return None


def _begun(rule: _Regular | AfterEachMeeting, clock: Clock | None, speaker: Speaker) -> Repeated | None:
    """Find the first day on which every time that may be meant is still ahead."""
    if isinstance(rule, AfterEachMeeting):
        return _after_meetings(rule, clock, speaker)
    for day in islice(replace(rule, every=1).days(speaker.today), _A_LOOK_AHEAD):
        ahead = [speaker.is_ahead(Moment(day, at)) for at in clock.times] if clock else [day > speaker.today]
        if all(ahead):
            days = Days((day,))
            return Repeated(rule, speaker.day_and_time(days, clock) if clock else speaker.day_alone(days))
    return None


def _after_meetings(rule: AfterEachMeeting, clock: Clock | None, speaker: Speaker) -> Repeated | None:
    if clock and clock.doubt:
        return None
    return Repeated(rule, Moment(speaker.today, clock.times[0] if clock else MORNING))


def _weekly(said: _Said, tongue: Tongue) -> Weekly:
    known = tongue.words["weekday"]
    names = re.findall(one_of(known), said["weekdays"])
    return Weekly(frozenset(known[name] for name in names), _step(said, tongue))


def _every_other(said: _Said, tongue: Tongue) -> Weekly:
    return replace(_weekly(said, tongue), every=2)


def _step(said: _Said, tongue: Tongue) -> int:
    """Return the n of "every n weeks", at least one."""
    step = said.get("n") or "1"
    return max(1, tongue.words["n"].get(step) or int(step))


def _nth_of_month(said: _Said, tongue: Tongue) -> MonthlyOnWeekday:
    return MonthlyOnWeekday(tongue.words["weekday"][said["weekday"]], tongue.words["nth"][said["nth"]])


def _day_of_month(said: _Said, tongue: Tongue) -> MonthlyOnDay:
    return MonthlyOnDay(min(max(1, int(said["day"])), _LAST_DAY))


def _always(rule: _Regular | AfterEachMeeting) -> _RuleReading:
    return lambda said, tongue: rule


_UNTIL = re.compile(r" (?:until|till|through|hasta) (?:el )?(?=\S)")
_TIMES = re.compile(rf"(?P<rest>.+?) (?:for )?(?P<count>[1-9]\d{{0,{len(str(_MOST_TIMES)) - 1}}}) (?:times|veces)")

_EVERY = r"(?:every|each)"
_EACH_MONTH = r"(?:of|in) (?:the|each|every) month"
_ENGLISH = (
    (rf"{_EVERY} day|daily", _always(Daily())),
    (rf"{_EVERY} (?:week|school|work) ?day|on weekdays|weekdays", _always(Weekly(_SCHOOL_DAYS))),
    (rf"(?:{_EVERY}|weekly on) {{weekdays}}", _weekly),
    (r"(?:on )?{plurals}", _weekly),
    (r"every (?:other|second|2nd) {weekdays}", _every_other),
    (r"every (?:other week|two weeks|2 weeks) on {weekdays}", _every_other),
    (r"every {n} weeks on {weekdays}", _weekly),
    (rf"(?:on )?(?:the )?{{nth}} {{weekday}} {_EACH_MONTH}", _nth_of_month),
    (rf"(?:on )?the {{day}}(?:st|nd|rd|th) {_EACH_MONTH}", _day_of_month),
    (rf"(?:on )?(?:the )?last day {_EACH_MONTH}", _always(MonthlyOnDay(_LAST_DAY))),
    (rf"(?:the day )?after {_EVERY} (?:meeting|convening|session)", _always(AfterEachMeeting(()))),
)
_SPANISH = (
    (r"todos los dias|cada dia|diario|a diario", _always(Daily())),
    (r"de lunes a viernes", _always(Weekly(_SCHOOL_DAYS))),
    (r"(?:cada|todos los|los) {weekdays}", _weekly),
    (r"cada (?:dos|2) semanas (?:el|los) {weekdays}", _every_other),
    (r"un {weekdays} si y (?:otro )?no", _every_other),
    (r"cada {n} semanas (?:el|los) {weekdays}", _weekly),
    (r"(?:el )?{nth} {weekday} (?:del|de cada) mes", _nth_of_month),
    (r"(?:el )?(?:dia )?{day} de cada mes", _day_of_month),
    (r"(?:el )?ultimo dia (?:del|de cada) mes", _always(MonthlyOnDay(_LAST_DAY))),
    (r"(?:el dia )?despues de cada (?:reunion|encuentro|sesion)", _always(AfterEachMeeting(()))),
)


def _compiled(tongue: Tongue, templates: tuple[tuple[str, _RuleReading], ...]) -> _Patterns:
    """Fill the slots; `weekdays` is a list such as "monday and wednesday", `plurals` one such as "mondays"."""
    weekday = f"(?:{one_of(tongue.words['weekday'])})"
    slots = {
        "{weekdays}": rf"(?P<weekdays>{weekday}s?(?:(?: and| y)? {weekday}s?)*)",
        "{plurals}": rf"(?P<weekdays>{weekday}s(?:(?: and| y)? {weekday}s)*)",
    }
    compiled = []
    for template, reading in templates:
        for slot, shape in slots.items():
            template = template.replace(slot, shape)
        compiled.append((whole(template, tongue.words), reading))
    return tuple(compiled)


_IN_ENGLISH = (ENGLISH, _compiled(ENGLISH, _ENGLISH))
_IN_SPANISH = (SPANISH, _compiled(SPANISH, _SPANISH))
_IN_TURN = {"en": (_IN_ENGLISH, _IN_SPANISH), "es": (_IN_SPANISH, _IN_ENGLISH)}
