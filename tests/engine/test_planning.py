"""Plans are computed elsewhere: nobody's hand waits for one, and one that was asked for is never lost."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable

import pytest

from bot.domain.breakouts.facts import PlanMade, PlanProgressed, PlanRequested
from bot.domain.log import Answer, Role
from bot.domain.planner import problem as p
from bot.domain.planner import solve
from bot.engine import Change
from bot.views import GroupsView
from storage.memory import MemoryLedger
from tests.world import PLANNER, World


class SlowPlanner:
    """A planner that computes nothing until it is told to, and counts what it was asked."""

    def __init__(self) -> None:
        self.asked: list[p.Problem] = []
        self.may_go_on = asyncio.Event()
        self.reported: Callable[[int, int], None] = lambda done, steps: None

    async def plan(
        self, problem: p.Problem, seed: int, steps: int = 0, on_progress: Callable[[int, int], None] | None = None
    ) -> p.Plan:
        self.asked.append(problem)
        self.reported = on_progress or self.reported
        await self.may_go_on.wait()
        return await PLANNER.plan(problem, seed, steps)


async def set_up(world: World, people: int = 12) -> None:
    await world.knows("dolores", "Dolores Vega", Role.LEAD)
    await world.says("dolores", "/convening new Fall symposium sites:Shasta")
    world.place = f"convening:{world.convening.id}"
    await world.says("dolores", "/convening open")
    for n in range(people):
        await world.says(f"p{n}", f'/here site:Shasta name:"Person {n}"')
    await world.says("dolores", "/here gone")


@pytest.fixture
async def slow() -> AsyncIterator[tuple[World, SlowPlanner]]:
    planner = SlowPlanner()
    async with World(MemoryLedger(), planner) as world:
        await set_up(world)
        yield world, planner


async def begun(planner: SlowPlanner, times: int = 1) -> None:
    while len(planner.asked) < times:
        await asyncio.sleep(0)


async def test_a_plan_is_computed_in_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here, in the process that answers people, the solver is never called; the plan comes all the same."""

    def never(*_: object, **__: object) -> p.Plan:
        raise AssertionError(f"planned in process {os.getpid()}, where people wait for answers")

    monkeypatch.setattr(solve, "plan", never)
    async with World() as world:
        await set_up(world)
        await world.says("dolores", "/breakout plan size:4 mix:site")
        await world.plans()
        plan = world.convening.breakouts.plan
        assert plan is not None
        assert sum(len(group.members) for group in plan.groups) == 12


async def test_hands_are_answered_while_a_plan_is_computed(slow: tuple[World, SlowPlanner]) -> None:
    """The planner is still at it, and twelve hands are up."""
    world, planner = slow
    await world.says("dolores", "/breakout plan")
    await begun(planner)
    replies = [await world.says(f"p{n}", "/hand") for n in range(12)]
    assert all(isinstance(reply, Answer) for reply in replies)
    assert world.convening.breakouts.plan is None
    shown = world.sees("dolores", "groups")
    assert isinstance(shown, GroupsView)
    assert shown.computing == 0


async def test_it_is_computed_on_exactly_the_people_of_the_request(slow: tuple[World, SlowPlanner]) -> None:
    """The log says on whom, with which lot and from which line on; the planner gets just these people."""
    world, planner = slow
    lines: list[PlanRequested] = []

    def listen(change: Change) -> None:
        lines.extend(line.event for line in change.entries if isinstance(line.event, PlanRequested))

    world.engine.watch(listen)
    await world.says("dolores", "/breakout plan")
    await begun(planner)
    (asked,) = lines
    assert tuple(person.id for person in planner.asked[0].people) == asked.people
    assert len(asked.people) == 12


