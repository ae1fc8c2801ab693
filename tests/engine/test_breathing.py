"""Ten thousand nudges at one instant keep nobody waiting: between two turns of the event loop little is done.

Counted, not timed: a watcher asks for its turn again and again and notes how much was done since its last one.
"""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, time

import pytest

from bot import codec, reclaiming
from bot.breathing import AT_A_STRETCH
from bot.courier import AT_ONCE, Courier, expand
from bot.domain.log import CLOCK, Post, Stream, Word, say
from bot.domain.person.state import Errand
from bot.domain.person.wishes import Remind
from bot.engine import Draft, Engine
from bot.ports import Parcel, Write
from bot.router import Router
from commands import COMMANDS
from storage.memory import MemoryLedger
from tests.world import NINE, ORGANISATION, FrozenClock, HandAlarm, PaperDoor

PEOPLE = AT_ONCE


class Addressing(Courier):
    """A courier that counts how many messages it has looked at."""

    looked_at = 0

    def _letter(self, parcel: Parcel) -> Post:
        self.looked_at += 1
        return super()._letter(parcel)


class Writing(Engine):
    """An engine that counts how many streams' writes it has put together."""

    written = 0

    def _write(self, draft: Draft) -> Write:
        self.written += 1
        return super()._write(draft)


class Watcher:
    """The most that was done while somebody else waited for a turn."""

    def __init__(self, done: Callable[[], int]) -> None:
        self._done, self.most = done, 0

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        task = asyncio.create_task(self._watch())
        await asyncio.sleep(0)
        try:
            yield
        finally:
            task.cancel()

    async def _watch(self) -> None:
        while True:
            before = self._done()
            await asyncio.sleep(0)
            self.most = max(self.most, self._done() - before)


async def test_a_full_load_sets_out_a_few_at_a_time() -> None:
    """Five hundred are claimed at once; between two turns of the loop at most a stretch of them is addressed."""
    ledger, clock, door = MemoryLedger(), FrozenClock(), PaperDoor("web")
    engine = Engine(ledger, clock, HandAlarm(), Router(COMMANDS), expand=expand)
    courier = Addressing(ledger, clock, "test")
    courier.serve(engine, {"web": door})
    posts = [Post(f"k{n}", say("noted"), to=f"p{n}") for n in range(PEOPLE)]
    waiting = tuple((1, post, codec.encode_post(post)) for post in posts)
    await ledger.commit([Write(Stream(ORGANISATION, "organisation", "o"), 0, posts=waiting, now=NINE)])
    engine.directory(ORGANISATION).apply([Word(f"p{n}", f"account:web:p{n}", f"a{n}") for n in range(PEOPLE)])
    watcher = Watcher(lambda: courier.looked_at)
    async with watcher.watching():
        await courier.round()
    assert len(door.posts) == PEOPLE
    assert 0 < watcher.most <= AT_A_STRETCH


async def test_many_people_are_decided_and_written_a_few_at_a_time() -> None:
    """A nudge is due for five hundred people: neither deciding nor writing does more than a stretch in one go."""
    engine = Writing(MemoryLedger(), FrozenClock(), HandAlarm(), Router(COMMANDS), expand=expand)
    await engine.start()
    wish = Remind(Errand("s1", "c1", "Fall", "Shasta"), (date(2026, 10, 20),), time(9), "America/Los_Angeles")
    deciding, writing = Watcher(lambda: engine.decided), Watcher(lambda: engine.written)
    async with deciding.watching(), writing.watching():
        people = (Stream(ORGANISATION, "person", f"p{n}") for n in range(PEOPLE))
        await asyncio.gather(*(engine.submit(one, wish, CLOCK, f"r:{one.id}") for one in people))
    await engine.stop()
    assert engine.decided == PEOPLE
    assert 0 < deciding.most <= AT_A_STRETCH
    assert 0 < writing.most <= AT_A_STRETCH


@pytest.fixture
def alive() -> list[list[int]]:
    """Ten thousand things that stay."""
    return [[n] for n in range(10_000)]


def test_what_a_search_has_found_alive_is_not_looked_at_again(alive: list[list[int]]) -> None:
    """A search of all memory leaves next to nothing for the one after it."""
    with reclaiming.short_searches():
        new = [[n] for n in range(10_000)]
        gc.collect()
        assert len(gc.get_objects(generation=reclaiming.FULL)) < len(new)
    assert gc.get_freeze_count() == 0
    assert reclaiming.set_aside not in gc.callbacks


def test_a_cycle_that_was_set_aside_goes_when_nobody_waits() -> None:
    """Two objects that hold each other are set aside alive, are dropped, and go with the search of everything."""

    class Held:
        other: Held

    gone: list[str] = []
    with reclaiming.short_searches():
        one, two = Held(), Held()
        one.other, two.other = two, one
        kept = weakref.ref(one, lambda _: gone.append("one"))
        gc.collect()
        del one, two
        gc.collect()
        assert not gone
        reclaiming.search_everything()
        assert gone == ["one"]
        assert kept() is None


async def test_everything_is_searched_only_in_a_minute_without_a_request(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody asks in the first minute and nobody in the second: it is done after the second."""
    requests, slept = iter([1, 2, 2, 2]), list[float]()
    searched: list[int] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        if searched:
            raise asyncio.CancelledError

    monkeypatch.setattr(reclaiming.asyncio, "sleep", sleep)
    monkeypatch.setattr(reclaiming, "search_everything", lambda: searched.append(len(slept)))
    with pytest.raises(asyncio.CancelledError):
        await reclaiming.search_when_quiet(lambda: next(requests))
    assert slept[:3] == [reclaiming.EVERY_SECONDS, reclaiming.QUIET_SECONDS, reclaiming.QUIET_SECONDS]
    assert searched == [3]
