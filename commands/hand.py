"""`/hand`: I would like to speak."""

from __future__ import annotations

from bot.domain.log import Intent
from bot.domain.queue import wishes as w
from bot.domain.queue.inviting import Consent
from bot.domain.queue.signals import Need
from bot.domain.turns import Kind
from bot.spec import Action, Asked, Command, Option, OptionKind

KIND = Option(
    "kind",
    OptionKind.CHOICE,
    choices=tuple(kind.value for kind in Kind),
    synonyms={
        "nuevo": "new",
        "point": "new",
        "respuesta": "reply",
        "responder": "reply",
        "question": "clarify",
        "pregunta": "clarify",
        "aclarar": "clarify",
        "proceso": "process",
        "break": "process",
    },
    words=("tipo",),
)
FOR = Option("for", OptionKind.PEOPLE, words=("para", "por"))
FOR_ONE = Option("for", OptionKind.PERSON, words=("para", "por"))
NOTE = Option("note", rest=True, words=("nota",))


def kind(asked: Asked) -> Kind:
    return Kind(asked.text("kind") or "new")


def up(asked: Asked) -> Intent:
    return w.RaiseHand(kind(asked), asked.text("note"), asked.people("for"))


def read(asked: Asked) -> Intent:
    return w.RaiseHand(kind(asked), asked.text("note"), asked.people("for"), written=True)


def down(asked: Asked) -> Intent:
    return w.LowerHand(asked.text("for"), Kind(asked.text("kind")) if asked.text("kind") else None)


def later(asked: Asked) -> Intent:
    return w.MoveBack(asked.text("for"))


def pass_(asked: Asked) -> Intent:
    return w.PassTurn(asked.text("for"))


def invite_me(asked: Asked) -> Intent:
    return w.GiveConsent(Consent.INVITE, asked.text("for"))


def by_text(asked: Asked) -> Intent:
    return w.GiveConsent(Consent.TEXT, asked.text("for"))


def not_today(asked: Asked) -> Intent:
    return w.GiveConsent(Consent.NOT_TODAY, asked.text("for"))


def ready(asked: Asked) -> Intent:
    return w.SayReady(asked.text("for"))


def hold(asked: Asked) -> Intent:
    return w.HoldPlace(asked.text("for"))


def agree(asked: Asked) -> Intent:
    return w.Agree()


def need(asked: Asked) -> Intent:
    return w.AskAccess(Need(asked.text("need")), asked.flag("anonymous"))


NEED = Option(
    "need",
    OptionKind.CHOICE,
    required=True,
    choices=tuple(need.value for need in Need),
    synonyms={
        "slow": "slower",
        "despacio": "slower",
        "fuerte": "louder",
        "simple": "plain",
        "sencillo": "plain",
        "repite": "again",
        "otra vez": "again",
        "traduce": "translate",
    },
    words=("necesito",),
)

COMMAND = Command(
    "hand",
    (
        Action("up", up, (KIND, FOR, NOTE), words=("arriba", "q+", "raise")),
        Action("down", down, (KIND, FOR_ONE), words=("abajo", "q-", "lower", "bajar")),
        Action("later", later, (FOR_ONE,), words=("luego", "despues")),
        Action(
            "read",
            read,
            (KIND, FOR, Option("note", required=True, rest=True, words=("nota",))),
            words=("leer", "write", "escribir"),
        ),
        Action("pass", pass_, (FOR_ONE,), words=("paso", "pasar")),
        Action("ready", ready, (FOR_ONE,), words=("listo", "lista")),
        Action("hold", hold, (FOR_ONE,), words=("guarda",)),
        Action("agree", agree, words=("acuerdo", "+1")),
        Action(
            "need",
            need,
            (NEED, Option("anonymous", OptionKind.YES, words=("anonimo", "anonima"))),
            words=("necesito",),
        ),
        Action("invite-me", invite_me, (FOR_ONE,), words=("invitame",)),
        Action("by-text", by_text, (FOR_ONE,), words=("por-escrito",)),
        Action("not-today", not_today, (FOR_ONE,), words=("hoy-no",)),
    ),
    default="up",
    words=("mano",),
)
