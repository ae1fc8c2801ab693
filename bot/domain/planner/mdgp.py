"""Maximally diverse grouping: the sum of distances within groups as large as can be, sizes between limits.

The public benchmark of the field. The same search as for convenings, with two differences: how far everyone is from
every group is kept up to date, since groups are large and distances do not change from round to round; and noise is
drawn for each person instead of each swap, since a swap is nearly the sum of two moves. Small instances run several
replicas side by side, because NumPy takes hardly longer for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isqrt

import numpy as np

from bot.domain.frozen import frozen
from bot.domain.planner.anneal import Progress
from bot.domain.planner.model import Ints
from bot.domain.planner.noise import UNIT, Dice

HOT, COLD, END = 400, 150, 0
"""Temperatures, in thousandths of how far a whole group strays by chance: from hot to cold, then to the end."""

TAIL = 5
"""The last of so many parts of the search goes from cold to the end."""

PER_MILLE = 1_000

BATCH = 20
"""Steps whose chance is drawn together, at one temperature; the first of them may change sizes."""

BLOCK = 4_096
"""Swaps looked at in a step, at least: with fewer, another replica costs little."""

MOST_REPLICAS = 8

EXACT = 2**24
"""32-bit floats hold whole numbers exactly up to here."""

FORBIDDEN = -(2.0**40)
"""The gain of a swap that may not happen."""


@frozen
class Instance:
    """Whole-number distances (people, people), and for each group the least and the most people."""

    distances: Ints
    least: tuple[int, ...]
    most: tuple[int, ...]

    @property
    def people(self) -> int:
        """How many people there are."""
        return len(self.distances)

    @property
    def width(self) -> int:
        """How many seats the largest group has."""
        return max(self.most)

    @property
    def swaps(self) -> int:
        """How many swaps one step of one replica looks at."""
        return len(self.most) // 2 * self.width**2

    @property
    def replicas(self) -> int:
        """How many replicas are searched side by side."""
        return min(MOST_REPLICAS, max(1, BLOCK // max(1, self.swaps)))


def from_triangle(people: int, least: Sequence[int], most: Sequence[int], triangle: Ints) -> Instance:
    """An instance from the upper triangle of its distances, row by row."""
    distances = np.zeros((people, people), np.int64)
    distances[np.triu_indices(people, 1)] = triangle
    return Instance(distances + distances.T, tuple(map(int, least)), tuple(map(int, most)))


def value(instance: Instance, groups: Sequence[Sequence[int]]) -> int:
    """The sum of distances within groups, counted from scratch."""
    return int(sum(instance.distances[np.ix_(group, group)].sum() // 2 for group in groups))


def steps_for(seconds: float, instance: Instance) -> int:
    """The steps that take about `seconds` where we measured: calls first, then swaps looked at."""
    return max(1, round(seconds * 1_000_000 / (36 + 0.0085 * instance.replicas * instance.swaps)))


def best_sizes(instance: Instance) -> list[int]:
    """The sizes within the limits that let the most pairs share a group, found exactly group by group."""
    best = np.full(instance.people + 1, -1, np.int64)
    best[0] = 0
    chosen: list[Ints] = []
    for least, most in zip(instance.least, instance.most, strict=True):
        best, size = _with_group(best, least, most)
        chosen.append(size)
    sizes, left = [], instance.people
    for size in reversed(chosen):
        sizes.append(int(size[left]))
        left -= sizes[-1]
    return sizes[::-1]


def _with_group(best: Ints, least: int, most: int) -> tuple[Ints, Ints]:
    """The most pairs for every number of people once another group is filled, and that group's size (-1: none)."""
    after, chosen = np.full_like(best, -1), np.zeros_like(best)
    for size in range(least, min(most, len(best) - 1) + 1):
        before = best[: len(best) - size]
        pairs = np.where(before >= 0, before + size * (size - 1) // 2, -1)
        better = pairs > after[size:]
        after[size:][better] = pairs[better]
        chosen[size:][better] = size
    return after, chosen


def solve(instance: Instance, seed: int, steps: int, progress: Progress | None = None) -> list[list[int]]:
    """Groups of people (0..people-1) in the order of the limits; the best found in `steps` steps."""
    search = _Search(instance, Dice(seed))
    for done in range(0, steps, BATCH):
        search.run(min(BATCH, steps - done), _heat(done, steps))
        if progress is not None:
            progress(done, steps)
    return search.groups()


def _heat(done: int, steps: int) -> int:
    """The temperature after `done` steps, in thousandths."""
    cooling = steps - steps // TAIL
    if done < cooling:
        return HOT + (COLD - HOT) * done // cooling
    return COLD + (END - COLD) * (done - cooling) // max(1, steps - cooling)


class _Search:
    """Seats are people and empty seats (number `people` and on, at distance 0 from all), `width` to a group.

    Groups of all replicas stand one after the other: rows of `seats`, (replicas * groups, width), and of `to`,
    (replicas * groups, seats), which holds how far everyone is from everybody in a group.
    """

    def __init__(self, instance: Instance, dice: Dice) -> None:
        self._instance, self._dice = instance, dice
        self._groups, self._width, self._replicas = len(instance.most), instance.width, instance.replicas
        self._half, self._count = self._groups // 2, self._groups * self._width
        self._distances = _distances(instance, self._count)
        self._free = self._distances * -2
        self._free[instance.people :, instance.people :] = FORBIDDEN
        self._kept = self._free.copy()
        self._kept[instance.people :] = self._kept[:, instance.people :] = FORBIDDEN
        self._limits = _Limits(instance) if self._count > instance.people else None
        sizes = best_sizes(instance)
        self._seats = np.concatenate([self._deal(sizes) for _ in range(self._replicas)])
        self._to = np.stack([self._distances[:, row].sum(axis=1) for row in self._seats])
        self._scale = _scale(self._distances[: instance.people, : instance.people]) * isqrt(self._width * PER_MILLE**2)
        self._best, self._best_seats = FORBIDDEN, self._seats[: self._groups]

    def groups(self) -> list[list[int]]:
        """The best groups so far, empty seats left out."""
        return [sorted(seat for seat in row if seat < self._instance.people) for row in self._best_seats.tolist()]

    def run(self, steps: int, heat: int) -> None:
        """A few steps at one temperature, each a random matching of the groups and a swap or none for each match.

        The first step also swaps people with empty seats, where limits leave sizes free.
        """
        width, matches = self._width, self._replicas * self._half
        noise = self._dice.gumbel(steps * matches * (2 * width + 2)).reshape(steps, matches, 2 * width + 2)
        noise *= np.float32(self._scale * heat / (PER_MILLE**2 * UNIT))
        stay = noise[:, :, 2 * width] + noise[:, :, 2 * width + 1]
        move = noise[:, :, : 2 * width].reshape(steps, matches, 2, width)
        for step, pairs in enumerate(self._matches(steps) if matches else ()):
            self._step(pairs, move[step], stay[step], free=not step)
        self._keep()

    def _matches(self, steps: int) -> Ints:
        """The groups that meet, (steps, matches, 2)."""
        order = self._dice.order(steps * self._replicas, self._groups)[:, : 2 * self._half]
        first = np.arange(self._replicas)[:, None] * self._groups
        return (order.reshape(steps, self._replicas, -1) + first).reshape(steps, -1, 2)

    def _step(self, pairs: Ints, move: Ints, stay: Ints, *, free: bool) -> None:
        people, own = self._seats.take(pairs, axis=0), (pairs * self._count)[:, :, None]
        pull = self._to.take(people + own[:, ::-1])
        pull -= self._to.take(people + own)
        pull += move
        if free and self._limits is not None:
            pull += self._limits.of(self._seats, people, pairs)
        gain = (self._free if free else self._kept).take(
            (people[:, 0] * self._count)[:, :, None] + people[:, 1, None, :]
        )
        gain += pull[:, 0, :, None]
        gain += pull[:, 1, None, :]
        gain = gain.reshape(len(pairs), -1)
        swap = gain.argmax(axis=1)
        match = (gain.max(axis=1) > stay).nonzero()[0]
        if len(match):
            one, other = np.divmod(swap[match], self._width)
            self._swap(pairs[match].T, people[match, 0, one], people[match, 1, other], one, other)

    def _swap(self, pairs: Ints, i: Ints, j: Ints, one: Ints, other: Ints) -> None:
        a, b = pairs
        move = self._distances.take(j, axis=0)
        move -= self._distances.take(i, axis=0)
        self._to[a] += move
        self._to[b] -= move
        self._seats[a, one], self._seats[b, other] = j, i

    def _keep(self) -> None:
        """Keep the best replica, counted from scratch, if it is the best so far."""
        inside = np.take_along_axis(self._to, self._seats, axis=1).sum(axis=1, dtype=np.float64)
        values = inside.reshape(self._replicas, -1).sum(axis=1)
        best = int(values.argmax())
        if values[best] > self._best:
            self._best = float(values[best])
            self._best_seats = self._seats[best * self._groups : (best + 1) * self._groups].copy()

    def _deal(self, sizes: Sequence[int]) -> Ints:
        """A first plan of these sizes in random order."""
        people = self._dice.order(1, self._instance.people)[0].tolist()
        rows = [[people.pop() for _ in range(size)] for size in sizes]
        empty = iter(range(self._instance.people, self._count))
        return np.array([row + [next(empty) for _ in range(self._width - len(row))] for row in rows])


class _Limits:
    """Which groups may give up a seat to grow or take one to shrink, where sizes are free."""

    def __init__(self, instance: Instance) -> None:
        self._people, replicas = instance.people, instance.replicas
        self._least, self._most = np.tile(instance.least, replicas), np.tile(instance.most, replicas)

    def of(self, seats: Ints, people: Ints, pairs: Ints) -> Ints:
        """For everyone who may swap: nothing, or far below zero for an empty seat that must stay where it is."""
        size = (seats < self._people).sum(axis=1)
        grow, shrink = (size < self._most)[pairs], (size > self._least)[pairs]
        stuck = np.where(grow & shrink[:, ::-1], np.float32(0), np.float32(FORBIDDEN))
        free: Ints = np.where(people < self._people, np.float32(0), stuck[:, :, None])
        return free


def _distances(instance: Instance, seats: int) -> Ints:
    """Distances of all seats, as coarse as 32-bit floats need to add up a group exactly."""
    top = int(np.abs(instance.distances).max(initial=0)) * instance.width * 4
    coarse = max(0, (top // EXACT).bit_length())
    distances: Ints = np.zeros((seats, seats), np.float32)
    distances[: instance.people, : instance.people] = instance.distances >> coarse
    return distances


def _scale(distances: Ints) -> int:
    """How far distances stray, on average, from what two people's own averages say: what swapping can gain."""
    whole = distances.astype(np.int64)
    people, total = len(whole), whole.sum(axis=1)
    stray = whole * people * people - (total[:, None] + total[None, :]) * people + total.sum()
    return max(1, int(np.abs(stray).sum()) // people**4)
