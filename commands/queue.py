"""`/queue`: who is waiting, and who speaks next."""

from __future__ import annotations

from bot.domain.convening.wishes import Look
from bot.domain.log import Intent
from bot.domain.queue import wishes as w
from bot.domain.turns import POLICIES
from bot.spec import Action, Asked, Command, Option, OptionKind


def show(asked: Asked) -> Intent:
    return Look("queue", asked.text("page"))


def place(asked: Asked) -> Intent:
    return Look("my-place")


def why(asked: Asked) -> Intent:
    return Look("why", asked.text("person"))


def next_(asked: Asked) -> Intent:
    replaces = asked.values.get("replaces")
    seen = asked.text("seen")
    return w.CallNext(None if replaces is None else "" if replaces == "nobody" else replaces, seen)


def call(asked: Asked) -> Intent:
    return w.CallPerson(asked.text("person"), asked.text("why"))


def end(asked: Asked) -> Intent:
    return w.EndTurn(asked.text("turn"))


def open_(asked: Asked) -> Intent:
    return w.OpenQueue()


def close(asked: Asked) -> Intent:
    return w.CloseQueue()


def policy(asked: Asked) -> Intent:
    if not asked.text("policy"):
        return Look("queue")
    return w.ChoosePolicy(asked.text("policy"), asked.flag("agreed"))


def invite(asked: Asked) -> Intent:
    return w.InvitePeople()


PERSON = Option("person", OptionKind.PERSON, required=True, rest=True, words=("persona",))
POLICY = Option(
    "policy",
    OptionKind.CHOICE,
    choices=tuple(POLICIES),
    synonyms={
        "fifo": "first-come",
        "llegada": "first-come",
        "equilibrado": "balanced",
        "sede": "site-round",
        "sites": "site-round",
        "ronda": "round-robin",
        "tipo": "typed",
        "remote": "remote-alternation",
        "alternar": "remote-alternation",
    },
    words=("orden", "order"),
)

COMMAND = Command(
    "queue",
    (
        Action("show", show, (Option("page", OptionKind.WHOLE, words=("pagina",)),), words=("ver", "mostrar", "q?")),
        Action("me", place, words=("yo", "lugar")),
        Action(
            "why",
            why,
            (Option("person", OptionKind.PERSON, rest=True, words=("persona",)),),
            words=("por-que", "porque"),
        ),
        Action("next", next_, (Option("replaces", limit=40), Option("seen", limit=40)), words=("siguiente",)),
        Action("call", call, (PERSON, Option("why", limit=250, words=("porque",))), words=("llamar",)),
        Action("done", end, (Option("turn", limit=40),), words=("listo", "terminar")),
        Action("policy", policy, (POLICY, Option("agreed", OptionKind.YES, words=("acordado",))), words=("orden",)),
        Action("invite", invite, words=("invitar",)),
        Action("open", open_, words=("abrir",)),
        Action("close", close, words=("cerrar",)),
    ),
    default="show",
    words=("fila",),
)
