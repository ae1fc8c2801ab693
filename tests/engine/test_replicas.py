"""Several processes on PostgreSQL serve one convening: every decision is made on the newest state, and all see it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest

from bot.domain.log import Answer, Role
from bot.views import QueueView
from storage.open import open_ledger
from tests.world import World

pytestmark = pytest.mark.postgres

SECRET = "a secret that is long enough for tests"


@pytest.fixture
async def pair(postgres_url: str) -> AsyncIterator[tuple[World, World]]:
    """Two installations on one database, each with an engine and a ledger of its own."""
    async with AsyncExitStack() as stack:
        one = await stack.enter_async_context(World(open_ledger(postgres_url, (SECRET,))))
        await one.knows("dolores", "Dolores Vega", Role.LEAD)
        await one.says("dolores", "/convening new Fall symposium sites:Shasta")
        one.place = f"convening:{one.convening.id}"
        await one.says("dolores", "/convening open")
        for n in range(20):
            await one.says(f"p{n}", f'/here name:"Person {n}"')
        two = await stack.enter_async_context(World(open_ledger(postgres_url, (SECRET,))))
        two.place = one.place
        yield one, two


async def hands_seen(world: World, count: int) -> list[str]:
    """The queue as this process shows it, once it has caught up."""
    for _ in range(100):
        board = world.sees("dolores", "queue")
        assert isinstance(board, QueueView)
        if board.count == count:
            return [hand.id for hand in board.hands]
        await asyncio.sleep(0.1)
    raise AssertionError(f"only {board.count} of {count} hands were seen")


async def test_hands_raised_at_both_are_all_up_and_in_one_order(pair: tuple[World, World]) -> None:
    """Twenty people raise hands at two processes at once: none is lost, and both show the same order."""
    one, two = pair
    replies = await asyncio.gather(*((one if n % 2 else two).says(f"p{n}", "/hand", key=f"hand{n}") for n in range(20)))
    assert all(isinstance(reply, Answer) for reply in replies)
    assert await hands_seen(one, 20) == await hands_seen(two, 20)


async def test_next_pressed_at_both_skips_nobody(pair: tuple[World, World]) -> None:
    """Two facilitators press Next at two processes in one moment: one person is called, the other press says so."""
    one, two = pair
    await one.says("p1", "/hand", key="first")
    await one.says("p2", "/hand", key="second")
    await hands_seen(two, 2)
    replies = await asyncio.gather(
        one.says("dolores", "/queue next replaces:nobody", key="press1"),
        two.says("dolores", "/queue next replaces:nobody", key="press2"),
    )
    assert sum(isinstance(reply, Answer) for reply in replies) == 1
    assert await hands_seen(one, 1) == await hands_seen(two, 1)


async def test_a_delivery_answered_at_one_is_known_at_the_other(pair: tuple[World, World]) -> None:
    """A platform repeats a delivery to the other process: it gets the first answer, and one hand is up."""
    one, two = pair
    first = await one.says("p5", "/hand", key="delivery")
    again = await two.says("p5", "/hand", key="delivery")
    assert again == first
    assert len(await hands_seen(two, 1)) == 1
