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

WARMEST, WARM = 1_000, 36_000
"""How hot a ladder is (1/1024 weight unit): at most, and for one person; the more people, the fewer clash."""

MILDEST = 10
"""What meeting again costs on the topmost rung, in hundredths of its cost."""

BRIEF = 1_000
"""So long the search for defects stays cold; what is left over is sought with more freedom."""

SHARE = 3
"""Each of the two takes a third of the steps at most."""

FIRM, FREE = 4_600, 9_200
"""How cold and how hot (1/1024 weight unit) the search for defects is, over the binary digits of all swaps' number."""


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
        yield _ladder(model, steps - sorting)
        return
    quick = min(QUICK, -(-steps // SHARE))
    yield _cooling(300, 100, quick)
    left = steps - quick
    if left:
        yield from _sought(model, left)


def _ladder(model: Model, steps: int) -> Schedule:
    """Replicas that mind meeting again less and less; where nobody can meet again, hotter and hotter ones."""
    if model.repeat and (model.rounds > 1 or model.met is not None):
        heat = min(WARMEST, WARM // model.people)
        return Schedule(hot=heat, cold=heat, length=steps, replicas=REPLICAS, visit=10, mildest=MILDEST)
    return Schedule(hot=3_000, cold=820, length=steps, replicas=REPLICAS, visit=5)


def _sought(model: Model, steps: int) -> Iterator[Focus]:
    """First as if little were wrong, which is quick; then again with more freedom.

    The more swaps there are to choose from, the colder it must be for a good one to be chosen among so many bad ones.
    """
    many, replicas = (model.width * model.seats).bit_length(), side_by_side(model.seats, model.width)
    brief = min(BRIEF, steps // SHARE)
    yield Focus(brief, FIRM // many, FIRM // many, replicas)
    yield Focus(steps - brief, FREE // many, FIRM // many, replicas, mildest=MILDEST if model.repeat else 100)


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
