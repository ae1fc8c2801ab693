"""Which search suits a model: where it starts, how it cools, how many replicas it runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.domain.planner.anneal import Found, Progress, Schedule, anneal
from bot.domain.planner.budget import REPLICAS, SMALL, side_by_side
from bot.domain.planner.focused import Focus, focused
from bot.domain.planner.lattice import lattice_plan
from bot.domain.planner.model import Model, cost_of, has_rules
from bot.domain.planner.noise import Dice
from bot.domain.planner.start import shifted

WORST = 2**62

QUICK = 600
"""Most convenings are solved by a cooling of this length; what is left over is sought where it is wrong."""

SHARE = 3
"""The cooling takes a third of the steps at most."""


def search(model: Model, seed: int, steps: int, progress: Progress | None = None) -> Found:
    """The best plan of a model found in `steps` steps from a seed, or as soon as none can be better."""
    dice = Dice(seed)
    built = lattice_plan(model)
    best = Found(shifted(model, dice), WORST, 0) if built is None else Found(built, cost_of(model, built), 0)
    if best.cost <= model.floor:
        return best
    for stage in stages(model, steps):
        best = _followed(model, best, stage, dice, _after(best.steps, steps, progress))
        if best.cost <= model.floor:
            break
    return best


def stages(model: Model, steps: int) -> Iterator[Schedule | Focus]:
    """A quick cooling, then what is left where it is wrong; for a small problem replicas that trade places.

    Replicas keep rules at full weight, so where there are rules one cooling sorts people out first.
    """
    if model.people < SMALL:
        sorting = steps // 4 if has_rules(model) else 0
        if sorting:
            yield _cooling(3_000, 100, sorting)
        yield Schedule(hot=3_000, cold=820, length=steps - sorting, replicas=REPLICAS, visit=5)
        return
    quick = min(QUICK, -(-steps // SHARE))
    yield _cooling(300, 100, quick)
    if steps > quick:
        yield Focus(steps - quick, replicas=side_by_side(model.seats, model.width))


def _followed(model: Model, best: Found, stage: Schedule | Focus, dice: Dice, progress: Progress | None) -> Found:
    if isinstance(stage, Focus):
        found = focused(model, best.plan, dice, stage, progress)
    else:
        found = anneal(model, best.plan, dice, stage, stage.length, progress)
    return replace(min(best, found, key=lambda each: each.cost), steps=best.steps + found.steps)


def _cooling(hot: int, cold: int, length: int) -> Schedule:
    return Schedule(hot=hot, cold=cold, length=length, ramp=length // 3)


def _after(before: int, steps: int, progress: Progress | None) -> Progress | None:
    return None if progress is None else lambda done, _: progress(before + done, steps)
