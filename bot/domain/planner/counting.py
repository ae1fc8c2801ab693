"""Counting rules: what a swap changes in the sums of two groups."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from bot.domain.planner.model import Ints, Tally

FINE = 64
"""Ramped costs are rounded to 1/64 of a weight unit, which 32-bit floats hold exactly."""


class Counting(Protocol):
    """One tally at its present weight."""

    def change(self, seats: Ints, matches: Ints) -> Ints:
        """What every swap of a match would change: shape (matches, width, width), the left group's person first."""


def counting(tally: Tally, width: int, level: float) -> Counting:
    """The quickest way to count this tally, at `level` (0 to 1) of its full weight.

    What must hold costs so much that it grows by the cube: else groups would freeze before they are sorted out.
    """
    costs = tally.costs.astype(np.float32)
    if not tally.fixed:
        costs = np.rint(costs * FINE * np.float32(level**3 if tally.must else level)) / np.float32(FINE)
    if len(costs) == 1 and tally.values.max() <= 1 and tally.values.min() >= 0:
        return Heads(tally.values, costs[0], width)
    return Sums(tally.values, costs, width)


class Heads:
    """People are counted by head: a swap changes a group's count by one at most, so all changes fit one table."""

    def __init__(self, values: Ints, costs: Ints, width: int) -> None:
        self._values, self._width, self._counts = values, width, len(costs)
        here, there, moved = np.ogrid[: len(costs), : len(costs), -1:2]
        after_here, after_there = (here + moved).clip(0, len(costs) - 1), (there - moved).clip(0, len(costs) - 1)
        change = costs[after_here] + costs[after_there] - costs[here] - costs[there]
        self._change = change.reshape(-1)

    def change(self, seats: Ints, matches: Ints) -> Ints:
        values = self._values.take(seats)
        counts = values.reshape(len(seats), 2, self._width).sum(axis=2)
        place = (counts[:, 0] * self._counts + counts[:, 1]) * 3 + 1
        moved = values[:, None, self._width :] - (values - place[:, None])[:, : self._width, None]
        change: Ints = self._change.take(moved)
        return change


class Sums:
    """People count for any whole number, and groups may have costs of their own."""

    def __init__(self, values: Ints, costs: Ints, width: int) -> None:
        self._values, self._width, self._costs = values, width, costs

    def change(self, seats: Ints, matches: Ints) -> Ints:
        values = self._values.take(seats)
        ours, theirs = values[:, : self._width], values[:, self._width :]
        moved = theirs[:, None, :] - ours[:, :, None]
        here, there = ours.sum(axis=1), theirs.sum(axis=1)
        if len(self._costs) > 1:
            left, right = (matches % len(self._costs)).T * self._costs.shape[1]
            here, there = here + left, there + right
        costs = self._costs.reshape(-1)
        change: Ints = costs.take(here[:, None, None] + moved)
        change += costs.take(there[:, None, None] - moved)
        change -= (costs.take(here) + costs.take(there))[:, None, None]
        return change
