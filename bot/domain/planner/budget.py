"""How many steps fit into a time, by a fixed table: the wall clock never decides what a plan is."""

from __future__ import annotations

from bot.domain.planner.problem import Problem

DEFAULT_SECONDS = 3.0
LARGE_SECONDS = 5.0
LARGE = 1_500
"""From here on no table of all pairs is kept, and a step takes longer."""

SMALL = 60
"""Below this many people, replicas at several temperatures find more than a search for defects."""

REPLICAS = 12
"""How many replicas trade places below that."""

LIGHT = 1_200
"""Up to so many swaps of one group with everybody, a step of four replicas takes little longer than one."""

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


def side_by_side(seats: int, width: int) -> int:
    """How many replicas look for defects side by side."""
    return 4 if seats * width <= LIGHT else 1


def step_microseconds(people: int, width: int) -> float:
    """What one step takes where we measured (one core at 2.6 GHz, NumPy 2.4): calls first, then swaps looked at."""
    swaps = people * width
    if people < SMALL:
        return 65 + 0.17 * swaps
    if people > LARGE:
        return 250 + 0.009 * swaps
    return 82 + 0.006 * swaps * 4 if side_by_side(people, width) > 1 else 64 + 0.0145 * swaps
