"""Busy administrators are invited by role, reminded until they answer, and a meeting of five still counts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.compose import compose
from bot.directory import Directory
from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import RosterRow
from bot.domain.log import Answer, Role
from bot.speech import Speech
from bot.views import NudgesView, ReplyLine
from tests.world import NINE, ORGANISATION, World

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


async def test_reminders_stop_at_an_answer_a_decline_and_a_delegate(world: World) -> None:
    """Pat comes, Sam cannot, Ana sends Robin, Lee says nothing: only Lee hears of it again, at 14, 3 and 0 days."""
    await world.reaches(datetime(2026, 10, 29, 18, 0, tzinfo=UTC))
    asked = ("Pat", "Sam", "Ana", "Lee")
    assert [reminders(world, name) for name in asked] == [1, 1, 1, 1]
    assert isinstance(await world.says("p-Pat", "/nudge coming"), Answer)
    assert isinstance(await world.says("p-Sam", "/nudge declined"), Answer)
    assert isinstance(await world.says("p-Ana", "/nudge delegated Robin Hale"), Answer)
    await world.reaches(datetime(2026, 11, 12, 18, 0, tzinfo=UTC))
    assert [reminders(world, name) for name in asked] == [1, 1, 1, 3]
    lee = world.engine.person(ORGANISATION, "p-Lee")
    assert [one.at.date().isoformat() for one in lee.arrived] == ["2026-10-29", "2026-11-09", "2026-11-12"]


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


async def test_who_invited_reads_by_name_who_comes_and_whom_they_send(world: World) -> None:
    """Sam sends Robin Hale: Dolores, who invited, reads both names; the name stands in no line of any log."""
    await world.reaches(datetime(2026, 10, 29, 18, 0, tzinfo=UTC))
    await world.says("p-Pat", "/nudge coming")
    await world.says("p-Sam", "/nudge delegated Robin Hale")
    board = world.sees("dolores", "nudges")
    assert isinstance(board, NudgesView)
    assert board.named == (ReplyLine("Pat", "coming", ""), ReplyLine("Sam", "delegated", "Robin Hale"))
    assert "Sam sends Robin Hale." in str(compose(board, Speech.about(world.convening, Directory(), "en", NINE)))
    for stream, _ in await world.ledger.open_streams():
        assert all(b"Robin" not in line.data for line in await world.ledger.read(stream))
    await world.says("p-Sam", "/nudge coming")
    board = world.sees("dolores", "nudges")
    assert isinstance(board, NudgesView)
    assert board.named[1] == ReplyLine("Sam", "coming", "")


async def test_another_facilitator_sees_the_numbers_and_not_the_names(world: World) -> None:
    """Who comes is told by name to the lead who invited; Ben runs the morning too, and reads how many."""
    assert isinstance(await world.says("dolores", "/convening role person:Ben role:facilitator"), Answer)
    await world.reaches(datetime(2026, 10, 29, 18, 0, tzinfo=UTC))
    await world.says("p-Pat", "/nudge coming")
    board = world.sees("p-Ben", "nudges")
    assert isinstance(board, NudgesView)
    assert (board.named, sum(one.coming for one in board.replies)) == ((), 1)


async def test_a_participant_does_not_see_who_comes(world: World) -> None:
    """Attendance is for the lead who invited."""
    board = world.sees("p-Ana", "nudges")
    assert isinstance(board, NudgesView)
    assert (board.replies, board.named) == ((), ())


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
