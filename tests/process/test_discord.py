"""The whole program as a process of its own, on the emulated Discord over real HTTP and a real gateway socket."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from tests.adapters.discord_door.company import plain, specs_present
from tests.emulation.discord_wire.channels import Channel, Kind
from tests.emulation.discord_wire.limits import Limits
from tests.emulation.discord_wire.people import Person
from tests.emulation.discord_wire.server import DiscordWire

pytestmark = [pytest.mark.process, pytest.mark.slow]

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 120.0
"""Real seconds that a busy machine may take over any one thing; a quick one never waits so long."""


class Program:
    """`convenor run` as an administrator starts it; `kill` is the power cut."""

    def __init__(self, wire: DiscordWire, folder: Path, module: str = "bot", database: str = "") -> None:
        self.wire, self.module = wire, module
        self.environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "DISCORD_TOKEN": wire.token,
            "DISCORD_API_URL": wire.api_url,
            "DISCORD_GATEWAY_URL": wire.gateway_url,
            "CONVENOR_DATABASE_URL": database or f"sqlite:///{folder}/convenor.db",
            "CONVENOR_SECRET_KEY": "k" * 40,
        }
        self.folder = folder
        self.code, self.port = "", 0

    async def start(self, greeting: str = r"connect (\w+)") -> None:
        """Started, and greeted so: with a code where nobody is connected yet."""
        self.process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", self.module, "run", "--port", "0"),
            cwd=self.folder,
            env=self.environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        found = None
        while found is None:
            line = await self._line()
            assert line, "the program ended before it greeted"
            port = re.search(r"listening.* port=(\d+)", line)
            self.port = int(port[1]) if port else self.port
            found = re.search(greeting, line)
        self.code = found[1]
        self.reading = asyncio.create_task(self._read_on())

    async def _line(self) -> str:
        assert self.process.stdout is not None
        return (await asyncio.wait_for(self.process.stdout.readline(), PATIENCE)).decode()

    async def _read_on(self) -> None:
        while await self.process.stdout.readline():  # type: ignore[union-attr]
            pass

    async def is_killed(self) -> None:
        """The power cut, and the next process, once it is known to Discord again."""
        await self.end(signal.SIGKILL)
        identified = self.wire.world.gateway.counts["identify"]
        await self.start(r"(Convenor is open)")
        await self.wire.world.until(lambda: self.wire.world.gateway.counts["identify"] > identified, PATIENCE)

    async def end(self, how: signal.Signals) -> None:
        if self.process.returncode is None:
            self.process.send_signal(how)
        await asyncio.wait_for(self.process.wait(), PATIENCE)
        await self.reading


@asynccontextmanager
async def running(folder: Path, module: str = "bot", **limits: float) -> AsyncIterator[tuple[DiscordWire, Program]]:
    """The program and its Discord, which forgives a slow answer: how late one may be is judged elsewhere."""
    unhurried = Limits(**{"interaction_answer": PATIENCE, "nonce_memory": 3600, **limits})
    async with DiscordWire(heartbeat_interval=2.0, limits=unhurried) as wire:
        program = Program(wire, folder, module)
        await program.start()
        try:
            await wire.world.ready(PATIENCE)
            yield wire, program
        finally:
            await program.end(signal.SIGTERM)
        judge(wire)


def judge(wire: DiscordWire) -> None:
    """What every story ends with: nobody would have been rung, and the published schema finds nothing."""
    assert wire.world.requests.pings() == []
    if specs_present():
        assert wire.world.check() == []


async def connected(wire: DiscordWire, program: Program) -> Person:
    """Fay, who manages the server, connects it and opens a convening in #main."""
    fay = wire.world.person("Fay")
    fay.guild.owner_id = fay.user.id
    connected = await fay.slash("convenor connect", code=program.code)
    assert "connected" in (await fay.reads(connected, PATIENCE)).text
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
        await wire.world.until(lambda: "Ana" in board(wire), PATIENCE)


async def test_a_killed_program_comes_back_to_its_board_and_its_queue(tmp_path: Path) -> None:
    """`kill -9` with a hand up: the next process edits the same board, and every hand is still there, once."""
    async with running(tmp_path) as (wire, program):
        await connected(wire, program)
        people = [wire.world.person(name) for name in ("Ana", "Ben")]
        for who in people:
            await who.slash("here", mode="remote")
        await people[0].slash("hand")
        await wire.world.until(lambda: "Ana" in board(wire), PATIENCE)
        await program.is_killed()
        await people[1].slash("hand")
        await wire.world.until(lambda: "Ben" in board(wire), PATIENCE)
        assert board(wire).count("Ana") == 1
        assert len([m for m in wire.world.channel("main").messages if m.buttons()]) == 1


async def test_the_gateway_s_troubles_cost_no_hand(tmp_path: Path) -> None:
    """Torn sockets, RECONNECT, silence and an invalid session, one after another, around the whole program."""
    async with running(tmp_path, "tests.process.hurried") as (wire, program):
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
            await wire.world.until(lambda who=who: who.user.name in board(wire), PATIENCE)
        assert gateway.counts["resume"] >= 2


# --- sixty people, twelve groups, two power cuts ---


