"""How many steps fit into a time, by a fixed table: the wall clock never decides what a plan is."""

from __future__ import annotations

from bot.domain.planner.problem import Problem

DEFAULT_SECONDS = 3.0
LARGE_SECONDS = 5.0
LARGE = 1_500
"""From here on no table of all pairs is kept, and a step takes longer."""

SMALL = 60
"""Below this many people, replicas at several temperatures find more than one that cools."""

REPLICAS = 12

RULE_SHARE = 0.2
"""How much longer a step takes for each rule."""


def steps_within(seconds: float, problem: Problem) -> int:
    """The steps that take about `seconds` of one laptop core, for as many people and as large groups."""
    width = max(1, problem.size.most) if not problem.size.groups else -(-len(problem.people) // problem.size.groups)
    steps = steps_for(seconds, len(problem.people), width)
    return max(1, round(steps / (1 + RULE_SHARE * len(problem.rules))))


def steps_for(seconds: float, people: int, width: int) -> int:
    """The same for a number of people and the seats of a group; without seconds, what suits the size."""
    seconds = seconds or (LARGE_SECONDS if people > LARGE else DEFAULT_SECONDS)
    return max(1, round(seconds * 1_000_000 / step_microseconds(people, width)))


def step_microseconds(people: int, width: int) -> float:
    """What one step takes where we measured (one core at 2.6 GHz, NumPy 2.4): calls first, then pairs looked at."""
    pairs = 2 * people * width
    if people < SMALL:
        return 45 + 0.007 * pairs * REPLICAS
    return 32 + (0.006 if people <= LARGE else 0.016) * pairs
