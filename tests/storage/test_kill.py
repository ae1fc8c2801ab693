"""kill -9 in the middle of writing: everything that was acknowledged is there, and nothing is half there."""

from __future__ import annotations

import random
import time
from itertools import pairwise

import pytest

from storage.sqlite import SqliteLedger
from tests.storage.processes import Process
from tests.storage.writer import COUNTER

pytestmark = pytest.mark.process

MOMENTS = 20


async def test_what_was_acknowledged_outlives_the_process(tmp_path):
    """Twenty times the writer is killed at a moment of its own; the log goes on from the last answer, or further."""
    chance = random.Random(2026)
    path = tmp_path / "convenor.db"
    acknowledged = [0]
    for _ in range(MOMENTS):
        writer = Process("append", path)
        writer.go()
        time.sleep(chance.uniform(0, 0.06))
        heads = [int(said) for said in writer.kill()]
        acknowledged.append(await checked(path, max(heads, default=acknowledged[-1])))
    assert all(before <= after for before, after in pairwise(acknowledged))
    assert acknowledged[-1] > 0


async def checked(path, acknowledged):
    """The head after reopening, once all that must be there has been found."""
    ledger = SqliteLedger(path)
    await ledger.open()
    head = await ledger.head(COUNTER)
    records = await ledger.read(COUNTER)
    words = {word.key: word.text for word in await ledger.words("north")}
    answers = [await ledger.receipt("north", f"k{before}") for before in range(0, head, 2)]
    await ledger.close()
    assert head >= acknowledged
    assert head % 6 == 0, "a batch is there whole or not at all"
    assert [record.seq for record in records] == list(range(1, head + 1))
    assert answers == [str(before).encode() for before in range(0, head, 2)]
    assert words == ({"last": str(head)} if head else {})
    return head
