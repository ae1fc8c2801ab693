"""The last defects: swap only where something is wrong, one group at a time against everybody in its round.

Near the best a cooling search wastes itself, since hardly any two groups that meet by chance hold what is wrong. Here
each step takes a group that costs more than the best it could be, finds what a swap of any member with anybody would
change, and makes one of them by weight exp(-change/temperature) with Gumbel noise; it never stays as it is. Small
problems run a few replicas side by side, each in a round of its own that holds a defect, since a step of four costs
little more than one. All arithmetic is in whole numbers, so a seed gives one answer everywhere.
"""

from __future__ import annotations

import numpy as np

from bot.domain.frozen import frozen
from bot.domain.planner.anneal import Found, Progress
from bot.domain.planner.climbing import Climbing
from bot.domain.planner.exchange import Exchange, Terms
from bot.domain.planner.ladder import HEAT, rungs
from bot.domain.planner.model import Ints, Model, cost_of
from bot.domain.planner.noise import UNIT, Dice
from bot.domain.planner.paircosts import pair_costs

DEFECT = 0.25
"""Less than the smallest thing that can be wrong with a group, which is half a weight unit."""

SPARE = 2**16
"""Noise is a stretch of one long throw, begun at any of at least so many places."""

FIRST = 2**16
"""More than any of the 16-bit numbers that choose among equals."""


@frozen
class Focus:
    """How the search is led: from `hot` to `cold` (in 1/1024 weight unit) over `length` steps, with so many replicas.

    They stand on a ladder whose topmost pays `mildest` hundredths of what meeting again costs. A round is worked on for
    `visit` steps before another one is looked for that holds a defect.
    """

    length: int
    hot: int = 1_024
    cold: int = 512
    replicas: int = 1
    visit: int = 30
    mildest: int = 100

    def heat(self, done: int) -> int:
        """The temperature after `done` steps."""
        return self.hot + (self.cold - self.hot) * min(done, self.length) // self.length


def focused(model: Model, start: Ints, dice: Dice, focus: Focus, progress: Progress | None = None) -> Found:
    """Search from `start`, of shape (rounds, groups, width), for as many steps as told or until the floor is reached.

    Rules have full weight throughout.
    """
    search = _Search(model, start, dice, focus)
    while search.done < focus.length and search.best_cost > model.floor and model.groups > 1:
        search.visit(min(focus.visit, focus.length - search.done))
        if progress is not None:
            progress(search.done, focus.length)
    return Found(search.best, search.best_cost, search.done)


class _Search:
    """All replicas of one search, of shape (replicas, rounds, groups, width), and which rounds hold a defect."""

    def __init__(self, model: Model, start: Ints, dice: Dice, focus: Focus) -> None:
        self._model, self._dice, self._focus = model, dice, focus
        self._terms, self._each = Terms(model), np.arange(focus.replicas)
        self._plans = np.repeat(start[None], focus.replicas, axis=0)
        self._costs = pair_costs(model, focus.replicas, lenient=focus.replicas > 1 and focus.mildest < 100)
        self._costs.ramp(model.must)
        for number in range(model.rounds):
            self._costs.enter(number, self._rows(self._plans[:, number]))
        self._defects = np.ones((focus.replicas, model.rounds), bool)
        self.best, self.best_cost = start.copy(), cost_of(model, start)
        self._ladder = rungs([focus.hot] * focus.replicas, model.repeat, focus.mildest)
        self._climbing = Climbing(self._ladder, self._costs, model.repeat)
        self._climbing.now += self.best_cost
        self._swaps = focus.replicas * model.width * model.seats
        self._noise = dice.gumbel(self._swaps + SPARE)
        self.done = 0

    def _rows(self, groups: Ints) -> Ints:
        return groups.reshape(-1, self._model.width)

    def visit(self, steps: int) -> None:
        """Work for a few steps on one round of each replica, if possible one that holds a defect."""
        numbers = self._chosen(self._defects, self._throws(1, self._model.rounds)[0])
        groups = self._plans[self._each, numbers]
        self._climbing.weigh()
        self._costs.leave(int(numbers[0]), self._rows(groups))
        exchange = Exchange(self._terms, self._costs, numbers, groups)
        noise = self._noise * np.float32(self._focus.heat(self.done))
        starts = self._dice.words(steps) % np.uint64(SPARE)
        for throws, begin in zip(self._throws(steps, self._model.groups), starts.tolist(), strict=True):
            self._step(exchange, throws, noise[begin : begin + self._swaps])
            self.done += 1
            self._keep(numbers, groups)
            if self.best_cost <= self._model.floor:
                break
        self._defects[self._each, numbers] = (exchange.excess > DEFECT).any(axis=1)
        self._plans[self._each, numbers] = groups
        self._costs.enter(int(numbers[0]), self._rows(groups))
        if len(self._each) > 1:
            self._ladder.warm(self._focus.heat(self.done))
            self._climbing.trade(self._dice)

    def _throws(self, steps: int, count: int) -> Ints:
        """Which of `count` things comes first if nothing else tells: shape (steps, replicas, count)."""
        return self._dice.shorts(steps * len(self._each) * count).reshape(steps, -1, count)

    @staticmethod
    def _chosen(wrong: Ints, throws: Ints) -> Ints:
        """One of those that are wrong, by chance; one of all if none is."""
        chosen: Ints = (wrong * np.float32(FIRST) + throws).argmax(axis=1)
        return chosen

    def _step(self, exchange: Exchange, throws: Ints, noise: Ints) -> None:
        group = self._chosen(exchange.excess > DEFECT, throws)
        change = exchange.change(group)
        weighed = change * np.float32(UNIT * HEAT)
        weighed -= noise.reshape(change.shape)
        swap = weighed.reshape(len(change), -1).argmin(axis=1)
        self._climbing.now += change.reshape(len(change), -1)[self._each, swap]
        exchange.swap(group, *np.divmod(swap, self._model.seats))

    def _keep(self, numbers: Ints, groups: Ints) -> None:
        """Keep the best plan met by a strict replica."""
        best, cost = self._climbing.cheapest()
        if cost < self.best_cost:
            self.best_cost, self.best = cost, self._plans[best].copy()
            self.best[numbers[best]] = groups[best]
