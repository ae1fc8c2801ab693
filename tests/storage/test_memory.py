"""The ledger in memory keeps the same promises, and goes wrong when it is asked to."""

from __future__ import annotations

import pytest

from bot.ports import Failed, Known, Receipt, Written
from storage.memory import Faults, MemoryLedger
from tests.contracts.ledger import CONVENING, LedgerContract, append


@pytest.fixture
async def ledger():
    return MemoryLedger()


class TestMemory(LedgerContract):
    """The contract over memory."""


async def test_the_next_commit_can_be_made_to_fail():
    """Nothing of a refused batch is written, and the one after goes through."""
    ledger = MemoryLedger(Faults(refuse=[OSError("disk full")]))
    [outcome] = await ledger.commit([append(CONVENING, 1)])
    assert isinstance(outcome, Failed)
    assert await ledger.head(CONVENING) == 0
    assert list(await ledger.commit([append(CONVENING, 1)])) == [Written()]


async def test_an_answer_lost_after_the_commit_is_found_again():
    """Who crashed between the commit and its return asks again, and gets the first answer without a second effect."""
    ledger = MemoryLedger(Faults(lose_answer=[ConnectionError()]))
    write = append(CONVENING, 1, receipts=(Receipt("k", "ana", b"yes"),))
    with pytest.raises(ConnectionError):
        await ledger.commit([write])
    assert list(await ledger.commit([write])) == [Known({"k": b"yes"})]
    assert await ledger.head(CONVENING) == 1


async def test_a_batch_is_one_commit():
    """Sixteen writes, one transaction."""
    ledger = MemoryLedger()
    await ledger.commit([append(CONVENING, n + 1) for n in range(16)])
    assert ledger.commits == 1
