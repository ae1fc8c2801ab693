"""A thousand nudges over five minutes come on time, counted on a clock that runs only while everybody waits."""

from __future__ import annotations

import asyncio
import heapq
import itertools
from datetime import datetime, timedelta

from bot import codec
from bot.courier import AT_A_TIME, Courier, expand
from bot.domain.log import Post, Stream, Word, say
from bot.engine import Engine
from bot.ports import Delivered, Delivery, Parcel, Write
from bot.router import Router
from commands import COMMANDS
from storage.memory import MemoryLedger
from tests.world import NINE, ORGANISATION, FrozenClock, HandAlarm, PaperDoor

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


class Tired(Courier):
    """A courier whose lease runs out after so many sends: as by a platform that takes five messages a second."""

    sent = 0

    async def round(self) -> bool:
        self.sent = 0
        return await super().round()

    def _lapsed(self) -> bool:
        self.sent += 1
        return self.sent > TAKES


TAKES = 100
"""What a slow platform takes before a load's lease runs out."""


async def test_a_slow_platform_is_given_what_it_takes() -> None:
    """Two thousand wait and a hundred go out a load: next to nothing is claimed that cannot be sent."""
    ledger, clock = MemoryLedger(), FrozenClock()
    engine = Engine(ledger, clock, HandAlarm(), Router(COMMANDS), expand=expand)
    courier, door = Tired(ledger, clock, "test"), PaperDoor("web")
    courier.serve(engine, {"web": door})
    engine.directory(ORGANISATION).apply([Word("ana", "account:web:ana", "a")])
    posts = [Post(f"k{n}", say("noted"), to="ana") for n in range(20 * TAKES)]
    waiting = tuple((1, post, codec.encode_post(post)) for post in posts)
    await ledger.commit([Write(Stream(ORGANISATION, "organisation", "o"), 0, posts=waiting, now=NINE)])
    await courier.round()
    assert len(door.posts) == TAKES
    while len(door.posts) < len(posts):
        clock.at += timedelta(seconds=courier.lease_seconds)
        await courier.round()
    assert {post.key for post in door.posts} == {post.key for post in posts}
    claims = sum(parcel.attempts for parcel, _, _ in await ledger.parcels(ORGANISATION))
    assert claims <= len(posts) * 1.5


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


class Stuck(MemoryLedger):
    """A disk that has not yet noted anything as sent."""

    def __init__(self) -> None:
        super().__init__()
        self.goes_on = asyncio.Event()

    async def settle(self, parcel: Parcel, state: str, now: datetime, detail: str = "") -> bool:
        await self.goes_on.wait()
        return await super().settle(parcel, state, now, detail)


async def test_no_more_is_sent_and_not_noted_than_a_crash_may_repeat() -> None:
    """The far side answers at once, the disk does not: no further message sets out before one is noted."""
    ledger, clock, door = Stuck(), FrozenClock(), PaperDoor("web")
    engine = Engine(ledger, clock, HandAlarm(), Router(COMMANDS), expand=expand)
    courier = Courier(ledger, clock, "test")
    courier.serve(engine, {"web": door})
    engine.directory(ORGANISATION).apply([Word("ana", "account:web:ana", "a")])
    posts = [Post(f"k{n}", say("noted"), to="ana") for n in range(3 * AT_A_TIME)]
    waiting = tuple((1, post, codec.encode_post(post)) for post in posts)
    await ledger.commit([Write(Stream(ORGANISATION, "organisation", "o"), 0, posts=waiting, now=NINE)])
    carrying = asyncio.create_task(courier.round())
    for _ in range(100):
        await asyncio.sleep(0)
    assert len(door.posts) == AT_A_TIME
    ledger.goes_on.set()
    await carrying
    assert len(door.posts) == 3 * AT_A_TIME


async def test_a_load_whose_lease_has_run_out_is_left_to_others() -> None:
    """We stood still for as long as the lease: somebody else may have the load by now, so nothing of it is sent."""
    ledger, clock, door = MemoryLedger(), FrozenClock(), PaperDoor("web")
    engine = Engine(ledger, clock, HandAlarm(), Router(COMMANDS), expand=expand)
    courier = Courier(ledger, clock, "test", lease_seconds=0.0)
    courier.serve(engine, {"web": door})
    engine.directory(ORGANISATION).apply([Word("ana", "account:web:ana", "a")])
    post = Post("k", say("noted"), to="ana")
    waiting = ((1, post, codec.encode_post(post)),)
    await ledger.commit([Write(Stream(ORGANISATION, "organisation", "o"), 0, posts=waiting, now=NINE)])
    await courier.round()
    assert door.posts == []
