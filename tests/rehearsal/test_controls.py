"""The page that directs a rehearsal: it turns the clock and gives seats, to whoever opened it and to nobody else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest

from bot.clock import ScaledClock
from bot.rehearsal.controls import Controls
from bot.rehearsal.page import read_page
from bot.rehearsal.script import read_script
from bot.settings import Settings
from bot.wiring import Convenor
from tests.adapters.web.house import Browser

NORTH_STATE = Path(__file__).parent.parent.parent / "bot" / "rehearsal" / "north_state"


@pytest.fixture
async def convenor() -> AsyncIterator[Convenor]:
    script = read_script(NORTH_STATE / "script.yaml")
    clock = ScaledClock(script.starts_at, 0.0)
    settings = Settings(database_url="memory:", web_port=0, secret_keys=("k" * 40,))
    made = Convenor(settings, clock=clock)
    Controls(made, clock, script).mount(made.app)
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
async def browser(convenor: Convenor) -> AsyncIterator[Browser]:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        yield Browser(session, f"http://127.0.0.1:{convenor.port}")


async def test_the_clock_is_turned_by_its_buttons(convenor: Convenor, browser: Browser) -> None:
    """It stands still, goes one minute on, runs, and stands still again; the page says so in the reader's language."""
    clock = convenor.clock
    assert isinstance(clock, ScaledClock)
    page = await browser.open("/rehearsal")
    assert "The meeting began at 09:00. So much of it is over: 0:00" in page.text
    assert "The chairs are being put out" in page.text
    before = clock.now()
    page = await browser.post("/rehearsal/speed", {"speed": "step"})
    assert clock.now() - before == timedelta(minutes=1)
    assert "So much of it is over: 1:00" in page.text
    await browser.post("/rehearsal/speed", {"speed": "60"})
    assert clock.speed == 60
    await browser.post("/rehearsal/speed", {"speed": "0"})
    assert clock.speed == 0
    page = await browser.post("/prefer", {"language": "es", "where": "/rehearsal"})
    assert "La reunión empezó a las 09:00" in page.text


async def test_a_page_of_somebody_else_turns_nothing(convenor: Convenor, browser: Browser) -> None:
    """A form without this page's proof, or from another site, is refused calmly."""
    clock = convenor.clock
    assert isinstance(clock, ScaledClock)
    before = clock.now()
    assert (await browser.post("/rehearsal/speed", {"speed": "step", "csrf": "x"})).status == 403
    await browser.open("/rehearsal")
    away = {"Origin": "https://elsewhere.example"}
    assert (await browser.post("/rehearsal/speed", {"speed": "step"}, headers=away)).status == 403
    assert clock.now() == before


async def test_links_and_pictures_name_the_port_that_it_got(convenor: Convenor) -> None:
    """Any port was asked for: what people are given names the one that is open."""
    link = await convenor.web.link("console", await convenor.owner())
    assert link.startswith(f"http://127.0.0.1:{convenor.port}/console/")


def test_a_simulated_person_presses_buttons_that_name_what_they_do() -> None:
    """One form with two buttons is two things to do; each sends its own value."""
    html = (
        '<form action="/do/c1"><input type="hidden" name="command" value="hand">'
        '<input type="radio" name="kind" value="new" checked><input type="radio" name="kind" value="reply">'
        '<button name="action" value="read">Read it</button><button name="action" value="up">Raise</button></form>'
    )
    page = read_page("/in/c1", html)
    raising = page.form("hand", "up")
    assert raising is not None
    assert raising.fields == {"command": "hand", "kind": "new", "action": "up"}
    assert page.form("hand", "read") is not None
    assert page.form("hand", "down") is None
