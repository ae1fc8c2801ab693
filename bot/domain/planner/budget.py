"""How many steps fit into a time, by a fixed table: the wall clock never decides what a plan is."""

from __future__ import annotations

from bot.domain.planner.problem import Problem

DEFAULT_SECONDS = 1.0


def steps_within(seconds: float, problem: Problem) -> int:
    """The steps that take about `seconds` on a laptop core, for this many people."""
    return max(1, round(seconds * 1_000_000 / step_microseconds(len(problem.people), problem.size.most)))


def step_microseconds(people: int, width: int) -> float:
    """What one step takes on the machine we measured on, in microseconds."""
    return 70 + people * width * 0.05
