"""Understand a day and a time as people write them, in English or Spanish, or ask back; never guess.

Judged by the table in tests/data/phrases.yaml; the rules in words are in docs/dates.md.
"""

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

from bot.domain.calendar.clock_readings import WORKING_HOURS, Clock
from bot.domain.calendar.day_readings import Again, Days, comes_again
from bot.domain.calendar.moments import Doubt, Moment, Question, Understood, Unknown, in_order
from bot.domain.calendar.phrases_en import ENGLISH
from bot.domain.calendar.phrases_es import SPANISH
from bot.domain.calendar.tongue import Tongue, clock_from, numbers
from bot.domain.calendar.wallclock import instant_of, is_skipped, local_time

LONGEST_PHRASE = 120
"""Characters; nobody needs more for a date, and a pattern should not be fed a novel."""

_TONGUES = {"en": (ENGLISH, SPANISH), "es": (SPANISH, ENGLISH)}
_LONGEST_SPAN = timedelta(days=7)
_TIDY = (
    (re.compile(r"\b([ap])\. ?m\b\.?"), r"\1m"),
    (re.compile(r"(\d{4}-\d\d-\d\d)t(?=\d)"), r"\1 "),
    (re.compile(r"(?<=[a-z]{3})\.(?=\s)"), ""),
    (re.compile(r"[,\s]+"), " "),
    (re.compile(r" (please|por favor)[ .!]*$"), ""),
)


def understand(text: str, now: datetime, zone: ZoneInfo, language: str, *, time_needed: bool = True) -> Understood:
    """Read "next Tue 9am" or "el próximo martes a las 9" as a moment on the speaker's wall, or ask back.

    `now` is an aware instant, `zone` the speaker's, `language` hers ("en" or "es"; the other one is tried second).
    Without `time_needed` a day alone is enough, as for a due date. Never raises, whatever the text.
    """
    phrase = _tidied(text)
    speaker = _Speaker(now, zone, time_needed)
    own, other = _TONGUES[language]
    understood = _in_tongue(phrase, own, speaker)
    if understood is None and not own.refuses & set(phrase.split()):
        understood = _in_tongue(phrase, other, speaker)
    return understood or Unknown(text)


def complete(moment: Moment, now: datetime, zone: ZoneInfo) -> Moment | Question:
    """Take an answer that someone tapped: ask for its time where it has none yet."""
    if moment.at is not None:
        return moment
    return _Speaker(now, zone, time_needed=True).day_alone(Days((moment.day,)))


def _tidied(text: str) -> str:
    if len(text) > LONGEST_PHRASE:
        return ""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    for pattern, simpler in _TIDY:
        plain = pattern.sub(simpler, plain)
    return plain.strip(" .!")


def _in_tongue(phrase: str, tongue: Tongue, speaker: "_Speaker") -> Moment | Question | None:
    for pattern, simpler in tongue.rewrites:
        phrase = pattern.sub(simpler, phrase)
    if minutes := _span(phrase, tongue):
        return speaker.later(minutes)
    clock, rest = _take_clock(phrase, tongue)
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


def _take_clock(phrase: str, tongue: Tongue) -> tuple[Clock | None, str]:
    """Take the time out of a phrase and return it with what is left; an impossible time leaves the phrase whole."""
    for pattern in tongue.clocks:
        if match := pattern.search(phrase):
            clock = clock_from(match, tongue)
            return (clock, _without(phrase, match)) if clock else (None, phrase)
    for pattern, clock in tongue.fixed_clocks:
        if match := pattern.search(phrase):
            return clock, _without(phrase, match)
    return None, phrase


def _without(phrase: str, match: re.Match[str]) -> str:
    return " ".join((phrase[: match.start()] + " " + phrase[match.end() :]).split())


def _read_days(rest: str, tongue: Tongue, today: date) -> Days | None:
    for pattern, reading in tongue.days:
        if match := pattern.fullmatch(rest):
            return reading(numbers(match, tongue), today)
    return None


class _Speaker:
    """Whoever wrote the phrase: the moment and the place from which "tomorrow" is counted."""

    __slots__ = ("_instant", "_now", "_time_needed", "_zone", "today")

    def __init__(self, now: datetime, zone: ZoneInfo, time_needed: bool) -> None:
        self._instant, self._zone, self._time_needed = now.astimezone(UTC), zone, time_needed
        self._now = local_time(now, zone)
        self.today = self._now.date()

    def later(self, minutes: int) -> Moment | None:
        """Count real minutes, so that "in 24 hours" is 24 hours also where the clocks change."""
        if timedelta(minutes=minutes) > _LONGEST_SPAN:
            return None
        local = local_time(self._instant + timedelta(minutes=minutes), self._zone)
        return Moment(local.date(), local.time().replace(second=0, microsecond=0))

    def time_alone(self, clock: Clock) -> Moment | Question:
        """Read "at 9" without a day: today, or tomorrow where that has passed, which is asked."""
        moments = [Moment(self.today, at) for at in clock.times]
        rolled = [
            moment if self._is_ahead(moment) else _shifted(moment, Again.NEXT_DAY, self.today) for moment in moments
        ]
        if clock.doubt:
            return Question(clock.doubt, in_order(rolled))
        return rolled[0] if rolled == moments else Question(Doubt.ALREADY_PAST, in_order(rolled))

    def day_alone(self, days: Days) -> Moment | Question:
        """Read a day without a time; where one is needed, offer times in working hours."""
        ahead = [day for day in days.days if day >= self.today]
        if not ahead:
            return Question(Doubt.ALREADY_PAST, in_order(self._next_time(Moment(day), days) for day in days.days))
        if days.doubt:
            return Question(days.doubt, in_order(map(Moment, ahead)))
        if not self._time_needed:
            return Moment(ahead[0])
        return self.day_and_time(days, Clock(WORKING_HOURS, Doubt.WHAT_TIME))

    def day_and_time(self, days: Days, clock: Clock) -> Moment | Question:
        """Combine what the day and the time can mean; anything but one future moment is a question."""
        moments = [Moment(day, at) for day, at in product(_around_midnight(days, clock), clock.times)]
        ahead = [moment for moment in moments if self._is_ahead(moment)]
        if not ahead:
            return Question(Doubt.ALREADY_PAST, in_order(self._next_time(moment, days) for moment in moments))
        one_day = len({moment.day for moment in ahead}) == 1
        if doubt := (clock.doubt or days.doubt) if one_day else (days.doubt or clock.doubt):
            return Question(doubt, in_order(ahead))
        return self._on_the_wall(ahead[0])

    def _is_ahead(self, moment: Moment) -> bool:
        return moment.local > self._now

    def _next_time(self, moment: Moment, days: Days) -> Moment:
        return _shifted(moment, days.again, self.today)

    def _on_the_wall(self, moment: Moment) -> Moment | Question:
        if not is_skipped(moment.local, self._zone):
            return moment
        after = local_time(instant_of(moment.local, self._zone), self._zone)
        return Question(Doubt.NO_SUCH_TIME, (Moment(after.date(), after.time()),))


def _shifted(moment: Moment, again: Again, today: date) -> Moment:
    return Moment(comes_again(moment.day, again, today), moment.at)


def _around_midnight(days: Days, clock: Clock) -> tuple[date, ...]:
    """Return the days, and for a midnight also the mornings after them."""
    if not clock.midnight:
        return days.days
    return tuple({day + timedelta(days=n) for day in days.days for n in (0, 1)})
