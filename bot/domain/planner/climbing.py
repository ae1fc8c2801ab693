"""What replicas on a ladder cost at full weight, whatever they pay on their rungs."""

from __future__ import annotations

import numpy as np

from bot.domain.planner.ladder import FINE, Ladder
from bot.domain.planner.model import Ints
from bot.domain.planner.noise import Dice
from bot.domain.planner.paircosts import LenientTable, PairCosts


class Climbing:
    """The costs of replicas, followed swap by swap: `now` is at full weight between visits, of strict ones always."""

    def __init__(self, ladder: Ladder, costs: PairCosts, repeat: int) -> None:
        self._ladder, self._repeat, self._trades = ladder, repeat, 0
        self._lenient = costs if isinstance(costs, LenientTable) else None
        self._again = self._meetings()
        self.now = np.zeros(len(ladder.heat))

    def _meetings(self) -> Ints:
        """How often people meet again, by replica; only told where that matters."""
        return np.zeros(len(self._ladder.heat), np.int64) if self._lenient is None else self._lenient.again()

    def weigh(self) -> None:
        """From the next visit on let each replica pay what its rung asks."""
        if self._lenient is not None:
            self._lenient.weigh(self._ladder.weight)

    def cheapest(self) -> tuple[int, int]:
        """Which strict replica costs least, and what."""
        counted = np.where(self._ladder.strict(), self.now, np.inf)
        best = int(counted.argmin())
        return best, int(min(counted[best], 2**62))

    def trade(self, dice: Dice) -> None:
        """Put every cost at full weight again, then let neighbours on the ladder trade places."""
        again = self._meetings()
        self.now += (self._repeat - self._ladder.weight / FINE) * (again - self._again)
        self._again = again
        self._ladder.trade(self.now, again, dice.exponential(len(again)), self._trades)
        self._trades += 1
