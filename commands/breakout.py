"""`/breakout`: groups, from plan to recall."""

from __future__ import annotations

from bot.domain.breakouts import wishes as w
from bot.domain.breakouts.saving import saved_names
from bot.domain.breakouts.wanted import Wanted
from bot.domain.convening.wishes import Look
from bot.domain.log import Intent, Refusal, refuse
from bot.reading import YES
from bot.spec import Action, Asked, Command, Made, Option, OptionKind
from commands.grouping import OPTIONS, wanted


def plan(asked: Asked) -> Made:
    groups = as_saved(asked) if asked.text("like") else wanted(asked)
    return groups if isinstance(groups, Refusal) else w.PlanBreakout(groups)


def as_saved(asked: Asked) -> Wanted | Refusal:
    """What a saved plan asked for, to be planned anew with whoever is here."""
    name = asked.text("like")
    found = asked.convening.breakouts.saved_as(name)
    return found[1].wanted if found else refuse("no-such-plan", name=name, known=saved_names(asked.convening))


def open_(asked: Asked) -> Intent:
    return w.OpenBreakout(asked.whole("minutes"), asked.text("prompt"))


def move(asked: Asked) -> Intent:
    return w.MoveToGroup(asked.people("person"), asked.text("group"))


def swap(asked: Asked) -> Intent:
    return w.SwapPeople((*asked.people("person"), *asked.people("with")))


def rename(asked: Asked) -> Intent:
    return w.RenameGroup(asked.text("group"), asked.text("name"))


def keep(asked: Asked) -> Intent:
    return w.HoldGroup(asked.text("group"), held=True)


def free(asked: Asked) -> Intent:
    return w.HoldGroup(asked.text("group"), held=False)


def shuffle(asked: Asked) -> Intent:
    return w.ShuffleGroups()


def fix(asked: Asked) -> Intent:
    return w.ChooseFix(asked.text("number"), asked.text("plan"))


def save(asked: Asked) -> Intent:
    return w.SavePlan(asked.text("name"))


def use(asked: Asked) -> Intent:
    return w.UsePlan(asked.text("name"))


def drop(asked: Asked) -> Intent:
    return w.DropPlan()


def home(asked: Asked) -> Intent:
    return w.GoHome(asked.text("by"))


def why(asked: Asked) -> Intent:
    return w.AskWhy(asked.text("person"))


def balance(asked: Asked) -> Intent:
    if asked.text("leave"):
        return w.DropBalance(asked.text("leave"))
    if asked.text("do"):
        return w.AcceptBalance("" if asked.text("do") in YES else asked.text("do"))
    return w.BalanceGroups(asked.whole("moves", 2))


def extend(asked: Asked) -> Intent:
    return w.ExtendBreakout(asked.whole("minutes", 2))


def shorten(asked: Asked) -> Intent:
    return w.ExtendBreakout(-asked.whole("minutes", 2))


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
CHOSEN = Option("group", OptionKind.GROUP, required=True, rest=True, words=("grupo",))
PEOPLE = Option("person", OptionKind.PEOPLE, required=True, rest=True, words=("persona", "people", "personas"))
NAME = Option("name", required=True, rest=True, limit=60, words=("nombre",))

COMMAND = Command(
    "breakout",
    (
        Action(
            "plan",
            plan,
            (*OPTIONS, Option("like", limit=60, words=("como",))),
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
                PEOPLE,
                Option("group", OptionKind.GROUP, required=True, words=("grupo",)),
            ),
            words=("mover",),
        ),
        Action(
            "swap",
            swap,
            (
                PEOPLE,
                Option("with", OptionKind.PERSON, words=("con",)),
            ),
            words=("cambiar",),
        ),
        Action("keep", keep, (CHOSEN,), words=("dejar", "hold")),
        Action("free", free, (CHOSEN,), words=("soltar",)),
        Action("shuffle", shuffle, words=("barajar",)),
        Action(
            "rename",
            rename,
            (
                Option("group", OptionKind.GROUP, required=True, words=("grupo",)),
                Option("name", required=True, rest=True, limit=60, words=("nombre",)),
            ),
            words=("renombrar",),
        ),
        Action(
            "fix",
            fix,
            (Option("number", required=True, rest=True, limit=20, words=("numero",)), Option("plan", limit=40)),
            words=("arreglar",),
        ),
        Action("save", save, (NAME,), words=("guardar",)),
        Action("use", use, (NAME,), words=("usar",)),
        Action("drop", drop, words=("descartar",)),
        Action("home", home, (Option("by", rest=True, limit=60, words=("por",)),), words=("casa",)),
        Action("why", why, (Option("person", OptionKind.PERSON, rest=True, words=("persona",)),), words=("porque",)),
        Action(
            "balance",
            balance,
            (
                Option("moves", OptionKind.WHOLE, words=("cambios",)),
                Option("do", limit=40, bare="yes", words=("hacer",)),
                Option("leave", limit=40, words=("dejar",)),
            ),
            words=("equilibrar",),
        ),
        Action("extend", extend, (Option("minutes", OptionKind.MINUTES, words=("minutos",)),), words=("extender",)),
        Action("shorten", shorten, (Option("minutes", OptionKind.MINUTES, words=("minutos",)),), words=("acortar",)),
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
