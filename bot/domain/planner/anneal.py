"""The search: swap two people of two groups, many pairs of groups at once, cooling slowly.

One step takes a random matching of the groups of one round. For every matched pair of groups the cost of all swaps
between them is found exactly (matched pairs do not touch each other), and each pair makes one swap or stays, chosen
by weight exp(-cost/temperature) with Gumbel noise. Small problems run replicas at several temperatures that trade
places; large ones cool a single replica. All arithmetic is in whole numbers, so a seed gives one answer everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from bot.domain.planner.model import Ints, Model, Tally, cost_of
from bot.domain.planner.noise import UNIT, Dice
from bot.domain.planner.paircosts import pair_costs

FINE = 64
"""Costs are counted in 1/64 of a weight unit, so that rules can be ramped up smoothly."""

HEAT = 1024
"""Temperatures are given in 1/1024 of a weight unit."""

FULL = 20
"""Rules are ramped up in twenty levels."""

VISIT = 10
"""Steps spent on one round before the next one is taken up."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Schedule:
    """How the search cools: from `hot` to `cold` (in 1/1024 weight unit) over `length` steps, then once more.

    Rules grow from a twentieth to full weight over the first `ramp` steps of each cooling. With several replicas
    each keeps its own temperature, from cold to hot, and rules have full weight throughout.
    """

    hot: int = 512
    cold: int = 102
    length: int = 2_500
    ramp: int = 1_250
    replicas: int = 1

    def temperatures(self, done: int) -> Ints:
        """The temperature of each replica after `done` steps."""
        if self.replicas > 1:
            ratio = (self.hot / self.cold) ** (1 / (self.replicas - 1))
            return np.array([round(self.cold * ratio**k) for k in range(self.replicas)], np.int64)
        return np.array([self.hot + (self.cold - self.hot) * (done % self.length) // self.length], np.int64)

    def level(self, done: int) -> int:
        """How far rules are ramped up after `done` steps, up to FULL."""
        return FULL if self.replicas > 1 else min(FULL, 1 + FULL * (done % self.length) // max(1, self.ramp))


@dataclass(frozen=True, slots=True)
class Found:
    """The best plan met, of shape (rounds, groups, width), its cost and how many steps it took to stop."""

    plan: Ints
    cost: int
    steps: int


def anneal(
    model: Model, start: Ints, dice: Dice, schedule: Schedule, steps: int, progress: Progress | None = None
) -> Found:
    """Search from `start`, of shape (rounds, groups, width), for `steps` steps or until the floor is reached."""
    search = _Search(model, start, dice, schedule)
    while search.done < steps and search.best_cost > model.floor and model.groups > 1:
        search.visit(min(VISIT, steps - search.done))
        if progress is not None:
            progress(search.done, steps)
    return Found(search.best, search.best_cost, search.done)


class _Search:
    def __init__(self, model: Model, start: Ints, dice: Dice, schedule: Schedule) -> None:
        self._model, self._dice, self._schedule = model, dice, schedule
        replicas = schedule.replicas
        self._plans = np.repeat(start[None], replicas, axis=0)
        self._replica = np.arange(replicas)
        self._costs = pair_costs(model, replicas)
        for number in range(model.rounds):
            self._costs.enter(number, self._plans[:, number])
        self._heat = schedule.temperatures(0)
        self._level = 0
        self._now = np.zeros(replicas, np.int64)
        self._tallies: list[tuple[Tally, Ints]] = []
        self.best, self.best_cost = start.copy(), cost_of(model, start)
        self.done = 0
        self._visits = 0

    def visit(self, steps: int) -> None:
        """Work on one round for a few steps."""
        self._ramp(self._schedule.level(self.done))
        if self._schedule.replicas == 1:
            self._heat = self._schedule.temperatures(self.done)
        number = self._visits % self._model.rounds
        groups = self._plans[:, number]
        self._costs.leave(number, groups)
        for _ in range(steps):
            self._step(number, groups)
            self.done += 1
            if self.best_cost <= self._model.floor:
                break
        self._costs.enter(number, groups)
        self._visits += 1
        if self._schedule.replicas > 1:
            self._trade()

    def _ramp(self, level: int) -> None:
        if level == self._level:
            return
        self._level = level
        self._costs.ramp(self._model.must * level // FULL)
        self._tallies = [
            (tally, (tally.costs * FINE if tally.fixed else tally.costs * FINE * level // FULL).ravel())
            for tally in self._model.tallies
        ]
        if level == FULL:
            self._now = np.array([cost_of(self._model, plan) * FINE for plan in self._plans], np.int64)

    def _step(self, number: int, groups: Ints) -> None:
        half = self._model.groups // 2
        order = self._dice.order(len(groups), self._model.groups)
        left, right = order[:, :half], order[:, half : 2 * half]
        which = self._replica[:, None]
        seats = np.concatenate([groups[which, left], groups[which, right]], axis=2)
        change = self._change(number, seats, left, right)
        replica, pair, swap = self._choose(change)
        if not len(replica):
            return
        one, other = np.divmod(swap, self._model.width)
        a, b = left[replica, pair], right[replica, pair]
        groups[replica, a, one], groups[replica, b, other] = groups[replica, b, other], groups[replica, a, one]
        if self._level == FULL:
            self._keep(replica, change.reshape(*change.shape[:2], -1)[replica, pair, swap])

    def _change(self, number: int, seats: Ints, left: Ints, right: Ints) -> Ints:
        """What each swap would change, in 1/64: shape (replicas, pairs of groups, width, width)."""
        width = self._model.width
        among = self._costs.among(seats)
        apart = among[..., width:].sum(axis=-1) - among[..., :width].sum(axis=-1)
        change: Ints = apart[:, :, :width, None] - apart[:, :, None, width:] - 2 * among[:, :, :width, width:]
        if self._model.fixed is not None:
            change = change + self._fixed(self._model.fixed[number], seats, left, right)
        change = change * FINE
        for tally, costs in self._tallies:
            self._tally(change, tally, costs, seats, left, right)
        return change

    def _fixed(self, cost: Ints, seats: Ints, left: Ints, right: Ints) -> Ints:
        width = self._model.width
        move = cost[seats, right[..., None]] - cost[seats, left[..., None]]
        change: Ints = move[:, :, :width, None] - move[:, :, None, width:]
        return change

    def _tally(self, change: Ints, tally: Tally, costs: Ints, seats: Ints, left: Ints, right: Ints) -> None:
        width = self._model.width
        values = tally.values.take(seats)
        ours, theirs = values[:, :, :width], values[:, :, width:]
        moved = theirs[:, :, None, :] - ours[:, :, :, None]
        here, there = ours.sum(axis=-1), theirs.sum(axis=-1)
        if len(tally.costs) > 1:
            here, there = here + left * tally.costs.shape[1], there + right * tally.costs.shape[1]
        here, there = here[..., None, None], there[..., None, None]
        change += costs.take(here + moved)
        change += costs.take(there - moved)
        change -= costs.take(here) + costs.take(there)

    def _choose(self, change: Ints) -> tuple[Ints, Ints, Ints]:
        """One swap or none for every matched pair of groups."""
        replicas, half, width, _ = change.shape
        swaps = width * width
        noise = self._dice.gumbel(replicas * half * (swaps + 1)).reshape(replicas, half, swaps + 1)
        wish = noise * self._heat[:, None, None]
        wish[..., 1:] -= change.reshape(replicas, half, swaps) * (UNIT * HEAT // FINE)
        swap = wish.argmax(axis=-1) - 1
        replica, pair = np.nonzero(swap >= 0)
        return replica, pair, swap[replica, pair]

    def _keep(self, replica: Ints, change: Ints) -> None:
        """Follow the cost of each replica and keep the best plan."""
        np.add.at(self._now, replica, change)
        coldest = int(self._now.argmin())
        if self._now[coldest] < self.best_cost * FINE:
            self.best_cost = int(self._now[coldest]) // FINE
            self.best = self._plans[coldest].copy()

    def _trade(self) -> None:
        """Neighbours on the ladder trade temperatures: always when the hotter one is better, else by chance."""
        throws = self._dice.exponential(len(self._heat))
        ladder = self._heat.argsort(kind="stable")
        for k in range(self._visits % 2, len(ladder) - 1, 2):
            cold, hot = ladder[k], ladder[k + 1]
            worse = (self._now[hot] - self._now[cold]) * (UNIT * HEAT // FINE) * (self._heat[hot] - self._heat[cold])
            if worse < throws[k] * self._heat[hot] * self._heat[cold]:
                self._heat[[cold, hot]] = self._heat[[hot, cold]]
