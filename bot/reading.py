"""Reading what people typed: forgiving about order, case and accents, never guessing a person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from bot.directory import folded
from bot.domain.frozen import frozen
from bot.spec import Action, Command, Option, OptionKind

LONGEST_TEXT = 3000

# Characters that change the direction of text, join or hide letters, or pretend to be nothing: never part of a name
# or a note, and a known way to make one name look like another (Unicode TR36).
INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)

TOKEN = re.compile(
    r"""(?P<key>[^\W\d_][\w-]*)\s?:\s?(?P<value>"[^"]*"|“[^”]*”|\S*)|"(?P<quoted>[^"]*)"|“(?P<curly>[^”]*)”|(?P<word>\S+)"""
)

OPENERS = re.compile('[:"“]')
"""Without one of these a text is nothing but words."""


def cleaned(text: str) -> str:
    """The text as it will be kept: composed letters, no invisible or direction-changing characters."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return INVISIBLE.sub("", unicodedata.normalize("NFC", text)).strip()


def one_line(text: str) -> str:
    return " ".join(cleaned(text).split())


@frozen
class Said:
    """A command text taken apart: the action and the raw words for its options."""

    action: Action | None
    values: Mapping[str, str]
    unknown: str = ""
    """A word that no action or option takes."""


def read(command: Command, text: str) -> Said:
    """Take a typed line apart. The action may be left out where the command has a default."""
    text = cleaned(text)
    first, _, rest = text.partition(" ")
    action = command.action(folded(first)) if first else None
    if action is not None:
        return read_options(action, rest)
    usual = command.action(command.default) if command.default else None
    if usual is None:
        return Said(None, {}, first)
    said = read_options(usual, text)
    return Said(None, {}, first) if said.unknown and said.unknown == first else said


def read_options(action: Action, text: str) -> Said:
    values: dict[str, str] = {}
    if not OPENERS.search(text):
        return place_loose_words(action, values, text.split())
    loose: list[str] = []
    for match in TOKEN.finditer(text):
        key = folded(match["key"]) if match["key"] else ""
        option = action.option(key) if key else None
        if key == WHICH:
            values[WHICH] = match["value"]
        elif option is not None:
            values[option.name] = match["value"].strip('"“”')
        else:
            loose.append(match["quoted"] or match["curly"] or match.group())
    return place_loose_words(action, values, loose)


def place_loose_words(action: Action, values: dict[str, str], loose: list[str]) -> Said:
    """Words without a name: a choice where it is one, a number or minutes where one is awaited, else the rest."""
    kept: list[str] = []
    for word in loose:
        alone = action.alone.get(folded(word)) if action.alone else None
        option = awaited(action, word, values) if not kept else None
        if alone is not None and alone.name not in values:
            values[alone.name] = alone.bare
        elif option is not None:
            values[option.name] = word
        else:
            kept.append(word)
    if not kept:
        return Said(action, values)
    if action.rest is None:
        return Said(action, values, kept[0])
    values.setdefault(action.rest.name, " ".join(kept))
    return Said(action, values)


WHICH = "in"
"""Every command takes `in:CODE`, for somebody who is in several convenings."""
NUMBER = re.compile(r"-?\d+")
MINUTES = re.compile(r"(-?\d+)\s*(m|min|mins|minutes?|minutos?|h|hours?|horas?|s|sec|seconds?|segundos?)?")


def awaited(action: Action, word: str, values: Mapping[str, str]) -> Option | None:
    """The first option that is still empty and that this word can only belong to."""
    for option in action.options:
        if option.name in values or option.rest:
            continue
        if option.kind is OptionKind.CHOICE and choice(option, word):
            return option
        if option.kind is OptionKind.WHOLE and NUMBER.fullmatch(word):
            return option
        if option.kind is OptionKind.MINUTES and MINUTES.fullmatch(word):
            return option
    return None


def choice(option: Option, word: str) -> str:
    """The choice that was meant, or an empty text."""
    return option.meanings.get(folded(word), "")


def minutes(text: str) -> int | None:
    """Minutes from "20", "20m", "1h" or "90 s" (rounded up); None where it is no length of time."""
    match = MINUTES.fullmatch(folded(text))
    if match is None or len(match[1]) > 6:
        return None
    number, unit = int(match[1]), (match[2] or "m")[0]
    if unit == "h":
        return number * 60
    return -(-number // 60) if unit == "s" else number


YES = frozenset({"yes", "y", "si", "true", "1", "on", "ok"})
NO = frozenset({"no", "n", "false", "0", "off"})
