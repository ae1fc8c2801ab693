"""S51: two symposia that build on one another: math and science people in every group."""

from __future__ import annotations

from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import RosterRow
from bot.views import GroupsView
from tests.scenarios.conftest import convene
from tests.world import World


def districts(math: int) -> tuple[RosterRow, ...]:
    """One person of each of 81 districts; the first `math` of them teach mathematics, the others science."""
    return tuple(
        RosterRow(
            f"District {n}",
            "Downey",
            Mode.ROOM,
            email=f"d{n}@example.org",
            attributes=(("district", f"District {n}"), ("subject", "math" if n < math else "science")),
        )
        for n in range(81)
    )


def subjects(world: World, people: tuple[str, ...]) -> set[str]:
    found = (world.convening.one(who) for who in people)
    return {who.attributes["subject"] for who in found if who is not None}


async def test_every_group_has_a_math_and_a_science_person() -> None:
    """30 of 81 people teach mathematics: mixed by subject, each of the 20 groups has both."""
    async with convene("What action can we take", districts(math=30)) as world:
        await world.says("dolores", "/breakout plan mix:subject")
        await world.plans()
        plan = world.convening.breakouts.plan
        assert plan is not None
        assert len(plan.groups) == 20
        assert all(subjects(world, group.members) == {"math", "science"} for group in plan.groups)


async def test_groups_without_a_math_person_are_listed() -> None:
    """Only 12 teach mathematics: 12 groups have one, and each of the other 8 is named with ways on."""
    async with convene("What action can we take", districts(math=12)) as world:
        await world.says("dolores", "/breakout plan one-each:subject")
        await world.plans()
        plan = world.convening.breakouts.plan
        assert plan is not None
        without = {group.name for group in plan.groups if "math" not in subjects(world, group.members)}
        assert len(without) == 8
        shown = world.sees("dolores", "plan")
        assert isinstance(shown, GroupsView)
        assert {one.group for one in shown.unmet} == without
        assert all(one.fixes for one in shown.unmet)
