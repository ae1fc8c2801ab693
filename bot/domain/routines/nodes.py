"""Reading a lead's YAML kindly: every problem is kept with its line and its cure, and reading goes on."""

import difflib
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar, cast

import yaml

from bot.domain.frozen import frozen
from bot.domain.routines.model import BUTTON_LIMIT, LINE_LIMIT, Language, Size, Text
from bot.domain.routines.words import Argument, Sentence, sentence

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Value = TypeVar("Value")
Fields = dict[str, yaml.Node]


@frozen
class Problem:
    """One thing to put right: the line (1 is the first), and a sentence that says what and how."""

    line: int
    say: Sentence

    def to(self, language: Language) -> str:
        """The problem as a person reads it."""
        return f"{'línea' if language == 'es' else 'line'} {self.line}: {self.say.to(language)}"


def compose(text: str) -> yaml.Node | Problem:
    """The document as nodes that know their lines, or the one line where it cannot be read."""
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return Problem(mark.line + 1 if mark else 1, sentence("not-yaml"))
    except yaml.YAMLError:
        return Problem(1, sentence("not-yaml"))
    return node if node is not None else Problem(1, sentence("not-a-map", where="file"))


@dataclass(slots=True)
class Reading:
    """One pass over a document; `problems` gathers what is wrong while the reading goes on with a stand-in value."""

    problems: list[Problem] = field(default_factory=list)

    def wrong(self, node: yaml.Node, phrase: str, **args: Argument) -> None:
        """Note a problem at the line of a node."""
        self.problems.append(Problem(node.start_mark.line + 1, sentence(phrase, **args)))

    def fields(self, node: yaml.Node, where: str, required: Iterable[str], optional: Iterable[str] = ()) -> Fields:
        """The named values of a map; unknown, doubled and missing names are noted."""
        if not isinstance(node, yaml.MappingNode):
            self.wrong(node, "not-a-map", where=where)
            return {}
        required = tuple(required)
        known, found = {*required, *optional}, Fields()
        for key, value in node.value:
            self._take(key, value, known, found)
        for name in required:
            if name not in found:
                self.wrong(node, "missing", where=f"{where}.{name}" if where else name, field=name)
        return found

    def _take(self, key: yaml.Node, value: yaml.Node, known: set[str], found: Fields) -> None:
        name = str(key.value)
        if name in found:
            self.wrong(key, "twice", field=name)
        elif name in known:
            found[name] = value
        else:
            near = difflib.get_close_matches(name, sorted(known), 1)
            phrase, more = ("unknown-field", {"near": near[0]}) if near else ("unknown-field-plain", {})
            self.wrong(key, phrase, field=name[:LINE_LIMIT], **more)

    def items(self, node: yaml.Node | None, where: str, empty: bool = True) -> list[yaml.Node]:
        """The entries of a list; none where the node is absent."""
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            self.wrong(node, "not-a-list", where=where)
            return []
        if not node.value and not empty:
            self.wrong(node, "empty-list", where=where)
        return list(node.value)

    def words(self, node: yaml.Node | None, where: str, limit: int = LINE_LIMIT, empty: bool = False) -> str:
        """A piece of text, at most `limit` characters, without symbols that would carry meaning alone."""
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode):
            self.wrong(node, "not-text", where=where)
            return ""
        text = str(node.value).strip()
        if not text and not empty:
            self.wrong(node, "empty-text", where=where)
        if len(text) > limit:
            self.wrong(node, "too-long", where=where, n=len(text), most=limit)
        for symbol in _symbols(text):
            self.wrong(node, "bad-symbol", where=where, field=f"U+{ord(symbol):04X}")
        return text

    def bilingual(self, node: yaml.Node | None, where: str, limit: int = LINE_LIMIT) -> Text:
        """The same words in English and Spanish."""
        if node is None:
            return Text("", "")
        found = self.fields(node, where, ("en", "es"))
        return Text(*(self.words(found.get(code), f"{where}.{code}", limit) for code in ("en", "es")))

    def texts(self, node: yaml.Node | None, where: str) -> tuple[Text, ...]:
        """A list of lines in both languages."""
        return tuple(self.bilingual(one, where) for one in self.items(node, where))

    def names(self, node: yaml.Node | None, where: str) -> tuple[str, ...]:
        """A list of single words or short phrases."""
        return tuple(self.words(one, where) for one in self.items(node, where))

    def ident(self, node: yaml.Node | None, where: str) -> str:
        """A name for machines: lower-case letters, digits and dashes, at most 75."""
        text = self.words(node, where, BUTTON_LIMIT)
        plain = text.replace("-", "")
        if node is not None and text and not (plain.isascii() and plain.isalnum() and text == text.lower()):
            self.wrong(node, "not-id", where=where)
        return text

    def number(self, node: yaml.Node | None, where: str, least: float, most: float, absent: float = 0) -> float:
        """A number between two bounds."""
        if node is None:
            return absent
        try:
            value = float(node.value)
        except (TypeError, ValueError):
            value = float("nan")
        if not least <= value <= most:
            self.wrong(node, "not-number", where=where, least=f"{least:g}", most=f"{most:g}")
            return absent
        return value

    def whole(self, node: yaml.Node | None, where: str, least: int, most: int, absent: int = 0) -> int:
        """A whole number between two bounds."""
        value = self.number(node, where, least, most, absent)
        if node is not None and value != int(value):
            self.wrong(node, "not-number", where=where, least=least, most=most)
        return int(value)

    def choice(self, node: yaml.Node | None, where: str, choices: tuple[Value, ...], absent: Value) -> Value:
        """One of a few words."""
        if node is None:
            return absent
        if node.value in choices:
            return cast(Value, node.value)
        self.wrong(node, "not-choice", where=where, choices=", ".join(map(str, choices)))
        return absent

    def yes(self, node: yaml.Node | None, where: str) -> bool:
        """True or false; false where absent."""
        if node is not None and node.value not in ("true", "false"):
            self.wrong(node, "not-yes-no", where=where)
        return node is not None and node.value == "true"

    def size(self, node: yaml.Node | None, where: str) -> Size | None:
        """Fewest, wished and most people, rising."""
        if node is None:
            return None
        found = self.fields(node, where, ("min", "target", "max"))
        size = Size(*(self.whole(found.get(key), f"{where}.{key}", 1, 10_000, 1) for key in ("min", "target", "max")))
        if not size.min <= size.target <= size.max:
            self.wrong(node, "not-size", where=where)
        return size

    def each(self, node: yaml.Node | None, where: str, read: Callable[[yaml.Node], Value]) -> tuple[Value, ...]:
        """Every entry of a list, read the same way; the list must not be empty."""
        return tuple(read(one) for one in self.items(node, where, empty=False))


def _symbols(text: str) -> list[str]:
    """Pictures, invisible and direction-changing characters: nothing may hang on seeing those."""
    return [char for char in text if unicodedata.category(char) in ("So", "Cf", "Cc", "Cs", "Co")]
