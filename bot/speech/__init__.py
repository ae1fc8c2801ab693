"""What is said, in the reader's language: one catalogue a language, as Fluent files beside this one.

Every sentence has an id and named gaps. A person is told in her own language; a place in its one or two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, tzinfo
from functools import cache, lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from babel.lists import format_list
from fluent.runtime import FluentBundle, FluentResource

from bot.directory import Directory
from bot.domain.calendar.speak import say_day, say_local
from bot.domain.convening.state import REMOTE_SITE, Convening
from bot.domain.frozen import frozen
from bot.domain.log import Arg, Ref, RefKind, Say
from bot.domain.routines.model import Text
from bot.exports.sentences import Sentences
from bot.routines.running import line_at
from bot.speech import rules

HERE = Path(__file__).parent
LANGUAGES = ("en", "es")
COUNTS_KEPT = 4096
"""Sentences with numbers in them, over all languages: every place in a queue of five hundred, many times over."""
PLANNER = "plan:"
"""What the ids of the planner's own sentences begin with."""


@cache
def bundle(language: str) -> FluentBundle:
    """The catalogue of a language, read once. Isolation marks are off: names are cleaned when they come in."""
    made = FluentBundle([language], use_isolating=False)
    for file in sorted((HERE / language).glob("*.ftl")):
        made.add_resource(FluentResource(file.read_text("utf-8")))
    made.add_resource(FluentResource(rules.messages(language)))
    return made


def ids(language: str) -> frozenset[str]:
    """Every sentence that the language has."""
    return frozenset(bundle(language)._messages)


class Unsaid(LookupError):
    """A sentence that no catalogue has, or whose gaps were not all filled: a fault of ours."""


def say_in(language: str, id: str, args: Mapping[str, str | int] | None = None) -> str:
    """The sentence in that language, with plain values. Raises `Unsaid` where it cannot be said."""
    if id.startswith(PLANNER):
        return say_of_plan(language, id.removeprefix(PLANNER), args or {})
    spoken = language if language in LANGUAGES else "en"
    if not args:
        return plain(spoken, id)
    if all(type(value) is int for value in args.values()):
        return counted(spoken, id, tuple(args.items()))
    return formatted(spoken, id, args)


@cache
def plain(language: str, id: str) -> str:
    """A sentence without gaps is the same every time; one with names in its gaps is never kept."""
    return formatted(language, id, {})


@lru_cache(maxsize=COUNTS_KEPT)
def counted(language: str, id: str, args: tuple[tuple[str, int], ...]) -> str:
    """A sentence with nothing but numbers in its gaps: "7 are ahead of you" is the same for everybody."""
    return formatted(language, id, dict(args))


def formatted(language: str, id: str, args: Mapping[str, str | int]) -> str:
    catalogue = bundle(language)
    if not catalogue.has_message(id):
        raise Unsaid(id)
    pattern = catalogue.get_message(id).value
    if pattern is None:
        raise Unsaid(id)
    text, errors = catalogue.format_pattern(pattern, dict(args))
    if errors:
        raise Unsaid(f"{id}: {errors[0]}")
    return str(text)


def say_of_plan(language: str, id: str, args: Mapping[str, str | int]) -> str:
    """What the planner says: its catalogue lies with the exports, so that the command line needs no server."""
    try:
        return Sentences(language).words(id, **args)
    except LookupError as error:
        raise Unsaid(f"{PLANNER}{id}: {error}") from error


def known(language: str, id: str) -> bool:
    return bundle(language if language in LANGUAGES else "en").has_message(id)


