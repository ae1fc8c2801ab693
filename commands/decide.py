"""`/decide`: what was decided and why, and whether it is clear to everybody."""

from __future__ import annotations

from bot.domain.agreements import wishes as w
from bot.domain.agreements.state import Check
from bot.domain.convening.wishes import Look
from bot.domain.log import Intent
from bot.spec import Action, Asked, Command, Option, OptionKind


def decide(asked: Asked) -> Intent:
    return w.Decide(asked.text("text"), asked.text("why"))


def show(asked: Asked) -> Intent:
    return Look("decisions")


def clear(asked: Asked) -> Intent:
    return w.CheckDecision(Check.CLEAR, asked.whole("number"))


def question(asked: Asked) -> Intent:
    return w.CheckDecision(Check.QUESTION, asked.whole("number"))


def concern(asked: Asked) -> Intent:
    return w.CheckDecision(Check.CONCERN, asked.whole("number"))


def answered(asked: Asked) -> Intent:
    return w.ClearQuestion(asked.text("person"), asked.whole("number"))


def settle(asked: Asked) -> Intent:
    return w.SettleDecision(asked.whole("number"))


NUMBER = Option("number", OptionKind.WHOLE, words=("numero",))

COMMAND = Command(
    "decide",
    (
        Action(
            "new",
            decide,
            (
                Option("text", required=True, rest=True, limit=500, words=("texto",)),
                Option("why", required=True, limit=500, words=("porque",)),
            ),
            words=("nueva",),
        ),
        Action("show", show, words=("ver", "list", "lista")),
        Action("clear", clear, (NUMBER,), words=("claro",)),
        Action("question", question, (NUMBER,), words=("duda",)),
        Action("concern", concern, (NUMBER,), words=("preocupa",)),
        Action(
            "answered",
            answered,
            (Option("person", OptionKind.PERSON, required=True, rest=True, words=("persona",)), NUMBER),
            words=("contestada",),
        ),
        Action("done", settle, (NUMBER,), words=("lista-ya", "settle")),
    ),
    default="new",
    words=("decidir",),
)
