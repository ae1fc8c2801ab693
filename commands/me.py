"""`/me`: who I am here, in which language, and what is known of me."""

from __future__ import annotations

from bot.domain.convening import wishes as w
from bot.domain.log import Intent
from bot.spec import Action, Asked, Command, Option, OptionKind


def show(asked: Asked) -> Intent:
    return w.Look("me")


def language(asked: Asked) -> Intent:
    return w.ChooseLanguage(asked.text("language"))


COMMAND = Command(
    "me",
    (
        Action("show", show, words=("ver",)),
        Action(
            "language",
            language,
            (
                Option(
                    "language",
                    OptionKind.CHOICE,
                    required=True,
                    choices=("en", "es"),
                    synonyms={"english": "en", "ingles": "en", "spanish": "es", "espanol": "es"},
                ),
            ),
            words=("idioma",),
        ),
    ),
    default="show",
    words=("my", "yo"),
    slash="my",
)
