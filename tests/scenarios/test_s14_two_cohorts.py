"""S14: two cohorts of 20 teachers, 20 coaches and 20 administrators."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from bot.domain.breakouts.state import Group
from bot.domain.log import Refusal
from bot.views import GroupsView
from tests.rosters import roster
from tests.scenarios.conftest import convene
from tests.world import World

TRIADS = "/breakout plan mix:role one-each size:3"


def column(world: World, person: str, name: str) -> str:
    who = world.convening.one(person)
    assert who is not None
    return who.attributes[name]


def roles(world: World, group: Group) -> Counter[str]:
    return Counter(column(world, who, "role") for who in group.members)


ONE_OF_EACH = Counter({"teacher": 1, "coach": 1, "administrator": 1})


async def test_twenty_triads_with_exactly_one_of_each_role() -> None:
    """60 people of the northern cohort become 20 triads: a teacher, a coach and an administrator in each."""
    async with convene("Cohort north", roster("cohort-north-60")) as world:
        await world.says("dolores", TRIADS)
        await world.plans()
        plan = world.convening.breakouts.plan
        assert plan is not None
        assert len(plan.groups) == 20
        assert all(roles(world, group) == ONE_OF_EACH for group in plan.groups)


async def test_rounds_two_and_three_repeat_no_pair() -> None:
    """The first round, then twice the same with avoid:repeats: nobody meets anybody twice."""
    async with convene("Cohort north", roster("cohort-north-60")) as world:
        for line in (TRIADS, f"{TRIADS} avoid:repeats", f"{TRIADS} avoid:repeats"):
            await world.says("dolores", line)
            await world.plans()
            await world.says("dolores", "/breakout open 10m")
            await world.says("dolores", "/breakout recall")
        met = Counter(
            pair
            for past in world.convening.breakouts.past
            for group in past.in_order()
            for pair in combinations(sorted(group.members), 2)
        )
        assert len(met) == 3 * 20 * 3
        assert set(met.values()) == {1}


async def test_three_rounds_from_one_plan_repeat_no_pair() -> None:
    """Asked for at once, the three rounds are opened one after the other from one preview."""
    async with convene("Cohort north", roster("cohort-north-60")) as world:
        await world.says("dolores", f"{TRIADS} rounds:3")
        await world.plans()
        for number in (1, 2, 3):
            shown = world.sees("dolores", "plan")
            assert isinstance(shown, GroupsView)
            assert (shown.round, shown.rounds) == (number, 3)
            await world.says("dolores", "/breakout open 10m")
            await world.says("dolores", "/breakout recall")
        rounds = world.convening.breakouts.past
        pairs = [pair for past in rounds for g in past.in_order() for pair in combinations(sorted(g.members), 2)]
        assert len(pairs) == len(set(pairs)) == 180
        assert isinstance(await world.says("dolores", "/breakout open 10m"), Refusal)


async def test_two_absent_administrators_leave_two_flagged_pairs_with_ways_on() -> None:
    """18 full triads and 2 pairs; each pair is named, with buttons for what to do about it."""
    async with convene("Cohort north", roster("cohort-north-60")) as world:
        absent = [who.person for who in world.convening.roster() if who.attributes.get("role") == "administrator"][:2]
        for person in absent:
            await world.says("dolores", f"/here gone for:{person}")
        await world.says("dolores", TRIADS)
        await world.plans()
        plan = world.convening.breakouts.plan
        assert plan is not None
        assert Counter(len(group.members) for group in plan.groups) == {3: 18, 2: 2}
        pairs = {group.id for group in plan.groups if len(group.members) == 2}
        assert all(roles(world, group) == ONE_OF_EACH for group in plan.groups if group.id not in pairs)
        shown = world.sees("dolores", "plan")
        assert isinstance(shown, GroupsView)
        names = {group.name for group in plan.groups if group.id in pairs}
        assert {one.group for one in shown.unmet} == names
        assert all(one.fixes for one in shown.unmet)


async def test_job_alike_talk_keeps_each_role_to_itself() -> None:
    """by:role for job-alike talk: every group is of one role."""
    async with convene("Cohort north", roster("cohort-north-60")) as world:
        await world.says("dolores", "/breakout plan by:role")
        await world.plans()
        plan = world.convening.breakouts.plan
        assert plan is not None
        assert all(len(roles(world, group)) == 1 for group in plan.groups)


async def test_north_is_never_mixed_with_south_unless_asked() -> None:
    """120 people of both cohorts: every triad is of one cohort, until the facilitator says across."""
    both = (*roster("cohort-north-60"), *roster("cohort-south-60"))
    async with convene("Both cohorts", both) as world:
        await world.says("dolores", TRIADS)
        await world.plans()
        plan = world.convening.breakouts.plan
        assert plan is not None
        assert all(len({column(world, who, "cohort") for who in group.members}) == 1 for group in plan.groups)
        await world.says("dolores", f"{TRIADS} across")
        await world.plans()
        plan = world.convening.breakouts.plan
        assert plan is not None
        assert any(len({column(world, who, "cohort") for who in group.members}) == 2 for group in plan.groups)
