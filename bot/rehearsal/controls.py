"""The page that directs a rehearsal: how fast, and which seat you would like to take."""

from __future__ import annotations

from datetime import timedelta
from html import escape

from aiohttp import web

from bot.clock import ScaledClock
from bot.rehearsal.director import Director
from bot.rehearsal.script import Script
from bot.rehearsal.seat import Seat
from bot.wiring import Convenor

SPEEDS = (("0", "Pause"), ("1", "x1"), ("10", "x10"), ("60", "x60"))
STEP = timedelta(minutes=1)


class Controls:
    """Routes under /rehearsal. Only a rehearsal has them, and it listens on this machine alone."""

    def __init__(self, convenor: Convenor, clock: ScaledClock, script: Script) -> None:
        self._convenor, self._clock, self._script = convenor, clock, script
        self._director: Director | None = None

    def mount(self, app: web.Application) -> None:
        app.router.add_get("/rehearsal", self._show)
        app.router.add_post("/rehearsal/speed", self._run_at)
        app.router.add_post("/rehearsal/seat", self._take)

    def direct(self, director: Director) -> None:
        self._director = director

    async def _show(self, request: web.Request) -> web.Response:
        page = PAGE.format(
            title=escape(self._script.title),
            time=f"{self._clock.now().astimezone(self._script.starts_at.tzinfo):%H:%M}",
            speed="paused" if not self._clock.speed else f"running x{self._clock.speed:g}",
            speeds="".join(button("/rehearsal/speed", "speed", value, label) for value, label in SPEEDS),
            step=button("/rehearsal/speed", "speed", "step", "Step one minute"),
            seats=self._seats(),
        )
        return web.Response(text=page, content_type="text/html", headers={"Content-Security-Policy": POLICY})

    def _seats(self) -> str:
        director = self._director
        if director is None:
            return "<p>The stage is being set …</p>"
        cast = director.cast
        rows = [("console", "The facilitator's console", cast.facilitator), ("display", "The room display", None)]
        rows += [("host", f"The host at {site}", seat) for site, seat in sorted(cast.hosts.items())]
        some = [seat for seat in cast.guests if seat.device][:12]
        rows += [("me", f"{seat.name}, {seat.site}", seat) for seat in some]
        return "".join(seat_button(kind, label, seat) for kind, label, seat in rows)

    async def _run_at(self, request: web.Request) -> web.Response:
        asked = (await request.post()).get("speed")
        if asked == "step":
            self._clock.step(STEP)
        elif asked in dict(SPEEDS):
            self._clock.run_at(float(str(asked)))
        raise web.HTTPSeeOther("/rehearsal")

    async def _take(self, request: web.Request) -> web.Response:
        """A link into that seat for this browser; the simulated person in it leaves off."""
        director = self._director
        fields = await request.post()
        kind, name = str(fields.get("kind", "")), str(fields.get("name", ""))
        if director is None or kind not in ("console", "display", "host", "me"):
            raise web.HTTPSeeOther("/rehearsal")
        person = await self._person(director, kind, name)
        link = await self._convenor.web.link(kind, person, director.cast.convening, hours=24 * 365)
        raise web.HTTPSeeOther(link[link.index(f"/{kind}/") :])

    async def _person(self, director: Director, kind: str, name: str) -> str:
        if kind == "display":
            return ""
        if kind == "console":
            director.cast.facilitator.taken = True
            return await self._convenor.owner()
        for seat in director.cast.people:
            if seat.name == name:
                seat.taken = True
        engine, organisation = self._convenor.engine, self._convenor.organisation
        state = engine.convening(organisation, director.cast.convening)
        assert state is not None
        return engine.directory(organisation).named(name, (who.person for who in state.roster()))[0]


def button(target: str, name: str, value: str, label: str) -> str:
    return (
        f'<form method="post" action="{target}"><input type="hidden" name="{name}" value="{escape(value)}">'
        f"<button>{escape(label)}</button></form>"
    )


def seat_button(kind: str, label: str, seat: Seat | None) -> str:
    mark = " (yours)" if seat is not None and seat.taken else ""
    return (
        f'<form method="post" action="/rehearsal/seat" target="_blank"><input type="hidden" name="kind" value="{kind}">'
        f'<input type="hidden" name="name" value="{escape(seat.name if seat else "")}">'
        f"<button>{escape(label)}{mark}</button></form>"
    )


POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Rehearsal: {title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Rehearsal: {title}</h1>
<p>It is {time} there, {speed}. Only the people are simulated; everything else is real.</p>
<section aria-label="Speed">{speeds}{step}</section>
<h2>Take a seat</h2>
<p>A seat you take is yours: its simulated person leaves off.</p>
{seats}</main></body></html>
"""
