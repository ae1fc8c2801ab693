"""What `/convening` can do besides running it: norms, questions that are answered without names."""

from __future__ import annotations

from bot.domain.convening.wishes import Look
from bot.domain.forms import wishes as w
from bot.spec import Action, Asked, Made, Option, OptionKind


def norms(asked: Asked) -> Made:
    return w.SetNorms(asked.text("text")) if asked.text("text") else Look("norms")


def form(asked: Asked) -> Made:
    return w.OpenForm(asked.text("question"))


def answer(asked: Asked) -> Made:
    return w.AnswerForm(asked.text("form"), asked.text("text"))


def answers(asked: Asked) -> Made:
    return Look("answers", asked.text("form"))


def close_form(asked: Asked) -> Made:
    return w.CloseForm(asked.text("form"))


FORM = Option("form", limit=40)
QUESTION = Option("question", required=True, rest=True, limit=300, words=("pregunta",))

ACTIONS = (
    Action("norms", norms, (Option("text", OptionKind.LONG_TEXT, rest=True, limit=1000),), words=("normas",)),
    Action(
        "form",
        form,
        (Option("question", required=True, rest=True, limit=300, words=("pregunta",)),),
        words=("encuesta",),
    ),
    Action(
        "answer",
        answer,
        (FORM, Option("text", OptionKind.LONG_TEXT, required=True, rest=True, limit=1000)),
        words=("respuesta", "contestar"),
    ),
    Action("answers", answers, (FORM,), words=("respuestas",)),
    Action("close-form", close_form, (FORM,), words=("cerrar-encuesta",)),
)
