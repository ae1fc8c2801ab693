"""Ten thousand nudges at one instant: claimed at once, the event loop free meanwhile, each delivered once.

Run: `python -m tests.bench.nudges`. A probe sleeps a millisecond at a time and notes by how much it woke up late: that
is how long nobody else was served.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from datetime import time as wall_time
from pathlib import Path

from bot import codec
from bot.alarm import ApschedulerAlarm
from bot.clock import ScaledClock
from bot.courier import AT_ONCE, Courier, expand
from bot.domain.log import CLOCK, Post, Stream, Word, say
from bot.domain.nudges.calling import AT_ONCE as CALLED_AT_ONCE
from bot.domain.person.state import Errand
from bot.domain.person.wishes import Remind
from bot.engine import Engine
from bot.ports import Delivered, Delivery, Parcel, Write, Written
from bot.reclaiming import short_searches
from bot.router import Router
from commands import COMMANDS
from storage.sqlite import SqliteLedger

DUE, HELD = 10_000, 100_000
NINE = datetime(2026, 10, 20, 16, tzinfo=UTC)
ORGANISATION = "north"


class Probe:
    """How long the event loop kept others waiting, in milliseconds, and how much of that was work of its own.

    On a busy machine the first counts the neighbours too; the second is the thread's own processor time.
    """

    def __init__(self) -> None:
        self.worst, self.work = 0.0, 0.0

    def __str__(self) -> str:
        return f"loop held {self.worst:.0f} ms (its own work {self.work:.0f} ms)"

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[Probe]:
        task = asyncio.create_task(self._watch())
        await asyncio.sleep(0)
        try:
            yield self
        finally:
            task.cancel()

    async def _watch(self) -> None:
        while True:
            before, worked = time.perf_counter(), time.thread_time()
            await asyncio.sleep(0.001)
            self.worst = max(self.worst, (time.perf_counter() - before - 0.001) * 1000)
            self.work = max(self.work, (time.thread_time() - worked) * 1000)


class CountingDoor:
    """A far side that tells how often it got each nudge, and how late."""

    name = "web"

    def __init__(self, clock: ScaledClock) -> None:
        self._clock, self.got, self.late = clock, Counter[str](), list[float]()

    async def start(self) -> None: ...
    async def stop(self) -> None: ...

    async def deliver(self, parcel: Parcel, post: Post) -> Delivery:
        self.got[post.key] += 1
        if post.not_before is not None:
            self.late.append((self._clock.now() - post.not_before).total_seconds())
        return Delivered("web:1")


def post(n: int, at: datetime) -> Post:
    return Post(f"nudge:p{n}:s1:2026-10-20:0", say("noted"), to=f"p{n}", not_before=at, expires=at + timedelta(days=1))


async def fill(ledger: SqliteLedger) -> None:
    """A hundred and ten thousand posts, ten thousand of them for nine o'clock."""
    for begin in range(0, DUE + HELD, 1_000):
        posts = tuple(
            (begin + 1, one, codec.encode_post(one))
            for n in range(begin, begin + 1_000)
            for one in [post(n, NINE if n < DUE else NINE + timedelta(days=1 + n % 90))]
        )
        stream = Stream(ORGANISATION, "person", f"batch{begin}")
        (outcome,) = await ledger.commit([Write(stream, 0, posts=posts, now=NINE - timedelta(days=1))])
        assert isinstance(outcome, Written), outcome


async def claim_all(folder: Path) -> None:
    """Everything that is due is claimed, in the courier's own chunks."""
    ledger = SqliteLedger(folder / "claim.db")
    await ledger.open()
    await fill(ledger)
    probe, seen = Probe(), Counter[int]()
    async with probe.watching():
        began = time.perf_counter()
        while parcels := await ledger.claim(NINE, "bench", AT_ONCE):
            seen.update(parcel.id for parcel in parcels)
        took = time.perf_counter() - began
    assert len(seen) == DUE
    assert set(seen.values()) == {1}
    print(f"claimed: {len(seen)} of {DUE} due among {DUE + HELD}, each once, in {took:.2f} s; {probe}")
    await ledger.close()


async def from_series_to_door(folder: Path) -> None:
    """Ten thousand people's own streams decide, then all is delivered: the whole way, with the loop watched."""
    ledger, clock = SqliteLedger(folder / "whole.db"), ScaledClock(NINE - timedelta(minutes=30))
    door, courier, engine = await house(ledger, clock)
    for n in range(DUE):
        engine.directory(ORGANISATION).apply((Word(f"p{n}", f"account:web:p{n}", f"a{n}"),))
    errand = Errand("s1", "c1", "Fall", "Shasta")
    wish = Remind(errand, (date(2026, 10, 20),), wall_time(9), "America/Los_Angeles")
    probe = Probe()
    async with probe.watching():
        began = time.perf_counter()
        for begin in range(0, DUE, CALLED_AT_ONCE):
            people = (Stream(ORGANISATION, "person", f"p{n}") for n in range(begin, begin + CALLED_AT_ONCE))
            await asyncio.gather(*(engine.submit(one, wish, CLOCK, f"r:{one.id}") for one in people))
        took = time.perf_counter() - began
    print(f"decided: {DUE} people's nudges in {took:.1f} s; {probe}")
    probe = Probe()
    async with probe.watching():
        clock.step(timedelta(minutes=30))
        began = time.perf_counter()
        courier.wake()
        while sum(door.got.values()) < DUE:
            await asyncio.sleep(0.05)
        took = time.perf_counter() - began
        while engine.busy:
            await asyncio.sleep(0.05)
    twice = sum(count - 1 for count in door.got.values())
    print(f"delivered: {len(door.got)} of {DUE}, {twice} twice, in {took:.1f} s; {probe}")
    await courier.stop()
    await engine.stop()


async def house(ledger: SqliteLedger, clock: ScaledClock) -> tuple[CountingDoor, Courier, Engine]:
    courier, door = Courier(ledger, clock, "bench"), CountingDoor(clock)
    engine = Engine(ledger, clock, ApschedulerAlarm(clock), Router(COMMANDS), posts_waiting=courier.wake, expand=expand)
    await engine.start()
    courier.serve(engine, {"web": door})
    await courier.start()
    return door, courier, engine


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder, short_searches():
        await claim_all(Path(folder))
        await from_series_to_door(Path(folder))


if __name__ == "__main__":
    asyncio.run(main())
