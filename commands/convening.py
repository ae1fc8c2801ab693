"""`/convening`: plan it, open it, run it, close it."""

from __future__ import annotations

import re

from bot.domain.convening import wishes as w
from bot.domain.convening.opening import SETTINGS
from bot.domain.convening.state import Mode
from bot.domain.log import Answer, Choice, Intent, Refusal, Role, refuse, say
from bot.domain.queue import wishes as queue
from bot.routines.agenda_check import about_check, about_late
from bot.spec import Action, Asked, Command, Made, Option, OptionKind
from commands import beginning, forming, keeping

AGENDA_LINE = re.compile(
    r"(?:\d+[.)]\s*)?(?P<title>.*?\S)(?:[\s,;:(-]+(?P<minutes>\d{1,3})\s*(?:m|min|mins|minutes|minutos)?\)?)?"
)


def open_it(asked: Asked) -> Intent:
    return w.OpenConvening()


def join(asked: Asked) -> Made:
    me = asked.convening.one(asked.actor.person) if asked.actor.person else None
    if me is not None and not asked.unlinked:
        site = asked.text("site")
        return w.CheckIn(people=(me.person,), site=site, mode=mode(asked))
    if me is not None:
        return w.Join(
            person=me.person,
            site=asked.text("site"),
            mode=mode(asked),
            account=asked.unlinked,
            language=me.language,
            vouched=True,
        )
    if asked.actor.person:
        return w.Join(
            name=asked.directory.name(asked.actor.person),
            person=asked.actor.person,
            site=asked.text("site"),
            mode=mode(asked),
            link=asked.actor.account,
            language=asked.actor.language,
        )
    return w.Join(
        name=asked.text("name") or asked.profile,
        site=asked.text("site"),
        mode=mode(asked),
        account=asked.actor.account,
        language=asked.actor.language,
    )


def mode(asked: Asked) -> Mode | None:
    return Mode(asked.text("mode")) if asked.text("mode") else None


def roster(asked: Asked) -> Intent:
    return w.Look("roster")


def agenda(asked: Asked) -> Made:
    text = asked.text("topics")
    if not text:
        return w.Look("agenda")
    topics: list[tuple[str, int]] = []
    for line in re.split(r"[\n;]", text):
        match = AGENDA_LINE.fullmatch(line.strip()) if line.strip() else None
        if match is not None:
            topics.append((match["title"][: beginning.LONGEST_TITLE], int(match["minutes"] or 0)))
    return w.SetAgenda(tuple(topics))


def topic(asked: Asked) -> Intent:
    return w.OpenTopic(asked.text("topic"))


def close_topic(asked: Asked) -> Intent:
    return w.CloseTopic()


def remote(asked: Asked) -> Made:
    """The remote check: look at it, give it more time, or go on without it and say why."""
    do = asked.text("do")
    if do == "extend":
        return queue.ExtendCheck(asked.whole("seconds", 30))
    if do == "skip" or asked.text("why"):
        return queue.SkipCheck(asked.text("why"))
    return w.Look("queue")


def settings(asked: Asked) -> Made:
    if not asked.text("name"):
        return refuse_setting(asked.text("value")) if asked.text("value") else w.Look("convening")
    return w.ChangeSetting(asked.text("name"), asked.text("value"))


def refuse_setting(text: str) -> Refusal:
    return refuse("no-such-setting", name=text.split()[0][:40], known=", ".join(sorted(SETTINGS)))


def call(asked: Asked) -> Intent:
    return w.SetCall(asked.text("link"), asked.text("phone"))


def contact(asked: Asked) -> Intent:
    return w.SetContact(asked.text("site"), asked.text("contact"))


def take_break(asked: Asked) -> Intent:
    return w.BeginBreak(asked.whole("minutes"))


def adjourn(asked: Asked) -> Intent:
    return w.Adjourn()


def close(asked: Asked) -> Intent | Refusal:
    if asked.text("sure") == "yes":
        return w.CloseConvening(sure=True)
    yes = Choice(say("button-close"), "convening", {"action": "close", "sure": "yes"})
    return Refusal(say("close-for-good", hands=len(asked.convening.queue.hands)), (yes,))


