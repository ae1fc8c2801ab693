"""The inner circle of a fishbowl and a seminar: chairs by name, one kept for people online, and the open chair."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.domain.convening.state import Mode
from bot.domain.log import Refusal
from tests.sessions import board, convene, own_step, people
from tests.world import World


@pytest.fixture
async def session() -> AsyncIterator[World]:
    """Fourteen people in two rooms and three at home."""
    async with World() as world:
        await convene(world, 14, 3, 2, bound=False)
        yield world


async def in_the_circle(world: World, routine: str) -> tuple[str, ...]:
    await world.says("dolores", f"/routine run {routine}")
    while (run := world.convening.routines.run) is not None and run.step.id != "inner":
        await world.passes(seconds=30)
    return inside(world)


def inside(world: World) -> tuple[str, ...]:
    run = world.convening.routines.run
    assert run is not None
    return run.inside


async def test_the_circle_is_seated_and_everybody_sees_who_is_in_it(session: World) -> None:
    """Five chairs, one of them remote; whoever sits there reads the circle's own line, the others the listeners'."""
    circle = await in_the_circle(session, "fishbowl")
    home = people(session, Mode.REMOTE)
    assert len(circle) == 5
    assert len(set(circle) & set(home)) == 1
    sits, listens = own_step(session, circle[0]), own_step(session, people(session, Mode.ROOM)[-1])
    assert sits is not None
    assert listens is not None
    assert sits.inside
    assert sits.line.en.startswith("You are in the inner circle.")
    assert [who.id for who in listens.circle] == list(circle)
    seen = board(session).room
    assert seen is not None
    assert [who.id for who in seen.circle] == list(circle)


async def test_whoever_takes_the_open_chair_comes_in_and_one_steps_out(session: World) -> None:
    """Somebody of the room comes in: the one who has sat there longest goes, but never the only one online."""
    circle = await in_the_circle(session, "fishbowl")
    home = set(people(session, Mode.REMOTE))
    for who in [one for one in people(session, Mode.ROOM) if one not in circle][:6]:
        reply = await session.says("dolores", f"/routine chair for:{who}")
        assert session.hears(reply) == "You are in the circle."
        assert inside(session)[-1] == who
        assert len(inside(session)) == 5
        assert len(set(inside(session)) & home) == 1


async def test_somebody_online_takes_a_chair_of_the_room(session: World) -> None:
    """She comes in, and the longest in the circle steps out."""
    circle = await in_the_circle(session, "fishbowl")
    online = next(who for who in people(session, Mode.REMOTE) if who not in circle)
    await session.says("dolores", f"/routine chair for:{online}")
    assert online in inside(session)
    assert len(inside(session)) == 5
    assert circle[0] not in inside(session)


async def test_a_chair_is_left_and_taken_again(session: World) -> None:
    """Left, it is open; twice in the circle, or out of it, is said plainly."""
    circle = await in_the_circle(session, "fishbowl")
    await session.says("dolores", f"/routine leave for:{circle[1]}")
    assert len(inside(session)) == 4
    again = await session.says("dolores", f"/routine leave for:{circle[1]}")
    assert session.hears(again) == "You are not in the circle."
    await session.says("dolores", f"/routine chair for:{circle[1]}")
    assert len(inside(session)) == 5
    twice = await session.says("dolores", f"/routine chair for:{circle[1]}")
    assert session.hears(twice) == "You are in the circle already."


async def test_the_hot_seat_of_a_seminar_is_given_back(session: World) -> None:
    """Nobody of the circle goes for the first who takes it; the next one takes it from her."""
    circle = await in_the_circle(session, "socratic-seminar")
    first, second = [who for who in people(session, Mode.ROOM) if who not in circle][:2]
    await session.says("dolores", f"/routine chair for:{first}")
    assert inside(session) == (*circle, first)
    await session.says("dolores", f"/routine chair for:{second}")
    assert inside(session) == (*circle, second)


async def test_the_facilitator_names_the_circle_and_one_of_it_is_online(session: World) -> None:
    """Three of the room alone are refused; with one online they sit; undone, the drawn ones are back."""
    drawn = await in_the_circle(session, "fishbowl")
    room, home = people(session, Mode.ROOM)[:3], people(session, Mode.REMOTE)[:1]
    refused = await session.says("dolores", f'/routine circle "{",".join(room)}"')
    assert isinstance(refused, Refusal)
    await session.says("dolores", f'/routine circle "{",".join(room + home)}"')
    assert set(inside(session)) == {*room, *home}
    await session.says("dolores", "/convening undo")
    assert inside(session) == drawn


async def test_there_is_no_chair_where_no_circle_is(session: World) -> None:
    """In any other step the button and the words are refused."""
    await session.says("dolores", "/routine run think-pair-share")
    reply = await session.says("dolores", f"/routine chair for:{people(session, Mode.ROOM)[0]}")
    assert session.hears(reply) == "There is no inner circle in this step."
