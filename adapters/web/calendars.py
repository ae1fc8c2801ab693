"""A person's own calendar address: made on her page, followed by her calendar program, ended like every other link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from adapters.web.acting import read_form, text
from adapters.web.guard import Trouble
from bot.feeds import feed_for

if TYPE_CHECKING:
    from adapters.web.door import WebDoor

GOOD_FOR_HOURS = 400 * 24.0
"""A school year and the summer after it."""


class Calendars:
    """The feed of what somebody agreed to. A calendar program has no cookie: the address itself is the key."""

    def __init__(self, door: WebDoor) -> None:
        self._door = door

    async def serve(self, request: web.Request) -> web.Response:
        link = await self._door.links.find(request.match_info["token"])
        if link is None or link.kind != "calendar":
            raise Trouble(410, "link-over")
        now = self._door.clock.now()
        feed = feed_for(self._door.engine, self._door.organisation, link.person, now)
        return web.Response(body=feed, content_type="text/calendar", charset="utf-8")

    async def make(self, request: web.Request) -> web.Response:
        """A new address, shown once, to a person whose account somebody vouched for."""
        seat = await self._door.seat(request)
        fields = await read_form(request)
        self._door.check_token(request, text(fields, "csrf"))
        if seat.me is None or not seat.showing.confirmed:
            raise Trouble(403, "not-yours")
        token = await self._door.links.make("calendar", seat.me.person, seat.state.id, GOOD_FOR_HOURS)
        address = f"{self._door.settings.address}/calendar/{token}.ics"
        return self._door.page(request, "calendar.html", seat, address=address)
