"""A convening is planned, opened and joined; hands go up and are heard; the newest action is taken back."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.domain.log import Answer, Refusal, Role
from bot.views import QueueView
from tests.world import World


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with World() as made:
        await made.knows("dolores", "Dolores Vega", Role.LEAD)
        await made.says("dolores", '/convening new Fall symposium sites:"Shasta, Lassen"')
        made.place = f"convening:{made.convening.id}"
        await made.says("dolores", "/convening open")
        yield made


async def test_two_people_join_and_are_heard_in_order(world: World) -> None:
    """Ana raises her hand before Ben, so Ana is called first."""
    for person, name in (("ana", "Ana Ruiz"), ("ben", "Ben Ito")):
        assert isinstance(await world.says(person, f"/here site:Shasta name:{name.split()[0]}"), Answer)
    await world.passes(seconds=1)
    assert world.hears(await world.says("ana", "/hand reply about slide 4")) == "Your hand is up. You're next."
    await world.passes(seconds=1)
    assert world.hears(await world.says("ben", "/mano")) == "Your hand is up. 1 other person is waiting."
    board = world.sees("ben", "queue")
    assert isinstance(board, QueueView)
    assert [(hand.who.name, hand.kind) for hand in board.hands] == [("Ana", "reply"), ("Ben", "new")]
    assert world.hears(await world.says("dolores", "/queue next")) == "Ana has the floor."


async def test_the_same_delivery_twice_has_one_effect(world: World) -> None:
    """A copy gets the first answer again, and the hand is up once."""
    await world.says("ana", "/here name:Ana")
    first = await world.says("ana", "/hand", key="delivery-1")
    again = await world.says("ana", "/hand", key="delivery-1")
    assert first == again
    assert len(world.convening.queue.hands) == 1


async def test_a_participant_cannot_call_the_next_speaker(world: World) -> None:
    """Permission is checked when the command runs."""
    await world.says("ana", "/here name:Ana")
    reply = await world.says("ana", "/queue next")
    assert isinstance(reply, Refusal)
    assert reply.code == "only-facilitators"


async def test_undo_gives_the_exact_order_back(world: World) -> None:
    """The facilitator called Ana by mistake: she takes it back, and a hand raised meanwhile keeps its time."""
    for person in ("ana", "ben", "cy"):
        await world.says(person, f"/here name:{person.title()}")
    await world.says("ana", "/hand")
    await world.passes(seconds=5)
    await world.says("ben", "/hand")
    before = world.convening.queue
    await world.says("dolores", "/queue next")
    await world.passes(seconds=5)
    await world.says("cy", "/hand")
    await world.says("dolores", "/convening undo")
    after = world.convening.queue
    assert after.floor is None
    assert {id: after.hands[id] for id in before.hands} == dict(before.hands)
    assert len(after.hands) == 3
