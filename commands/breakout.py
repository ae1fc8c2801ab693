"""`/breakout`: groups, from plan to recall."""

from __future__ import annotations

from bot.domain.breakouts import wishes as w
from bot.domain.convening.wishes import Look
from bot.domain.log import Intent, Refusal
from bot.spec import Action, Asked, Command, Made, Option, OptionKind
from commands.grouping import OPTIONS, wanted


def plan(asked: Asked) -> Made:
    groups = wanted(asked)
    return groups if isinstance(groups, Refusal) else w.PlanBreakout(groups)


def open_(asked: Asked) -> Intent:
    return w.OpenBreakout(asked.whole("minutes"), asked.text("prompt"))


def move(asked: Asked) -> Intent:
    return w.MoveToGroup(asked.text("person"), asked.text("group"))


def extend(asked: Asked) -> Intent:
    return w.ExtendBreakout(asked.whole("minutes", 2))


def say_(asked: Asked) -> Intent:
    return w.SayToGroups(asked.text("text"))


def help_(asked: Asked) -> Intent:
    return w.CallForHelp(asked.text("group"))


def claim(asked: Asked) -> Intent:
    return w.ClaimHelp(asked.text("group"))


def done(asked: Asked) -> Intent:
    return w.EndHelp(asked.text("group"))


def line(asked: Asked) -> Intent:
    return w.GiveLine(asked.text("text"), asked.text("group"))


def recall(asked: Asked) -> Intent:
    return w.RecallBreakout()


def show(asked: Asked) -> Intent:
    return Look("groups")


GROUP = Option("group", OptionKind.GROUP, words=("grupo",))

COMMAND = Command(
    "breakout",
    (
        Action(
            "plan",
            plan,
            OPTIONS,
            words=("planear",),
        ),
        Action(
            "open",
            open_,
            (
                Option("minutes", OptionKind.MINUTES, words=("minutos",)),
                Option("prompt", rest=True, limit=500, words=("tarea",)),
            ),
            words=("abrir",),
        ),
        Action("show", show, words=("ver",)),
        Action(
            "move",
            move,
            (
                Option("person", OptionKind.PERSON, required=True, words=("persona",)),
                Option("group", OptionKind.GROUP, required=True, words=("grupo",)),
            ),
            words=("mover",),
        ),
        Action("extend", extend, (Option("minutes", OptionKind.MINUTES, words=("minutos",)),), words=("extender",)),
        Action("say", say_, (Option("text", required=True, rest=True, limit=280, words=("texto",)),), words=("decir",)),
        Action("line", line, (Option("text", required=True, rest=True, limit=280), GROUP), words=("linea",)),
        Action("help", help_, (GROUP,), words=("ayuda",)),
        Action("claim", claim, (Option("group", OptionKind.GROUP, required=True, rest=True),), words=("voy",)),
        Action("done", done, (GROUP,), words=("listo", "helped")),
        Action("recall", recall, words=("volver",)),
    ),
    default="show",
    words=("grupos",),
)
