"""The groups to take along: cards to print, plain text, and the lists that Zoom and Teams read."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from aiohttp import web

from adapters.web.guard import Trouble
from bot import handouts
from bot.directory import Directory
from bot.domain.convening.state import Convening
from bot.domain.frozen import frozen

if TYPE_CHECKING:
    from adapters.web.door import WebDoor


@frozen
class Sheet:
    """A file that can be taken along: what it is called, of which kind, and how it is made."""

    name: str
    kind: str
    make: Callable[[Convening, Directory], bytes]


def encoded(make: Callable[[Convening, Directory], str], codec: str = "utf-8") -> Callable[..., bytes]:
    return lambda state, directory: make(state, directory).encode(codec)


FOR_EXCEL = "utf-8-sig"
"""Excel takes a list for UTF-8 only by this mark; Zoom would take the mark for part of its first column's name."""

SHEETS: Mapping[str, Sheet] = {
    "cards": Sheet("table-cards.pdf", "application/pdf", handouts.table_cards),
    "text": Sheet("groups.txt", "text/plain", encoded(handouts.plain_text)),
    "zoom": Sheet("zoom-rooms.csv", "text/csv", encoded(lambda *of: handouts.zoom_rooms(*of).text)),
    "teams": Sheet("teams-rooms.csv", "text/csv", encoded(lambda *of: handouts.teams_rooms(*of).text, FOR_EXCEL)),
}


class HandingOut:
    """Gives the groups as they are now to those who facilitate. Names and addresses are on these sheets."""

    def __init__(self, door: WebDoor) -> None:
        self._door = door

    async def serve(self, request: web.Request) -> web.Response:
        seat = await self._door.seat(request)
        sheet = SHEETS.get(request.match_info["sheet"])
        if not seat.facilitates:
            raise Trouble(403, "not-yours")
        if sheet is None or not seat.state.breakouts.shown():
            raise Trouble(404, "not-found")
        # A hundred cards take longer to draw than anybody's raised hand should wait.
        body = await asyncio.to_thread(sheet.make, seat.state, seat.showing.directory)
        headers = {"Content-Disposition": f'attachment; filename="{sheet.name}"', "Cache-Control": "no-store"}
        charset = None if sheet.kind == "application/pdf" else "utf-8"
        return web.Response(body=body, content_type=sheet.kind, charset=charset, headers=headers)
