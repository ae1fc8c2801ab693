"""S40: seventy administrators of four counties, grouped by county and level."""

from __future__ import annotations

from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import RosterRow
from tests.scenarios.conftest import convene

COUNTIES = ("Fresno", "Kern", "Madera", "Tulare")
LEVELS = ("elementary", "secondary", "district")


def administrators() -> tuple[RosterRow, ...]:
    """Seventy of them, uneven over four counties and three levels."""
    return tuple(
        RosterRow(
            f"Administrator {n}",
            "Visalia",
            Mode.ROOM,
            email=f"a{n}@example.org",
            attributes=(("county", COUNTIES[n % 7 % 4]), ("level", LEVELS[n % 3])),
        )
        for n in range(70)
    )


async def test_seventy_people_are_grouped_by_county_and_level() -> None:
    """Everybody has a group, and every group is of one county and one level."""
    async with convene("Regional training", administrators()) as world:
        await world.says("dolores", "/breakout plan by:county,level size:4")
        await world.plans()
        plan = world.convening.breakouts.plan
        assert plan is not None
        assert sum(len(group.members) for group in plan.groups) == 70
        for group in plan.groups:
            people = [world.convening.one(who) for who in group.members]
            assert len({(who.attributes["county"], who.attributes["level"]) for who in people if who}) == 1


async def test_seventy_people_meet_new_colleagues_of_every_county() -> None:
    """mix:county,level over three rounds: everybody sits with new people each time, counties as different as can be."""
    async with convene("Regional training", administrators()) as world:
        await world.says("dolores", "/breakout plan mix:county:3,level rounds:3 size:4")
        await world.plans()
        plan = world.convening.breakouts.plan
        assert plan is not None
        partners = [
            {other for group in groups if who in group.members for other in group.members if other != who}
            for who in sorted(who for group in plan.groups for who in group.members)
            for groups in plan.rounds
        ]
        for first, second, third in zip(partners[::3], partners[1::3], partners[2::3], strict=True):
            assert len(first | second | third) == len(first) + len(second) + len(third)
