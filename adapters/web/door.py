"""The web door: its routes, and the few things that its rooms share."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import replace

from aiohttp import web

from adapters.web.acting import Acting
from adapters.web.agreeing import Agreeing
from adapters.web.assets import Assets
from adapters.web.calendars import Calendars
from adapters.web.codes import Codes
from adapters.web.days_off import DaysOff
from adapters.web.entering import Entering
from adapters.web.guard import VISITOR, Guard, Handler, Trouble
from adapters.web.handing_out import HandingOut
from adapters.web.health import Health
from adapters.web.identity import Identity
from adapters.web.joining import Joining
from adapters.web.links import Links
from adapters.web.live import Live, Tab
from adapters.web.messages import Messages
from adapters.web.pages import Pages
from adapters.web.parts import Renderer
from adapters.web.presence import Presence
from adapters.web.rates import Guesses
from adapters.web.rooms import Rooms
from adapters.web.seats import Seat, Seats, spoken
from bot.domain.convening.state import Convening
from bot.domain.log import Post, Stream
from bot.engine import Engine
from bot.ports import Clock, Delivery, Ledger, Parcel
from bot.settings import Settings
from bot.speech import Speech

ENTRIES = ("console", "host", "me", "display")
"""The kinds of links that let a browser in."""
CONVENING = re.compile(r"[\w-]{1,60}")


class WebDoor:
    """Everything that people do in a browser. Mount it on the application that listens."""

    name = "web"

    def __init__(self, engine: Engine, ledger: Ledger, clock: Clock, settings: Settings, organisation: str) -> None:
        self.engine, self.ledger, self.clock = engine, ledger, clock
        self.settings, self.organisation = settings, organisation
        self.identity = Identity(settings.secret_keys)
        self.links = Links(ledger, clock)
        self.guesses = Guesses()
        self.seats = Seats(engine, organisation)
        self.assets = Assets()
        self.pages = Pages(self.assets, self.identity, settings, clock.now)
        self.guard = Guard(settings, self.identity, self.pages)
        self.renderer = Renderer(self.pages, self.seats)
        self.presence = Presence(engine, organisation, self.seats.actor)
        self.live = Live(self.renderer, self.presence, clock, self._may_still_show)
        self.messages = Messages(self, ledger)
        self.acting, self.joining = Acting(self), Joining(self)
        self.calendars, self.codes, self.days_off = Calendars(self), Codes(self), DaysOff(self)
        self.entering, self.agreeing = Entering(self), Agreeing(self)
        self.rooms, self.health = Rooms(self), Health(self)
        self.handing_out = HandingOut(self)

    # --- life --------------------

    def mount(self, app: web.Application) -> None:
        """Add every route of this door to the one application."""
        app.middlewares.append(self.guard.middleware)
        app.on_response_prepare.append(self.guard.prepare)
        app.on_shutdown.append(self._shut)
        for method, path, handler in self._routes():
            self.guard.ours.add(handler)
            app.router.add_route(method, path, handler)

    def _routes(self) -> tuple[tuple[str, str, Handler], ...]:
        rooms, entering = self.rooms, self.entering
        return (
            ("GET", "/", rooms.welcome),
            ("GET", "/join", self.joining.start),
            ("GET", "/join/{code}", self.joining.show),
            ("POST", "/join/{code}", self.joining.join),
            ("GET", "/console", rooms.convenings),
            *(("GET", f"/{kind}/{{token}}", entering.show) for kind in ENTRIES),
            *(("POST", f"/{kind}/{{token}}", entering.enter) for kind in ENTRIES),
            ("GET", "/act/{token}", self.agreeing.show),
            ("POST", "/act/{token}", self.agreeing.act),
            ("GET", "/in/{convening}/my-data.json", self.days_off.own_data),
            ("POST", "/in/{convening}/days-off", self.days_off.receive),
            ("GET", "/in/{convening}", rooms.show),
            ("GET", "/in/{convening}/code", self.codes.show),
            ("POST", "/in/{convening}/code", self.codes.post),
            ("GET", "/in/{convening}/{page}", rooms.show),
            ("POST", "/in/{convening}/links", entering.make),
            ("POST", "/in/{convening}/unlink", entering.revoke),
            ("POST", "/in/{convening}/roster", rooms.roster),
            ("GET", "/calendar/{token}.ics", self.calendars.serve),
            ("POST", "/in/{convening}/calendar", self.calendars.make),
            ("POST", "/do/{convening}", self.acting.act),
            ("POST", "/prefer", rooms.prefer),
            ("POST", "/new", rooms.new),
            ("GET", "/live/{page}/{convening}", rooms.live),
            ("GET", "/paper/{convening}", rooms.paper),
            ("GET", "/in/{convening}/groups/{sheet}", self.handing_out.serve),
            ("GET", "/static/{name}", self.assets.serve),
            ("GET", "/healthz", self.health.alive),
            ("GET", "/readyz", self.health.ready),
            ("GET", "/metrics", self.health.metrics),
        )

    async def start(self) -> None:
        await self.links.load()
        await self.messages.load()
        await self.codes.load()
        self.engine.watch(self.live.on_change)
        self.engine.watch(self.messages.on_change)

    def opened_at(self, port: int) -> None:
        """The port is known now, where any would do: links and pictures name it."""
        self.settings = replace(self.settings, web_port=port)
        self.pages.address = self.settings.address

    async def stop(self) -> None:
        self.presence.stop()
        self.live.end_all()

    async def _shut(self, app: web.Application) -> None:
        await self.stop()

    # --- the port --------------------

    async def deliver(self, parcel: Parcel, post: Post) -> Delivery:
        return await self.messages.deliver(parcel, post)

    async def link(self, kind: str, person: str, convening: str = "", hours: float = 12.0) -> str:
        """A one-time address that lets one browser in: kind is console, host, me or display.

        It is shown once and kept only as a hash. It ends after `hours`, or when it is revoked.
        """
        token = await self.links.make(kind, person, convening, hours)
        return f"{self.settings.address}/{kind}/{token}"

    async def act_link(
        self,
        person: str,
        convening: str,
        label: str,
        command: str,
        arguments: Mapping[str, str],
        hours: float = 72.0,
    ) -> str:
        """An address that does one thing as that person, once, when its button is pressed: for mails and calendars."""
        return await self.agreeing.make(person, convening, label, command, arguments, hours)

    # --- what the rooms share --------------------

    def fresh_key(self) -> str:
        return f"web:{secrets.token_urlsafe(12)}"

    def by_code(self, code: str) -> Convening | None:
        found = [state for state in self.engine.convenings(self.organisation) if state.code == code]
        return next((state for state in found if state.is_running), found[-1] if found else None)

    def was_code(self, code: str) -> bool:
        return any(code in state.old_codes for state in self.engine.convenings(self.organisation))

    async def known(self, id: str) -> Convening | None:
        """A convening by its id; one that was closed before the last start is read when somebody asks for it."""
        state = self.engine.convening(self.organisation, id)
        stream = Stream(self.organisation, "convening", id)
        if state is None and CONVENING.fullmatch(id) and await self.ledger.head(stream):
            state = await self.engine.load(stream)
        return state if state is not None and state.code else None

    async def convening(self, id: str) -> Convening:
        state = await self.known(id)
        if state is None:
            raise Trouble(404, "not-found")
        return state

    def seat_in(self, request: web.Request, state: Convening) -> Seat:
        accepted = request.headers.get("Accept-Language", "")
        return self.seats.find(state, request[VISITOR], accepted, self.clock.now())

    def speech(self, request: web.Request, state: Convening | None = None) -> Speech:
        """The words of a page that stands outside any convening."""
        language = spoken(request[VISITOR], None, request.headers.get("Accept-Language", ""), state)
        return Speech(language, now=self.clock.now())

    async def seat(self, request: web.Request) -> Seat:
        return self.seat_in(request, await self.convening(request.match_info["convening"]))

    def check_token(self, request: web.Request, token: str) -> None:
        if not self.identity.is_ours(request[VISITOR], token):
            raise Trouble(403, "stale-form")

    def page(
        self, request: web.Request, template: str, seat: Seat, status: int = 200, **context: object
    ) -> web.Response:
        return self.pages.page(template, request[VISITOR], seat.speech, status=status, seat=seat, **context)

    def screen(self, request: web.Request, convening: str) -> str:
        """The display link of this convening that this browser opened and that is still good, or nothing."""
        return next((one for one in request[VISITOR].screens if self._shows(one, convening)), "")

    def _shows(self, digest: str, convening: str) -> bool:
        link = self.links.by_hash(digest)
        return link is not None and link.kind == "display" and link.convening == convening

    def _may_still_show(self, tab: Tab) -> bool:
        return bool(tab.screen) and self._shows(tab.screen, tab.convening)
