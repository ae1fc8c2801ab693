"""What it costs that two people share a group, looked up for many pairs at once.

Up to about 1,500 seats a full table is kept; beyond, costs are counted from codes when they are asked for, since
a table for 10,000 people would not fit. A meeting in another round is just one more code that two people share.

Costs are whole numbers kept as 32-bit floats, which hold them exactly up to 16 million: sums are the same in any
order, on any machine, and are found by the fastest routine there is.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np

from bot.domain.planner.model import Ints, Model

FULL_TABLE = 1_500
"""The most seats for which a full table is kept (9 MB)."""


class PairCosts(Protocol):
    """Pair costs for the round being worked on, given who meets in all other rounds.

    `groups` has all replicas of a round one after the other: shape (replicas * groups, width).
    """

    def leave(self, number: int, groups: Ints) -> None:
        """Stop counting the meetings of this round, since it is to be worked on."""

    def enter(self, number: int, groups: Ints) -> None:
        """Count the meetings of this round again."""

    def ramp(self, must: int) -> None:
        """Let breaking a rule cost `must`."""

    def among(self, seats: Ints) -> Ints:
        """The cost of every pair in a row: (rows, k) seats, the replicas in equal parts, give (rows, k, k)."""

    def between(self, some: Ints, others: Ints) -> Ints:
        """The cost of each of some with each of others: (replicas, j) and (replicas, k) give (replicas, j, k)."""


def pair_costs(model: Model, replicas: int) -> PairCosts:
    """The way of keeping costs that suits the size of the problem."""
    return FullTable(model, replicas) if model.seats <= FULL_TABLE else Codes(model)


class FullTable:
    """One table a replica, kept up to date with the meetings of the other rounds."""

    def __init__(self, model: Model, replicas: int) -> None:
        soft, self._must = _tables(model)
        self._table: Ints = np.repeat(soft[None], replicas, axis=0).astype(np.float32)
        self._flat = self._table.reshape(-1)
        self._seats, self._replicas, self._level = model.seats, replicas, 0
        self._real = (np.arange(model.seats) < model.people).astype(np.float32)
        self._repeat = model.repeat
        self._others = (1 - np.eye(model.width)).astype(np.float32)
        self._bases: dict[int, Ints] = {}

    def leave(self, number: int, groups: Ints) -> None:
        self._count(groups, -self._repeat)

    def enter(self, number: int, groups: Ints) -> None:
        self._count(groups, self._repeat)

    def ramp(self, must: int) -> None:
        if self._must is not None and must != self._level:
            self._table += ((must - self._level) * self._must).astype(np.float32)
        self._level = must

    def among(self, seats: Ints) -> Ints:
        return self._flat.take(self._places(seats))

    def between(self, some: Ints, others: Ints) -> Ints:
        rows = some * self._seats + self._base(len(some))
        return self._flat.take(rows[:, :, None] + others[:, None], mode="clip")

    def _places(self, seats: Ints) -> Ints:
        rows: Ints = seats * self._seats
        if self._replicas > 1:
            rows += self._base(len(seats))
        return rows[:, :, None] + seats[:, None, :]

    def _base(self, rows: int) -> Ints:
        """Where each row's replica begins."""
        if rows not in self._bases:
            starts = np.arange(self._replicas) * self._seats**2
            self._bases[rows] = np.repeat(starts, rows // self._replicas)[:, None]
        return self._bases[rows]

    def _count(self, groups: Ints, weight: int) -> None:
        if weight:
            real = self._real.take(groups)
            self._flat[self._places(groups)] += weight * real[:, :, None] * real[:, None, :] * self._others


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
        self._people, self._repeat, self._level, self._away = model.people, model.repeat, 0, -1
        self._alone = (-1 - np.arange(model.seats)).astype(np.int32)
        self._rounds = np.repeat(self._alone[None], model.rounds, axis=0)
        self._alike = [(self._told_apart(term.codes), term) for term in model.alike]
        self._soft, self._must = _partners(model, must=False), _partners(model, must=True)

    def leave(self, number: int, groups: Ints) -> None:
        self._away = number

    def enter(self, number: int, groups: Ints) -> None:
        of = self._alone.copy()
        of[groups] = np.arange(len(groups), dtype=np.int32)[:, None]
        of[self._people :] = self._alone[self._people :]
        self._rounds[number] = of
        self._away = -1

    def ramp(self, must: int) -> None:
        self._level = must

    def among(self, seats: Ints) -> Ints:
        total: Ints = np.zeros((*seats.shape, seats.shape[-1]), np.float32)
        for weight, columns in self._shared().items():
            total += np.float32(weight) * _times_shared(columns, seats, seats)
        for codes, term in self._alike:
            if term.unlike:
                taken = codes.take(seats)
                total += _differ(taken, taken) * np.float32(self._level if term.must else term.weight)
        self._named(total, seats, self._soft, 1)
        self._named(total, seats, self._must, self._level)
        total.reshape(len(seats), -1)[:, :: seats.shape[-1] + 1] = 0
        return total

    def between(self, some: Ints, others: Ints) -> Ints:
        """For one replica; what somebody would cost with herself is not left out."""
        total: Ints = np.zeros((1, some.shape[1], others.shape[1]), np.float32)
        for weight, columns in self._shared().items():
            total += np.float32(weight) * _times_shared(columns, some, others)
        for codes, term in self._alike:
            if term.unlike:
                unlike = _differ(codes.take(some), codes.take(others))
                total += unlike * np.float32(self._level if term.must else term.weight)
        self._partnered(total[0], some[0], others[0], self._soft, 1)
        self._partnered(total[0], some[0], others[0], self._must, self._level)
        return total

    @staticmethod
    def _partnered(total: Ints, some: Ints, others: Ints, partners: tuple[Ints, Ints], level: int) -> None:
        for name, weight in zip(*partners, strict=True):
            row = np.nonzero(name.take(some) >= 0)[0]
            person = some[row]
            total[row] += (name[person][:, None] == others) * (np.float32(level) * weight[person])[:, None]

    def _told_apart(self, codes: Ints) -> Ints:
        """The codes with everyone unknown made a code of her own."""
        return np.where(codes < 0, self._alone, codes).astype(np.int32)

    def _shared(self) -> dict[int, list[Ints]]:
        """The columns of codes whose sharing is paid for, by weight."""
        columns: dict[int, list[Ints]] = {}
        for codes, term in self._alike:
            if not term.unlike:
                columns.setdefault(self._level if term.must else term.weight, []).append(codes)
        if self._repeat:
            others = [codes for number, codes in enumerate(self._rounds) if number != self._away]
            columns.setdefault(self._repeat, []).extend(others)
        return columns

    @staticmethod
    def _named(total: Ints, seats: Ints, partners: tuple[Ints, Ints], level: int) -> None:
        for name, weight in zip(*partners, strict=True):
            row, one = np.nonzero(name.take(seats) >= 0)
            person = seats[row, one]
            which, other = np.nonzero(name[person][:, None] == seats[row])
            total[row[which], one[which], other] += np.float32(level) * weight[person[which]]


def _times_shared(columns: list[Ints], some: Ints, others: Ints) -> Ints:
    """In how many of the columns each of some shares a code with each of others, row by row."""
    times: Ints = np.zeros((*some.shape, others.shape[-1]), np.uint8)
    for column in columns:
        times += (column.take(some)[:, :, None] == column.take(others)[:, None, :]).view(np.uint8)
    return times


def _differ(some: Ints, others: Ints) -> Ints:
    pay: Ints = (some[:, :, None] != others[:, None, :]) & (some >= 0)[:, :, None] & (others >= 0)[:, None, :]
    return pay


def _partners(model: Model, *, must: bool) -> tuple[Ints, Ints]:
    """Everyone's named partners in layers: (layers, seats) of partner (-1 for none) and of weight."""
    ends = [(p.first, p.second, np.sign(p.weight) if must else p.weight) for p in model.pairs if p.must == must]
    if model.met is not None and not must:
        ends.append((model.met.first, model.met.second, model.repeat * model.met.weight))
    if not sum(len(first) for first, _, _ in ends):
        return np.empty((0, model.seats), np.int64), np.empty((0, model.seats), np.float32)
    first, second, weight = (np.concatenate(part) for part in zip(*ends, strict=True))
    one, two, each = np.concatenate([first, second]), np.concatenate([second, first]), np.concatenate([weight] * 2)
    order = one.argsort(kind="stable")
    one, two, each = one[order], two[order], each[order]
    layer = np.arange(len(one)) - np.searchsorted(one, one)
    names = np.full((int(layer.max()) + 1, model.seats), -1, np.int64)
    weights = np.zeros(names.shape, np.float32)
    names[layer, one], weights[layer, one] = two, each
    return names, weights
