"""Which search suits a model: where it starts, how it cools, how many replicas it runs."""

from __future__ import annotations

from bot.domain.planner.anneal import Found, Progress, Schedule, anneal
from bot.domain.planner.model import Model
from bot.domain.planner.noise import Dice
from bot.domain.planner.start import shifted

SMALL = 60
"""Below this many people, replicas at several temperatures find more than one that cools."""


def search(model: Model, seed: int, steps: int, progress: Progress | None = None) -> Found:
    """The best plan of a model found in `steps` steps from a seed."""
    dice = Dice(seed)
    return anneal(model, shifted(model, dice), dice, schedule(model, steps), steps, progress)


def schedule(model: Model, steps: int) -> Schedule:
    """How to cool, by the number of people and steps alone."""
    if model.people < SMALL:
        return Schedule(hot=4 * 1024, cold=820, length=max(1, steps), replicas=16)
    return Schedule(length=max(1, min(steps, 2_500)), ramp=1_250)
