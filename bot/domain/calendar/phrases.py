"""Understand a day and a time as people write them, in English or Spanish, or ask back; never guess.

Judged by the table in tests/data/phrases.yaml; the rules in words are in docs/dates.md.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.calendar.day_readings import Days
from bot.domain.calendar.moments import Moment, Question, Understood, Unknown
from bot.domain.calendar.phrases_en import ENGLISH
from bot.domain.calendar.phrases_es import SPANISH
from bot.domain.calendar.speaker import Speaker
from bot.domain.calendar.tongue import Tongue, numbers, rewritten, take_clock, tidied

_TONGUES = {"en": (ENGLISH, SPANISH), "es": (SPANISH, ENGLISH)}


def understand(text: str, now: datetime, zone: ZoneInfo, language: str, *, time_needed: bool = True) -> Understood:
    """Read "next Tue 9am" or "el próximo martes a las 9" as a moment on the speaker's wall, or ask back.

    `now` is an aware instant, `zone` the speaker's, `language` hers ("en" or "es"; the other one is tried second).
    Without `time_needed` a day alone is enough, as for a due date. Never raises, whatever the text.
    """
    phrase = tidied(text)
    speaker = Speaker(now, zone, time_needed)
    own, other = _TONGUES[language]
    understood = _in_tongue(phrase, own, speaker)
    if understood is None and not own.refuses & set(phrase.split()):
        understood = _in_tongue(phrase, other, speaker)
    return understood or Unknown(text)


def complete(moment: Moment, now: datetime, zone: ZoneInfo) -> Moment | Question:
    """Take an answer that someone tapped: ask for its time where it has none yet."""
    if moment.at is not None:
        return moment
    return Speaker(now, zone, time_needed=True).day_alone(Days((moment.day,)))


def _in_tongue(phrase: str, tongue: Tongue, speaker: Speaker) -> Moment | Question | None:
    phrase = rewritten(phrase, tongue)
    if minutes := _span(phrase, tongue):
        return speaker.later(minutes)
    clock, rest = take_clock(phrase, tongue)
    if not rest:
        return speaker.time_alone(clock) if clock else None
    days = _read_days(rest, tongue, speaker.today)
    if days is None:
        return None
    return speaker.day_and_time(days, clock) if clock else speaker.day_alone(days)


def _span(phrase: str, tongue: Tongue) -> int:
    for pattern in tongue.spans:
        if match := pattern.fullmatch(phrase):
            said = match["n"]
            return (tongue.words["n"].get(said) or int(said)) * tongue.span_minutes[match["unit"]]
    return 0


def _read_days(rest: str, tongue: Tongue, today: date) -> Days | None:
    for pattern, reading in tongue.days:
        if match := pattern.fullmatch(rest):
            return reading(numbers(match, tongue), today)
    return None
