"""Two couriers on one PostgreSQL, killed and frozen: every nudge arrives, copies are few, late writes are refused."""

from __future__ import annotations

import pytest

from bot.courier import AT_A_TIME
from tests.bench.frozen import suffer

POSTS, ACCIDENTS = 400, 4
IN_FLIGHT = AT_A_TIME
"""What a carrier has on its way at once; more copies an accident would be copies of something else."""

pytestmark = [pytest.mark.postgres, pytest.mark.process, pytest.mark.slow]


async def test_every_nudge_arrives_and_only_what_was_in_flight_comes_twice(postgres_url: str) -> None:
    """Four accidents in four hundred nudges; the full figures are `python -m tests.bench.frozen`."""
    tally = await suffer(postgres_url, POSTS, ACCIDENTS)
    assert len(tally.arrived) == POSTS
    assert sum(tally.accidents.values()) == ACCIDENTS
    assert tally.twice <= IN_FLIGHT * ACCIDENTS
