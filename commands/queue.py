"""`/queue`: who is waiting, and who speaks next."""

from __future__ import annotations

from bot.domain.convening.wishes import Look
from bot.domain.log import Intent
from bot.domain.queue import wishes as w
from bot.spec import Action, Asked, Command, Option, OptionKind


def show(asked: Asked) -> Intent:
    return Look("queue")


def place(asked: Asked) -> Intent:
    return Look("my-place")


def next_(asked: Asked) -> Intent:
    replaces = asked.values.get("replaces")
    return w.CallNext(None if replaces is None else "" if replaces == "nobody" else replaces)


def call(asked: Asked) -> Intent:
    return w.CallPerson(asked.text("person"))


def end(asked: Asked) -> Intent:
    return w.EndTurn(asked.text("turn"))


def open_(asked: Asked) -> Intent:
    return w.OpenQueue()


def close(asked: Asked) -> Intent:
    return w.CloseQueue()


COMMAND = Command(
    "queue",
    (
        Action("show", show, words=("ver", "mostrar", "q?")),
        Action("me", place, words=("yo", "lugar")),
        Action("next", next_, (Option("replaces", limit=40),), words=("siguiente",)),
        Action("call", call, (Option("person", OptionKind.PERSON, required=True, rest=True),), words=("llamar",)),
        Action("done", end, (Option("turn", limit=40),), words=("listo", "terminar")),
        Action("open", open_, words=("abrir",)),
        Action("close", close, words=("cerrar",)),
    ),
    default="show",
    words=("fila",),
)
