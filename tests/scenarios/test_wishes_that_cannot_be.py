"""What cannot be grouped is said in one sentence that names the person and the rule, and nothing is computed."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import CheckIn, RosterRow
from bot.domain.log import Refusal, Role, Stream
from tests.scenarios.conftest import convene
from tests.world import ORGANISATION, World

ROLES = ("teacher", "coach", "administrator")


def rows(count: int) -> tuple[RosterRow, ...]:
    return tuple(
        RosterRow(
            f"Person {n:02}", "Shasta", Mode.ROOM, email=f"p{n}@example.org", attributes=(("role", ROLES[n % 3]),)
        )
        for n in range(count)
    )


@pytest.fixture
async def meeting() -> AsyncIterator[World]:
    async with convene("Fall symposium", rows(12)) as world:
        yield world


@pytest.mark.parametrize(
    ("line", "heard"),
    [
        ("size:0", "A group needs at least 2 people; 0 is too few."),
        (
            "size:4 min:6 max:2",
            "Groups of 4 can't be at least 6 and at most 2. Please give sizes that fit together.",
        ),
        ("groups:40", "40 groups are more than there are people (12)."),
        ("rounds:0", "A plan needs at least 1 round; 0 were asked."),
        ("rounds:500", "500 rounds are more than a plan can have; at most 100."),
        ("one-each:shoe", "Nobody has anything for “shoe”. The list has: facilitator, locale, mode, role, and site."),
        ("anchor:role=chef", "Nobody has role “chef”. The list has: administrator, coach, and teacher."),
        (
            'together:"Person 00, Person 01" apart:"Person 01, Person 00"',
            "Person 00 and Person 01 are to be together (keep together) and apart (keep apart).",
        ),
        (
            'together:"Person 00, Person 03" apart:role',
            "Person 00 and Person 03 are to be together (keep together) and have the same role, "
            "which a group may have once.",
        ),
        (
            'together:"Person 00, Person 01, Person 02, Person 03, Person 04, Person 05" size:3 max:4',
            "Person 00, Person 01, Person 02, Person 03, Person 04, and Person 05 are to be together, "
            "6 people, and a group has at most 4.",
        ),
        ('seats:"Person 00=9"', "Person 00 is to be in group 9, and there are 3 groups."),
        ('seats:"Person 00 near the window"', "I couldn't read “Person 00 near the window”. Say fixed seats like"),
        ("mix:role:heavy", "“heavy” is not a weight for role; use a whole number, such as role:4."),
        ("at-least:remote", "I couldn't read “remote”. Say it like at-least:"),
        ("without:Nobody", "Nobody here is called “Nobody”."),
        ("like:Trios", "No plan is saved as “Trios”."),
    ],
)
async def test_it_is_said_plainly_and_nothing_is_asked(meeting: World, line: str, heard: str) -> None:
    """One sentence, and no request in the log."""
    reply = await meeting.says("dolores", f"/breakout plan {line}")
    assert isinstance(reply, Refusal)
    assert meeting.hears(reply).startswith(heard)
    assert meeting.convening.breakouts.request is None


async def test_one_person_cannot_be_grouped() -> None:
    """She is told so, and how many a group needs."""
    async with convene("Quiet day", rows(1)) as world:
        reply = await world.says("dolores", "/breakout plan")
        assert world.hears(reply) == "Only 1 person has checked in. A group needs at least 2."


async def test_a_participant_cannot_plan(meeting: World) -> None:
    """Groups are made by those who facilitate."""
    person = meeting.called("Person 05")
    await meeting.knows(person, "Person 05")
    reply = await meeting.says(person, "/breakout plan size:4")
    assert meeting.hears(reply).startswith("Only a facilitator can do that.")


async def test_ten_thousand_people_are_told_that_it_takes_longer() -> None:
    """So many are grouped too, in fours; the answer says that it takes a moment longer."""
    async with World() as world:
        await world.knows("dolores", "Dolores Vega", Role.LEAD)
        await world.says("dolores", "/convening new Everybody sites:Shasta")
        world.place = f"convening:{world.convening.id}"
        await world.imports("dolores", rows(10_000))
        await world.says("dolores", "/convening open")
        everyone = tuple(who.person for who in world.convening.roster() if who.person != "dolores")
        stream = Stream(ORGANISATION, "convening", world.convening.id)
        await world.engine.submit(stream, CheckIn(everyone), world.actor("dolores"), "everyone")
        reply = await world.says("dolores", "/breakout plan size:4")
        assert world.hears(reply) == "Grouping 10,000 people. That many can take ten seconds; the plan appears here."
        await world.plans()
        plan = world.convening.breakouts.plan
        assert plan is not None
        assert {len(group.members) for group in plan.groups} == {4}