def rooms(wire: DiscordWire, kind: Kind = Kind.VOICE) -> list[Channel]:
    return [one for one in wire.world.channels.values() if one.kind == kind and one.name != "Hall"]


async def everybody(people: list[Person], does: Callable[[Person], Awaitable[object]]) -> None:
    """Ten at a time, as a hall checks in."""
    for start in range(0, len(people), 10):
        await asyncio.gather(*(does(who) for who in people[start : start + 10]))


async def group_of(wire: DiscordWire, who: Person) -> Channel:
    """Where her link leads."""
    links = lambda: [one["url"] for m in who.inbox for one in m.buttons() if one.get("url")]  # noqa: E731
    found = await wire.world.until(links, PATIENCE, f"a link for {who}")
    return wire.world.channels[int(found[-1].rpartition("/")[2])]


async def test_sixty_people_into_twelve_groups_with_two_power_cuts(tmp_path: Path) -> None:
    """`kill -9` among the rooms and again among the moves: all end in their group, or are named as missing."""
    async with running(tmp_path, "tests.process.hurried", members=1000) as (wire, program):
        fay, world = await connected(wire, program), wire.world
        people = [world.person(f"Remote {n:02}") for n in range(1, 61)]
        await everybody(people, lambda who: who.slash("here", mode="remote"))

        world.faults.hang_up("POST", "/guilds/*/channels", performed=True, spare=5)
        world.faults.hang_up("POST", "/guilds/*/channels", times=99)
        await fay.slash("breakout plan", size=5)
        await world.until(lambda: world.faults.struck, PATIENCE, "a cut line among the rooms")
        await program.end(signal.SIGKILL)
        assert len(rooms(wire)) == 5, "four that the program knows of, and one that it never heard of"
        world.faults.clear()
        await program.is_killed()
        await world.until(lambda: len(rooms(wire)) == 12, PATIENCE, "twelve rooms")
        await fay.slash("breakout open", prompt="What is a half?")
        groups = {who.user.name: await group_of(wire, who) for who in people}

        world.new_channel("Hall", Kind.VOICE)
        await everybody(people, lambda who: who.joins_voice("Hall"))
        world.faults.hang_up("PATCH", "/guilds/*/members/*", times=999, spare=25)
        bringing = asyncio.create_task(fay.slash("convenor bring"))
        seated = lambda: [who for who in people if who.voice_channel is groups[who.user.name]]  # noqa: E731
        await world.until(lambda: len(seated()) == 25, PATIENCE, "25 people in their groups")
        await people[59].leaves_voice()
        await program.end(signal.SIGKILL)
        bringing.cancel()
        world.faults.clear()
        await program.is_killed()
        told = await world.until(
            lambda: next((m for m in fay.inbox if "59 of 60 are in their groups" in plain(m.text)), None), PATIENCE
        )

        assert [who.user.name for who in people if who not in seated()] == ["Remote 60"]
        assert "Not there yet: Remote 60" in plain(told.text)
        assert len(rooms(wire)) == len({room.id for room in groups.values()}) == 12
        assert len(rooms(wire, Kind.CATEGORY)) == 1
        assert all(sum("What is a half?" in plain(m.text) for m in room.messages) == 1 for room in groups.values())


# --- several processes ---


async def is_open(program: Program) -> bool:
    """Whether its web door answers."""
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{program.port}/readyz") as page:
        return page.status == 200


@asynccontextmanager
async def alive(wire: DiscordWire, folder: Path, database: str) -> AsyncIterator[Program]:
    """A program on this database, ended however its story ends."""
    program = Program(wire, folder, database=database)
    try:
        yield program
    finally:
        if program.port:
            await program.end(signal.SIGTERM)


@pytest.mark.postgres
async def test_of_two_processes_one_is_connected_and_the_other_takes_over(tmp_path: Path, postgres_url: str) -> None:
    """One connection for two programs on one database; `kill -9`, and the second answers, edits the board and posts."""
    async with DiscordWire(limits=Limits(interaction_answer=PATIENCE), heartbeat_interval=2.0) as wire:
        world, counts = wire.world, wire.world.gateway.counts
        async with alive(wire, tmp_path, postgres_url) as first, alive(wire, tmp_path, postgres_url) as second:
            await first.start()
            await world.ready(PATIENCE)
            fay, ana, ben = await connected(wire, first), world.person("Ana"), world.person("Ben")
            await second.start(r"(Convenor is open)")
            for who in (ana, ben):
                await who.slash("here", mode="remote")
            await ana.slash("hand")
            await world.until(lambda: "Ana" in board(wire), PATIENCE)
            assert counts["identify"] == 1
            assert await is_open(first)
            assert await is_open(second)

            await first.end(signal.SIGKILL)
            assert await is_open(second)
            await world.until(lambda: counts["identify"] == 2, PATIENCE, "the second to connect")
            raised = await ben.slash("hand")
            assert raised.private
            await world.until(lambda: "Ben" in board(wire), PATIENCE)
            assert board(wire).count("Ana") == 1
            await fay.slash("convening handover", to="Ana")
            await world.until(lambda: any("You run" in plain(m.text) for m in ana.inbox), PATIENCE)
            assert sum("You run" in plain(m.text) for m in ana.inbox) == 1
            assert len([m for m in world.channel("main").messages if m.buttons()]) == 1
        judge(wire)
