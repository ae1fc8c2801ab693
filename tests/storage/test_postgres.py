"""The ledger in PostgreSQL: several processes, one truth."""

from __future__ import annotations

import pytest

from storage.postgres import PostgresLedger
from tests.contracts.ledger import LedgerContract

SECRET = "a-secret-for-tests-that-is-long-enough"
pytestmark = pytest.mark.postgres


@pytest.fixture
async def ledger(postgres_url):
    opened = PostgresLedger(postgres_url, [SECRET])
    await opened.open()
    yield opened
    await opened.close()


class TestPostgres(LedgerContract):
    """The contract over PostgreSQL."""

    @pytest.fixture
    async def ledger(self, postgres_url):
        opened = PostgresLedger(postgres_url, [SECRET])
        await opened.open()
        yield opened
        await opened.close()
