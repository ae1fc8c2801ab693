"""A roster that is sent in: read, shown with everything that is odd, and imported only when somebody says so."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from aiohttp import web

from adapters.web.acting import read_form, text
from adapters.web.guard import VISITOR, Trouble
from adapters.web.seats import may_open
from bot.domain.convening.opening import site_id
from bot.domain.convening.state import REMOTE_SITE, Mode
from bot.domain.convening.wishes import ImportRoster, KeepDraft, RosterRow
from bot.domain.log import Refusal
from bot.engine import Reply
from bot.exports.sentences import Sentences
from bot.rosters import Gravity, Roster, Row, read_roster
from bot.router import stream_of
from bot.spec import Form
from bot.speech import LANGUAGES

if TYPE_CHECKING:
    from adapters.web.door import WebDoor
    from adapters.web.seats import Seat

MOST_BYTES = 2 * 1024 * 1024
PREVIEWED = 12
OWN = ("name", "email", "site", "mode", "device", "locale")


def as_sheet(roster: Roster) -> str:
    """The readable rows as CSV text, as they are kept until somebody agrees: whatever the file was, this is what
    will be imported."""
    extra = list(dict.fromkeys(name for row in roster.rows for name in row.attributes))
    out = io.StringIO()
    sheet = csv.DictWriter(out, [*OWN, *extra])
    sheet.writeheader()
    for row in roster.rows:
        device = "yes" if has_device(row, roster) else "no"
        own = (row.name, row.email, row.site, row.mode.value, device, row.locale)
        sheet.writerow({**dict(zip(OWN, own, strict=True)), **row.attributes})
    return out.getvalue()


def has_device(row: Row, roster: Roster) -> bool:
    """Whether she can raise her own hand: everybody can, unless a column says otherwise of people in a room."""
    return row.device or "device" not in roster.columns or row.mode.value == Mode.REMOTE


def listed(row: Row) -> RosterRow:
    """A row as the convening takes it."""
    mode = Mode(row.mode.value)
    site = row.site or REMOTE_SITE
    language = row.locale[:2]
    return RosterRow(
        row.name,
        site,
        mode if site_id(site) != REMOTE_SITE else Mode.REMOTE,
        email=row.email if row.email != row.name else "",
        device=row.device or mode is Mode.REMOTE,
        language=language if language in LANGUAGES else "en",
        attributes=tuple(row.attributes.items()),
    )


def by_site(rows: Iterable[Row]) -> list[tuple[str, int]]:
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.site or REMOTE_SITE] = counts.get(row.site or REMOTE_SITE, 0) + 1
    return sorted(counts.items())


class Uploads:
    """The two steps of an import: look, then agree."""

    def __init__(self, door: WebDoor) -> None:
        self._door = door

    async def receive(self, request: web.Request) -> web.Response:
        seat = await self._door.seat(request)
        fields = await read_form(request, MOST_BYTES + 16 * 1024)
        self._door.check_token(request, text(fields, "csrf"))
        if not may_open("setup", seat, False):
            raise Trouble(403, "not-yours")
        key = f"web:{request[VISITOR].browser}:{text(fields, 'key')}"
        if text(fields, "draft"):
            return await self._import(request, seat, text(fields, "draft"), key)
        file = fields.get("file")
        named = isinstance(file, web.FileField) and file.filename
        content = file.file.read(MOST_BYTES + 1) if isinstance(file, web.FileField) and named else b""
        return await self._preview(request, seat, content or text(fields, "pasted").encode(), key)

    async def _preview(self, request: web.Request, seat: Seat, content: bytes, key: str) -> web.Response:
        roster = read_roster(content)
        unreadable = sum(1 for problem in roster.problems if problem.gravity is not Gravity.NOTE)
        wish = KeepDraft(as_sheet(roster), len(roster.rows), unreadable)
        reply = await self._door.engine.submit(stream_of(seat.state), wish, seat.actor, key)
        if isinstance(reply, Refusal | Form):
            return self._back(request, seat, reply)
        sentences = Sentences(seat.language)
        return self._door.page(
            request,
            "draft.html",
            seat,
            said=seat.speech.say(reply.say),
            draft=reply.about,
            rows=roster.rows[:PREVIEWED],
            more=max(0, len(roster.rows) - PREVIEWED),
            people=len(roster.rows),
            problems=[(problem.line, sentences.say(problem.message), problem.gravity) for problem in roster.problems],
            by_site=by_site(roster.rows),
        )

    async def _import(self, request: web.Request, seat: Seat, draft: str, key: str) -> web.Response:
        kept = seat.showing.directory.text(seat.actor.person, f"draft:{draft}")
        rows = tuple(known(listed(row), seat) for row in read_roster(kept.encode()).rows)
        reply = await self._door.engine.submit(stream_of(seat.state), ImportRoster(rows, draft), seat.actor, key)
        return self._back(request, seat, reply)

    def _back(self, request: web.Request, seat: Seat, reply: Reply) -> web.Response:
        said = seat.speech.say(reply.asks if isinstance(reply, Form) else reply.say)
        request[VISITOR].say_next("sorry" if isinstance(reply, Refusal) else "good", said)
        raise web.HTTPSeeOther(f"/in/{seat.state.id}/setup")


def known(row: RosterRow, seat: Seat) -> RosterRow:
    """The row with the person it already means, by name and site, so that a second import doubles nobody."""
    same = [
        who.person
        for who in seat.state.roster()
        if seat.showing.name(who.person) == row.name and who.site == site_id(row.site)
    ]
    return replace(row, person=same[0]) if len(same) == 1 else row
