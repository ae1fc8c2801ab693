"""Which search suits a model: where it starts, how it cools, how many replicas it runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.domain.planner.anneal import Found, Progress, Schedule, anneal
from bot.domain.planner.budget import REPLICAS, SMALL
from bot.domain.planner.lattice import lattice_plan
from bot.domain.planner.model import Model, cost_of, has_rules
from bot.domain.planner.noise import Dice
from bot.domain.planner.start import shifted

WORST = 2**62

QUICK = 2_000
"""Most convenings are solved by a cooling of this length; only what is left over is cooled slowly."""


MANY = 1_000
"""From here on a quick cooling takes twice as long, since each step touches a smaller share."""


def search(model: Model, seed: int, steps: int, progress: Progress | None = None) -> Found:
    """The best plan of a model found in `steps` steps from a seed, or as soon as none can be better."""
    dice = Dice(seed)
    built = lattice_plan(model)
    best = Found(shifted(model, dice), WORST, 0) if built is None else Found(built, cost_of(model, built), 0)
    if best.cost <= model.floor:
        return best
    for schedule in schedules(model, steps):
        found = anneal(model, best.plan, dice, schedule, schedule.length, _after(best.steps, steps, progress))
        best = replace(min(best, found, key=lambda each: each.cost), steps=best.steps + found.steps)
        if best.cost <= model.floor:
            break
    return best


def schedules(model: Model, steps: int) -> Iterator[Schedule]:
    """Two quick coolings, then a slow one with all steps that are left; replicas for a small problem.

    Replicas keep rules at full weight, so where there are rules one cooling sorts people out first.
    """
    if model.people < SMALL:
        sorting = steps // 4 if has_rules(model) else 0
        if sorting:
            yield _cooling(3_000, 100, sorting)
        yield Schedule(hot=3_000, cold=820, length=steps - sorting, replicas=REPLICAS, visit=5)
        return
    quick = QUICK if model.people < MANY else 2 * QUICK
    if steps >= 6 * quick:
        yield _cooling(400, 100, quick)
        yield _cooling(400, 100, 2 * quick)
        yield _cooling(480, 110, steps - 3 * quick)
    elif steps >= 2 * quick:
        yield _cooling(300, 100, quick)
        yield _cooling(300, 100, steps - quick)
    else:
        yield _cooling(300, 100, steps)


def _cooling(hot: int, cold: int, length: int) -> Schedule:
    return Schedule(hot=hot, cold=cold, length=length, ramp=length // 3)


def _after(before: int, steps: int, progress: Progress | None) -> Progress | None:
    return None if progress is None else lambda done, _: progress(before + done, steps)
