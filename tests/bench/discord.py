"""Discord's promises in figures: 50 commands a second, 60 people into 12 groups, 30 groups against the floor.

Run: `python -m tests.bench.discord [commands|groups|floor|doors]`. The door, the engine and an emulated Discord with
Discord's own limits share one process and two cores; times are the emulator's, which runs as fast as ours here.
"""

from __future__ import annotations

import asyncio
import logging
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any

from bot.logs import configure
from storage.memory import MemoryLedger
from tests.adapters.discord_door.company import Company, plain
from tests.adapters.discord_door.crowd import crowd
from tests.adapters.discord_door.test_floor import FLOOR, GROUPS, PEOPLE, prompted
from tests.adapters.discord_door.test_three_doors import Town, rows_of, town
from tests.emulation.discord_wire.channels import Kind
from tests.emulation.discord_wire.interactions import Interaction
from tests.emulation.discord_wire.people import Person

A_SECOND, SECONDS, A_WRITE = 50, 6, 1.0
BOARDS = ("#main", "#shasta", "#library")


def spread(took: list[float]) -> str:
    cuts = statistics.quantiles(took, n=100)
    return f"p50 {cuts[49]:5.2f} s, p99 {cuts[98]:5.2f} s, longest {max(took):5.2f} s"


class SlowLedger(MemoryLedger):
    """A database that takes a second over every commit, once it is told to."""

    seconds = 0.0

    async def commit(self, writes: Any) -> Any:
        await asyncio.sleep(self.seconds)
        return await super().commit(writes)


async def commands() -> None:
    """Fifty a second while every write takes a second: when people saw the first sign, and when the answer."""
    ledger = SlowLedger()
    first: list[float] = []
    whole: list[float] = []

    async def asks(who: Person, line: str) -> Interaction:
        began = time.perf_counter()
        seen = await who.slash(line)
        first.append(time.perf_counter() - began)
        if not seen.failed:
            await who.reads(seen, 30)
        whole.append(time.perf_counter() - began)
        return seen

    async with Company(ledger=ledger) as company:
        await company.opened()
        people = await crowd(company, A_SECOND)
        ledger.seconds = A_WRITE
        asked = []
        for second in range(SECONDS):
            for who in people:
                asked.append(asyncio.create_task(asks(who, "hand" if second % 2 == 0 else "queue me")))
                await asyncio.sleep(1 / A_SECOND)
        seen = await asyncio.gather(*asked)
        ledger.seconds = 0.0
        unknown = company.door.conversation.unheard + sum(one.failed or one.late for one in seen)
    print(f"{len(seen)} commands at {A_SECOND}/s, {A_WRITE:.0f} s a write: unknown interactions {unknown}")
    print(f"  first sign  {spread(first)}")
    print(f"  the answer  {spread(whole)}")


async def timed(doing: Awaitable[Any], until: Callable[[], Awaitable[Any]]) -> float:
    began = time.perf_counter()
    await doing
    await until()
    return time.perf_counter() - began


def linked(who: Person) -> bool:
    return any(button.get("url") for message in who.inbox for button in message.buttons())


async def groups() -> None:
    """Sixty people into twelve voice groups: rooms and prompts, everybody's link, and everybody moved."""
    async with Company() as company:
        fay = await company.opened()
        people = await crowd(company, 60)
        await company.plans(fay, size=5)
        world = company.discord
        await world.until(lambda: len(world.voice_channels()) == 12, 30)
        opening = fay.slash("breakout open", prompt="What is a half?")
        rooms = await timed(opening, lambda: world.until(lambda: len(prompted(company)) == 12, 60))
        links = await timed(asyncio.sleep(0), lambda: world.until(lambda: all(map(linked, people)), 60))
        world.new_channel("Hall", Kind.VOICE)
        for who in people:
            await who.joins_voice("Hall")
        began = time.perf_counter()
        asked = await fay.slash("convenor bring")
        await world.until(lambda: "60 of 60" in plain(asked.screen), 120)
        moved = time.perf_counter() - began
    print(f"60 people, 12 groups: rooms and prompts {rooms:.2f} s, all links {rooms + links:.2f} s")
    print(f"  all moved by voice {moved:.1f} s (floor {60 / 10 * 10 - 10:.0f} s at ten in ten seconds)")


async def floor() -> None:
    """Thirty groups with 150 people: from the word *open* to the last prompt, against Discord's fifty a second."""
    async with Company() as company:
        fay = await company.opened()
        await crowd(company, PEOPLE)
        await company.plans(fay, size=PEOPLE // GROUPS)
        world = company.discord
        await world.until(lambda: len(world.voice_channels()) == GROUPS, 60)
        began = world.clock.now()
        await fay.slash("breakout open", prompt="What is a half?")
        await world.until(lambda: len(prompted(company)) == GROUPS, 60)
        took = max(message.sent_seconds for message in prompted(company)) - began
        refused = sum(world.limits.violations.values())
    print(f"30 groups and prompts: {took:.2f} s, {took / FLOOR:.2f} times the floor of {FLOOR} s; refused {refused}")


async def shown(here: Town, name: str, began: float, text: Callable[[], str]) -> float:
    await here.until(lambda: name in str(rows_of(text())), name)
    return time.perf_counter() - began


async def on_the_web(here: Town, console: Any, name: str, began: float) -> float:
    while name not in str(rows_of(await here.on_the_web(console))):
        await asyncio.sleep(0.05)
    return time.perf_counter() - began


async def doors() -> None:
    """A hand raised on the web, with three boards on Slack and one on Discord: when each shows it."""
    async with town() as here:
        maria, _ = await here.convenes()
        for name in ("shasta", "library"):
            here.slack.add_channel(name, maria)
            await maria.slash("/convening", "bind", f"#{name}")
        await here.all_show([], *BOARDS)
        console, cleo = await here.facilitates_by_web(), await here.comes_by_web("Cleo Park")
        await asyncio.sleep(5)
        began = time.perf_counter()
        await cleo.asks(here.convening.id, "hand", "up")
        slack = [shown(here, "Cleo Park", began, lambda c=channel: here.on_slack(c)) for channel in BOARDS]
        discord = shown(here, "Cleo Park", began, here.on_discord)
        took = await asyncio.gather(on_the_web(here, console, "Cleo Park", began), discord, *slack)
    allowed = len(BOARDS) * 1.2 + 2
    print(f"one hand: web {took[0]:.2f} s, Discord {took[1]:.2f} s (2 s allowed)")
    print(f"  Slack's {len(BOARDS)} boards by {max(took[2:]):.2f} s ({allowed:.1f} s allowed)")


BENCHES = {"commands": commands, "groups": groups, "floor": floor, "doors": doors}


def main() -> None:
    configure(level=logging.ERROR)
    for name in sys.argv[1:] or BENCHES:
        asyncio.run(BENCHES[name]())


if __name__ == "__main__":
    main()