async def test_people_who_come_while_it_is_computed_are_in_the_plan(slow: tuple[World, SlowPlanner]) -> None:
    """One arrives and one leaves meanwhile: the answer is for a roster that is no more, so it is asked again."""
    world, planner = slow
    await world.says("dolores", "/breakout plan")
    await begun(planner)
    await world.says("late", "/here site:Shasta name:Noor")
    await world.says("p3", "/here gone")
    planner.may_go_on.set()
    await world.plans()
    plan = world.convening.breakouts.plan
    assert plan is not None
    seated = {who for group in plan.groups for who in group.members}
    assert seated == {who.person for who in world.convening.present()}
    assert len(planner.asked) == 2


async def test_undo_while_it_is_computed_takes_the_request_back(slow: tuple[World, SlowPlanner]) -> None:
    """The answer that comes afterwards changes nothing."""
    world, planner = slow
    await world.says("dolores", "/breakout plan")
    await begun(planner)
    reply = await world.says("dolores", "/convening undo")
    assert world.hears(reply).startswith("Taken back: asking for a plan of groups.")
    planner.may_go_on.set()
    await world.plans()
    assert world.convening.breakouts.plan is None
    assert world.convening.breakouts.request is None


async def test_undo_of_a_plan_that_has_come_takes_the_preview_back() -> None:
    """The answer is in the log after the request; without its request it changes nothing, now and at every replay."""
    ledger = MemoryLedger()
    async with World(ledger) as world:
        await set_up(world)
        await world.says("dolores", "/breakout plan")
        await world.plans()
        assert world.convening.breakouts.plan is not None
        await world.says("dolores", "/convening undo")
        assert world.convening.breakouts.plan is None
    async with World(ledger) as again:
        assert again.convening.breakouts.plan is None


async def test_a_plan_that_dies_with_its_process_is_taken_up_at_the_next_start() -> None:
    """The program stops between the request and its answer; the next one computes it without anybody's asking."""
    ledger = MemoryLedger()
    async with World(ledger, SlowPlanner()) as world:
        await set_up(world)
        await world.says("dolores", "/breakout plan")
    async with World(ledger) as again:
        await again.plans()
        plan = again.convening.breakouts.plan
        assert plan is not None
        assert sum(len(group.members) for group in plan.groups) == 12


async def test_a_planner_that_stays_silent_is_asked_again_and_then_given_up(slow: tuple[World, SlowPlanner]) -> None:
    """After a while it is asked again, three times in all; then whoever asked is told."""
    world, planner = slow
    await world.says("dolores", "/breakout plan")
    await begun(planner)
    await world.passes(minutes=2)
    await begun(planner, 2)
    await world.passes(minutes=10)
    assert world.convening.breakouts.request is None
    assert [post.to for post in world.web.posts if post.say.id == "breakout-plan-given-up"] == ["dolores"]


async def test_progress_is_shown_when_a_plan_takes_longer(
    slow: tuple[World, SlowPlanner], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A third is done when the second second begins: everybody who looks at the plan sees it."""
    monkeypatch.setattr("bot.planning.EVERY", 0.0)
    world, planner = slow
    noted: list[int] = []

    def listen(change: Change) -> None:
        noted.extend(line.event.percent for line in change.entries if isinstance(line.event, PlanProgressed))

    world.engine.watch(listen)
    await world.says("dolores", "/breakout plan")
    await begun(planner)
    planner.reported(1, 3)
    while not noted:
        await asyncio.sleep(0)
    shown = world.sees("dolores", "groups")
    assert isinstance(shown, GroupsView)
    assert shown.computing == 33


async def test_the_answer_comes_once(slow: tuple[World, SlowPlanner]) -> None:
    """However often it is computed, the log has one plan for one request."""
    world, planner = slow
    made: list[PlanMade] = []

    def listen(change: Change) -> None:
        made.extend(line.event for line in change.entries if isinstance(line.event, PlanMade))

    world.engine.watch(listen)
    await world.says("dolores", "/breakout plan")
    await begun(planner)
    planner.may_go_on.set()
    await world.plans()
    await world.planning.start()
    await world.plans()
    assert len(made) == 1
