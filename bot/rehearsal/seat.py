"""A seat: one simulated person with her own browser, or one that a visitor has taken."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientResponse, ClientSession, CookieJar, FormData, TCPConnector
from yarl import URL

from bot.rehearsal.page import Page, PageForm, read_page


class PageMissing(Exception):
    """The page did not have what the person looked for."""


@dataclass(slots=True)
class Seat:
    """Opens pages and sends the forms on them, with cookies of its own. `taken`: a visitor sits here now."""

    name: str
    site: str
    mode: str
    device: bool
    language: str
    base: str
    connector: TCPConnector
    taken: bool = False
    home: str = ""
    """The address of her own page once she has joined."""
    _session: ClientSession | None = field(default=None, repr=False)

    @property
    def session(self) -> ClientSession:
        if self._session is None:
            jar = CookieJar(unsafe=True)  # an address of numbers, 127.0.0.1, may set cookies too
            self._session = ClientSession(self.base, connector=self.connector, connector_owner=False, cookie_jar=jar)
        return self._session

    async def open(self, address: str = "") -> Page:
        async with self.session.get(relative(address or self.home)) as answer:
            return await self._read(answer)

    async def send(self, form: PageForm, **fields: str) -> Page:
        """Press the button: the form's own fields, with what was filled in."""
        async with self.session.post(relative(form.target), data={**form.fields, **fields}) as answer:
            return await self._read(answer)

    async def ask(self, form: PageForm, **fields: str) -> dict[str, Any]:
        """Press the button as the page's own script does, and hear what came of it."""
        headers = {"Accept": "application/json"}
        async with self.session.post(relative(form.target), data={**form.fields, **fields}, headers=headers) as answer:
            if answer.status >= 500:
                raise PageMissing(f"{answer.status} at {answer.url.path}")
            told: dict[str, Any] = await answer.json()
            return told

    async def post(self, target: str, data: FormData) -> Page:
        """Send a form with a file in it."""
        async with self.session.post(relative(target), data=data) as answer:
            return await self._read(answer)

    async def _read(self, answer: ClientResponse) -> Page:
        if answer.status >= 500:
            raise PageMissing(f"{answer.status} at {answer.url.path}")
        return read_page(str(answer.url.relative()), await answer.text())

    async def press(self, command: str, action: str, **fields: str) -> Page | None:
        """Open her page and press that button there, if it has it."""
        form = (await self.open()).form(command, action)
        return await self.send(form, **fields) if form is not None else None

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


def relative(address: str) -> URL:
    url = URL(address)
    return url.relative() if url.is_absolute() else url
