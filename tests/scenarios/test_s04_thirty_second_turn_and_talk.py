"""S04: "turn to the person next to you and explain what you've been doing for 30 seconds"."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import RosterRow
from bot.domain.log import Role
from bot.views import RoutineView, StepView
from tests.world import World

ROOM, REMOTE = 12, 7


@pytest.fixture
async def session() -> AsyncIterator[World]:
    """Twelve people in the room at Redding, seven at home, and Dolores, who facilitates."""
    async with World() as world:
        await world.knows("dolores", "Dolores Vega", Role.LEAD)
        await world.says("dolores", '/convening new Science talk sites:"Redding"')
        world.place = f"convening:{world.convening.id}"
        in_room = [RosterRow(f"Room {n}", "Redding", Mode.ROOM, device=False) for n in range(ROOM)]
        at_home = [
            RosterRow(f"Home {n}", "remote", Mode.REMOTE, language="es" if n == 0 else "en") for n in range(REMOTE)
        ]
        await world.imports("dolores", tuple(in_room + at_home))
        await world.says("dolores", "/convening bind site:Redding", place="web:redding")
        await world.says("dolores", "/convening open")
        await world.everyone_checks_in("dolores")
        yield world


def at_home(world: World) -> list[str]:
    return [who.person for who in world.convening.roster() if who.mode is Mode.REMOTE and who.person != "dolores"]


def board(world: World) -> RoutineView:
    seen = world.sees("dolores", "routine")
    assert isinstance(seen, RoutineView)
    return seen


def step_of(world: World, person: str) -> StepView:
    """What one person is shown of the step that runs."""
    actor = world.actor("dolores")
    from dataclasses import replace

    from bot.showing import view

    seen = view(
        world.convening,
        world.engine.directory("north-state"),
        replace(actor, person=person, grants=frozenset()),
        world.clock.now(),
        "my-step",
    )
    assert isinstance(seen, StepView)
    return seen


async def test_it_ends_within_90_seconds(session: World) -> None:
    """A 30 seconds, swap, B 30 seconds, back: after 90 seconds it is over and the hands are as they were."""
    reply = await session.says("dolores", "/routine run turn-and-talk each:30s")
    assert session.hears(reply) == "Turn and Talk begins with 19 people. I keep the time."
    await session.delivers()
    assert not session.convening.queue.is_open
    await session.passes(seconds=90)
    assert session.convening.routines.run is None
    assert session.convening.queue.is_open
    assert [step.title.en for step in board(session).steps] == [
        "First person explains",
        "Switch",
        "One or two voices",
    ]


async def test_room_and_remote_have_their_own_line_at_the_same_moment(session: World) -> None:
    """The room turns to its neighbours; remote people read who their partner is."""
    await session.says("dolores", "/routine run turn-and-talk each:30s")
    posts = await session.delivers()
    seen = board(session)
    assert seen.room is not None
    assert seen.remote is not None
    assert seen.room.line.en.startswith("Turn to your neighbor.")
    assert seen.remote.line.en.startswith("Join your partner now")
    assert [post.place for post in posts if post.place] == ["web:redding"]


async def test_an_odd_remote_count_makes_one_trio(session: World) -> None:
    """Seven at home are two pairs and one trio, who take three times 20 seconds."""
    await session.says("dolores", "/routine run turn-and-talk each:30s")
    await session.delivers()
    sizes = sorted(len(step_of(session, person).group) for person in at_home(session))
    assert sizes == [2, 2, 2, 2, 3, 3, 3]
    three = next(person for person in at_home(session) if len(step_of(session, person).group) == 3)
    said = []
    for _ in range(3):
        said.append(step_of(session, three).said.en)
        await session.passes(seconds=20)
    assert said == [
        "First person explains. Time: 30 seconds.",
        "Three in your group? Switch now: person 2 of 3, 20 seconds each.",
        "Three in your group? Switch now: person 3 of 3, 20 seconds each.",
    ]
