"""How long groups of a large convening hold the event loop: `python -m tests.bench.groups [people]`.

Every turn of the loop is taken by the CPU time of its thread, from asking for a plan to calling everybody back, and so
is each page and card that shows the groups. Anything over 20 ms would keep a raised hand waiting.
"""

from __future__ import annotations

import asyncio
import sys
import time
from asyncio.events import Handle
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import contextmanager
from functools import partial

from adapters.web.door import WebDoor
from adapters.web.parts import PARTS
from bot.compose import compose
from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import RosterRow
from bot.domain.log import Role
from bot.reclaiming import short_searches
from bot.settings import Settings
from bot.speech import Speech
from tests.world import ORGANISATION, PLANNER, World

PEOPLE = 2_000
AT_ONCE = 200
"""People who are checked in with one line."""
ROLES = ("teacher", "coach", "administrator")
BEFORE = ("/breakout plan size:4 hybrid:bridge mix:role,district", "/breakout rename group:g4 name:Sun")
BEFORE += ("/breakout keep group:g4", "/breakout save first", "/breakout shuffle", "/breakout use first")
RUNNING = ("/breakout open 20m prompt:Talk", "/breakout say Two more minutes", "/breakout extend 5")
RUNNING += ("/breakout balance moves:2", "/breakout why", "/breakout recall")
PARTS_SHOWN = ("group-desk", "breakouts", "wall-groups", "group")


class Turns:
    """The longest turn of the loop since it was last asked, in milliseconds of the thread's CPU time."""

    def __init__(self) -> None:
        self.longest = 0.0

    def take(self) -> float:
        longest, self.longest = self.longest, 0.0
        return longest

    @contextmanager
    def watched(self) -> Iterator[None]:
        run, turns = Handle._run, self

        def timed(handle: Handle) -> None:
            began = time.thread_time()
            run(handle)
            turns.longest = max(turns.longest, 1000 * (time.thread_time() - began))

        Handle._run = timed  # type: ignore[method-assign]
        try:
            yield
        finally:
            Handle._run = run  # type: ignore[method-assign]


def somebody(number: int) -> RosterRow:
    """Two of five take part from elsewhere; the others sit at eight sites."""
    remote = number % 5 < 2
    site, mode = ("remote", Mode.REMOTE) if remote else (f"Site {number % 8}", Mode.ROOM)
    known = (("role", ROLES[number % 3]), ("district", f"d{number % 60}"))
    return RosterRow(f"Person {number:04}", site, mode, email=f"p{number}@example.org", attributes=known)


async def set_up(world: World, people: int) -> None:
    await world.knows("dolores", "Dolores Vega", Role.LEAD)
    await world.says("dolores", "/convening new Statewide day")
    await world.imports("dolores", tuple(map(somebody, range(people))))
    await world.says("dolores", "/convening open")
    expected = [who.person for who in world.convening.roster() if not who.present]
    for first in range(0, len(expected), AT_ONCE):
        await world.says("dolores", f'/here for:"{",".join(expected[first : first + AT_ONCE])}"')


async def steps(world: World, lines: tuple[str, ...]) -> AsyncIterator[str]:
    for line in lines:
        await world.says("dolores", line)
        await world.planning.idle()
        await world.settles()
        yield line


async def sights(world: World, door: WebDoor) -> AsyncIterator[str]:
    """Every part of a page that shows groups, then the card of the other doors; twice, since the first loads words."""
    for _ in range(2):
        for name in PARTS_SHOWN:
            await alone(partial(part, world, door, name))
            yield f"part {name}"
        await alone(partial(card, world))
        yield "card of the groups"


async def part(world: World, door: WebDoor, name: str) -> None:
    door.renderer._kept.clear()
    seat = door.seats.seat(world.convening, world.actor("dolores"), "en", world.clock.now())
    await door.renderer.render(PARTS[name], seat)


async def card(world: World) -> None:
    shown = world.sees("dolores", "groups")
    if shown is not None:
        compose(shown, Speech.about(world.convening, world.engine.directory(ORGANISATION)))


async def alone(work: Callable[[], Coroutine[None, None, None]]) -> None:
    """In turns of its own, so that nothing else is counted with it."""
    await asyncio.create_task(work())


async def measure(people: int) -> None:
    turns = Turns()
    with turns.watched():
        async with World() as world:
            await set_up(world, people)
            door = WebDoor(world.engine, world.ledger, world.clock, Settings(), ORGANISATION)
            turns.take()
            for shown in (steps(world, BEFORE), sights(world, door), steps(world, RUNNING[:1])):
                await told(shown, turns)
            for shown in (sights(world, door), steps(world, RUNNING[1:])):
                await told(shown, turns)
    await PLANNER.close()


async def told(shown: AsyncIterator[str], turns: Turns) -> None:
    async for what in shown:
        print(f"{what:60} longest turn {turns.take():6.1f} ms", flush=True)


if __name__ == "__main__":
    with short_searches():
        asyncio.run(measure(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE))
