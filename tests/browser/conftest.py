"""A real Chromium, and a house on a thread of its own for it to look at."""

from __future__ import annotations

import asyncio
import shutil
import threading
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tests.adapters.web.house import House, open_house

T = TypeVar("T")
AXE = Path(__file__).parent / "node_modules/axe-core/axe.min.js"
QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--mute-audio",
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

    def address(self, kind: str, person: str = "") -> str:
        """A one-time link on this server's own port."""
        made = self.run(self.house.door.link(kind, person, self.house.id))
        return self.house.base + "/" + made.split("/", 3)[3]


@pytest.fixture
def town() -> Iterator[Town]:
    made = Town()
    yield made
    made.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """One Chromium for the whole session."""
    where = shutil.which("chromium")
    if where is None:
        pytest.skip("there is no Chromium on this machine; .ci/browser installs Debian's")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=where, args=list(QUIET))
        yield browser
        browser.close()
