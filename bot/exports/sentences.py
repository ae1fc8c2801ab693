"""What the planner means, said in a language: messages become sentences, ids become names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from bot.domain.planner.problem import Argument, Group, Message

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

LANGUAGES = ("en", "es")
IDS = frozenset({"person", "other", "host", "people"})
"""The arguments that are people's ids."""
RULES = frozenset({"rule", "other_rule"})
"""The arguments that are the ids of words."""

GROUPS = frozenset({"group", "host_group"})
"""The arguments that name a group, where they are no number."""
NUMBERED = re.compile(r"Group (\d+)")

Naming = Callable[[str], str]


class Sentences:
    """Says things in one language. `names` turns ids into what people are called; an unknown id stays as it is."""

    def __init__(self, language: str, names: Mapping[str, str] | None = None) -> None:
        self._bundle = _bundle(language if language in LANGUAGES else LANGUAGES[0])
        self._names = names or {}

    def say(self, message: Message) -> str:
        """One message as a sentence. Raises KeyError when the words are missing."""
        return self.words(message.id, **{key: self._argument(key, value) for key, value in message.arguments.items()})

    def words(self, id: str, **arguments: str | int) -> str:
        """The words kept under an id, with plain arguments."""
        pattern = self._bundle.get_message(id).value
        if pattern is None:
            raise KeyError(id)
        text, errors = self._bundle.format_pattern(pattern, arguments)
        if errors:
            raise errors[0]
        return " ".join(str(text).split())

    def why(self, group: Group, reasons: Sequence[Message]) -> str:
        """The answer to "Why am I in this group?", in one sentence."""
        if not reasons:
            return self.words("why-plain", group=self.group(group))
        return self.words("why", group=self.group(group), reasons=self.listed([self.say(reason) for reason in reasons]))

    def group(self, group: Group) -> str:
        """What a group is called in this language."""
        return group.name if group.within else self.called(group.name)

    def called(self, name: str) -> str:
        """The name of a group as the planner writes it ("Group 7"), in this language; any other name stays as it is."""
        plain = NUMBERED.fullmatch(name)
        return self.words("group-number", number=plain[1]) if plain else name

    def name(self, person: str) -> str:
        """What a person is called."""
        return self._names.get(person, person)

    def listed(self, parts: Sequence[str]) -> str:
        """Parts as people list them: "a", "a and b", "a, b and c"."""
        if len(parts) < 2:
            return "".join(parts)
        return f"{', '.join(parts[:-1])} {self.words('and')} {parts[-1]}"

    def _argument(self, key: str, value: Argument) -> str | int:
        if isinstance(value, tuple):
            return self.listed([self.name(part) if key in IDS else part for part in value])
        if key in RULES:
            return self.words(str(value))
        if key in GROUPS:
            return self.called(str(value))
        return self.name(value) if key in IDS and isinstance(value, str) else value


@cache
def _bundle(language: str) -> FluentBundle:
    from fluent.runtime import FluentBundle, FluentResource

    bundle = FluentBundle([language], use_isolating=False)
    words = files("bot.exports").joinpath("words", f"planner.{language}.ftl").read_text(encoding="utf-8")
    bundle.add_resource(FluentResource(words))
    return bundle
