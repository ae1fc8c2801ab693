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
        ("size:9 max:4", "Groups of 9 are larger than the largest that was asked (4)."),
        ("size:2 min:3", "Groups of 2 are smaller than the smallest that was asked (3)."),
        ("groups:3 max:3", "3 groups of at most 3 hold 9 people, and there are 12."),
        ("groups:-2", "A plan needs at least 1 group; -2 were asked."),
        ('at-least:"9 administrator"', "Nobody has anything for “administrator”."),
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


@pytest.mark.parametrize(
    ("line", "heard"),
    [
        ("size:0", "Un grupo necesita al menos 2 personas; 0 es muy poco."),
        (
            "size:4 min:6 max:2",
            "Los grupos de 4 no pueden tener mínimo 6 y máximo 2. Da tamaños que vayan juntos, por favor.",
        ),
        ("size:9 max:4", "Los grupos de 9 son más grandes que el máximo pedido (4)."),
        ("groups:3 max:3", "En 3 grupos de 3 como máximo caben 9 personas, y hay 12."),
        ("groups:40", "40 grupos son más que las personas que hay (12)."),
        ("one-each:shoe", "Nadie tiene nada en «shoe». La lista tiene: facilitator, locale, mode, role y site."),
        (
            'together:"Person 00, Person 01" apart:"Person 01, Person 00"',
            "Person 00 y Person 01 deben estar juntos (mantener juntos) y separados (mantener separados).",
        ),
        ('seats:"Person 00=9"', "Person 00 debe estar en el grupo 9 y hay 3 grupos."),
        ("mix:role:heavy", "«heavy» no es un peso para role; usa un número entero, como role:4."),
        ('tables:"Ventana=6, Puerta=4"', "En las mesas hay lugar para 10, y hay 12 personas."),
    ],
)
async def test_it_is_said_as_plainly_in_spanish(meeting: World, line: str, heard: str) -> None:
    """The same sentence, with the same person and rule, as a colleague would say it."""
    reply = await meeting.says("dolores", f"/breakout plan {line}")
    assert isinstance(reply, Refusal)
    assert meeting.hears(reply, "es") == heard


@pytest.mark.parametrize(
    ("line", "english", "spanish"),
    [
        ('move Person 99 group:"Group 1"', "Nobody here is called “Person 99”.", "Aquí nadie se llama «Person 99»."),
        (
            "swap Person 00",
            "Please name two people to change places.",
            "Nombra a dos personas para que cambien de lugar",
        ),
        ("keep Moon", "There is no group called Moon.", "No hay ningún grupo que se llame Moon."),
        ("balance moves:99", "No groups are open.", "No hay grupos abiertos."),
    ],
)
async def test_an_edit_that_cannot_be_is_said_plainly(meeting: World, line: str, english: str, spanish: str) -> None:
    """A name nobody has, one person to swap, a group that is none: one sentence, and the plan stays as it is."""
    await meeting.says("dolores", "/breakout plan size:4")
    await meeting.plans()
    before = meeting.convening.breakouts
    reply = await meeting.says("dolores", f"/breakout {line}")
    assert isinstance(reply, Refusal)
    assert meeting.hears(reply).startswith(english)
    assert meeting.hears(reply, "es").startswith(spanish)
    assert meeting.convening.breakouts == before


async def test_one_person_cannot_be_grouped() -> None:
    """She is told so, and how many a group needs."""
    async with convene("Quiet day", rows(1)) as world:
        reply = await world.says("dolores", "/breakout plan")
        assert world.hears(reply) == "Only 1 person has checked in. A group needs at least 2."
        assert world.hears(reply, "es") == "Solo llegó 1 persona. Un grupo necesita al menos 2."


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
