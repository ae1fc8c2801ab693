"""What the pages about routines need besides live parts: the chooser, the plan card, the agenda added up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from aiohttp import web

from adapters.web.guard import Trouble
from adapters.web.seats import Seat
from bot.domain.convening.state import Mode
from bot.domain.routines.choose import Answers, why_not
from bot.domain.routines.latecomers import taking_part
from bot.domain.routines.model import Aim, Routine
from bot.routines.agenda_check import about_check, about_late
from bot.routines.asking import AIMS, about_of
from bot.routines.running import shelf
from bot.showing import BUILDERS
from bot.views import AgendaCheckView, PicksView, RoutineCardView, RoutineTextView

USUAL_MINUTES = 10
MOST = 1000
"""More people or minutes than any convening has."""


def number(request: web.Request, name: str, otherwise: int) -> int:
    """A whole number that was asked for, within reason; what is no number counts as not asked."""
    typed = request.query.get(name, "")
    return min(int(typed), MOST) if typed.isascii() and typed.isdigit() else otherwise


def answers(request: web.Request, seat: Seat) -> Answers:
    """The four answers: as they were sent, else as many as are here now."""
    here = taking_part(seat.state)
    people = number(request, "people", len(here))
    remote = min(people, number(request, "remote", sum(who.mode is Mode.REMOTE for who in here)))
    asked = request.query.get("aim", "")
    aim = cast(Aim, asked if asked in AIMS else AIMS[0])
    return Answers(aim, people - remote, remote, max(1, number(request, "minutes", USUAL_MINUTES)))


def chooser(request: web.Request, seat: Seat) -> dict[str, Any]:
    given = answers(request, seat)
    routines = shelf(seat.state, seat.showing.directory)
    picks = cast("PicksView | None", BUILDERS["picks"](seat.showing, about_of(given)))
    other = request.query.get("why-not", "")
    named = sorted(routines.values(), key=lambda one: seat.speech.words(one.names).casefold())
    return {
        "aims": AIMS,
        "given": given,
        "picks": picks.picks if picks is not None and "aim" in request.query else (),
        "asked": "aim" in request.query,
        "why": why_not(other, given, routines).text() if other in routines else None,
        "why_of": other,
        "routines": [one for one in named if not one.alongside],
        "cues": [one for one in named if one.alongside],
        "runs": seat.state.routines.run is not None,
    }


def plan_card(request: web.Request, seat: Seat) -> dict[str, Any]:
    wanted = request.query.get("id", "")[:60]
    view = cast("RoutineCardView | None", BUILDERS["routine-card"](seat.showing, wanted))
    text = cast("RoutineTextView | None", BUILDERS["routine-text"](seat.showing, wanted))
    if view is None or text is None:
        raise Trouble(404, "not-found")
    language = request.query.get("language", seat.language)
    card = view.spanish if language == "es" else view.english
    own: Routine = shelf(seat.state, seat.showing.directory)[wanted]
    return {"card": card, "card_language": "es" if language == "es" else "en", "text": text.text, "routine": own}


def check(request: web.Request, seat: Seat) -> dict[str, Any]:
    """The agenda against its slot, or what is left of it against the minutes that are left."""
    topics = seat.showing.agenda().topics
    slot, left = number(request, "slot", 0), number(request, "left", 0)
    aims = request.query.get("aims", "")[:600]
    about = about_late(left) if left else about_check(slot, aims) if slot else ""
    view = BUILDERS["agenda-check"](seat.showing, about) if topics and about else None
    planned = sum(topic.minutes for topic in topics)
    return {
        "view": cast("AgendaCheckView | None", view),
        "topics": topics,
        "slot": slot or planned,
        "left": left,
        "aims": aims,
    }


MORE: Mapping[str, Callable[[web.Request, Seat], dict[str, Any]]] = {
    "routines": chooser,
    "routine-card": plan_card,
    "check": check,
}