def check(asked: Asked) -> Made:
    """The plan against its slot."""
    if not asked.convening.agenda:
        return refuse("agenda-missing")
    about = about_check(asked.whole("slot"), asked.text("aims").replace("/", " "))
    return Answer(say("look-agenda-check"), "agenda-check", about)


def late(asked: Asked) -> Made:
    """What is still to come against the time that is left."""
    if not asked.convening.agenda:
        return refuse("agenda-missing")
    return Answer(say("look-agenda-check"), "agenda-check", about_late(asked.whole("left")))


def undo(asked: Asked) -> Intent:
    return w.Undo()


def handover(asked: Asked) -> Intent:
    return w.HandOver(asked.text("to"))


def role(asked: Asked) -> Intent:
    return w.GiveRole(asked.text("person"), Role(asked.text("role")), asked.text("site"))


def add_site(asked: Asked) -> Intent:
    return w.AddSite(asked.text("name"), planning_only=asked.flag("planning"))


def drop(asked: Asked) -> Intent:
    return w.DropSite(asked.text("site"))


def back(asked: Asked) -> Intent:
    return w.ReturnSite(asked.text("site"))


def rename(asked: Asked) -> Intent:
    return w.Rename(asked.text("person"), asked.text("name"))


def merge(asked: Asked) -> Intent:
    return w.Merge(asked.text("person"), asked.text("into"))


def remove(asked: Asked) -> Intent:
    return w.Remove(asked.text("person"))


def eject(asked: Asked) -> Intent:
    return w.Eject(asked.text("person"))


def admit(asked: Asked) -> Intent:
    return w.LetBack(asked.text("person"))


def code(asked: Asked) -> Intent:
    return w.RotateCode()


def confirm(asked: Asked) -> Intent:
    return w.ConfirmAccount(asked.text("account"), yes=asked.text("yes") != "no")


def paper(asked: Asked) -> Intent:
    return w.TypeIn(asked.text("text"))


def bind(asked: Asked) -> Intent | Refusal:
    if not asked.place:
        return refuse("place-not-bound")
    return w.BindPlace(asked.place, asked.text("site"))


def unbind(asked: Asked) -> Intent:
    return w.UnbindPlace(asked.place)


def help_(asked: Asked) -> Made:
    return Answer(say("look-help"), "help")


SETTING = Option("name", OptionKind.CHOICE, choices=tuple(SETTINGS), words=("nombre",))
SITE = Option("site", OptionKind.SITE, words=("sede",))
MODE = Option(
    "mode",
    OptionKind.CHOICE,
    choices=("room", "remote"),
    synonyms={
        "sala": "room",
        "remoto": "remote",
        "remota": "remote",
        "a distancia": "remote",
        "home": "remote",
        "casa": "remote",
    },
    words=("modo",),
)
PERSON = Option("person", OptionKind.PERSON, required=True, words=("persona",))
ROLES = Option(
    "role",
    OptionKind.CHOICE,
    required=True,
    choices=("observer", "participant", "site_host", "facilitator", "co_facilitator", "lead"),
    synonyms={
        "host": "site_host",
        "site host": "site_host",
        "anfitrion": "site_host",
        "cofacilitator": "co_facilitator",
        "co-facilitator": "co_facilitator",
        "co": "co_facilitator",
        "observa": "observer",
        "participante": "participant",
        "facilita": "facilitator",
    },
    words=("papel",),
)

