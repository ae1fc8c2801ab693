"""How long convenings are kept: an administrator says so for all of them, and may hold one back."""

from __future__ import annotations

from bot.domain.organisation.wishes import HoldConvening, SetRetention
from bot.spec import Action, Asked, Elsewhere, Made, Option, OptionKind


def retention(asked: Asked) -> Made:
    days = asked.whole("days") if asked.text("days") else None
    organisation = asked.convening.organisation
    return Elsewhere("organisation", organisation, SetRetention(days))


def hold(asked: Asked) -> Made:
    held = HoldConvening(asked.convening.id, yes=asked.text("yes") != "no")
    return Elsewhere("organisation", asked.convening.organisation, held)


ACTIONS = (
    Action(
        "retention",
        retention,
        (Option("days", OptionKind.WHOLE, rest=True, words=("dias",)),),
        words=("conservar",),
        needs_convening=False,
    ),
    Action("hold", hold, (Option("yes", OptionKind.YES, rest=True, words=("si",)),), words=("retener",)),
)
