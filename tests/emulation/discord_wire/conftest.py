"""Starts emulators and sample bots for the tests of this folder."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import discord
import pytest
import yarl

from tests.emulation.discord_wire.sample_bot import Bot, Start
from tests.emulation.discord_wire.server import DiscordWire
from tests.emulation.discord_wire.world import World


@pytest.fixture
async def start(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Start]:
    """Starts emulators and bots by wish, and stops them all."""
    wires: list[DiscordWire] = []
    running: list[tuple[Bot, asyncio.Task[None]]] = []

    async def run(
        *, bot: dict[str, Any] | None = None, wire: DiscordWire | None = None, **options: Any
    ) -> tuple[World, Bot]:
        if wire is None:
            wire = await DiscordWire(**options).__aenter__()
            wires.append(wire)
        monkeypatch.setattr(discord.http.Route, "BASE", wire.api_url)
        monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(wire.gateway_url))
        client = Bot(wire, **(bot or {}))
        running.append((client, asyncio.create_task(client.start(wire.token))))
        await wire.world.ready()
        await asyncio.wait_for(client.wait_until_ready(), 10)
        return wire.world, client

    yield run
    for client, task in running:
        await client.close()
        await task
    for wire in wires:
        await wire.__aexit__(None, None, None)
