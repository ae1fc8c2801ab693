"""A roster that is sent in: read, shown with everything that is odd, and imported only when somebody says so."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aiohttp import web

from adapters.web.acting import read_form, text
from adapters.web.guard import VISITOR, Trouble
from adapters.web.seats import may_open
from bot.domain.convening.opening import site_id
from bot.domain.convening.state import REMOTE_SITE, Convening, Mode
from bot.domain.convening.wishes import ImportRoster, KeepDraft, RosterRow
from bot.domain.log import Refusal
from bot.reading import one_line
from bot.router import stream_of
from bot.spec import Form

if TYPE_CHECKING:
    from adapters.web.door import WebDoor
    from adapters.web.seats import Seat

MOST_BYTES = 2 * 1024 * 1024
PREVIEWED = 12


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that cannot be read: its line in the file, the catalogue's sentence, and the cell in question."""

    line: int
    code: str
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    rows: tuple[RosterRow, ...]
    problems: tuple[Problem, ...]


KNOWN = {"name", "email", "site", "mode", "device", "locale"}
NO = {"no", "n", "0", "false"}


def read(sheet: str) -> Draft:
    """The rows of a CSV text and everything in it that cannot be read, by line."""
    table = csv.DictReader(io.StringIO(sheet))
    table.fieldnames = [one_line(name).casefold() for name in table.fieldnames or ()]
    if "name" not in table.fieldnames:
        return Draft((), (Problem(1, "web-roster-no-name-column"),))
    rows: list[RosterRow] = []
    problems: list[Problem] = []
    for cells in table:
        plain = {name: one_line(value or "") for name, value in cells.items() if isinstance(name, str)}
        trouble = trouble_of(plain, table.line_num)
        if trouble is not None:
            problems.append(trouble)
        else:
            rows.append(row(plain))
    return Draft(tuple(rows), tuple(problems))


def trouble_of(cells: Mapping[str, str], line: int) -> Problem | None:
    if not cells.get("name"):
        return Problem(line, "web-roster-no-name")
    if len(cells["name"]) > 80:
        return Problem(line, "web-roster-long-name", cells["name"][:40])
    mode = cells.get("mode", "").casefold()
    if mode not in ("", "room", "remote"):
        return Problem(line, "web-roster-mode", mode[:40])
    return None


def row(cells: Mapping[str, str]) -> RosterRow:
    site = cells.get("site") or REMOTE_SITE
    mode = Mode(cells["mode"].casefold()) if cells.get("mode") else mode_at(site)
    extra = tuple((name, value) for name, value in cells.items() if name not in KNOWN and value)
    device = cells.get("device", "").casefold() not in NO
    language = cells.get("locale", "")[:2].casefold()
    return RosterRow(
        cells["name"],
        site,
        mode,
        email=cells.get("email", ""),
        device=device,
        language=language if language in ("en", "es") else "en",
        attributes=extra,
    )


def mode_at(site: str) -> Mode:
    return Mode.REMOTE if site_id(site) == REMOTE_SITE else Mode.ROOM


def as_text(file: web.FileField) -> str:
    """The file as CSV text: a spreadsheet's first sheet, or the text itself. Raises Trouble where it is neither."""
    content = file.file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise Trouble(413, "too-large")
    if content.startswith(b"PK\x03\x04"):
        return sheet_text(content)
    if b"\x00" in content[:4096]:
        raise Trouble(400, "not-a-table")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def sheet_text(content: bytes) -> str:
    from openpyxl import load_workbook

    try:
        sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
    except Exception as error:
        raise Trouble(400, "not-a-table") from error
    out = io.StringIO()
    csv.writer(out).writerows(["" if cell is None else str(cell) for cell in cells] for cells in sheet.values)
    return out.getvalue()


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
        pasted = text(fields, "pasted")
        sheet = as_text(file) if isinstance(file, web.FileField) and file.filename else pasted
        return await self._preview(request, seat, sheet, key)

    async def _preview(self, request: web.Request, seat: Seat, sheet: str, key: str) -> web.Response:
        draft = read(sheet)
        wish = KeepDraft(sheet, len(draft.rows), len(draft.problems))
        reply = await self._door.engine.submit(stream_of(seat.state), wish, seat.actor, key)
        if isinstance(reply, Refusal | Form):
            return self._back(request, seat, reply)
        sites: dict[str, int] = {}
        for row in draft.rows:
            sites[row.site] = sites.get(row.site, 0) + 1
        return self._door.page(
            request,
            "draft.html",
            seat,
            said=seat.speech.say(reply.say),
            draft=reply.about,
            rows=draft.rows[:PREVIEWED],
            more=max(0, len(draft.rows) - PREVIEWED),
            people=len(draft.rows),
            problems=draft.problems,
            by_site=sorted(sites.items()),
        )

    async def _import(self, request: web.Request, seat: Seat, draft: str, key: str) -> web.Response:
        kept = seat.showing.directory.text(seat.actor.person, f"draft:{draft}")
        rows = tuple(known(row, seat.state, seat) for row in read(kept).rows)
        wish = ImportRoster(rows, draft)
        reply = await self._door.engine.submit(stream_of(seat.state), wish, seat.actor, key)
        return self._back(request, seat, reply)

    def _back(self, request: web.Request, seat: Seat, reply: object) -> web.Response:
        said = seat.speech.say(reply.say)  # type: ignore[attr-defined]
        request[VISITOR].say_next("sorry" if isinstance(reply, Refusal) else "good", said)
        raise web.HTTPSeeOther(f"/in/{seat.state.id}/setup")


def known(row: RosterRow, state: Convening, seat: Seat) -> RosterRow:
    """The row with the person it already means, by name and site, so that a second import doubles nobody."""
    same = [
        who.person
        for who in state.roster()
        if seat.showing.name(who.person) == row.name and who.site == site_id(row.site)
    ]
    return replace(row, person=same[0]) if len(same) == 1 else row
