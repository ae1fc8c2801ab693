"""`/report`: what happened, in totals."""

from __future__ import annotations

from bot.domain.convening.wishes import Look
from bot.domain.log import Intent
from bot.spec import Action, Asked, Command


def recap(asked: Asked) -> Intent:
    return Look("recap")


COMMAND = Command("report", (Action("recap", recap, words=("resumen",)),), default="recap", words=("informe",))
