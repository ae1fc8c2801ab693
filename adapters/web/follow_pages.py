"""The pages of what follows a convening: the lead's nudges and numbers, and a participant's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, cast

from aiohttp import web

from adapters.web import follow_sights as sights
from adapters.web.guard import Trouble
from bot import follow_up, form_views, team_sights
from bot import views as v
from bot.compose import compose
from bot.showing import BUILDERS

if TYPE_CHECKING:
    from adapters.web.door import WebDoor
    from adapters.web.seats import Seat

Gather = Callable[[web.Request, "Seat"], dict[str, Any]]


class FollowPages:
    """Gathers what these pages show besides the convening's own strip."""

    def __init__(self, door: WebDoor) -> None:
        self._door = door
        self.pages: Mapping[str, Gather] = {"follow": self.lead, "nudge": self.draft, "mine": self.own}

    def lead(self, request: web.Request, seat: Seat) -> dict[str, Any]:
        showing = seat.showing
        view = follow_up.nudges(showing) if seat.facilitates else follow_up.coming(showing)
        shown = {name: BUILDERS[name](showing, "") for name in ("support", "commitments")} if seat.facilitates else {}
        return {
            "view": view,
            "cards": [compose(one, seat.speech) for one in shown.values() if one is not None],
            "question": form_views.answers(showing, "") if seat.facilitates else None,
            "norms": form_views.norms(showing),
            "audiences": sights.audiences(seat),
            "places": sights.places_to_set(seat),
            "to_whom": lambda line: sights.to_whom(line, seat),
        }

    def draft(self, request: web.Request, seat: Seat) -> dict[str, Any]:
        """A nudge before it is saved: who gets it, and the next five moments on each wall."""
        found = cast("v.NudgeDraftView | None", BUILDERS["nudge-draft"](seat.showing, request.query.get("draft", "")))
        if found is None:
            raise Trouble(404, "not-found")
        return {
            "view": found,
            "to_whom": lambda view: sights.to_whom(view, seat),
            "walls": [(one, sights.zone_said(one.zone, seat), sights.days_said(one, seat)) for one in found.zones],
            "audiences": sights.audiences(seat),
        }

    def own(self, request: web.Request, seat: Seat) -> dict[str, Any]:
        person = self._door.engine.person(self._door.organisation, seat.actor.person)
        return {
            "surely": sights.surely_hers(seat),
            "coming": sights.coming(seat, person),
            "plans": sights.plans(seat, person),
            "person": person,
            "around": sights.around(person),
            "invited": sights.invited(seat),
            "reply": seat.state.followup.replies.get(seat.actor.person),
            "lists": sights.lists(seat),
            "team": team_sights.team(seat.showing),
            "norms": form_views.norms(seat.showing),
            "question": sights.open_question(seat),
            "kept": sights.kept(seat),
            "zones": sights.ZONES,
            "days": sights.DAYS,
        }
