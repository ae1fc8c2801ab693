"""Replicas on a ladder: the further up, the hotter it is or the less it matters that people meet again.

To come from one good plan to a better one a few people must often meet again for a while, which a strict search never
lets them. Replicas that mind it less pass through such plans; neighbours on the ladder trade places, so that what the
mild ones find is handed down to the strict one, whose plans alone count.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.domain.planner.model import Ints
from bot.domain.planner.noise import UNIT

HEAT = 1024
"""Temperatures are given in 1/1024 of a weight unit."""

FINE = 64
"""What meeting again costs is a whole number of 1/64 on every rung, which 32-bit floats hold exactly."""


class Ladder:
    """Which replica stands on which rung, the strictest and coldest first.

    `heats` (1/1024 weight unit) and `weights` (1/64 weight unit, of meeting again) go by rung; `heat` and `weight`
    by replica.
    """

    def __init__(self, heats: Ints, weights: Ints) -> None:
        self._heats, self._weights = heats, weights
        self._order = np.arange(len(heats))
        self._stand()

    def _stand(self) -> None:
        self.heat, self.weight = np.empty_like(self._heats), np.empty_like(self._weights)
        self.heat[self._order], self.weight[self._order] = self._heats, self._weights

    def warm(self, heat: int) -> None:
        """Let it be as hot on every rung."""
        self._heats[:] = self.heat[:] = heat

    def strict(self) -> Ints:
        """Which replicas pay in full for meeting again."""
        found: Ints = self.weight == self._weights[0]
        return found

    def trade(self, costs: Ints, again: Ints, throws: Ints, turn: int) -> None:
        """Let neighbours trade rungs: always when that is better for both together, else by chance.

        `costs` are at full weight, `again` is how often people meet again, both by replica; `throws` are exponential
        noise by rung, in 1/256. Every other pair of neighbours has its turn.
        """
        low = np.arange(turn % 2, len(self._order) - 1, 2)
        high, mild = low + 1, self._weights[0] - self._weights
        here, there = self._heats[low], self._heats[high]
        cost, times = costs[self._order] * FINE, again[self._order]
        dearer, more = cost[high] - cost[low], times[high] - times[low]
        worse = (dearer - mild[low] * more) * there - (dearer - mild[high] * more) * here
        traded = low[worse * (HEAT * UNIT) < throws[low] * (here * there) * FINE]
        self._order[traded], self._order[traded + 1] = self._order[traded + 1], self._order[traded]
        self._stand()


def rungs(heats: Sequence[int], repeat: int, mildest: int) -> Ladder:
    """A rung for each temperature, evenly from paying `repeat` for meeting again to `mildest` hundredths of it."""
    top = max(1, len(heats) - 1)
    weights = [repeat * FINE * (100 * top - (100 - mildest) * k) // (100 * top) for k in range(len(heats))]
    return Ladder(np.array(heats, np.int64), np.array(weights, np.int64))
