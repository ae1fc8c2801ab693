"""`/report`: what happened, in totals; of one convening, or of a series together."""

from __future__ import annotations

from bot.domain.convening.wishes import Look
from bot.domain.log import Answer, Intent, refuse
from bot.spec import Action, Asked, Command, Made
from bot.together import together
from commands.beginning import mine


def recap(asked: Asked) -> Intent:
    return Look("recap")


def series(asked: Asked) -> Made:
    """The convenings of this one's series in one report; each keeps its own data."""
    carried = asked.convening.carried
    if carried is None:
        return refuse("report-no-series")
    return Answer(together(mine(asked), carried.series, asked.directory))


COMMAND = Command(
    "report",
    (Action("recap", recap, words=("resumen",)), Action("series", series, words=("serie", "together", "juntas"))),
    default="recap",
    words=("informe",),
)
