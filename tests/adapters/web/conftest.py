"""The house that the tests of the web door open."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.adapters.web.house import House, open_house


@pytest.fixture
async def house() -> AsyncIterator[House]:
    async with open_house() as made:
        yield made
