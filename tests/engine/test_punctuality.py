"""A thousand nudges over five minutes come on time, counted on a clock that runs only while everybody waits."""

from __future__ import annotations

import asyncio
import heapq
import itertools
from datetime import datetime, timedelta

from bot import codec
from bot.courier import Courier, expand
from bot.domain.log import Post, Stream, Word, say
from bot.engine import Engine
from bot.ports import Delivered, Delivery, Parcel, Write
from bot.router import Router
from commands import COMMANDS
from storage.memory import MemoryLedger
from tests.world import NINE, ORGANISATION, HandAlarm

NUDGES, OVER = 1_000, timedelta(minutes=5)
SENDING = timedelta(seconds=0.5)
"""A far side's ordinary answer, as a chat platform gives it."""
WANTED = timedelta(seconds=2)
TURNS = 12
"""Turns of the event loop after which everybody who had something to do has done it."""


class PassingClock:
    """Time goes on to the next moment that somebody waits for, once nobody has anything left to do."""

    def __init__(self, at: datetime) -> None:
        self.at, self._waiting, self._count = at, list[tuple[datetime, int, asyncio.Event]](), itertools.count()

    def now(self) -> datetime:
        return self.at

    async def sleep_until(self, at: datetime) -> None:
        reached = asyncio.Event()
        heapq.heappush(self._waiting, (at, next(self._count), reached))
        await reached.wait()

    async def goes_on(self) -> None:
        for _ in range(TURNS):
            await asyncio.sleep(0)
        at, _, reached = heapq.heappop(self._waiting)
        self.at = max(self.at, at)
        reached.set()


class SlowDoor:
    """A far side that takes its time and notes how late each message was handed to it."""

    name = "web"

    def __init__(self, clock: PassingClock) -> None:
        self._clock, self.late = clock, dict[str, timedelta]()

    async def start(self) -> None: ...
    async def stop(self) -> None: ...

    async def deliver(self, parcel: Parcel, post: Post) -> Delivery:
        assert post.not_before is not None
        assert post.key not in self.late
        self.late[post.key] = self._clock.now() - post.not_before
        await self._clock.sleep_until(self._clock.now() + SENDING)
        return Delivered("web:1")


async def test_of_a_thousand_over_five_minutes_none_waits_two_seconds() -> None:
    """Each is handed to a far side that takes half a second for every one, within two seconds of its moment."""
    ledger, clock = MemoryLedger(), PassingClock(NINE)
    engine = Engine(ledger, clock, HandAlarm(), Router(COMMANDS), expand=expand)
    courier, door = Courier(ledger, clock, "test"), SlowDoor(clock)
    courier.serve(engine, {"web": door})
    engine.directory(ORGANISATION).apply([Word("ana", "account:web:ana", "a")])
    begin = NINE + timedelta(seconds=1)
    posts = [Post(f"k{n}", say("noted"), to="ana", not_before=begin + OVER * n / NUDGES) for n in range(NUDGES)]
    waiting = tuple((1, post, codec.encode_post(post)) for post in posts)
    await ledger.commit([Write(Stream(ORGANISATION, "organisation", "o"), 0, posts=waiting, now=NINE)])
    await courier.start()
    while len(door.late) < NUDGES:
        await clock.goes_on()
    await courier.stop()
    late = sorted(door.late.values())
    assert late[NUDGES * 99 // 100] <= WANTED
    assert late[0] >= timedelta()
