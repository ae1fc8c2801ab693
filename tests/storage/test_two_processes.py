"""Two real processes on one PostgreSQL: nothing is lost, nothing is held twice, and each hears of the other."""

from __future__ import annotations

import asyncio

import pytest

from bot.ports import Moved, Written
from storage.postgres import PostgresLedger
from tests.contracts.ledger import ANA, CONVENING, NOON, append, nudge
from tests.storage.processes import Process
from tests.storage.writer import COUNTER, SECRET

DROP_OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
pytestmark = [pytest.mark.postgres, pytest.mark.process]


@pytest.fixture
async def ledger(postgres_url):
    opened = PostgresLedger(postgres_url, [SECRET])
    await opened.open()
    yield opened
    await opened.close()


@pytest.fixture
async def other(postgres_url, ledger):
    opened = PostgresLedger(postgres_url, [SECRET])
    await opened.open()
    yield opened
    await opened.close()


async def run(*processes):
    for process in processes:
        process.go()
    return await asyncio.gather(*(asyncio.to_thread(process.lines) for process in processes))


async def test_no_increment_is_lost(ledger, postgres_url):
    """Eight writers in two processes, forty increments each, all on one log: 320 of 320, and they did collide."""
    said = await run(*(Process("count", postgres_url, 4, 40) for _ in range(2)))
    records = await ledger.read(COUNTER)
    assert [int(record.data) for record in records] == list(range(1, 321))
    assert await ledger.head(COUNTER) == 320
    assert sum(int(lines[-1].split()[1]) for lines in said) > 0


async def test_no_post_is_claimed_by_two(ledger, postgres_url):
    """Two processes empty one outbox together: every post is claimed, and none by both."""
    posts = tuple(nudge(f"p{n}") for n in range(600))
    await ledger.commit([append(CONVENING, 1, posts=posts, now=NOON)])
    said = await run(*(Process("claim", postgres_url, 20) for _ in range(2)))
    first, second = (set(" ".join(lines).split()) for lines in said)
    assert (len(first & second), len(first | second)) == (0, 600)
    assert sum(len(" ".join(lines).split()) for lines in said) == 600
    assert {state for _, state, _ in await ledger.parcels("north")} == {"sent"}
    assert {parcel.attempts for parcel, _, _ in await ledger.parcels("north")} == {1}


async def test_processes_that_start_together_lay_out_the_database_once(postgres_url):
    """Both find it ready, whoever was first."""
    ledgers = [PostgresLedger(postgres_url, [SECRET]) for _ in range(3)]
    await asyncio.gather(*(ledger.open() for ledger in ledgers))
    assert list(await ledgers[0].commit([append(CONVENING, 1)])) == [Written()]
    assert await ledgers[2].head(CONVENING) == 1
    for ledger in ledgers:
        await ledger.close()


async def test_a_late_process_is_told_the_head(ledger, other):
    """Who decides on a head that another process has moved learns the new one and has written nothing."""
    await ledger.commit([append(CONVENING, 1)])
    assert list(await other.commit([append(CONVENING, 1)])) == [Moved(1)]
    assert list(await other.commit([append(CONVENING, 2)])) == [Written()]
    assert list(await ledger.commit([append(CONVENING, 2)])) == [Moved(2)]


async def test_a_fenced_off_sender_is_refused(ledger, other):
    """Its time was up, another process took the post; its late word changes nothing."""
    await ledger.commit([append(CONVENING, 1, posts=(nudge("p"),), now=NOON)])
    [mine] = await ledger.claim(NOON, "me", 1, lease_seconds=0)
    [yours] = await other.claim(NOON, "you", 1)
    assert not await ledger.settle(mine, "refused", NOON)
    assert await other.settle(yours, "sent", NOON)


async def until(true):
    async with asyncio.timeout(20):
        while not true():
            await asyncio.sleep(0.02)


async def heard(ledger, count):
    found = []
    async for stream, head in ledger.follow():
        found.append((stream, head))
        if len(found) == count:
            return found
    return found


async def test_a_process_hears_what_another_appends(ledger, other):
    """Also what was appended before it began to listen, but not what it wrote itself."""
    await other.commit([append(CONVENING, 1)])
    listening = asyncio.create_task(heard(ledger, 3))
    await ledger.commit([append(ANA, 1)])
    # Heads that move quickly may be told as one; so each is waited for.
    await until(lambda: ledger._heads.get(CONVENING) == 1)
    await other.commit([append(ANA, 2)])
    await until(lambda: ledger._heads.get(ANA) == 2)
    await other.commit([append(CONVENING, 2)])
    found = await asyncio.wait_for(listening, 20)
    assert sorted(found) == [(CONVENING, 1), (CONVENING, 2), (ANA, 2)]


async def test_a_lost_notification_is_made_up_for(ledger, other, monkeypatch):
    """The notification is a hint; looking is the truth."""
    monkeypatch.setattr("storage.tail.NOTIFY", "SELECT %(payload)s::text")
    listening = asyncio.create_task(heard(ledger, 1))
    await asyncio.sleep(0.1)
    await other.commit([append(CONVENING, 1)])
    assert await asyncio.wait_for(listening, 20) == [(CONVENING, 1)]


async def test_a_slow_commit_is_not_overlooked(ledger, other):
    """A transaction that began before another one, and commits after it, is heard of all the same."""
    with ledger.engine.connect() as slow:
        slow.begin()
        ledger._apply(slow, [append(CONVENING, 1)])
        listening = asyncio.create_task(heard(other, 2))
        await ledger.commit([append(ANA, 1)])
        await until(lambda: ANA in other._heads)
        await asyncio.sleep(1.2)
        slow.commit()
    assert await asyncio.wait_for(listening, 20) == [(ANA, 1), (CONVENING, 1)]


async def test_following_goes_on_after_a_lost_connection(ledger, other):
    """The server drops the listener; what was appended meanwhile is heard of."""
    listening = asyncio.create_task(heard(ledger, 2))
    await other.commit([append(CONVENING, 1)])
    await until(lambda: CONVENING in ledger._heads)
    await drop_others(other)
    await other.commit([append(CONVENING, 2)])
    assert await asyncio.wait_for(listening, 20) == [(CONVENING, 1), (CONVENING, 2)]


async def drop_others(ledger):
    await ledger._read(lambda connection: connection.exec_driver_sql(DROP_OTHERS).all())
