"""The whole program as a process of its own, on the emulated Discord over real HTTP and a real gateway socket."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.emulation.discord_wire.people import Person
from tests.emulation.discord_wire.server import DiscordWire

pytestmark = [pytest.mark.process, pytest.mark.slow]

ROOT = Path(__file__).parent.parent.parent


class Program:
    """`convenor run` as an administrator starts it; `kill` is the power cut."""

    def __init__(self, wire: DiscordWire, folder: Path) -> None:
        self.environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "DISCORD_TOKEN": wire.token,
            "DISCORD_API_URL": wire.api_url,
            "DISCORD_GATEWAY_URL": wire.gateway_url,
            "CONVENOR_DATABASE_URL": f"sqlite:///{folder}/convenor.db",
            "CONVENOR_SECRET_KEY": "k" * 40,
        }
        self.folder = folder
        self.code = ""

    async def start(self, greeting: str = r"connect (\w+)") -> None:
        """Started, and greeted so: with a code where nobody is connected yet."""
        self.process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run", "--port", "0"),
            cwd=self.folder,
            env=self.environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        assert self.process.stdout is not None
        while not (found := re.search(greeting, line := await self._line())):
            assert line, "the program ended before it greeted"
        self.code = found[1]
        self.reading = asyncio.create_task(self._read_on())

    async def _line(self) -> str:
        assert self.process.stdout is not None
        return (await asyncio.wait_for(self.process.stdout.readline(), 30)).decode()

    async def _read_on(self) -> None:
        while await self.process.stdout.readline():  # type: ignore[union-attr]
            pass

    async def end(self, how: signal.Signals) -> None:
        if self.process.returncode is None:
            self.process.send_signal(how)
        await asyncio.wait_for(self.process.wait(), 20)
        await self.reading


@asynccontextmanager
async def running(folder: Path) -> AsyncIterator[tuple[DiscordWire, Program]]:
    async with DiscordWire(heartbeat_interval=0.5) as wire:
        program = Program(wire, folder)
        await program.start()
        try:
            await wire.world.ready()
            yield wire, program
        finally:
            await program.end(signal.SIGTERM)
        assert wire.world.requests.pings() == []


async def connected(wire: DiscordWire, program: Program) -> Person:
    """Fay, who manages the server, connects it and opens a convening in #main."""
    fay = wire.world.person("Fay")
    fay.guild.owner_id = fay.user.id
    assert "connected" in (await fay.reads(await fay.slash("convenor connect", code=program.code))).text
    await fay.slash("convening new", title="Fractions together")
    await fay.slash("convening open")
    return fay


def board(wire: DiscordWire) -> str:
    found = [m.text for m in wire.world.channel("main").messages if m.author is wire.world.bot and m.buttons()]
    return found[-1] if found else ""


async def test_from_an_empty_folder_to_a_raised_hand(tmp_path: Path) -> None:
    """What docs/discord.md promises, step by step: connect, plan, open, here, hand."""
    async with running(tmp_path) as (wire, program):
        await connected(wire, program)
        ana = wire.world.person("Ana", locale="es-ES")
        await ana.slash("here", mode="remote")
        raised = await ana.slash("hand", note="un medio")
        assert raised.private
        assert "mano" in raised.screen
        await wire.world.until(lambda: "Ana" in board(wire), 10)


async def test_a_killed_program_comes_back_to_its_board_and_its_queue(tmp_path: Path) -> None:
    """`kill -9` with a hand up: the next process edits the same board, and every hand is still there, once."""
    async with running(tmp_path) as (wire, program):
        await connected(wire, program)
        people = [wire.world.person(name) for name in ("Ana", "Ben")]
        for who in people:
            await who.slash("here", mode="remote")
        await people[0].slash("hand")
        await wire.world.until(lambda: "Ana" in board(wire), 10)
        await program.end(signal.SIGKILL)
        identified = wire.world.gateway.counts["identify"]
        await program.start(r"(Convenor is open)")
        await wire.world.until(lambda: wire.world.gateway.counts["identify"] > identified, 20)
        await people[1].slash("hand")
        await wire.world.until(lambda: "Ben" in board(wire), 15)
        assert board(wire).count("Ana") == 1
        assert len([m for m in wire.world.channel("main").messages if m.buttons()]) == 1


async def test_the_gateway_s_troubles_cost_no_hand(tmp_path: Path) -> None:
    """Torn sockets, RECONNECT, silence and an invalid session, one after another, around the whole program."""
    async with running(tmp_path) as (wire, program):
        await connected(wire, program)
        gateway = wire.world.gateway
        troubles = (
            gateway.drop,
            gateway.ask_to_reconnect,
            gateway.lose_heartbeats,
            lambda: gateway.invalidate(resumable=True),
        )
        people = [wire.world.person(f"Person {n}") for n in range(len(troubles))]
        for who in people:
            await who.slash("here", mode="remote")
        for who, trouble in zip(people, troubles, strict=True):
            trouble()
            await who.dms("hand")
            await wire.world.until(lambda who=who: who.user.name in board(wire), 90)
        assert gateway.counts["resume"] >= 2
