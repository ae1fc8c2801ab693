"""`/ask`: a question that others can vote for, put to the speaker site by site."""

from __future__ import annotations

from bot.domain.convening.wishes import Look
from bot.domain.log import Intent
from bot.domain.questions import wishes as w
from bot.spec import Action, Asked, Command, Option, OptionKind


def ask(asked: Asked) -> Intent:
    return w.AskQuestion(asked.text("text"), asked.text("for"))


def show(asked: Asked) -> Intent:
    return Look("questions")


def vote(asked: Asked) -> Intent:
    return w.VoteQuestion(asked.whole("number"))


def merge(asked: Asked) -> Intent:
    return w.MergeQuestions(asked.whole("number"), asked.whole("into"))


def next_(asked: Asked) -> Intent:
    return w.PutQuestion(asked.whole("number"))


def answered(asked: Asked) -> Intent:
    return w.AnswerQuestion(asked.whole("number"))


def owner(asked: Asked) -> Intent:
    return w.OwnQuestion(asked.whole("number"), asked.text("person"))


NUMBER = Option("number", OptionKind.WHOLE, required=True, words=("numero",))
ANY_NUMBER = Option("number", OptionKind.WHOLE, words=("numero",))
FOR = Option("for", OptionKind.PERSON, words=("para", "por"))
TEXT = Option("text", required=True, rest=True, limit=280, words=("texto",))

COMMAND = Command(
    "ask",
    (
        Action("new", ask, (TEXT, FOR), words=("nueva",)),
        Action("show", show, words=("ver", "open", "list", "lista")),
        Action("vote", vote, (NUMBER,), words=("votar", "voto")),
        Action(
            "merge",
            merge,
            (NUMBER, Option("into", OptionKind.WHOLE, required=True, words=("con",))),
            words=("unir",),
        ),
        Action("next", next_, (ANY_NUMBER,), words=("siguiente",)),
        Action("answered", answered, (ANY_NUMBER,), words=("done", "contestada")),
        Action(
            "owner",
            owner,
            (NUMBER, Option("person", OptionKind.PERSON, required=True, rest=True, words=("persona",))),
            words=("encargo",),
        ),
    ),
    default="new",
    words=("pregunta",),
)
