"""A talking round in a routine: hands go up by themselves in order, anybody may pass, and after it all is as before."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.domain.convening.state import Mode
from bot.domain.log import Answer
from tests.sessions import convene, own_step, people
from tests.world import World


@pytest.fixture
async def session() -> AsyncIterator[World]:
    """Eight people in two rooms and four at home; the queue is balanced; a round robin has come to its round."""
    async with World() as world:
        await convene(world, 8, 4, 2, bound=False)
        await world.says("dolores", "/queue policy fifo")
        await world.says("dolores", "/routine run round-robin")
        await world.passes(seconds=61)
        assert world.convening.routines.run is not None
        assert world.convening.routines.run.step.id == "round"
        yield world


def order(world: World) -> list[str]:
    """The people whose hands are up, in the order of the queue."""
    waiting = world.convening.queue.hands.values()
    seats = world.convening.queue.standing.seats
    return sorted((hand.person for hand in waiting), key=lambda who: seats[who])


async def test_everybody_has_a_hand_up_and_online_and_room_take_turns(session: World) -> None:
    """Twelve hands without a press, remote first, then room and remote in turn while both are left."""
    home = set(people(session, Mode.REMOTE))
    assert len(order(session)) == 12
    assert [who in home for who in order(session)] == [True, False] * 4 + [False] * 4
    assert session.convening.settings["policy"] == "round-robin"
    assert not session.convening.queue.is_open


async def test_the_next_to_speak_is_the_next_in_the_round(session: World) -> None:
    """Called one after the other, they come in the order of the seats."""
    expected = order(session)
    spoke = []
    for _ in range(4):
        await session.says("dolores", "/queue next")
        floor = session.convening.queue.floor
        assert floor is not None
        spoke.append(floor.person)
        await session.passes(seconds=20)
    assert spoke == expected[:4]


async def test_a_pass_takes_her_hand_down_and_says_so_on_her_screen(session: World) -> None:
    """Her screen offers to pass while her go is before her; then it does not."""
    who = order(session)[2]
    seen = own_step(session, who)
    assert seen is not None
    assert seen.may_pass
    assert isinstance(await session.says("dolores", f"/hand pass for:{who}"), Answer)
    assert who not in order(session)
    seen = own_step(session, who)
    assert seen is not None
    assert not seen.may_pass


async def test_after_the_round_hands_order_and_seats_are_as_they_were(session: World) -> None:
    """Whoever was not reached has no hand left over; the next step's policy stands; at the end the old one is back."""
    await session.passes(minutes=11)
    run = session.convening.routines.run
    assert run is None or run.step.id != "round"
    assert order(session) == []
    assert not session.convening.queue.standing.seats
    assert session.convening.queue.lowered == 0
    await session.passes(minutes=5)
    assert session.convening.routines.run is None
    assert session.convening.settings["policy"] == "first-come"
    assert session.convening.queue.is_open


async def test_a_stop_and_an_undo_take_the_hands_down_too(session: World) -> None:
    """Stopped in the middle, nobody's hand stays up; the start undone, none was ever up."""
    await session.says("dolores", "/routine stop")
    assert order(session) == []
    await session.says("dolores", "/convening undo")
    assert len(order(session)) == 12
    await session.says("dolores", "/convening undo")
    assert session.convening.routines.newest is None
    assert list(session.convening.queue.hands) == []


async def test_a_hand_that_was_up_before_keeps_its_time() -> None:
    """Her new point waits as it did: it is her go in the round, and it is still up after it if she was not heard."""
    async with World() as world:
        await convene(world, 5, 2, 1, bound=False)
        who = people(world, Mode.REMOTE)[0]
        await world.says("dolores", f"/hand new for:{who}")
        (hand,) = world.convening.queue.hands
        await world.says("dolores", "/routine run circle")
        await world.passes(minutes=3)
        assert world.convening.routines.run is not None
        assert world.convening.routines.run.step.queue == "round-robin"
        assert hand in world.convening.queue.hands
        assert len(world.convening.queue.hands) == 7
        await world.says("dolores", "/routine stop")
        assert list(world.convening.queue.hands) == [hand]
