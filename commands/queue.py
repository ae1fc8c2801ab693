"""`/queue`: who is waiting, and who speaks next."""

from __future__ import annotations

from bot.domain.convening.standing import facilitates
from bot.domain.convening.wishes import Look
from bot.domain.log import Intent, refuse
from bot.domain.queue import wishes as w
from bot.domain.turns import POLICIES
from bot.spec import Action, Asked, Command, Made, Option, OptionKind


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
    """Open the queue; with think time or a number of seconds, open hands for all at once."""
    if asked.whole("batch") or asked.convening.queue.lock is not None:
        return w.OpenHands(asked.whole("batch"))
    return w.OpenQueue()


def lock(asked: Asked) -> Intent:
    return w.LockHands(asked.whole("minutes") * 60, asked.whole("batch"))


def limit(asked: Asked) -> Intent:
    return w.SetLimit(asked.whole("minutes") * 60)


def extend(asked: Asked) -> Intent:
    return w.ExtendTurn(asked.whole("minutes", 1) * 60)


def pause(asked: Asked) -> Intent:
    return w.PauseTurn()


def resume(asked: Asked) -> Intent:
    return w.ResumeTurn()


def question(asked: Asked) -> Intent:
    return w.HearQuestion()


def present(asked: Asked) -> Intent:
    return w.GiveSlot(asked.text("person"), asked.whole("minutes"))


def last(asked: Asked) -> Intent:
    return w.GiveLastWord(asked.text("person"))


def again(asked: Asked) -> Intent:
    return w.HearAgain()


def round_(asked: Asked) -> Intent:
    return w.BeginRound()


def log(asked: Asked) -> Intent:
    return Look("order-log")


def equity(asked: Asked) -> Made:
    if not facilitates(asked.convening, asked.actor):
        return refuse("only-facilitators")
    return Look("equity")


def close(asked: Asked) -> Intent:
    return w.CloseQueue()


def policy(asked: Asked) -> Intent:
    if not asked.text("policy"):
        return Look("queue")
    return w.ChoosePolicy(asked.text("policy"), asked.flag("agreed"))


def invite(asked: Asked) -> Intent:
    return w.InvitePeople()


BATCH = Option("batch", OptionKind.WHOLE, words=("juntas",))
MINUTES = Option("minutes", OptionKind.MINUTES, words=("minutos",))
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
        Action("open", open_, (BATCH,), words=("abrir",)),
        Action("lock", lock, (MINUTES, BATCH), words=("pensar", "think")),
        Action("limit", limit, (MINUTES,), words=("limite",)),
        Action("extend", extend, (MINUTES,), words=("extender",)),
        Action("pause", pause, words=("pausa",)),
        Action("resume", resume, words=("seguir",)),
        Action("question", question, words=("pregunta",)),
        Action("present", present, (PERSON, MINUTES), words=("presenta",)),
        Action("last", last, (PERSON,), words=("ultima", "last-word")),
        Action("again", again, words=("otra-vez",)),
        Action("round", round_, words=("ronda",)),
        Action("log", log, words=("registro",)),
        Action("equity", equity, words=("equidad", "balance")),
        Action("close", close, words=("cerrar",)),
    ),
    default="show",
    words=("fila",),
)
