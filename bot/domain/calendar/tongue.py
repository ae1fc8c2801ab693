"""The shape of one language's words for days and times; `phrases_en` and `phrases_es` fill it.

A pattern is a template over the language's own words: `{weekday}` stands for any of its weekday names. A whole
phrase must match, to its last word, or it is not understood: "not tomorrow" is never "tomorrow".
"""

import re
from collections.abc import Mapping

from bot.domain.calendar.clock_readings import Clock, clock_at, clock_in
from bot.domain.calendar.day_readings import DayReading
from bot.domain.frozen import frozen
from bot.domain.letters import unaccented

_NUMERIC = {"day": r"\d{1,2}", "year": r"\d{4}|\d{2}", "first": r"\d{1,2}", "second": r"\d{1,2}"}
LONGEST_PHRASE = 120
"""Characters; nobody needs more for a date, and a pattern should not be fed a novel."""

_TIDY = (
    (re.compile(r"\b([ap])\. ?m\b\.?"), r"\1m"),
    (re.compile(r"(\d{4}-\d\d-\d\d)t(?=\d)"), r"\1 "),
    (re.compile(r"(?<=[a-z]{3})\.(?=\s)"), ""),
    (re.compile(r"[,\s]+"), " "),
    (re.compile(r" (please|por favor)[ .!]*$"), ""),
)
_WORD_START, _WORD_END = r"(?<![\w:/.\-])", r"(?![\w:/\-])"


@frozen
class Tongue:
    """One language: its words with their meaning, and the patterns over them, the most particular first.

    `words` maps a slot (weekday, month, nth, n) to its words and their numbers; `hours` and `shifts` ("half past":
    30, "quarter to": -15) and `halves` (a word to am, pm, morning …) make clock times.
    """

    words: Mapping[str, Mapping[str, int]]
    hours: Mapping[str, int]
    shifts: Mapping[str, int]
    halves: Mapping[str, str]
    days: tuple[tuple[re.Pattern[str], DayReading], ...]
    clocks: tuple[re.Pattern[str], ...]
    fixed_clocks: tuple[tuple[re.Pattern[str], Clock], ...]
    spans: tuple[re.Pattern[str], ...]
    span_minutes: Mapping[str, int]
    rewrites: tuple[tuple[re.Pattern[str], str], ...]
    refuses: frozenset[str] = frozenset()


def tidied(text: str) -> str:
    """Bring a text to lower case without accents, commas or courtesies; one that is too long to nothing."""
    if len(text) > LONGEST_PHRASE:
        return ""
    plain = unaccented(text.replace("’", "'"))
    for pattern, simpler in _TIDY:
        plain = pattern.sub(simpler, plain)
    return plain.strip(" .!")


def rewritten(phrase: str, tongue: Tongue) -> str:
    """Put a language's shorthands ("tonight") into the longer words that its patterns know."""
    for pattern, simpler in tongue.rewrites:
        phrase = pattern.sub(simpler, phrase)
    return phrase


def counted(words: str, start: int) -> dict[str, int]:
    """Number words in their order; ways of writing the same one are joined by a slash."""
    return {way: n for n, word in enumerate(words.split(), start) for way in word.split("/")}


def whole(template: str, words: Mapping[str, Mapping[str, int]]) -> re.Pattern[str]:
    """Compile a day pattern; its slots become named groups."""
    return re.compile(_slots(template, words))


def anywhere(template: str, words: Mapping[str, Mapping[str, int]]) -> re.Pattern[str]:
    """Compile a clock pattern, found anywhere between other words."""
    return re.compile(_WORD_START + _slots(template, words) + _WORD_END)


def one_of(words: Mapping[str, object]) -> str:
    """Return the alternatives of a pattern, longest first so that "tue" does not hide "tuesday"."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _slots(template: str, words: Mapping[str, Mapping[str, int]]) -> str:
    for slot, known in words.items():
        digits = r"|\d{1,4}" if slot == "n" else ""
        template = template.replace("{" + slot + "}", f"(?P<{slot}>{one_of(known)}{digits})")
    for slot, shape in _NUMERIC.items():
        template = template.replace("{" + slot + "}", f"(?P<{slot}>{shape})")
    return template


def numbers(match: re.Match[str], tongue: Tongue) -> dict[str, int]:
    """Return what stood in the slots, as numbers."""
    return {
        slot: tongue.words[slot][text] if text in tongue.words.get(slot, {}) else int(text)
        for slot, text in match.groupdict().items()
        if text
    }


def clock_from(match: re.Match[str], tongue: Tongue) -> Clock | None:
    """Return the time that a clock pattern found, or None where no clock shows it."""
    said = match.groupdict()
    hour = str(tongue.hours.get(said["hour"], said["hour"]))
    minute = int(said.get("minute") or 0)
    shift = tongue.shifts.get(said.get("before") or said.get("after") or "", 0)
    if shift < 0:
        hour = str((int(hour) - 2) % 12 + 1)
    half = said.get("half")
    minute = (minute + shift) % 60 if shift else minute
    return clock_in(tongue.halves[half], int(hour), minute) if half else clock_at(hour, minute)


def take_clock(phrase: str, tongue: Tongue) -> tuple[Clock | None, str]:
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
