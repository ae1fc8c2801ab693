"""A real Chromium, and a house on a thread of its own for it to look at."""

from __future__ import annotations

import asyncio
import shutil
import threading
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tests.adapters.web.house import House, open_house
from tests.world import ORGANISATION

T = TypeVar("T")
AXE = Path(__file__).parent / "node_modules/axe-core/axe.min.js"
QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--mute-audio",
)


PEOPLE = (
    "Imani Okafor",
    "Tom Hupa",
    "Elena Reyes",
    "Wei Zhang",
    "Sofía Maldonado-Herrera",
    "Priya Lakshmi",
    "Koa Wilkins",
    "Beto Andrade",
)
SETTING = (
    "/convening agenda Welcome 10; What we noticed 25; Harvest 15",
    "/convening topic 2",
    "/convening role person:Tom role:site_host site:Lassen",
    '/convening call link:https://call.example/j/1 phone:"+1 530 555 0100"',
    '/convening contact site:Lassen contact:"Tom, 530 555 0101"',
    "/breakout plan size:3 by:site",
    '/breakout open minutes:20 prompt:"What surprised you?"',
)


class Town:
    """A house that lives on its own thread; `run` does something in it and waits."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._open = open_house()
        self.house: House = self.run(self._open.__aenter__())

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(30)

    def close(self) -> None:
        self.run(self._open.__aexit__(None, None, None))
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    def says(self, person: str, line: str) -> None:
        self.run(self.house.world.says(person, line))

    def person(self, browser: str) -> str:
        """The id of whoever came in by that browser."""
        known = self.house.world.engine.directory(ORGANISATION).whose(f"web:{browser}")
        assert known is not None
        return known.person

    def fill(self) -> None:
        """Eight people at three places, an agenda, a host, hands up, somebody speaking, groups open."""
        self.run(self._fill())

    async def _fill(self) -> None:
        world = self.house.world
        for nth, name in enumerate(PEOPLE):
            site = ("Shasta", "Lassen", "remote")[nth % 3]
            await world.says(f"g{nth}", f'/here site:{site} name:"{name}"')
        for line in SETTING:
            await world.says("dolores", line)
            await world.plans()
        for nth, hand in enumerate(("new about slide 4", "reply", "clarify", "new", "process a break?")):
            await world.says(f"g{nth}", f"/hand {hand}")
            await world.passes(seconds=5)
        await world.says("dolores", "/queue next")

    def address(self, kind: str, person: str = "") -> str:
        """A one-time link on this server's own port."""
        made = self.run(self.house.door.link(kind, person, self.house.id))
        return self.house.base + "/" + made.split("/", 3)[3]


@pytest.fixture
def town() -> Iterator[Town]:
    made = Town()
    yield made
    made.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """One Chromium a file. It ends with the file: the library keeps an event loop running in this thread, beside which
    no test with a loop of its own could run."""
    where = shutil.which("chromium")
    if where is None:
        pytest.skip("there is no Chromium on this machine; .ci/browser installs Debian's")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=where, args=list(QUIET))
        yield browser
        browser.close()


@dataclass
class Street:
    """A town and the browsers that look at it."""

    town: Town
    chromium: Any
    contexts: list[Any] = field(default_factory=list)

    def window(self, **wishes: Any) -> Any:
        """A new browser with its own cookies, showing nothing yet; a complaint of its console fails the test."""
        context = self.chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **wishes})
        context.set_default_timeout(15_000)
        self.contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("console", lambda said: said.type == "error" and page.complaints.append(said.text))
        return page

    def phone(self, **wishes: Any) -> Any:
        return self.window(**{"viewport": {"width": 390, "height": 844}, "has_touch": True, **wishes})

    def enters(self, page: Any, kind: str, person: str = "") -> Any:
        """Open a one-time link and press its button."""
        page.goto(self.town.address(kind, person))
        page.locator("main form .btn").click()
        return page

    def joins(self, page: Any, name: str, site: str = "remote") -> Any:
        """Come in as a guest, by the form."""
        page.goto(f"{self.town.house.base}/join/{self.town.house.code}")
        page.fill("#name", name)
        page.select_option("#site", site)
        page.locator("form.fields .btn.strong").click()
        page.locator("button[name=new]").click()
        page.wait_for_url("**/in/*")
        return page

    def goes(self, page: Any, path: str) -> Any:
        page.goto(self.town.house.base + path)
        return page

    def inside(self, path: str = "") -> str:
        return f"/in/{self.town.house.id}{path}"


@pytest.fixture
def street(town: Town, chromium: Any) -> Iterator[Street]:
    made = Street(town, chromium)
    yield made
    for context in made.contexts:
        context.close()


def is_live(page: Any) -> None:
    """Wait until the page's stream is open."""
    page.wait_for_selector("body[data-live=yes]")
