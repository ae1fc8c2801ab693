"""The ledger in a file: one process, one writer, one fsync a batch, and nothing left of a forgotten person."""

from __future__ import annotations

import pytest

from storage.sqlite import SqliteLedger
from tests.contracts.ledger import LedgerContract


@pytest.fixture
async def ledger(tmp_path):
    opened = SqliteLedger(tmp_path / "convenor.db")
    await opened.open()
    yield opened
    await opened.close()


class TestSqlite(LedgerContract):
    """The contract over SQLite."""

    @pytest.fixture
    async def ledger(self, tmp_path):
        opened = SqliteLedger(tmp_path / "convenor.db")
        await opened.open()
        yield opened
        await opened.close()
