"""The search: swap two people of two groups, many pairs of groups at once, cooling slowly.

One step takes a random matching of the groups of one round. For every matched pair of groups the cost of all swaps
between them is found exactly (matched pairs do not touch each other), and each pair makes one swap or stays, chosen
by weight exp(-cost/temperature) with Gumbel noise. Small problems run replicas on a ladder that trade places; large
ones cool a single replica. All arithmetic is in whole numbers, so a seed gives one answer everywhere.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from bot.domain.frozen import frozen
from bot.domain.planner.climbing import Climbing
from bot.domain.planner.counting import Counting, counting
from bot.domain.planner.ladder import HEAT, Ladder, rungs
from bot.domain.planner.model import Ints, Model, cost_of
from bot.domain.planner.noise import UNIT, Dice
from bot.domain.planner.paircosts import pair_costs

FULL = 20
"""Rules are ramped up in twenty levels."""

Progress = Callable[[int, int], None]


@frozen
class Schedule:
    """How the search cools: from `hot` to `cold` (in 1/1024 weight unit) over `length` steps, then once more.

    Rules grow from a twentieth to full weight over the first `ramp` steps of each cooling. Several replicas stand on a
    ladder, from cold to hot, the topmost paying `mildest` hundredths of what meeting again costs, and rules have full
    weight throughout. One round is worked on for `visit` steps before the next is taken up.
    """

    hot: int = 512
    cold: int = 102
    length: int = 2_500
    ramp: int = 1_250
    replicas: int = 1
    visit: int = 10
    mildest: int = 100

    def heat(self, done: int) -> int:
        """The temperature of a single replica after `done` steps."""
        return self.hot + (self.cold - self.hot) * (done % self.length) // self.length

    def ladder(self, repeat: int) -> Ladder:
        """The rungs for what meeting again costs; temperatures in equal ratios."""
        ratio = (self.hot / self.cold) ** (1 / max(1, self.replicas - 1))
        heats = [round(self.cold * ratio**k) if self.replicas > 1 else self.hot for k in range(self.replicas)]
        return rungs(heats, repeat, self.mildest)

    def level(self, done: int) -> int:
        """How far rules are ramped up after `done` steps, up to FULL."""
        return FULL if self.replicas > 1 else min(FULL, 1 + FULL * (done % self.length) // max(1, self.ramp))


@frozen
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
        search.visit(min(schedule.visit, steps - search.done))
        if progress is not None:
            progress(search.done, steps)
    return Found(search.best, search.best_cost, search.done)


class _Search:
    """All replicas and rounds of one search. A match is two groups of one replica that may swap two people."""

    def __init__(self, model: Model, start: Ints, dice: Dice, schedule: Schedule) -> None:
        self._model, self._dice, self._schedule = model, dice, schedule
        self._replicas, self._half = schedule.replicas, model.groups // 2
        self._plans = np.tile(start, (1, schedule.replicas, 1))
        self._costs = pair_costs(model, schedule.replicas, lenient=schedule.mildest < 100)
        for number, groups in enumerate(self._plans):
            self._costs.enter(number, groups)
        self._ladder = schedule.ladder(model.repeat)
        self._climbing = Climbing(self._ladder, self._costs, model.repeat)
        self._pull = np.repeat(np.array([-1, 1], np.float32), model.width)
        self._first = np.arange(schedule.replicas)[:, None] * model.groups
        self._level = 0
        self._tallies: list[Counting] = []
        self._visits = 0
        self.best, self.best_cost = start.copy(), cost_of(model, start)
        self.done = 0

    def visit(self, steps: int) -> None:
        """Work on one round for a few steps."""
        self._ramp(self._schedule.level(self.done))
        if self._replicas == 1:
            self._ladder.warm(self._schedule.heat(self.done))
        number = self._visits % self._model.rounds
        groups = self._plans[number]
        self._climbing.weigh()
        self._costs.leave(number, groups)
        for matches, noise in zip(self._matches(steps), self._noise(steps), strict=True):
            self._step(number, groups, matches, noise)
            self.done += 1
            if self.best_cost <= self._model.floor:
                break
        self._costs.enter(number, groups)
        self._visits += 1
        if self._replicas > 1:
            self._climbing.trade(self._dice)

    def _matches(self, steps: int) -> Ints:
        """For each step, the groups that meet: shape (steps, matches, 2)."""
        order = self._dice.order(steps * self._replicas, self._model.groups)[:, : 2 * self._half]
        rows = order.reshape(steps, self._replicas, -1) + self._first
        return rows.reshape(steps, -1, 2)

    def _noise(self, steps: int) -> Ints:
        """Noise by temperature for every swap of every match, staying first: shape (steps, matches, swaps + 1)."""
        swaps = self._model.width**2 + 1
        noise = self._dice.gumbel(steps * self._replicas * self._half * swaps)
        heat = np.repeat(self._ladder.heat, self._half).astype(np.float32)
        return noise.reshape(steps, -1, swaps) * heat[:, None]

    def _ramp(self, level: int) -> None:
        if level == self._level:
            return
        self._level = level
        self._costs.ramp(self._model.must * level**3 // FULL**3)
        self._tallies = [counting(tally, self._model.width, level / FULL) for tally in self._model.tallies]
        if level == FULL:
            plans = self._plans.reshape(self._model.rounds, self._replicas, self._model.groups, self._model.width)
            self._climbing.now = np.array(
                [cost_of(self._model, plans[:, k]) for k in range(self._replicas)], np.float64
            )

    def _step(self, number: int, groups: Ints, matches: Ints, noise: Ints) -> None:
        width = self._model.width
        seats = groups.take(matches, axis=0).reshape(len(matches), 2 * width)
        change = self._change(number, seats, matches).reshape(len(matches), -1)
        noise[:, 1:] -= change * np.float32(UNIT * HEAT)
        swap = noise.argmax(axis=1) - 1
        match = np.nonzero(swap >= 0)[0]
        swap = swap[match]
        one, other = np.divmod(swap, width)
        a, b = matches[match].T
        groups[a, one], groups[b, other] = seats[match, width + other], seats[match, one]
        if self._level == FULL and len(match):
            self._keep(match, change[match, swap])

    def _change(self, number: int, seats: Ints, matches: Ints) -> Ints:
        """What each swap would change: shape (matches, width, width), the left group's person first."""
        width = self._model.width
        among = self._costs.among(seats)
        pull = (among.reshape(-1, 2 * width) @ self._pull).reshape(seats.shape)
        if self._model.fixed is not None:
            pull += self._seat_pull(self._model.fixed[number], seats, matches)
        change: Ints = pull[:, :width, None] - pull[:, None, width:]
        change -= 2 * among[:, :width, width:]
        for tally in self._tallies:
            change += tally.change(seats, matches)
        return change

    def _seat_pull(self, cost: Ints, seats: Ints, matches: Ints) -> Ints:
        left, right = (matches % self._model.groups).T
        pull: Ints = (cost[seats, right[:, None]] - cost[seats, left[:, None]]).astype(np.float32)
        return pull

    def _keep(self, match: Ints, change: Ints) -> None:
        """Follow the cost of each replica and keep the best plan of a strict one."""
        self._climbing.now += np.bincount(match // self._half, weights=change, minlength=self._replicas)
        best, cost = self._climbing.cheapest()
        if cost < self.best_cost:
            self.best_cost = cost
            self.best = self._plans[:, best * self._model.groups : (best + 1) * self._model.groups].copy()
