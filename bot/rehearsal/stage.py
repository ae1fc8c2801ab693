"""Sets the stage of a rehearsal as a facilitator would: plans the convening, sends in the roster, names the hosts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from aiohttp import FormData, TCPConnector

from bot.domain.planner.problem import Mode
from bot.rehearsal.director import Cast
from bot.rehearsal.page import Page, PageForm
from bot.rehearsal.script import Script
from bot.rehearsal.seat import PageMissing, Seat
from bot.rosters import Roster, Row, read_roster

REMOTE = "remote"


class RosterWrong(ValueError):
    """The roster cannot be rehearsed with; the sentence says why."""


def read_people(name: str, content: bytes) -> Roster:
    """The roster of a file. Raises RosterWrong where nobody can be read from it."""
    roster = read_roster(content)
    if not roster.rows:
        raise RosterWrong(f"{name}: I can't read anybody here. It needs a first row with name, site and mode.")
    return roster


@dataclass(slots=True)
class Stage:
    """Where the rehearsal takes place: the address of the pages, and one pool of connections for everybody."""

    base: str
    connector: TCPConnector

    def seat(self, row: Row) -> Seat:
        mode = "remote" if row.mode is Mode.REMOTE else "room"
        return self.make(row.name, row.site or REMOTE, mode, row.device or mode == "remote", row.locale or "en")

    def make(self, name: str, site: str, mode: str, device: bool, language: str) -> Seat:
        """A seat for one person, with a browser of her own."""
        return Seat(name, site, mode, device, language, self.base, self.connector)

    async def set(self, script: Script, name: str, content: bytes, console: str) -> Cast:
        """Plan the convening at the console behind that link, and bring everybody to the door."""
        roster = read_people(name, content)
        facilitator = self.make("Facilitator", REMOTE, "remote", True, "en")
        await self._enter(facilitator, console)
        convening = await self._plan(facilitator, script, roster)
        await self._send_in(facilitator, convening, name, content)
        people = [self.seat(row) for row in roster.rows]
        hosts = await self._hosts(facilitator, convening, people)
        page = await facilitator.open(f"/in/{convening}/setup")
        code = re.search(r"/join/([A-Z0-9]{6})", page.text)
        if code is None:
            raise PageMissing("the join code is not on the setup page")
        return Cast(
            facilitator, hosts, [seat for seat in people if seat not in hosts.values()], people, code[1], convening
        )

    async def _enter(self, seat: Seat, link: str) -> Page:
        """Open a one-time link and press the one button behind it."""
        page = await seat.open(link)
        form = next((form for form in page.forms if form.target.endswith(link)), None)
        if form is None:
            raise PageMissing("the link is used or over")
        return await seat.send(form)

    async def _plan(self, facilitator: Seat, script: Script, roster: Roster) -> str:
        page = await facilitator.open("/console")
        form = next(form for form in page.forms if "title" in form.fields)
        sites = ", ".join(dict.fromkeys(rooms(roster.rows)))
        page = await facilitator.send(form, title=script.title, sites=sites)
        found = re.search(r"/in/([\w-]+)", page.address)
        if found is None:
            raise PageMissing("the convening was not planned")
        facilitator.home = f"/in/{found[1]}/console"
        return found[1]

    async def _send_in(self, facilitator: Seat, convening: str, name: str, content: bytes) -> None:
        """The two steps of an import: look at what was read, then agree."""
        page = await facilitator.open(f"/in/{convening}/setup")
        form = next(form for form in page.forms if "pasted" in form.fields)
        data = FormData(form.fields)
        data.add_field("file", content, filename=name, content_type="text/csv")
        preview = await facilitator.post(form.target, data)
        agree = next((form for form in preview.forms if form.fields.get("draft")), None)
        if agree is None:
            raise PageMissing("the roster could not be read")
        await facilitator.send(agree)

    async def _hosts(self, facilitator: Seat, convening: str, people: Iterable[Seat]) -> dict[str, Seat]:
        """The first person with a device at each site hosts it, and gets the host's link."""
        hosts: dict[str, Seat] = {}
        for seat in people:
            if seat.mode == "room" and seat.device and seat.site not in hosts:
                hosts[seat.site] = seat
        for seat in (*hosts.values(), *(one for one in people if one.site not in hosts and one.mode == "room")):
            if hosts.setdefault(seat.site, seat) is seat:
                seat.device = True
                await self._make_host(facilitator, convening, seat)
        return hosts

    async def _make_host(self, facilitator: Seat, convening: str, seat: Seat) -> None:
        page = await facilitator.open(f"/in/{convening}/people?q={seat.name}")
        role = next(form for form in page.all("convening", "role"))
        await facilitator.send(role, role="site_host")
        links = [form for form in (await facilitator.open(f"/in/{convening}/setup")).forms if is_host_link(form)]
        person = role.fields["person"]
        form = next(form for form in links if form.fields["person"] == person)
        shown = await facilitator.send(form)
        link = re.search(r"/host/[\w-]+", shown.text)
        if link is None:
            raise PageMissing(f"no host link for {seat.site}")
        await self._enter(seat, link[0])
        seat.home = f"/in/{convening}/host"


def rooms(rows: Iterable[Row]) -> list[str]:
    return [row.site for row in rows if row.mode is not Mode.REMOTE and row.site]


def is_host_link(form: PageForm) -> bool:
    return form.fields.get("kind") == "host" and "person" in form.fields
