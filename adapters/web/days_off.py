"""Days off from a calendar's file, for oneself, a site or a district; and everything that is kept about somebody."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from aiohttp import web

from adapters.web.acting import read_form, text
from adapters.web.guard import VISITOR, Trouble
from bot.domain.calendar.ics import LARGEST_FILE, CalendarTooLarge, Holidays, NotACalendar, read_holidays
from bot.domain.calendar.wallclock import local_time
from bot.domain.convening.standing import is_vouched_for
from bot.domain.log import Refusal, Stream
from bot.domain.nudges.wishes import SetPlaceHours
from bot.domain.person.state import Person
from bot.domain.person.wishes import SetHolidays
from bot.engine import Reply
from bot.router import stream_of
from bot.spec import Form

if TYPE_CHECKING:
    from adapters.web.door import WebDoor
    from adapters.web.seats import Seat

AHEAD = timedelta(days=500)
"""A school year and the next one's first months."""


class DaysOff:
    """Takes an `.ics` file and says how many days off it held; hands out one's own data."""

    def __init__(self, door: WebDoor) -> None:
        self._door = door

    async def receive(self, request: web.Request) -> web.Response:
        seat = await self._door.seat(request)
        fields = await read_form(request, LARGEST_FILE + 16 * 1024)
        self._door.check_token(request, text(fields, "csrf"))
        file = fields.get("file")
        content = file.file.read(LARGEST_FILE + 1) if isinstance(file, web.FileField) and file.filename else b""
        key = f"web:{request[VISITOR].browser}:{text(fields, 'key')}"
        tone, said = await self._take(seat, content, text(fields, "whose"), key)
        request[VISITOR].say_next(tone, said)
        back = "follow" if text(fields, "back") == "follow" else "mine"
        raise web.HTTPSeeOther(f"/in/{seat.state.id}/{back}")

    async def _take(self, seat: Seat, content: bytes, whose: str, key: str) -> tuple[str, str]:
        """The tone and the sentence of what came of the file."""
        try:
            found = self._read(seat, content)
        except NotACalendar:
            return "sorry", seat.speech("days-off-not-a-calendar")
        except CalendarTooLarge:
            return "sorry", seat.speech("days-off-too-large")
        if not found.days:
            return "sorry", seat.speech("days-off-none", left=found.left_out)
        reply = await self._keep(seat, found, whose, key)
        said = seat.speech.say(reply.asks if isinstance(reply, Form) else reply.say)
        if isinstance(reply, Refusal):
            return "sorry", said
        left = seat.speech("days-off-left-out", count=found.left_out) if found.left_out else ""
        return "good", f"{said} {left}".strip()

    def _read(self, seat: Seat, content: bytes) -> Holidays:
        today = local_time(self._door.clock.now(), self._person(seat).wall(seat.state.zone)).date()
        return read_holidays(content, today, today + AHEAD)

    async def _keep(self, seat: Seat, found: Holidays, whose: str, key: str) -> Reply:
        days = tuple(sorted(found.dates))
        kind, _, name = whose.partition(":")
        if kind in ("site", "district"):
            wish = SetPlaceHours(name, days=days) if kind == "site" else SetPlaceHours(district=name, days=days)
            return await self._door.engine.submit(stream_of(seat.state), wish, seat.actor, key)
        if seat.me is None or not is_vouched_for(seat.state, seat.actor.account):
            raise Trouble(403, "not-yours")
        stream = Stream(self._door.organisation, "person", seat.actor.person)
        return await self._door.engine.submit(stream, SetHolidays(days), seat.actor, key)

    def _person(self, seat: Seat) -> Person:
        return self._door.engine.person(self._door.organisation, seat.actor.person)

    async def own_data(self, request: web.Request) -> web.Response:
        """Everything that is kept about her, as a file; to an account that is surely hers."""
        seat = await self._door.seat(request)
        account = seat.actor.account
        if seat.me is None or not account or not is_vouched_for(seat.state, account):
            raise Trouble(403, "not-yours")
        kept = {"words": dict(sorted(seat.showing.directory.texts(seat.me.person).items()))}
        body = json.dumps({**kept, **settings(self._person(seat))}, ensure_ascii=False, indent=2)
        headers = {"Content-Disposition": 'attachment; filename="my-data.json"', "Cache-Control": "no-store"}
        return web.Response(text=body, content_type="application/json", headers=headers)


def settings(who: Person) -> dict[str, Any]:
    """What she chose, and what she said she would do, as plain values."""
    hours = who.hours
    return {
        "zone": who.zone,
        "language": who.language,
        "quiet_hours": [f"{hours.quiet_from:%H:%M}", f"{hours.quiet_until:%H:%M}"],
        "class_hours": [[one.weekday, f"{one.start:%H:%M}", f"{one.end:%H:%M}"] for one in hours.class_hours],
        "days_off": [day.isoformat() for day in hours.holidays],
        "nudges_a_week": who.per_week,
        "no_nudges": who.paused,
        "commitments": [
            {"id": one.id, "by": one.by.isoformat(), "status": one.status} for one in who.commitments.values()
        ],
        "nudges": [{"day": one.day.isoformat(), "answer": one.answer} for one in who.arrived],
    }
