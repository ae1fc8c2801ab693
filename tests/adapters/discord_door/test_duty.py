"""Several processes, one connection to Discord: who holds it, who carries posts, and who takes over."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from adapters.discord import connection, duty
from bot.domain.convening.wishes import HandOver
from bot.domain.log import CLOCK, Stream
from storage.open import open_ledger
from tests.adapters.discord_door.company import Company, plain, screen
from tests.emulation.discord_wire.server import DiscordWire
from tests.world import ORGANISATION

SECRET = "a secret that is long enough for tests"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lease is looked after five times a second."""
    monkeypatch.setattr(duty, "RENEWED", 0.2)
    monkeypatch.setattr(connection, "PAUSES", (0.2,))


@asynccontextmanager
async def beside(first: Company, database: str) -> AsyncIterator[Company]:
    """A second process on the same database, which finds the connection taken."""
    second = Company(ledger=open_ledger(database, (SECRET,)), wire=first.wire)
    await second.begin(connected=False)
    try:
        yield second
    finally:
        await second.end()


async def becomes(company: Company, *, connected: bool) -> None:
    await company.discord.until(lambda: company.door.messenger.ready.is_set() is connected, 60)


async def settled(company: Company, stream: Stream) -> None:
    """Every post of this convening was delivered."""
    for _ in range(300):
        if {how for _, how, _ in await company.ledger.parcels(ORGANISATION, stream)} == {"sent"}:
            return
        await asyncio.sleep(0.1)
    raise AssertionError("a post lies there undelivered")


@pytest.mark.postgres
async def test_a_post_made_anywhere_is_carried_by_the_process_that_is_connected(postgres_url: str) -> None:
    """Ana is given the convening at the second process; she reads of it once, by the first one's connection."""
    async with Company(ledger=open_ledger(postgres_url, (SECRET,))) as first:
        await first.opened()
        ana = await first.joined("Ana")
        async with beside(first, postgres_url) as second:
            stream = Stream(ORGANISATION, "convening", first.engine.convenings(ORGANISATION)[0].id)
            known = second.engine.directory(ORGANISATION).whose(f"discord:{ana.user.id}")
            assert known is not None
            await second.engine.submit(stream, HandOver(known.person), CLOCK, "handover")
            await first.discord.until(lambda: ana.inbox, 60, "her message")
            assert not second.door.messenger.ready.is_set()
            assert first.discord.gateway.counts["identify"] == 1
            await settled(second, stream)
            assert len(ana.inbox) == 1


@pytest.mark.postgres
async def test_who_lost_the_connection_lays_everything_down_and_can_take_it_up_again(postgres_url: str) -> None:
    """The first one slept through its lease: the second connects, and when that one ends the first connects anew."""
    async with Company(ledger=open_ledger(postgres_url, (SECRET,))) as first:
        await first.opened()
        ana = await first.joined("Ana")
        board = await first.shows("Nobody is waiting")
        async with beside(first, postgres_url) as second:
            held = first.door.duty._lease
            assert held is not None
            await first.ledger.release(held)
            taken = await second.ledger.lease(duty.NAME, second.door.duty.owner, second.clock.now(), duty.LEASED)
            assert taken is not None
            await becomes(first, connected=False)
            await becomes(second, connected=True)
            assert "Your hand is up" in screen(await ana.slash("hand"))
        await becomes(first, connected=True)
        assert "Your hand is down" in screen(await ana.slash("hand", action="down"))
        assert first.discord.gateway.counts["identify"] == 3
        await first.discord.until(lambda: "Nobody is waiting" in plain(board.text), 60)


async def test_a_discord_that_is_down_is_asked_again_until_it_is_there() -> None:
    """The program starts while nothing answers; once Discord is back it connects by itself."""
    async with DiscordWire() as wire:
        port = wire.port
    later = DiscordWire(port=port)
    company = Company(wire=later)
    await company.begin(connected=False)
    await asyncio.sleep(0.6)
    assert not company.door.messenger.ready.is_set()
    async with later:
        await becomes(company, connected=True)
        await company.end()
    company.judge()
