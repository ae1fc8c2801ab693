"""Plans are computed in a process of their own; the event loop goes on."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.domain.planner.problem import Candidate, Contradiction, Different, NewPeople, Problem, Size, Wish
from bot.domain.planner.solve import plan
from bot.workers import PlannerWorker


def _problem(count: int) -> Problem:
    people = tuple(Candidate(f"p{k}", attributes={"role": "abc"[k % 3], "odd": str(k % 17)}) for k in range(count))
    return Problem(people, Size(4), 2, (), (Wish(Different("role")), Wish(Different("odd"))))


async def test_a_plan_from_the_worker_is_the_plan_itself() -> None:
    """The same seed gives the same groups in either process."""
    async with PlannerWorker() as worker:
        assert await worker.plan(_problem(40), 3, 200) == plan(_problem(40), 3, 200)


async def test_the_event_loop_goes_on_and_progress_is_told() -> None:
    """While a large plan is computed, other things happen and progress only grows."""
    ticks, told = 0, []

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.005)
            ticks += 1

    ticking = asyncio.create_task(tick())
    async with PlannerWorker() as worker:
        await worker.plan(_problem(1800), 1, 300, lambda done, steps: told.append((done, steps)))
    ticking.cancel()
    assert ticks > 10
    assert told == sorted(told)
    assert told
    assert all(0 < done <= steps for done, steps in told)


async def test_a_contradiction_comes_back_as_one() -> None:
    """What the planner refuses, the worker refuses in the same words."""
    async with PlannerWorker() as worker:
        with pytest.raises(Contradiction) as refused:
            await worker.plan(Problem((), Size(4)), 1, 100)
        assert [message.id for message in refused.value.messages] == ["no-people"]
        assert len((await worker.plan(_problem(12), 1, 50)).rounds) == 2


async def test_a_cancelled_plan_leaves_the_worker_usable() -> None:
    """A facilitator thinks again: the next plan is computed all the same."""
    async with PlannerWorker() as worker:
        endless = replace(_problem(22), rounds=9, wishes=(Wish(NewPeople(), 10), Wish(Different("odd"))))
        asked = asyncio.create_task(worker.plan(endless, 1, 1_000_000))
        await asyncio.sleep(0.6)
        asked.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asked
        assert len((await worker.plan(_problem(12), 1, 50)).rounds) == 2