COMMAND = Command(
    "convening",
    (
        *beginning.ACTIONS,
        Action("open", open_it, words=("abrir", "resume", "seguir")),
        Action(
            "join",
            join,
            (
                Option("in", rest=True, limit=20, words=("code", "codigo")),
                Option("name", limit=80, words=("nombre",)),
                SITE,
                MODE,
            ),
            words=("entrar",),
        ),
        Action("roster", roster, words=("lista", "who", "quien")),
        Action("agenda", agenda, (Option("topics", OptionKind.LONG_TEXT, rest=True, limit=3000, words=("temas",)),)),
        Action("topic", topic, (Option("topic", OptionKind.TOPIC, rest=True, words=("tema",)),), words=("tema",)),
        Action("close-topic", close_topic, words=("cerrar-tema",)),
        Action(
            "remote",
            remote,
            (
                Option(
                    "do",
                    OptionKind.CHOICE,
                    choices=("show", "extend", "skip"),
                    synonyms={"ver": "show", "extender": "extend", "saltar": "skip", "omitir": "skip"},
                ),
                Option("seconds", OptionKind.WHOLE, words=("segundos",)),
                Option("why", rest=True, limit=250, words=("porque",)),
            ),
            words=("pausa-remota",),
        ),
        Action(
            "settings",
            settings,
            (SETTING, Option("value", rest=True, limit=60, words=("valor",))),
            words=("ajustes",),
        ),
        Action(
            "call",
            call,
            (Option("link", limit=500, words=("enlace",)), Option("phone", limit=80, words=("telefono",))),
            words=("llamada",),
        ),
        Action(
            "contact",
            contact,
            (Option("site", OptionKind.SITE, required=True, words=("sede",)), Option("contact", rest=True, limit=120)),
            words=("contacto",),
        ),
        Action("break", take_break, (Option("minutes", OptionKind.MINUTES, words=("minutos",)),), words=("descanso",)),
        Action("adjourn", adjourn, words=("pausar",)),
        Action("close", close, (Option("sure", OptionKind.YES, words=("seguro",)),), words=("cerrar",)),
        Action(
            "check",
            check,
            (
                Option("slot", OptionKind.MINUTES, required=True, words=("minutes", "minutos", "tiempo")),
                Option("aims", rest=True, limit=500, words=("metas",)),
            ),
            words=("revisar",),
        ),
        Action(
            "late",
            late,
            (Option("left", OptionKind.MINUTES, required=True, words=("minutes", "minutos", "quedan")),),
            words=("atraso",),
        ),
        Action("undo", undo, words=("deshacer",)),
        Action("handover", handover, (Option("to", OptionKind.PERSON, rest=True, words=("a",)),), words=("entregar",)),
        Action("role", role, (PERSON, ROLES, SITE), words=("papel",)),
        Action(
            "site",
            add_site,
            (Option("name", required=True, rest=True, limit=60), Option("planning", OptionKind.YES)),
            words=("sede",),
        ),
        Action("drop", drop, (Option("site", OptionKind.SITE, required=True, rest=True),), words=("desconectar",)),
        Action("back", back, (Option("site", OptionKind.SITE, required=True, rest=True),), words=("volver",)),
        Action("rename", rename, (PERSON, Option("name", required=True, rest=True, limit=80)), words=("renombrar",)),
        Action(
            "merge", merge, (PERSON, Option("into", OptionKind.PERSON, required=True, words=("con",))), words=("unir",)
        ),
        Action("remove", remove, (Option("person", OptionKind.PERSON, required=True, rest=True),), words=("quitar",)),
        Action("eject", eject, (Option("person", OptionKind.PERSON, required=True, rest=True),), words=("sacar",)),
        Action("admit", admit, (Option("person", OptionKind.PERSON, required=True, rest=True),), words=("readmitir",)),
        Action("code", code, words=("codigo",)),
        Action(
            "confirm",
            confirm,
            (Option("account", required=True, limit=40), Option("yes", OptionKind.YES)),
            words=("confirmar",),
        ),
        Action(
            "paper", paper, (Option("text", OptionKind.LONG_TEXT, rest=True, limit=3000),), words=("papel-escrito",)
        ),
        *keeping.ACTIONS,
        Action("bind", bind, (SITE,), words=("mostrar",)),
        Action("unbind", unbind),
        *forming.ACTIONS,
        Action("help", help_, words=("ayuda",), needs_convening=False),
    ),
    default="help",
    words=("reunion",),
)
