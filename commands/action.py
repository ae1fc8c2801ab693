"""`/action`: who does what by when."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from bot.domain.agreements import wishes as w
from bot.domain.calendar.moments import Moment
from bot.domain.calendar.phrases import understand
from bot.domain.convening.wishes import Look
from bot.domain.log import Refusal, refuse
from bot.domain.planner.columns import ColumnNames
from bot.spec import Action, Asked, Command, Made, Option, OptionKind


def due(asked: Asked) -> date | Refusal | None:
    """The date as it was said; None where none was. A date that could be two is asked for again, never guessed."""
    said = asked.text("by")
    if not said:
        return None
    zone = ZoneInfo(asked.convening.zone)
    moment = understand(said, asked.now, zone, asked.actor.language, time_needed=False)
    return moment.day if isinstance(moment, Moment) else refuse("which-date", date=said[:40])


def note(asked: Asked) -> Made:
    by = due(asked)
    if isinstance(by, Refusal):
        return by
    return w.NoteAction(asked.text("text"), asked.text("owner"), by)


def change(asked: Asked) -> Made:
    by = due(asked)
    if isinstance(by, Refusal):
        return by
    return w.ChangeAction(asked.whole("number"), asked.text("owner"), by)


def finish(asked: Asked) -> Made:
    return w.FinishAction(asked.whole("number"))


def show(asked: Asked) -> Made:
    """By number, or by a column of the roster: "per:district"."""
    word = asked.text("per")
    if not word:
        return Look("actions")
    people = list(asked.convening.roster())
    known = ColumnNames({name for who in people for name in who.attributes} | {"site"})
    column = known(word)
    if not known.has(column):
        return refuse("roster-has-no-column", column=word[:40], known=", ".join(known.names()))
    return Look("actions", column)


NUMBER = Option("number", OptionKind.WHOLE, required=True, words=("numero",))
OWNER = Option("owner", OptionKind.PERSON, words=("encargo", "quien"))
BY = Option("by", limit=60, words=("para", "fecha"))

COMMAND = Command(
    "action",
    (
        Action("new", note, (Option("text", required=True, rest=True, limit=500, words=("texto",)), OWNER, BY)),
        Action(
            "show",
            show,
            (Option("per", rest=True, limit=60, words=("por", "each")),),
            words=("ver", "list", "lista"),
        ),
        Action("change", change, (NUMBER, OWNER, BY), words=("cambiar",)),
        Action("done", finish, (NUMBER,), words=("hecho", "hecha")),
    ),
    default="new",
    words=("accion",),
)
