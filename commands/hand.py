"""`/hand`: I would like to speak."""

from __future__ import annotations

from bot.domain.log import Intent
from bot.domain.queue import wishes as w
from bot.domain.queue.state import Kind
from bot.spec import Action, Asked, Command, Option, OptionKind

KIND = Option(
    "kind",
    OptionKind.CHOICE,
    choices=tuple(kind.value for kind in Kind),
    synonyms={
        "nuevo": "new",
        "point": "new",
        "respuesta": "reply",
        "responder": "reply",
        "question": "clarify",
        "pregunta": "clarify",
        "aclarar": "clarify",
        "proceso": "process",
        "break": "process",
    },
    words=("tipo",),
)
FOR = Option("for", OptionKind.PEOPLE, words=("para", "por"))


def up(asked: Asked) -> Intent:
    return w.RaiseHand(Kind(asked.text("kind") or "new"), asked.text("note"), asked.people("for"))


def down(asked: Asked) -> Intent:
    kind = Kind(asked.text("kind")) if asked.text("kind") else None
    return w.LowerHand(asked.text("for"), kind)


COMMAND = Command(
    "hand",
    (
        Action("up", up, (KIND, FOR, Option("note", rest=True, words=("nota",))), words=("arriba", "q+", "raise")),
        Action(
            "down",
            down,
            (KIND, Option("for", OptionKind.PERSON, words=("para", "por"))),
            words=("abajo", "q-", "lower", "bajar"),
        ),
    ),
    default="up",
    words=("mano",),
)
