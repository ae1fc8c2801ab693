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


async def test_somebody_known_is_the_same_person_in_the_next_convening(world: World) -> None:
    """Ana joined the fall symposium; in the winter one she is Ana again, with the same browser."""
    await world.says("ana", "/here name:Ana")
    await world.says("dolores", "/convening new Winter sharing sites:Butte", place="")
    winter = next(c for c in world.engine.convenings("north-state") if c.title == "Winter sharing")
    await world.says("dolores", "/convening open", place=f"convening:{winter.id}")
    reply = await world.says("ana", f"/convening join {winter.code} site:Butte", place="")
    assert isinstance(reply, Answer)
    again = next(c for c in world.engine.convenings("north-state") if c.title == "Winter sharing")
    ana = world.called("Ana")
    assert again.people[ana].present
    assert again.people[ana].site == "butte"
    assert isinstance(await world.says("ana", "/hand", place=f"convening:{winter.id}"), Answer)


async def test_the_topic_s_clock_waits_in_a_break(world: World) -> None:
    """A topic that had run ten minutes before a break of five has run ten minutes after it."""
    await world.says("dolores", "/convening agenda Welcome 20")
    await world.says("dolores", "/convening topic")
    await world.passes(minutes=10)
    await world.says("dolores", "/convening break")
    await world.passes(minutes=5)
    await world.says("dolores", "/convening open")
    topic = world.convening.topic_now()
    assert topic is not None
    assert topic.opened_at is not None
    assert (world.clock.now() - topic.opened_at).total_seconds() == 600
