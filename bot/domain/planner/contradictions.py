"""What is asked, checked before any computing: contradictions are named by person and rule."""

from __future__ import annotations

from bot.domain.planner.problem import Problem


def check(problem: Problem) -> None:
    """Raise `Contradiction` when no plan can keep what is asked."""
