"""Maximally diverse grouping: the sum of distances within groups as large as can be, sizes between limits.

The public benchmark of the field. The same search as for convenings, with one difference: how far everyone is from
every group is kept up to date, since groups are large and distances do not change from round to round.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.domain.planner.anneal import Progress
from bot.domain.planner.model import Ints
from bot.domain.planner.noise import UNIT, Dice

PER_MILLE = 1_000
"""Temperatures are given in thousandths of the mean distance."""


FORBIDDEN = -(2.0**40)
"""The gain of a swap that may not happen."""


@dataclass(frozen=True, slots=True)
class Instance:
    """Whole-number distances (people, people), and for each group the least and the most people."""

    distances: Ints
    least: tuple[int, ...]
    most: tuple[int, ...]

    @property
    def people(self) -> int:
        """How many people there are."""
        return len(self.distances)


def from_triangle(people: int, least: Sequence[int], most: Sequence[int], triangle: Ints) -> Instance:
    """An instance from the upper triangle of its distances, row by row."""
    distances = np.zeros((people, people), np.int64)
    distances[np.triu_indices(people, 1)] = triangle
    return Instance(distances + distances.T, tuple(map(int, least)), tuple(map(int, most)))


def value(instance: Instance, groups: Sequence[Sequence[int]]) -> int:
    """The sum of distances within groups, counted from scratch."""
    return int(sum(instance.distances[np.ix_(group, group)].sum() // 2 for group in groups))


def steps_for(seconds: float, people: int, groups: int, width: int) -> int:
    """The steps that take about `seconds` where we measured: calls first, then swaps looked at, then sums kept."""
    return max(1, round(seconds * 1_000_000 / (90 + 0.011 * groups // 2 * width * width + 0.004 * groups * people)))


def solve(instance: Instance, seed: int, steps: int, progress: Progress | None = None) -> list[list[int]]:
    """Groups of people (0..people-1) in the order of the limits; the best found in `steps` steps."""
    search = _Search(instance, Dice(seed))
    for done in range(steps):
        search.step(done, steps)
        if progress is not None and done % 100 == 0:
            progress(done, steps)
    return search.groups()


class _Search:
    """Seats are people and empty seats (number `people` and on, at distance 0 from all), `width` to a group."""

    HOT, COLD = 2_200, 450

    def __init__(self, instance: Instance, dice: Dice) -> None:
        self._instance, self._dice = instance, dice
        self._groups, self._width = len(instance.most), max(instance.most)
        seats = self._groups * self._width
        exact = np.float32 if int(instance.distances.max()) * self._width * 4 < 2**24 else np.float64
        self._distances: Ints = np.zeros((seats, seats), exact)
        self._distances[: instance.people, : instance.people] = instance.distances
        self._real = (np.arange(seats) < instance.people).astype(np.int64)
        self._least, self._most = np.array(instance.least), np.array(instance.most)
        self._seats = self._deal()
        self._to = np.stack([self._distances[:, row].sum(axis=1) for row in self._seats], axis=1)
        self._scale = _scale(instance.distances)
        self._now = 0
        self._best, self._best_seats = 0, self._seats.copy()

    def groups(self) -> list[list[int]]:
        """The best groups so far, empty seats left out."""
        return [sorted(seat for seat in row if seat < self._instance.people) for row in self._best_seats.tolist()]

    def step(self, done: int, steps: int) -> None:
        """One random matching of the groups, a swap or none for each match."""
        half, swaps = self._groups // 2, self._width**2
        order = self._dice.order(1, self._groups)[0, : 2 * half]
        left, right = order[:half], order[half:]
        gain = self._gain(left, right).reshape(half, swaps)
        heat = self._scale * (self.HOT + (self.COLD - self.HOT) * done // steps) // PER_MILLE
        noise = self._dice.gumbel(half * (swaps + 1)).reshape(half, swaps + 1) * gain.dtype.type(heat)
        noise[:, 1:] += gain * gain.dtype.type(UNIT)
        swap = noise.argmax(axis=1) - 1
        match = np.nonzero(swap >= 0)[0]
        if len(match):
            self._swap(left[match], right[match], *np.divmod(swap[match], self._width))
            self._now += int(gain[match, swap[match]].sum())
            if self._now > self._best:
                self._best, self._best_seats = self._now, self._seats.copy()

    def _gain(self, left: Ints, right: Ints) -> Ints:
        """What each swap would add, (matches, width, width); far below zero where a size would leave its limits."""
        ours, theirs = self._seats[left], self._seats[right]
        go = self._to[ours, right[:, None]] - self._to[ours, left[:, None]]
        come = self._to[theirs, left[:, None]] - self._to[theirs, right[:, None]]
        gain: Ints = self._distances.take((ours * len(self._real))[:, :, None] + theirs[:, None, :])
        gain *= -2
        gain += go[:, :, None]
        gain += come[:, None, :]
        if self._instance.people < len(self._real):
            gain += self._limits(left, right, self._real[ours], self._real[theirs])
        return gain

    def _limits(self, left: Ints, right: Ints, ours: Ints, theirs: Ints) -> Ints:
        """Minus a great deal for swaps of a person with an empty seat that would leave the limits, else nothing."""
        count = self._real[self._seats].sum(axis=1)
        can_grow, can_shrink = count < self._most, count > self._least
        never = np.zeros((len(left), 2, 2), self._distances.dtype)
        never[:, 0, 1] = np.where(can_grow[left] & can_shrink[right], 0, FORBIDDEN)
        never[:, 1, 0] = np.where(can_shrink[left] & can_grow[right], 0, FORBIDDEN)
        place = np.arange(len(left))[:, None] * 4 + 2 * ours
        limits: Ints = never.take(place[:, :, None] + theirs[:, None, :])
        return limits

    def _swap(self, a: Ints, b: Ints, one: Ints, other: Ints) -> None:
        i, j = self._seats[a, one], self._seats[b, other]
        move = (self._distances[j] - self._distances[i]).T
        self._to[:, a] += move
        self._to[:, b] -= move
        self._seats[a, one], self._seats[b, other] = j, i

    def _deal(self) -> Ints:
        """A first plan in random order; groups are filled so that the most pairs share a group."""
        people = self._dice.order(1, self._instance.people)[0].tolist()
        sizes, left = list(self._instance.least), self._instance.people - sum(self._instance.least)
        for group in sorted(range(self._groups), key=lambda k: -(self._instance.least[k] + self._instance.most[k])):
            more = min(left, self._instance.most[group] - sizes[group])
            sizes[group], left = sizes[group] + more, left - more
        rows = [[people.pop() for _ in range(size)] for size in sizes]
        empty = iter(range(self._instance.people, self._groups * self._width))
        return np.array([row + [next(empty) for _ in range(self._width - len(row))] for row in rows])


def _scale(distances: Ints) -> int:
    """How far distances stray, on average, from what two people's own averages say: what swapping can gain."""
    people = len(distances)
    total = distances.sum(axis=1)
    stray = distances * people * people - (total[:, None] + total[None, :]) * people + total.sum()
    return max(1, int(np.abs(stray).sum()) // people**4)
