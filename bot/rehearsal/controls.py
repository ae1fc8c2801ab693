"""The page that directs a rehearsal: how fast, and which seat you would like to take."""

from __future__ import annotations

from datetime import timedelta

from aiohttp import web

from adapters.web.acting import read_form, text
from adapters.web.guard import VISITOR
from bot.clock import ScaledClock
from bot.domain.frozen import frozen
from bot.rehearsal.director import Director
from bot.rehearsal.script import Script
from bot.rehearsal.seat import Seat
from bot.wiring import Convenor

SPEEDS = (("0", ""), ("1", "x1"), ("10", "x10"), ("60", "x60"))
"""What can be chosen, and how the button says it; the pause has a word of its own."""
STEP = timedelta(minutes=1)
MOST_PHONES = 12


@frozen
class Seats:
    """The seats that can be taken: the console (and whether it is), the hosts, some phones."""

    console: bool
    hosts: list[Seat]
    people: list[Seat]


class Controls:
    """Routes under /rehearsal. Only a rehearsal has them, and it listens on this machine alone."""

    def __init__(self, convenor: Convenor, clock: ScaledClock, script: Script) -> None:
        self._convenor, self._clock, self._script = convenor, clock, script
        self._director: Director | None = None

    def mount(self, app: web.Application) -> None:
        app.router.add_get("/rehearsal", self._show)
        app.router.add_post("/rehearsal/speed", self._run_at)
        app.router.add_post("/rehearsal/seat", self._take)
        self._convenor.web.guard.ours |= {self._show, self._run_at, self._take}

    def direct(self, director: Director) -> None:
        self._director = director

    async def _show(self, request: web.Request) -> web.Response:
        door, speed = self._convenor.web, self._clock.speed
        return door.pages.page(
            "rehearsal.html",
            request[VISITOR],
            door.speech(request),
            title=self._script.title,
            begun=self._script.starts_at,
            time=f"{self._script.starts_at:%H:%M}",
            gone=length(self._clock.now() - self._script.starts_at),
            speed=f"{speed:g}",
            speeds=[(value, label, float(value) == speed) for value, label in SPEEDS],
            over=self._director is not None and self._director.done.is_set(),
            seats=self._seats(),
        )

    def _seats(self) -> Seats | None:
        """None while the stage is being set."""
        if self._director is None:
            return None
        cast = self._director.cast
        some = [seat for seat in cast.guests if seat.device and seat.mode != "remote"][: MOST_PHONES // 2]
        some += [seat for seat in cast.guests if seat.mode == "remote"][: MOST_PHONES - len(some)]
        return Seats(cast.facilitator.taken, [cast.hosts[site] for site in sorted(cast.hosts)], some)

    async def _run_at(self, request: web.Request) -> web.Response:
        fields = await read_form(request)
        self._convenor.web.check_token(request, text(fields, "csrf"))
        asked = text(fields, "speed")
        if asked == "step":
            self._clock.step(STEP)
        elif asked in dict(SPEEDS):
            self._clock.run_at(float(asked))
        raise web.HTTPSeeOther("/rehearsal")

    async def _take(self, request: web.Request) -> web.Response:
        """A link into that seat for this browser; the simulated person in it leaves off."""
        director = self._director
        fields = await read_form(request)
        self._convenor.web.check_token(request, text(fields, "csrf"))
        kind, name = text(fields, "kind"), text(fields, "name")
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


def length(passed: timedelta) -> str:
    """Minutes and seconds, as a stopwatch shows them."""
    minutes, seconds = divmod(max(0, int(passed.total_seconds())), 60)
    return f"{minutes}:{seconds:02}"
