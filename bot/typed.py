"""Words that people type into a bound channel instead of a command: few, short, and never part of ordinary talk.

In a channel only these words count, and only as the whole message, so that "hand me the marker" raises no hand; `q+`
and `q-` are the queue signs that standards bodies have typed for twenty years, and may be followed by a note. In a
direct message to the app a command may be said without its slash.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.directory import folded
from bot.domain.frozen import frozen
from bot.domain.nudges.replies import Answered, understand_reply
from bot.domain.person.state import Person
from bot.domain.queue.state import Kind
from bot.reading import LONGEST_TEXT, cleaned
from bot.spec import Command


@frozen
class Typed:
    """The command that a typed message stands for; `text` is what follows it."""

    command: str
    action: str = ""
    text: str = ""


SAID_ALONE: Mapping[str, Typed] = {
    "hand": Typed("hand", "up"),
    "hand up": Typed("hand", "up"),
    "raise hand": Typed("hand", "up"),
    "mano": Typed("hand", "up"),
    "mano arriba": Typed("hand", "up"),
    "hand down": Typed("hand", "down"),
    "lower hand": Typed("hand", "down"),
    "mano abajo": Typed("hand", "down"),
    "bajar mano": Typed("hand", "down"),
    "q- later": Typed("hand", "later"),
    "q- despues": Typed("hand", "later"),
    "q?": Typed("queue", "show"),
    "queue?": Typed("queue", "show"),
    "fila?": Typed("queue", "show"),
    "here": Typed("here"),
    "aqui": Typed("here"),
    "presente": Typed("here"),
}
"""Folded messages (no case, no accents) and what they stand for."""

SIGNS: Mapping[str, Typed] = {"q+": Typed("hand", "up"), "q-": Typed("hand", "down")}
"""Signs that no sentence begins with; what follows is the kind or the note."""

LABELS: Mapping[str, Typed] = {
    "hand": Typed("hand", "up"),
    "mano": Typed("hand", "up"),
    "our line": Typed("breakout", "line"),
    "line": Typed("breakout", "line"),
    "nuestra linea": Typed("breakout", "line"),
    "linea": Typed("breakout", "line"),
}
"""Words with a colon after them: `hand: about slide 4`, `our line: we need more time`."""

KINDS = frozenset(kind.value for kind in Kind) | {"respuesta", "pregunta", "question", "proceso"}
GROUP_WORDS: Mapping[str, Typed] = {
    "help": Typed("breakout", "help"),
    "call help": Typed("breakout", "help"),
    "ayuda": Typed("breakout", "help"),
}
"""What counts only in a breakout group's own place."""


def in_channel(text: str, *, group: bool = False) -> Typed | None:
    """What a message in a bound channel asks for, or None where it is ordinary talk."""
    if len(text) > LONGEST_TEXT:
        return None
    said = cleaned(text)
    alone = folded(said).rstrip(".!")
    if alone in SAID_ALONE:
        return SAID_ALONE[alone]
    if group and alone in GROUP_WORDS:
        return GROUP_WORDS[alone]
    return with_sign(said) or with_kind(alone) or with_label(said)


def with_sign(said: str) -> Typed | None:
    sign = SIGNS.get(folded(said[:2]))
    return Typed(sign.command, sign.action, said[2:].strip()) if sign else None


def with_kind(alone: str) -> Typed | None:
    first, _, kind = alone.partition(" ")
    return Typed("hand", "up", kind) if first in ("hand", "mano") and kind in KINDS else None


def with_label(said: str) -> Typed | None:
    label, colon, rest = said.partition(":")
    meant = LABELS.get(folded(label)) if colon and rest.strip() else None
    return Typed(meant.command, meant.action, rest.strip()) if meant else None


def to_the_app(text: str, commands: Mapping[str, Command], who: Person | None = None) -> Typed | None:
    """What a direct message asks for: a typed word, any command with or without its slash, or an answer to a nudge.

    `who` is the writer as her stream tells it (`engine.person`), where the door knows her: with her given, whatever
    else she writes back to a nudge ("done, thanks!", "wrong person", "remind me on Friday at 9am", an out-of-office
    reply; English or Spanish) becomes `/nudge reply`. Returns None for what asks for nothing.
    """
    meant = in_channel(text)
    if meant is not None or len(text) > LONGEST_TEXT:
        return meant
    first, _, rest = cleaned(text).lstrip("/").partition(" ")
    names = {word for command in commands.values() for word in (command.name, command.top_level, *command.words)}
    if folded(first) in names:
        return Typed(folded(first), "", rest.strip())
    return as_reply(text, who) if who is not None else None


def as_reply(text: str, who: Person) -> Typed | None:
    """A free text as the answer to her newest nudge: where it is clear, or where that nudge waits for an answer.

    "Thank you!" to a nudge that she has answered is ordinary talk; to one that she has not, we ask what she means.
    """
    newest = who.latest()
    if newest is None or not text.strip() or text.lstrip().startswith("/"):
        return None
    is_clear = understand_reply(text) is not Answered.UNCLEAR
    return Typed("nudge", "reply", cleaned(text)) if is_clear or not newest.answer else None
