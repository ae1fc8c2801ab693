"""S44: winter sharing with a different group of teachers: each guest sits with somebody of the cohort."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import RosterRow
from bot.showing import view
from bot.views import StepView
from tests.scenarios.conftest import convene
from tests.world import ORGANISATION, World

COHORT, GUESTS, REMOTE = 24, 30, 14


def teachers() -> tuple[RosterRow, ...]:
    """24 cohort teachers and 30 guests, 14 of the guests remote."""
    cohort = tuple(
        RosterRow(f"Cohort {n}", "Napa", Mode.ROOM, email=f"c{n}@example.org", attributes=(("cohort", "2026"),))
        for n in range(COHORT)
    )
    guests = tuple(
        RosterRow(
            f"Guest {n}", *(("Napa", Mode.ROOM) if n >= REMOTE else ("remote", Mode.REMOTE)), email=f"g{n}@example.org"
        )
        for n in range(GUESTS)
    )
    return cohort + guests


async def test_each_guest_sits_with_at_least_one_cohort_teacher() -> None:
    """Trios for a microlab, so that all have the same time to speak; nobody remote is alone with a room table."""
    async with convene("Winter sharing", teachers()) as world:
        await world.says("dolores", "/breakout plan anchor:cohort size:3 min:3 max:3")
        await world.plans()
        plan = world.convening.breakouts.plan
        assert plan is not None
        assert plan.unmet == ()
        assert len(plan.groups) == (COHORT + GUESTS) // 3
        for group in plan.groups:
            people = [world.convening.one(who) for who in group.members]
            assert len(people) == 3
            assert any(who.attributes.get("cohort") for who in people if who)
            assert sum(who.mode is Mode.REMOTE for who in people if who) != 1


def step_of(world: World, person: str) -> StepView:
    """What one person is shown of the step that runs."""
    actor = replace(world.actor("dolores"), person=person, grants=frozenset())
    directory = world.engine.directory(ORGANISATION)
    seen = view(world.convening, directory, actor, world.clock.now(), "my-step")
    assert isinstance(seen, StepView)
    return seen


async def test_in_the_microlab_everybody_stays_with_her_trio() -> None:
    """The routine runs in the groups that are open: in its trio step everybody talks with the two she sits with."""
    async with convene("Winter sharing", teachers()) as world:
        await world.says("dolores", "/breakout plan anchor:cohort size:3 min:3 max:3")
        await world.plans()
        await world.says("dolores", "/breakout open 60m")
        running = world.convening.breakouts.round
        assert running is not None
        assert (await world.says("dolores", "/routine run microlab")).say.id == "routine-started"
        await world.delivers()
        while not world.convening.routines.run.step.rounds:
            await world.passes(seconds=30)
        for group in running.in_order():
            for who in group.members:
                assert {one.id for one in step_of(world, who).group} | {who} == set(group.members)


async def test_speaking_slots_are_equal() -> None:
    """Six minutes for three people: the turn changes for all at once after two and after four minutes."""
    async with convene("Winter sharing", teachers()) as world:
        await world.says("dolores", "/breakout plan anchor:cohort size:3 min:3 max:3")
        await world.plans()
        await world.says("dolores", "/breakout open 60m")
        await world.says("dolores", "/routine run microlab")
        await world.delivers()
        trios = [step for step in world.convening.routines.run.steps if step.rounds]
        assert len(trios) == 3
        for step in trios:
            turns = [0, *step.switches, step.seconds]
            assert Counter(later - sooner for sooner, later in pairwise(turns)) == {step.seconds // 3: 3}
