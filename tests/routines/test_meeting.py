"""Where a routine's groups meet online: in rooms like those of a breakout, and nobody moves twice."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.domain.breakouts.state import Round
from bot.domain.convening.state import Mode
from bot.domain.routines.meeting import round_now
from bot.showing import Showing
from bot.views import GroupView
from tests.sessions import convene, people
from tests.world import ORGANISATION, World


@pytest.fixture
async def session() -> AsyncIterator[World]:
    """Eleven people in two rooms, thirteen at home."""
    async with World() as world:
        await convene(world, 11, 13, 2, bound=False)
        yield world


async def comes_to(world: World, step: str) -> Round | None:
    while (run := world.convening.routines.run) is not None and run.step.id != step:
        await world.passes(seconds=10)
    assert world.convening.routines.run is not None
    return round_now(world.convening)


def rooms(found: Round | None) -> dict[str, str]:
    """The room of everybody who is in one."""
    assert found is not None
    return {who: table.id for table in found.groups.values() for who in table.members}


async def test_pairs_join_into_fours_and_nobody_moves_twice(session: World) -> None:
    """In 1-2-4-all one pair of each four stays in its room and the other comes to it; the rooms are one round."""
    await session.says("dolores", "/routine run 1-2-4-all")
    pairs = await comes_to(session, "two")
    home = set(people(session, Mode.REMOTE))
    assert set(rooms(pairs)) == home
    fours = await comes_to(session, "four")
    moved = [who for who in home if rooms(pairs)[who] != rooms(fours)[who]]
    assert 0 < len(moved) <= len(home) // 2
    assert pairs is not None
    assert fours is not None
    assert pairs.id == fours.id
    assert max(len(table.members) for table in fours.groups.values()) >= 4


async def test_rooms_close_where_everybody_is_together(session: World) -> None:
    """Before the pairs and after them there is no round for the doors; a second pair step is another one."""
    await session.says("dolores", "/routine run think-pair-share")
    assert round_now(session.convening) is None
    assert await comes_to(session, "pair") is not None
    assert await comes_to(session, "share") is None
    await session.passes(minutes=10)
    assert session.convening.routines.run is None
    assert round_now(session.convening) is None


async def test_partners_that_rotate_keep_as_many_in_their_rooms_as_can_be(session: World) -> None:
    """In the inside-outside circle one of each pair stays and the other comes to a new partner."""
    await session.says("dolores", "/routine run inside-outside")
    first = rooms(await comes_to(session, "rounds"))
    run = session.convening.routines.run
    assert run is not None
    partners = dict(first)
    await session.passes(seconds=run.step.seconds / len(run.step.rounds) + 1)
    second = rooms(round_now(session.convening))
    assert {who for who in first if first[who] != second[who]} != set()
    assert sum(first[who] == second[who] for who in partners) >= len(partners) // 2


async def test_a_latecomer_is_let_into_a_room(session: World) -> None:
    """Ana comes in during the pair step and asks for partners: she is in their room."""
    await session.says("dolores", "/routine run think-pair-share")
    before = rooms(await comes_to(session, "pair"))
    await session.says("ana", '/here name:"Ana Late" mode:remote site:remote')
    await session.says("ana", "/routine seat")
    after = rooms(round_now(session.convening))
    assert after.items() >= before.items()
    assert set(after) - set(before) == {session.called("Ana Late")}


async def test_a_breakout_that_is_open_goes_first(session: World) -> None:
    """Its rooms are not taken away by a routine that runs at the same time."""
    await session.says("dolores", "/breakout plan size:4 by:site")
    await session.plans()
    await session.says("dolores", "/breakout open 10m")
    await session.says("dolores", "/routine run think-pair-share")
    assert await comes_to(session, "pair") == session.convening.breakouts.round


async def test_a_door_can_draw_a_routine_s_group(session: World) -> None:
    """Its card has a name in the convening's language, its people, and the time until the step is over."""
    await session.says("dolores", "/routine run think-pair-share")
    found = await comes_to(session, "pair")
    assert found is not None
    table = found.in_order()[0]
    showing = showing_of(session)
    view = showing.group(table, found)
    assert isinstance(view, GroupView)
    assert view.name == "Online 1"
    assert len(view.members) >= 2
    assert view.ends_at is not None


def showing_of(world: World) -> Showing:
    directory = world.engine.directory(ORGANISATION)
    return Showing(world.convening, directory, world.actor("dolores"), world.clock.now())
