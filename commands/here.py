"""`/here`: I am here; these people of my site are here; so many more are here."""

from __future__ import annotations

from bot.domain.convening import wishes as w
from bot.spec import Action, Asked, Command, Made, Option, OptionKind
from commands.convening import MODE, SITE, join, mode


def here(asked: Asked) -> Made:
    if asked.whole("count"):
        me = asked.convening.one(asked.actor.person)
        return w.CountIn(asked.text("site") or (me.site if me else ""), asked.whole("count"))
    people = asked.people("for")
    if people:
        return w.CheckIn(people, asked.text("site"), mode(asked))
    return join(asked)


def leave(asked: Asked) -> Made:
    return w.Leave(asked.text("for"))


def move(asked: Asked) -> Made:
    return w.MoveTo(asked.text("for"), asked.text("site"), mode(asked))


COMMAND = Command(
    "here",
    (
        Action(
            "in",
            here,
            (
                SITE,
                MODE,
                Option("for", OptionKind.PEOPLE, words=("para", "por")),
                Option("count", OptionKind.WHOLE, words=("cuantos",)),
                Option("name", rest=True, limit=80, words=("nombre",)),
            ),
            words=("aqui",),
        ),
        Action("move", move, (SITE, MODE, Option("for", OptionKind.PERSON, words=("para",))), words=("cambiar",)),
        Action("gone", leave, (Option("for", OptionKind.PERSON, words=("para",)),), words=("salir",)),
    ),
    default="in",
    words=("aqui",),
)
