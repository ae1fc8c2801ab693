"""What a plan could not keep, why, and what could be done instead; counted from scratch, without the solver."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from bot.domain.planner.problem import Mode, Problem, Round, Unmet


def find_unmet(problem: Problem, rounds: Sequence[Round]) -> tuple[Unmet, ...]:
    """Every rule that is not kept, in the order of the rules, round by round."""
    return ()


def repeats(problem: Problem, rounds: Sequence[Round]) -> int:
    """How many meetings are not a pair's first."""
    return 0


def lone_remote(problem: Problem, rounds: Sequence[Round]) -> int:
    return 0
