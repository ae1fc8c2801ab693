"""A house with a web door: the real engine and commands over real HTTP, with a frozen clock and a ledger in memory."""

from __future__ import annotations

import html
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from adapters.web.door import WebDoor
from bot.domain.log import Role
from bot.settings import Settings
from tests.world import ORGANISATION, World

SETTINGS = Settings(secret_keys=("a key for tests, long enough to be one",), trusted_proxies=("10.9.0.0/16",))
JSON = {"Accept": "application/json"}


@dataclass
class Page:
    """What a browser was shown."""

    status: int
    url: str
    html: str
    headers: Any

    @property
    def text(self) -> str:
        """The words of the page, without its markup."""
        body = re.sub(r"<(script|style|template|svg).*?</\1>", " ", self.html, flags=re.S)
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())

    @property
    def csrf(self) -> str:
        found = re.search(r'name="csrf" (?:content|value)="([^"]+)"', self.html)
        return found[1] if found else ""

    def key(self, marker: str = "") -> str:
        found = re.search(r'name="key" value="([^"]+)"', self.html[self.html.find(marker) :])
        return found[1] if found else ""


@dataclass
class Browser:
    """One browser with its cookies."""

    session: aiohttp.ClientSession
    base: str
    page: Page = field(default_factory=lambda: Page(0, "", "", {}))

    async def open(self, path: str, **more: Any) -> Page:
        async with self.session.get(self.base + path, **more) as response:
            self.page = Page(response.status, str(response.url.relative()), await response.text(), response.headers)
        return self.page

    async def post(self, path: str, fields: dict[str, str], **more: Any) -> Page:
        sent = {"csrf": self.page.csrf, "key": fresh(), **fields}
        async with self.session.post(self.base + path, data=sent, **more) as response:
            self.page = Page(response.status, str(response.url.relative()), await response.text(), response.headers)
        return self.page

    async def asks(self, convening: str, command: str, action: str, key: str = "", **options: str) -> dict[str, Any]:
        """Act as the script does: one post, one answer as JSON."""
        if not self.page.csrf:
            await self.open("/")
        fields = {"command": command, "action": action, "csrf": self.page.csrf, "key": key or fresh(), **options}
        async with self.session.post(f"{self.base}/do/{convening}", data=fields, headers=JSON) as response:
            answer: dict[str, Any] = await response.json()
        return answer


_count = iter(range(10_000_000))


def fresh() -> str:
    return f"test-key-{next(_count)}"


@dataclass
class House:
    """A convening behind a web door, and browsers to open it with."""

    world: World
    door: WebDoor
    server: TestServer
    browsers: list[aiohttp.ClientSession] = field(default_factory=list)

    @property
    def base(self) -> str:
        return str(self.server.make_url("")).rstrip("/")

    @property
    def id(self) -> str:
        return self.world.convening.id

    @property
    def code(self) -> str:
        return self.world.convening.code

    def browser(self, **headers: str) -> Browser:
        session = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True), headers=headers)
        self.browsers.append(session)
        return Browser(session, self.base)

    async def joined(self, name: str, site: str = "remote", **fields: str) -> Browser:
        """A guest who came in by the code."""
        browser = self.browser()
        await browser.open(f"/join/{self.code}")
        page = await browser.post(f"/join/{self.code}", {"name": name, "site": site, "new": "yes", **fields})
        assert page.status == 200, page.text
        return browser

    async def entered(self, kind: str, person: str) -> Browser:
        """A browser that opened a one-time link."""
        browser = self.browser()
        address = await self.door.link(kind, person, self.id)
        path = "/" + address.split("/", 3)[3]
        await browser.open(path)
        page = await browser.post(path, {})
        assert page.status == 200, page.text
        return browser


@asynccontextmanager
async def open_house() -> AsyncIterator[House]:
    """The symposium is open; Dolores runs it; nobody else is in yet."""
    async with World() as world:
        await world.knows("dolores", "Dolores Vega", Role.LEAD)
        await world.says("dolores", '/convening new Fall symposium sites:"Shasta, Lassen"')
        world.place = f"convening:{world.convening.id}"
        await world.says("dolores", "/convening open")
        door = WebDoor(world.engine, world.ledger, world.clock, SETTINGS, ORGANISATION)
        app = web.Application(client_max_size=4 * 1024 * 1024)
        door.mount(app)
        server = TestServer(app)
        await server.start_server()
        await door.start()
        made = House(world, door, server)
        world.courier.serve(world.engine, {"web": door})
        try:
            yield made
        finally:
            for session in made.browsers:
                await session.close()
            await door.stop()
            await server.close()
