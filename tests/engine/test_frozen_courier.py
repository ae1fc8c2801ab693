"""Two couriers on one PostgreSQL, killed and frozen: every nudge arrives, copies are few, late writes are refused."""

from __future__ import annotations

import pytest

from bot.courier import AT_A_TIME
from tests.bench.frozen import suffer

POSTS, ACCIDENTS = 400, 4

pytestmark = [pytest.mark.postgres, pytest.mark.process, pytest.mark.slow]


async def test_every_nudge_arrives_and_only_what_was_in_flight_comes_twice(postgres_url: str) -> None:
    """Four accidents in four hundred nudges, each copy put down to one; in full: `python -m tests.bench.frozen`."""
    tally = await suffer(postgres_url, POSTS, ACCIDENTS, answers_in=0.1)
    assert (len(tally.arrived), len(tally.shown), tally.shown_twice) == (POSTS, POSTS, 0)
    assert [one.kind for one in tally.accidents] == ["killed", "frozen"] * (ACCIDENTS // 2)
    assert tally.unexplained == 0
    for accident in tally.accidents:
        assert accident.copies <= len(accident.in_flight) <= AT_A_TIME, str(accident)