@frozen
class Speech:
    """Says sentences to one reader: her language, her zone, and the names that stand behind ids."""

    language: str
    zone: tzinfo = UTC
    directory: Directory | None = None
    convening: Convening | None = None
    now: datetime | None = None

    @classmethod
    def about(
        cls, convening: Convening, directory: Directory, language: str = "", now: datetime | None = None
    ) -> Speech:
        """To somebody of that convening, in the convening's own zone."""
        spoken = language if language in LANGUAGES else convening.languages[0]
        return cls(spoken, ZoneInfo(convening.zone), directory, convening, now)

    def in_language(self, language: str) -> Speech:
        return replace(self, language=language)

    def __call__(self, id: str, **args: str | int) -> str:
        return say_in(self.language, id, args)

    def say(self, sentence: Say) -> str:
        """The sentence with every name looked up."""
        filled = {name: self.fill(arg) for name, arg in sentence.args.items()}
        if sentence.lines:
            said = [self.say(line) for line in sentence.lines]
            filled["lines"] = "\n".join(f"• {one}" for one in said) if len(said) > 1 else said[0]
        for name, arg in sentence.args.items():
            if isinstance(arg, Ref) and arg.kind is RefKind.LETTER:
                filled[name] = fill_gaps(str(filled[name]), filled)
        return say_in(self.language, sentence.id, filled)

    def fill(self, arg: Arg) -> str | int:
        if isinstance(arg, tuple):
            return self.several(self.in_order(arg))
        return FILLERS[arg.kind](self, arg) if isinstance(arg, Ref) else arg

    def in_order(self, args: tuple[str | Ref, ...]) -> list[str]:
        """Several things as they were given; people by name, since the order of ids means nothing to anybody."""
        said = [str(self.fill(arg)) for arg in args]
        people = all(isinstance(arg, Ref) and arg.kind is RefKind.PERSON for arg in args)
        return sorted(said, key=str.casefold) if people else said

    def person(self, ref: Ref) -> str:
        who = self.convening.one(ref.id) if self.convening else None
        name = self.directory.name(who.person if who else ref.id) if self.directory else ""
        return name or self("somebody")

    def site(self, ref: Ref) -> str:
        return self.site_name(ref.id)

    def site_name(self, id: str) -> str:
        if id == REMOTE_SITE:
            return self("remote-site")
        place = self.convening.sites.get(id) if self.convening else None
        return place.name if place else id

    def group(self, ref: Ref) -> str:
        group = self.convening.breakouts.group(ref.id) if self.convening else None
        return group.name if group else ref.id

    def topic(self, ref: Ref) -> str:
        agenda = self.convening.agenda if self.convening else ()
        return next((topic.title for topic in agenda if topic.id == ref.id), ref.id)

    def moment(self, ref: Ref) -> str:
        return self.clock(datetime.fromisoformat(ref.id))

    def clock(self, at: datetime) -> str:
        """The time of day, with the date where it is not today."""
        local = at.astimezone(self.zone)
        time = format_time(local, "short", tzinfo=self.zone, locale=self.language).replace("\u202f", " ")
        today = self.now is None or self.now.astimezone(self.zone).date() == local.date()
        if today:
            return str(time)
        day = format_date(local.date(), "EEEE d MMM" if self.language == "es" else "EEEE, MMM d", locale=self.language)
        return self("day-and-time", day=str(day), time=str(time))

    def wall(self, ref: Ref) -> str:
        """A day, or a day and a time, that stands on everybody's own wall."""
        today = (self.now or datetime.now(UTC)).astimezone(self.zone).date()
        if len(ref.id) == len("2027-01-14"):
            return say_day(date.fromisoformat(ref.id), self.language, today=today)
        return say_local(datetime.fromisoformat(ref.id), self.language, today=today)

    def day(self, on: date) -> str:
        """A calendar day, as people say it."""
        pattern = "EEEE d 'de' MMMM" if self.language == "es" else "EEEE, MMMM d"
        return str(format_date(on, pattern, locale=self.language))

    def duration(self, ref: Ref) -> str:
        seconds = int(ref.id)
        return self("seconds", count=seconds) if seconds < 90 else self("minutes", count=round(seconds / 60))

    def term(self, ref: Ref) -> str:
        return self.say(Say(ref.id, ref.args))

    def word(self, ref: Ref) -> str:
        return self.directory.text(ref.owner, ref.id) if self.directory else ""

    def words(self, text: Text) -> str:
        """Words that stand in both languages, in the reader's."""
        return text.es if self.language == "es" else text.en

    def text(self, ref: Ref) -> str:
        return self.words(Text(ref.id, ref.owner))

    def routine(self, ref: Ref) -> str:
        if self.convening is None or self.directory is None:
            return ""
        return self.words(line_at(ref.id, self.convening, self.directory))

    def several(self, names: list[str]) -> str:
        """Names in a row, as the language joins them."""
        return str(format_list(names, locale=self.language)) if names else ""


def fill_gaps(text: str, values: Mapping[str, str | int]) -> str:
    """A lead's own text with its gaps filled: {name}, {site}. What is no gap of ours stays as it was written."""
    return GAP.sub(lambda gap: str(values.get(GAP_WORDS.get(gap[1].casefold(), gap[1].casefold()), gap[0])), text)


GAP = re.compile(r"\{\s*([^\W\d_]+)\s*\}")
GAP_WORDS = {
    "nombre": "name",
    "sede": "site",
    "titulo": "title",
    "título": "title",
    "fecha": "due",
    "dia": "day",
    "día": "day",
}
"""The gaps as they are called in Spanish."""

FILLERS = {
    RefKind.PERSON: Speech.person,
    RefKind.SITE: Speech.site,
    RefKind.GROUP: Speech.group,
    RefKind.TOPIC: Speech.topic,
    RefKind.MOMENT: Speech.moment,
    RefKind.DURATION: Speech.duration,
    RefKind.TERM: Speech.term,
    RefKind.WORD: Speech.word,
    RefKind.LETTER: Speech.word,
    RefKind.WALL: Speech.wall,
    RefKind.TEXT: Speech.text,
    RefKind.ROUTINE: Speech.routine,
}
