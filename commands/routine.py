"""`/routine`: find a talk activity, run it by the clock, bend the clock, print its card."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import Look
from bot.domain.log import Answer, Intent, Refusal, refuse, say
from bot.domain.polls import wishes as polls
from bot.domain.routines import wishes as w
from bot.domain.routines.choose import Answers, why_not
from bot.domain.routines.latecomers import taking_part
from bot.domain.routines.lengths import Timing, turn_of
from bot.domain.routines.load import read
from bot.domain.routines.model import Aim, Routine
from bot.domain.routines.model import Choice as ProductChoice
from bot.domain.routines.telling import both, said
from bot.routines.asking import AIMS, about_of
from bot.routines.running import routine_of, runnable, shelf
from bot.spec import Action, Asked, Command, Made, Option, OptionKind

LONGEST_TEXT = 20_000


def found(asked: Asked) -> Routine | Refusal:
    """The routine that is meant: by its id, or by its name in English or Spanish."""
    typed = asked.text("routine")
    with_minutes = MINUTES_LAST.fullmatch(typed)
    wanted = with_minutes["name"] if with_minutes else typed
    named = by_name(wanted, runnable(asked.convening, asked.directory))
    return named[0] if len(named) == 1 else refuse("routine-unknown", routine=wanted[:40])


MINUTES_LAST = re.compile(r"(?P<name>.*\S)\s+(?P<minutes>\d{1,3})\s*(m|min|minutes|minutos)")


def length_after_name(text: str) -> float | None:
    """The minutes of "think-pair-share 10m", where they were typed after the name."""
    found = MINUTES_LAST.fullmatch(text)
    return float(found["minutes"]) if found else None


def by_name(wanted: str, routines: Mapping[str, Routine]) -> list[Routine]:
    """Those of that id or name, else those whose English or Spanish name begins so."""
    key = plain(wanted)
    called = [(one, {plain(one.id), plain(one.names.en), plain(one.names.es)}) for one in routines.values()]
    exact = [one for one, names in called if key in names]
    return exact or [one for one, names in called if key and any(name.startswith(key) for name in names)]


def plain(name: str) -> str:
    return "".join(ch for ch in name.casefold() if ch.isalnum())


def run(asked: Asked) -> Made:
    routine = found(asked)
    if isinstance(routine, Refusal):
        return routine
    if routine.alongside:
        return Answer(say("routine-alongside", routine=both(routine.names)), "routine-card", routine.id)
    each = turn_of(asked.text("each")) if asked.text("each") else None
    if asked.text("each") and each is None:
        return refuse("not-a-length-of-time", option="each", word=asked.text("each")[:40])
    minutes = float(asked.whole("minutes")) if asked.text("minutes") else length_after_name(asked.text("routine"))
    return w.RunRoutine(routine, Timing(minutes, each), asked.text("presenter"))


def pick(asked: Asked) -> Made:
    """Three routines for an aim; whoever is here counts unless other numbers are given."""
    here = taking_part(asked.convening)
    present = sum(who.mode is Mode.ROOM for who in here), sum(who.mode is Mode.REMOTE for who in here)
    room, remote = mix(asked, *present)
    minutes = float(asked.whole("minutes", 10))
    answers = Answers(cast(Aim, asked.text("aim")), room, remote, minutes, asked.text("subject") or None)
    if asked.text("why-not"):
        routines = shelf(asked.convening, asked.directory)
        named = by_name(asked.text("why-not"), routines)
        id = named[0].id if named else asked.text("why-not")
        return Answer(said(why_not(id, answers, routines)), "picks", about_of(answers))
    return Answer(say("look-picks"), "picks", about_of(answers))


def mix(asked: Asked, room: int, remote: int) -> tuple[int, int]:
    """How many in rooms and online: as given, else as they are here."""
    people = asked.whole("people", room + remote)
    online = asked.whole("remote", min(remote, people))
    return max(0, people - online), min(online, people)


def card(asked: Asked) -> Made:
    routine = found(asked)
    return routine if isinstance(routine, Refusal) else Look("routine-card", routine.id)


def show(asked: Asked) -> Made:
    return Look("routine") if asked.convening.routines.newest else refuse("no-routine-runs")


def pause(asked: Asked) -> Intent:
    return w.PauseRoutine()


def go(asked: Asked) -> Intent:
    return w.ResumeRoutine()


def extend(asked: Asked) -> Intent:
    return w.ExtendStep(60 * asked.whole("minutes", 2), asked.flag("keep-end"))


def shorten(asked: Asked) -> Intent:
    return w.ShortenStep(60 * asked.whole("minutes", 1))


def fit(asked: Asked) -> Intent:
    return w.FitRoutine(60 * asked.whole("minutes"))


def next_(asked: Asked) -> Intent:
    return w.SkipStep()


def back(asked: Asked) -> Intent:
    return w.RepeatStep()


def stop(asked: Asked) -> Intent:
    return w.StopRoutine()


def seat(asked: Asked) -> Intent:
    return w.FindSeat(asked.text("for"))


def import_(asked: Asked) -> Made:
    routine, problems = read(asked.text("text"))
    if routine is None:
        first = problems[0]
        return refuse("routine-unreadable", line=first.line, what=both(first.say.text()), more=len(problems) - 1)
    return w.ImportRoutine(routine, asked.text("text"))


def export(asked: Asked) -> Made:
    routine = found(asked)
    if isinstance(routine, Refusal):
        return routine
    return Answer(say("routine-text", routine=both(routine.names)), "routine-text", routine.id)


def pacing(asked: Asked) -> Made:
    return w.SetPacing(asked.text("set") != "off")


def not_now(asked: Asked) -> Intent:
    return w.DismissPacing()


def chair(asked: Asked) -> Intent:
    return w.TakeChair(asked.text("for"))


def leave(asked: Asked) -> Intent:
    return w.LeaveChair(asked.text("for"))


def circle(asked: Asked) -> Intent:
    return w.NameCircle(asked.people("people"))


def choose(asked: Asked) -> Made:
    return polls.Choose(chosen(asked), asked.text("for"))


def chosen(asked: Asked) -> str:
    """The choice by its id, its label in either language, or its number."""
    wanted, labels = asked.text("choice"), choices_now(asked)
    if wanted.isdigit() and 1 <= int(wanted) <= len(labels):
        return labels[int(wanted) - 1].id
    key = plain(wanted)
    return next((one.id for one in labels if key in (plain(one.id), plain(one.label.en), plain(one.label.es))), wanted)


def choices_now(asked: Asked) -> tuple[ProductChoice, ...]:
    run = asked.convening.routines.run
    routine = routine_of(run.routine, asked.convening, asked.directory) if run else None
    step = next((one for one in routine.steps if one.id == run.step.id), None) if run and routine else None
    return step.makes.choices if step else ()


def write(asked: Asked) -> Made:
    return polls.AddLine(asked.text("text"), asked.text("column"), asked.text("for"))


FOR = Option("for", OptionKind.PERSON, words=("para", "por"))
ROUTINE = Option("routine", required=True, rest=True, limit=60, words=("id", "rutina"))
MINUTES = Option("minutes", OptionKind.MINUTES, words=("minutos",))
AIM_WORDS = {
    "wake up": "wake-up",
    "warm up": "wake-up",
    "despertar": "wake-up",
    "ideas": "surface-ideas",
    "explicar": "explain",
    "comparar": "compare",
    "texto": "text",
    "datos": "data",
    "debate": "contested",
    "decide": "converge",
    "decidir": "converge",
    "dilema": "dilemma",
    "leccion": "lesson",
    "confianza": "trust",
    "compartir": "share-work",
    "cerrar": "close",
}

COMMAND = Command(
    "routine",
    (
        Action("show", show, words=("ver", "paso", "step")),
        Action(
            "pick",
            pick,
            (
                Option("aim", OptionKind.CHOICE, required=True, choices=AIMS, synonyms=AIM_WORDS, words=("meta",)),
                MINUTES,
                Option("people", OptionKind.WHOLE, words=("personas",)),
                Option("remote", OptionKind.WHOLE, words=("linea", "online")),
                Option("subject", limit=40, words=("materia",)),
                Option("why-not", limit=60, words=("por-que-no", "not")),
            ),
            words=("elegir",),
        ),
        Action(
            "run",
            run,
            (
                ROUTINE,
                Option("each", limit=12, words=("cada",)),
                MINUTES,
                Option("presenter", OptionKind.PERSON, words=("presenta",)),
            ),
            words=("hacer", "start"),
        ),
        Action("next", next_, words=("siguiente", "skip", "saltar")),
        Action("pause", pause, words=("pausa", "pausar")),
        Action("go", go, words=("resume", "seguir", "reanudar")),
        Action(
            "extend",
            extend,
            (MINUTES, Option("keep-end", OptionKind.YES, words=("mismo-final",))),
            words=("extender", "more"),
        ),
        Action("shorten", shorten, (MINUTES,), words=("acortar", "less")),
        Action(
            "fit", fit, (Option("minutes", OptionKind.MINUTES, required=True, words=("minutos",)),), words=("ajustar",)
        ),
        Action("back", back, words=("atras", "volver")),
        Action("stop", stop, words=("parar", "terminar")),
        Action(
            "seat", seat, (Option("for", OptionKind.PERSON, rest=True, words=("para",)),), words=("lugar", "partner")
        ),
        Action("chair", chair, (FOR,), words=("silla",)),
        Action("leave", leave, (FOR,), words=("dejar",)),
        Action(
            "circle",
            circle,
            (Option("people", OptionKind.PEOPLE, required=True, rest=True, words=("personas",)),),
            words=("circulo",),
        ),
        Action(
            "choose",
            choose,
            (Option("choice", required=True, rest=True, limit=75, words=("opcion",)), FOR),
            words=("elijo", "vote", "votar"),
        ),
        Action(
            "write",
            write,
            (
                Option("text", required=True, rest=True, limit=280, words=("texto",)),
                Option("column", limit=40, words=("columna",)),
                FOR,
            ),
            words=("escribir", "add"),
        ),
        Action(
            "pacing",
            pacing,
            (
                Option(
                    "set",
                    OptionKind.CHOICE,
                    choices=("on", "off"),
                    synonyms={"si": "on", "no": "off"},
                    words=("ritmo",),
                ),
            ),
            words=("ritmo",),
        ),
        Action("not-now", not_now, words=("ahora-no",)),
        Action("card", card, (ROUTINE,), words=("tarjeta",)),
        Action(
            "import",
            import_,
            (Option("text", OptionKind.LONG_TEXT, required=True, rest=True, limit=LONGEST_TEXT, words=("texto",)),),
            words=("importar",),
        ),
        Action("export", export, (ROUTINE,), words=("exportar",)),
    ),
    default="show",
    words=("rutina",),
)
