"""What it costs that two people share a group, looked up for many pairs at once.

Up to about 1,500 seats a full table is kept; beyond, costs are counted from codes when they are asked for, since
a table for 10,000 people would not fit. A meeting in another round is just one more code that two people share.
"""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np

from bot.domain.planner.model import Ints, Model

FULL_TABLE = 2_100
"""The most seats for which a full table is kept (int16 above 600 seats: 9 MB at most)."""


class PairCosts(Protocol):
    """Pair costs for the round being worked on, given who meets in all other rounds."""

    def leave(self, number: int, groups: Ints) -> None:
        """Stop counting the meetings of this round, since it is to be worked on."""

    def enter(self, number: int, groups: Ints) -> None:
        """Count the meetings of this round again."""

    def ramp(self, must: int) -> None:
        """Let breaking a rule cost `must`."""

    def among(self, seats: Ints) -> Ints:
        """The cost of every pair among the last axis: shape (replicas, pairs, k) gives (replicas, pairs, k, k)."""


def pair_costs(model: Model, replicas: int) -> PairCosts:
    """The table that suits the size of the problem."""
    return FullTable(model, replicas) if model.seats <= FULL_TABLE else Codes(model)


class FullTable:
    """One table a replica, kept up to date with the meetings of the other rounds."""

    def __init__(self, model: Model, replicas: int) -> None:
        seats = model.seats
        kind = np.int32 if seats <= 600 else np.int16
        soft, self._must = _tables(model)
        self._table: Ints = np.repeat(soft[None], replicas, axis=0).astype(kind)
        self._flat = self._table.reshape(-1)
        self._row = seats
        self._base = (np.arange(replicas) * seats * seats)[:, None, None, None]
        self._level = 0
        self._meeting = np.where(np.arange(seats) < model.people, 1, 0).astype(kind)
        self._repeat = kind(model.repeat)
        self._off_diagonal = (1 - np.eye(model.width)).astype(kind)

    def leave(self, number: int, groups: Ints) -> None:
        self._count(groups, -self._repeat)

    def enter(self, number: int, groups: Ints) -> None:
        self._count(groups, self._repeat)

    def ramp(self, must: int) -> None:
        if self._must is not None and must != self._level:
            self._table += ((must - self._level) * self._must).astype(self._table.dtype)
        self._level = must

    def among(self, seats: Ints) -> Ints:
        return self._flat.take(self._places(seats))

    def _places(self, seats: Ints) -> Ints:
        places = (seats * self._row)[..., None] + seats[:, :, None, :]
        return places + self._base if len(self._base) > 1 else places

    def _count(self, groups: Ints, weight: Any) -> None:
        if not weight:
            return
        real = self._meeting.take(groups)
        self._flat[self._places(groups)] += weight * real[..., None] * real[:, :, None, :] * self._off_diagonal


def _tables(model: Model) -> tuple[Ints, Ints | None]:
    """Wishes and rules as two full tables; the second is None when no rule is about pairs."""
    soft = np.zeros((model.seats, model.seats), np.int64)
    must = np.zeros((model.seats, model.seats), np.int64)
    for term in model.alike:
        alike = term.codes[:, None] == term.codes[None, :]
        known = (term.codes >= 0)[:, None] & (term.codes >= 0)[None, :]
        (must if term.must else soft)[...] += ((alike != term.unlike) & known) * (1 if term.must else term.weight)
    for pairs in model.pairs:
        weight = np.sign(pairs.weight) if pairs.must else pairs.weight
        _both_ways(must if pairs.must else soft, pairs.first, pairs.second, weight)
    if model.met is not None:
        _both_ways(soft, model.met.first, model.met.second, model.repeat * model.met.weight)
    np.fill_diagonal(soft, 0)
    np.fill_diagonal(must, 0)
    return soft, must if must.any() else None


def _both_ways(table: Ints, first: Ints, second: Ints, weight: Ints) -> None:
    np.add.at(table, (first, second), weight)
    np.add.at(table, (second, first), weight)


class Codes:
    """No table: shared codes and short lists of named partners, for thousands of people and one replica."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._level = 0
        self._alone = -1 - np.arange(model.seats)
        self._rounds = np.repeat(self._alone[None], model.rounds, axis=0)
        self._away = -1
        self._soft = _partners(model, must=False)
        self._must = _partners(model, must=True)

    def leave(self, number: int, groups: Ints) -> None:
        self._away = number

    def enter(self, number: int, groups: Ints) -> None:
        of = self._alone.copy()
        of[groups[0]] = np.arange(groups.shape[1])[:, None]
        of[self._model.people :] = self._alone[self._model.people :]
        self._rounds[number] = of
        self._away = -1

    def ramp(self, must: int) -> None:
        self._level = must

    def among(self, seats: Ints) -> Ints:
        total = np.zeros((*seats.shape, seats.shape[-1]), np.int64)
        for term in self._model.alike:
            codes = term.codes.take(seats)
            known = codes >= 0
            alike = codes[..., :, None] == codes[..., None, :]
            pay = (alike != term.unlike) & known[..., :, None] & known[..., None, :]
            total += pay * (self._level if term.must else term.weight)
        if self._model.repeat:
            total += self._repeats(seats) * self._model.repeat
        total += self._named(seats, self._soft, 1) + self._named(seats, self._must, self._level)
        total[..., np.arange(seats.shape[-1]), np.arange(seats.shape[-1])] = 0
        return total

    def _repeats(self, seats: Ints) -> Ints:
        times = np.zeros((*seats.shape, seats.shape[-1]), np.int64)
        for number in range(self._model.rounds):
            if number != self._away:
                codes = self._rounds[number].take(seats)
                times += codes[..., :, None] == codes[..., None, :]
        return times

    @staticmethod
    def _named(seats: Ints, partners: tuple[Ints, Ints], level: int) -> Ints:
        names, weights = partners
        total = np.zeros((*seats.shape, seats.shape[-1]), np.int64)
        for name, weight in zip(names, weights, strict=True):
            total += (name.take(seats)[..., :, None] == seats[..., None, :]) * (level * weight.take(seats))[..., None]
        return total


def _partners(model: Model, *, must: bool) -> tuple[Ints, Ints]:
    """Everyone's named partners in layers: (layers, seats) of partner (-1 for none) and of weight."""
    found = [pairs for pairs in model.pairs if pairs.must == must]
    ends = [(p.first, p.second, np.sign(p.weight) if must else p.weight) for p in found]
    if model.met is not None and not must:
        ends.append((model.met.first, model.met.second, model.repeat * model.met.weight))
    if not ends:
        return np.empty((0, model.seats), np.int64), np.empty((0, model.seats), np.int64)
    first, second, weight = (np.concatenate(part) for part in zip(*ends, strict=True))
    one, two, each = np.concatenate([first, second]), np.concatenate([second, first]), np.concatenate([weight] * 2)
    order = one.argsort(kind="stable")
    one, two, each = one[order], two[order], each[order]
    layer = np.arange(len(one)) - np.searchsorted(one, one)
    names = np.full((int(layer.max()) + 1, model.seats), -1, np.int64)
    weights = np.zeros_like(names)
    names[layer, one], weights[layer, one] = two, each
    return names, weights
