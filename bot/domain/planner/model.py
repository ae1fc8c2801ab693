"""A problem in whole numbers: seats, pairs and tallies, ready to be searched.

Seats are numbered 0..people-1 for people and on for empty (phantom) seats, so that every group has as many seats as
the largest and a round is one arrangement of all seats. Three kinds of cost cover every rule and wish:

- alike: two people with the same code share a group (mixing, one of each, and, for what must hold, sites);
- pairs: two named people share a group (apart; below zero: together);
- tallies: the members' values are added up and the sum is looked up (lone remote, anchors, empty seats).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.domain.frozen import frozen

Ints = NDArray[Any]
"""An array of whole numbers (NumPy's own types lose which kind in most operations)."""

NEVER = 1_000_000
"""The cost of what may not happen even on the way."""


@frozen
class Alike:
    """Each pair with the same code (below 0: never alike) costs `weight`; `unlike` turns the test around."""

    name: str
    codes: Ints
    weight: int
    must: bool = False
    unlike: bool = False


@frozen
class Pairs:
    """Each named pair (first[i], second[i]) costs weight[i] when it shares a group."""

    first: Ints
    second: Ints
    weight: Ints
    must: bool = False


@frozen
class Tally:
    """The members' values are added up; the sum is looked up in `costs[group or 0]`. A wide step is never ramped."""

    values: Ints
    costs: Ints
    must: bool = False
    fixed: bool = False


@frozen
class Model:
    """What the search sees. `floor` is a cost that no plan can go below; `must` is what breaking a rule costs.

    With `widest`, groups have so many seats each and sizes may change in the search; `sizes` are the even ones.
    """

    people: int
    sizes: tuple[int, ...]
    rounds: int
    alike: tuple[Alike, ...] = ()
    pairs: tuple[Pairs, ...] = ()
    tallies: tuple[Tally, ...] = ()
    repeat: int = 0
    met: Pairs | None = None
    fixed: Ints | None = field(default=None)
    floor: int = 0
    must: int = 0
    widest: int = 0

    @property
    def groups(self) -> int:
        """How many groups a round has."""
        return len(self.sizes)

    @property
    def width(self) -> int:
        """How many seats a group has, empty ones included."""
        return self.widest or max(self.sizes)

    @property
    def seats(self) -> int:
        """All seats of a round, empty ones included."""
        return self.groups * self.width

    def real(self) -> Ints:
        """Which seats are people."""
        return np.arange(self.seats) < self.people


def cost_of(model: Model, plan: Ints) -> int:
    """The cost of a plan of shape (rounds, groups, width) at full weights, counted from scratch."""
    cost = sum(round_cost(model, number, groups) for number, groups in enumerate(plan))
    return int(cost + repeat_cost(model, plan))


def has_rules(model: Model) -> bool:
    """Whether anything must hold, sizes apart."""
    terms: list[Alike | Pairs | Tally] = [*model.alike, *model.pairs]
    terms += [tally for tally in model.tallies if not tally.fixed]
    return model.fixed is not None or any(term.must for term in terms)


def rules_cost(model: Model, plan: Ints) -> int:
    """What the rules that a plan breaks cost, wishes left out."""
    rules = replace(
        model,
        alike=tuple(term for term in model.alike if term.must),
        pairs=tuple(term for term in model.pairs if term.must),
        tallies=tuple(term for term in model.tallies if term.must),
        repeat=0,
        met=None,
    )
    return cost_of(rules, plan)


def round_cost(model: Model, number: int, groups: Ints) -> int:
    """What round `number` costs by itself, its groups of shape (groups, width); meetings in other rounds left out."""
    pairs = np.triu_indices(model.width, 1)
    left, right = groups[:, pairs[0]].ravel(), groups[:, pairs[1]].ravel()
    cost = sum(term.weight * int(same(term, left, right).sum()) for term in model.alike)
    group_of = np.empty(model.seats, np.int64)
    group_of[groups] = np.arange(model.groups)[:, None]
    for term in model.pairs:
        cost += int(term.weight[group_of[term.first] == group_of[term.second]].sum())
    for tally in model.tallies:
        rows = np.arange(model.groups) if len(tally.costs) > 1 else 0
        cost += int(tally.costs[rows, tally.values[groups].sum(axis=1)].sum())
    if model.fixed is not None:
        cost += int(model.fixed[number][groups, np.arange(model.groups)[:, None]].sum())
    return cost


def same(term: Alike, left: Ints, right: Ints) -> Ints:
    """Which of these pairs pay for an alike term."""
    a, b = term.codes[left], term.codes[right]
    pay: Ints = ((a == b) != term.unlike) & (a >= 0) & (b >= 0)
    return pay


def meetings(model: Model, plan: Ints) -> tuple[Ints, Ints]:
    """The pairs that meet, as first*seats+second, and how often each does."""
    row, column = np.triu_indices(model.width, 1)
    low = np.minimum(plan[..., row], plan[..., column]).ravel()
    high = np.maximum(plan[..., row], plan[..., column]).ravel()
    real = high < model.people
    return np.unique(low[real] * model.seats + high[real], return_counts=True)


def repeat_cost(model: Model, plan: Ints) -> int:
    """What it costs that people meet again, in these rounds or after earlier meetings."""
    if not model.repeat:
        return 0
    keys, times = meetings(model, plan)
    cost = int((times * (times - 1) // 2).sum())
    if model.met is not None:
        known = model.met.first * model.seats + model.met.second
        place = np.searchsorted(keys, known).clip(max=len(keys) - 1)
        cost += int((model.met.weight * times[place] * (keys[place] == known)).sum())
    return model.repeat * cost


def codes(values: Sequence[object], seats: int) -> Ints:
    """Values as whole numbers by first appearance; empty values and empty seats are alike to nothing (-1)."""
    known: dict[object, int] = {}
    found = np.full(seats, -1, np.int64)
    found[: len(values)] = [known.setdefault(value, len(known)) if value != "" else -1 for value in values]
    return found


def empty_seats(people: int, sizes: Sequence[int]) -> tuple[Tally, ...]:
    """The rule that sizes stay as they are: at most one empty seat a group, where sizes differ by one."""
    width, seats = max(sizes), max(sizes) * len(sizes)
    if people == seats:
        return ()
    empty = (np.arange(seats) >= people).astype(np.int64)
    costs = np.full((1, width + 1), NEVER, np.int64)
    costs[0, : width - min(sizes) + 1] = 0
    return (Tally(empty, costs, must=True, fixed=True),)


def free_seats(people: int, sizes: Sequence[int], least: int, most: int) -> tuple[Tally, ...]:
    """The rule that sizes stay between least and most, and a small wish that they stay even."""
    empty = (np.arange(most * len(sizes)) >= people).astype(np.int64)
    size = most - np.arange(most + 1)
    limits = np.where(size < least, NEVER, 0)[None]
    uneven = np.maximum(size - max(sizes), 0) + np.maximum(min(sizes) - size, 0)
    return (Tally(empty, limits, must=True, fixed=True), Tally(empty, uneven[None], must=False, fixed=True))
