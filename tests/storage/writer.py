"""A process of its own that the tests start: it opens a ledger and does one of three things, telling on stdout.

count URL N        N increments on one log, each decided on the head it read; prints `done CONFLICTS`
claim URL LIMIT    claims what is due until nothing is left; prints the keys
append FILE        appends lines in batches for ever; prints the head after each acknowledged batch
"""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.domain.log import Stream, Word
from bot.ports import Ledger, Receipt, Record, Write, Written
from storage.open import open_ledger
from storage.sqlite import SqliteLedger

COUNTER = Stream("north", "convening", "counter")
NOW = datetime(2026, 9, 14, 13, tzinfo=UTC)
SECRET = "a-secret-for-tests-that-is-long-enough"


def tell(*words: object) -> None:
    print(*words, flush=True)


def increment(head: int, value: int) -> Write:
    record = Record(head + 1, NOW, "ana", head + 1, False, "Counted", str(value + 1).encode())
    return Write(COUNTER, head, (record,))


async def count_one(ledger: Ledger, conflicts: list[int]) -> None:
    while True:
        records = await ledger.read(COUNTER)
        head, value = (records[-1].seq, int(records[-1].data)) if records else (0, 0)
        [outcome] = await ledger.commit([increment(head, value)])
        if isinstance(outcome, Written):
            return
        conflicts.append(head)


async def count(ledger: Ledger, writers: int, times: int) -> None:
    conflicts: list[int] = []

    async def writer() -> None:
        for _ in range(times):
            await count_one(ledger, conflicts)

    await asyncio.gather(*(writer() for _ in range(writers)))
    tell("done", len(conflicts))


async def claim(ledger: Ledger, limit: int) -> None:
    while taken := await ledger.claim(NOW, str(id(ledger)), limit):
        tell(*(parcel.key for parcel in taken))
        for parcel in taken:
            await ledger.settle(parcel, "sent", NOW)


async def append_for_ever(ledger: Ledger) -> None:
    head = await ledger.head(COUNTER)
    while True:
        writes = [batch_write(head + n * 2) for n in range(3)]
        outcomes = await ledger.commit(writes)
        assert all(isinstance(outcome, Written) for outcome in outcomes), outcomes
        head += 6
        tell(head)


def batch_write(head: int) -> Write:
    lines = tuple(Record(seq, NOW, "ana", seq, False, "Counted", b"x" * 300) for seq in (head + 1, head + 2))
    receipt = Receipt(f"k{head}", "ana", str(head).encode())
    return Write(COUNTER, head, lines, words=(Word("ana", "last", str(head + 2)),), receipts=(receipt,), now=NOW)


async def main(what: str, where: str, *numbers: str) -> None:
    ledger = SqliteLedger(Path(where)) if what == "append" else open_ledger(where, [SECRET])
    await ledger.open()
    tell("ready")
    sys.stdin.readline()
    if what == "count":
        await count(ledger, int(numbers[0]), int(numbers[1]))
    elif what == "claim":
        await claim(ledger, int(numbers[0]))
    else:
        await append_for_ever(ledger)
    await ledger.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
