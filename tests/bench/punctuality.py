"""A thousand nudges over five minutes of real time: how late is the slowest hundredth?

Run: `python -m tests.bench.punctuality [SECONDS]`, or with fewer seconds where the machine is busy anyway.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from bot import codec
from bot.clock import ScaledClock
from bot.domain.log import Stream, Word
from bot.ports import Receipt, Write
from bot.reclaiming import short_searches
from storage.sqlite import SqliteLedger
from tests.bench.nudges import NINE, ORGANISATION, house, post

NUDGES = 1_000


async def punctuality(folder: Path, over: float) -> None:
    ledger, clock = SqliteLedger(folder / "punctual.db"), ScaledClock(NINE)
    door, courier, engine = await house(ledger, clock)
    words = tuple(Word(f"p{n}", f"account:web:p{n}", f"a{n}") for n in range(NUDGES))
    engine.directory(ORGANISATION).apply(words)
    begin = clock.now() + timedelta(seconds=2)
    posts = tuple(
        (1, one, codec.encode_post(one))
        for n in range(NUDGES)
        for one in [post(n, begin + timedelta(seconds=n * over / NUDGES))]
    )
    stream = Stream(ORGANISATION, "convening", "c1")
    await ledger.commit([Write(stream, 0, posts=posts, receipts=(Receipt("k", "", b"{}"),), now=clock.now())])
    courier.wake()
    while sum(door.got.values()) < NUDGES:
        await asyncio.sleep(0.1)
    late = sorted(door.late)
    print(
        f"punctuality: {NUDGES} over {over:.0f} s: p50 {late[len(late) // 2]:.3f} s, "
        f"p99 {late[len(late) * 99 // 100]:.3f} s"
    )
    await courier.stop()
    await engine.stop()


async def main(over: str = "300") -> None:
    with tempfile.TemporaryDirectory() as folder, short_searches():
        await punctuality(Path(folder), float(over))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
