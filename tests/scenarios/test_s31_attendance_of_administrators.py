"""Busy administrators are invited by role, reminded until they answer, and a meeting of five still counts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import RosterRow
from bot.domain.log import Answer, Role
from bot.views import NudgesView
from tests.world import World

PEOPLE = (("Pat", "principal"), ("Sam", "principal"), ("Lee", "superintendent"), ("Ana", "teacher"), ("Ben", "teacher"))


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """Five people are on the list of a convening on November 12, invited with three reminders."""
    async with World() as made:
        await made.knows("dolores", "Dolores Vega", Role.LEAD)
        await made.says("dolores", "/convening new Administrators' morning sites:Shasta")
        made.place = f"convening:{made.convening.id}"
        rows = tuple(
            RosterRow(name, "Shasta", Mode.ROOM, person=f"p-{name}", attributes=(("role", role),))
            for name, role in PEOPLE
        )
        for name, _ in PEOPLE:
            await made.knows(f"p-{name}", name)
        await made.imports("dolores", rows)
        reply = await made.says(
            "dolores",
            '/nudge schedule site:Shasta rsvp:yes due:"Nov 12" remind:-14d,-3d,0 text:"Will you be there on {due}?"',
        )
        assert isinstance(reply, Answer), reply
        assert isinstance(await made.says("dolores", f"/nudge save draft:{reply.about}"), Answer)
        yield made


def reminders(world: World, name: str) -> int:
    return len(world.mail_of(f"p-{name}"))


async def test_reminders_stop_at_an_answer_and_at_a_decline(world: World) -> None:
    """Pat comes, Sam cannot, Lee says nothing: only Lee hears of it again."""
    await world.reaches(datetime(2026, 10, 29, 18, 0, tzinfo=UTC))
    assert [reminders(world, name) for name in ("Pat", "Sam", "Lee")] == [1, 1, 1]
    assert isinstance(await world.says("p-Pat", "/nudge coming"), Answer)
    assert isinstance(await world.says("p-Sam", "/nudge declined"), Answer)
    await world.reaches(datetime(2026, 11, 12, 18, 0, tzinfo=UTC))
    assert [reminders(world, name) for name in ("Pat", "Sam", "Lee")] == [1, 1, 3]


async def test_the_lead_sees_invited_and_coming_by_role(world: World) -> None:
    """Two principals were invited: one comes, one sends somebody."""
    await world.reaches(datetime(2026, 10, 29, 18, 0, tzinfo=UTC))
    await world.says("p-Pat", "/nudge coming")
    assert isinstance(await world.says("p-Sam", "/nudge delegated Robin Hale"), Answer)
    board = world.sees("dolores", "nudges")
    assert isinstance(board, NudgesView)
    by_role = {one.role: (one.invited, one.coming, one.delegated) for one in board.replies}
    assert by_role["principal"] == (2, 1, 1)
    assert by_role["superintendent"] == (1, 0, 0)


async def test_a_participant_does_not_see_who_comes(world: World) -> None:
    """Attendance is for the lead who invited."""
    board = world.sees("p-Ana", "nudges")
    assert isinstance(board, NudgesView)
    assert board.replies == ()


async def test_five_people_convene_and_whoever_could_not_come_gets_the_pack(world: World) -> None:
    """Nothing needs a crowd: five people meet, and an hour after the end Sam gets what he missed."""
    await world.reaches(datetime(2026, 11, 12, 17, 0, tzinfo=UTC))
    await world.says("p-Sam", "/nudge declined")
    await world.says("dolores", "/convening open")
    for name in ("Pat", "Lee", "Ana", "Ben"):
        await world.says(f"p-{name}", "/here")
    await world.says("p-Ana", "/hand")
    assert world.hears(await world.says("dolores", "/queue next")) == "Ana has the floor."
    await world.says("dolores", "/convening close sure:yes")
    await world.passes(hours=1, minutes=1)
    assert "could not be at" in world.mail_of("p-Sam")[-1]
