"""Live updates: only what changed, once for all who share it, the database left alone; and who is still there."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest

from adapters.web import presence
from adapters.web.parts import PAGES
from tests.adapters.web.house import Browser, House


class Stream:
    """A page's stream, read event by event."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self._response = response
        self.last_id = ""

    async def event(self, name: str = "part", *, within: float = 20.0) -> dict[str, Any]:
        """The next event of that name."""
        async with asyncio.timeout(within):
            while True:
                kind, data = await self._next()
                if kind == name:
                    return data

    async def _next(self) -> tuple[str, dict[str, Any]]:
        kind, data = "", "{}"
        while line := (await self._response.content.readline()).decode().rstrip("\n"):
            field, _, value = line.partition(": ")
            if field == "id":
                self.last_id = value
            kind = value if field == "event" else kind
            data = value if field == "data" else data
        return kind, json.loads(data)

    async def is_silent(self, for_: float = 0.3) -> bool:
        try:
            await self.event(within=for_)
        except TimeoutError:
            return True
        return False


@asynccontextmanager
async def listening(house: House, browser: Browser, page: str, have: str = "", **headers: str) -> AsyncIterator[Stream]:
    """The page's stream, with everything of the page already there."""
    if not have and "Last-Event-ID" not in headers:
        have = having(house, browser, page)
    address = f"{browser.base}/live/{page}/{house.id}"
    async with browser.session.get(address, params={"have": have}, headers=headers) as response:
        assert response.status == 200
        yield Stream(response)


def having(house: House, browser: Browser, page: str) -> str:
    import re

    found = re.findall(r'data-part="([a-z-]+)" data-version="(\w+)"', browser.page.html)
    return "~".join(f"{name}.{version}" for name, version in found)


async def test_a_hand_reaches_the_wall_and_nothing_else_is_sent(house: House) -> None:
    """Ana raises her hand: the wall is sent the one part that shows hands."""
    ana, wall = await house.joined("Ana Ruiz", "shasta"), await house.entered("display", "")
    async with listening(house, wall, "display") as stream:
        assert await stream.is_silent()
        await ana.asks(house.id, "hand", "up")
        sent = await stream.event()
        assert sent["part"] == "wall-floor"
        assert "Ana Ruiz" in sent["html"]
        assert await stream.is_silent()


async def test_what_many_share_is_rendered_once(house: House) -> None:
    """Twenty phones are open when Ana raises her hand: one rendering of who is next, one of her own place."""
    ana = await house.joined("Ana Ruiz", "shasta")
    others = [await house.joined(f"Guest {nth}") for nth in range(20)]
    async with asyncio.timeout(20):
        streams = [listening(house, one, "me") for one in (ana, *others)]
        opened = [await stream.__aenter__() for stream in streams]
        await asyncio.sleep(0.3)
        before = house.door.renderer.renders
        await ana.asks(house.id, "hand", "up")
        for stream in opened:
            assert (await stream.event())["part"] in ("floor", "place")
        await asyncio.sleep(0.3)
        assert house.door.renderer.renders - before == 2
        for stream in reversed(streams):
            await stream.__aexit__(None, None, None)


async def test_no_page_reads_the_database(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening pages, acting and being brought up to date ask the ledger for commits and for nothing else."""
    dolores, ana = await house.entered("console", "dolores"), await house.joined("Ana Ruiz")
    asked: list[str] = []
    for name in ("read", "words", "kept", "head", "streams", "receipt", "parcels", "due"):
        monkeypatch.setattr(house.world.ledger, name, lambda *_, name=name, **__: asked.append(name))
    async with listening(house, dolores, "console") as stream:
        await ana.asks(house.id, "hand", "up")
        while (await stream.event())["part"] != "queue":
            pass
        for page in ("", "/console", "/setup", "/people", "/host", "/display", "/recap"):
            assert (await dolores.open(f"/in/{house.id}{page}")).status == 200
        await dolores.asks(house.id, "queue", "next", replaces="nobody")
    assert asked == []


async def test_a_burst_is_brought_together(house: House) -> None:
    """Forty hands within a moment are a few renderings of the wall, and the last one shows them all."""
    wall = await house.entered("display", "")
    for nth in range(40):
        await house.world.says(f"g{nth}", f'/here name:"Guest {nth}"')
    await wall.open(f"/in/{house.id}/display")
    async with listening(house, wall, "display") as stream:
        before = house.door.live.rounds
        for nth in range(40):
            await house.world.says(f"g{nth}", "/hand")
        while "and 35 more" not in (await stream.event())["html"]:
            pass
        assert house.door.live.rounds - before <= 5


async def test_a_page_that_comes_back_gets_the_difference(house: House) -> None:
    """The stream broke; the browser says what it had last; only what changed since is sent."""
    ana, wall = await house.joined("Ana Ruiz", "shasta"), await house.entered("display", "")
    async with listening(house, wall, "display", have="nothing.0") as stream:
        for _ in PAGES["display"]:
            await stream.event()
        last = stream.last_id
    async with listening(house, wall, "display", **{"Last-Event-ID": last}) as stream:
        assert await stream.is_silent()
    await ana.asks(house.id, "hand", "up")
    async with listening(house, wall, "display", **{"Last-Event-ID": last}) as stream:
        assert (await stream.event())["part"] == "wall-floor"
        assert await stream.is_silent()


async def test_a_page_that_is_no_longer_allowed_is_told_to_go(house: House) -> None:
    """Ana is shown out: her open page is told, and a console whose owner lost the role as well."""
    ana = await house.joined("Ana Ruiz")
    async with listening(house, ana, "me") as stream:
        await house.world.says("dolores", "/convening eject Ana Ruiz")
        await stream.event("over")


async def test_a_message_reaches_the_page_and_is_there_at_the_next_look(house: House) -> None:
    """The facilitator speaks to all groups: Ana's open page hears it at once, and finds it again after a reload."""
    ana, ben = await house.joined("Ana Ruiz", "shasta"), await house.joined("Ben Ito", "shasta")
    await house.world.says("dolores", "/breakout plan size:2")
    await house.world.plans()
    await house.world.says("dolores", "/breakout open minutes:10")
    async with listening(house, ana, "me") as stream:
        await house.world.says("dolores", "/breakout say Two more minutes, please")
        await house.world.delivers()
        while "Two more minutes" not in (note := await stream.event("note"))["say"]:
            pass
        assert note["urgent"] is True
    for browser in (ana, ben):
        assert "Two more minutes, please" in (await browser.open(f"/in/{house.id}")).text


async def test_somebody_whose_last_page_closed_is_lost_and_found(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ana has two pages open. One closes: nothing. Both close: she is marked, her hand stays. She is back: unmarked."""
    monkeypatch.setattr(presence, "GONE_AFTER", 0.05)
    ana = await house.joined("Ana Ruiz")
    await ana.asks(house.id, "hand", "up")
    async with listening(house, ana, "me"):
        async with listening(house, ana, "me"):
            pass
        await asyncio.sleep(0.2)
        assert not lost(house)
    await until(lambda: lost(house))
    assert len(house.world.convening.queue.hands) == 1
    async with listening(house, ana, "me"):
        await until(lambda: not lost(house))


def lost(house: House) -> bool:
    return any(who.lost_at for who in house.world.convening.roster())


async def until(true: Any) -> None:
    async with asyncio.timeout(3):
        while not true():
            await asyncio.sleep(0.01)
