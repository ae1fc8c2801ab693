"""When what people have in common is itself a perfect plan, the missing rounds can be read off instead of searched.

Two attributes may cut people like the rows and the slanting lines of a lattice: each value has exactly one group's
worth of people, and no two people share both. If the groups are a prime number and some further property tells columns
apart, everyone has a place (x, e), and all people with one value of x + m*e make a group for slope m. No two slopes
ever bring the same two people together. The slopes that cost least are taken as the rounds.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from bot.domain.planner.model import Ints, Model, round_cost


def lattice_plan(model: Model) -> Ints | None:
    """A plan of shape (rounds, groups, width) read off a lattice, or None when people do not lie on one."""
    groups, width = model.groups, model.width
    if len(set(model.sizes)) > 1 or not _prime(groups) or width > groups or model.fixed is not None:
        return None
    for rows, slants in combinations(_lines(model), 2):
        place = _places(model, rows, slants)
        if place is not None:
            return _cheapest(model, *place)
    return None


def _prime(number: int) -> bool:
    return number > 1 and all(number % divisor for divisor in range(2, int(number**0.5) + 1))


def _lines(model: Model) -> list[Ints]:
    """The attributes whose values each have one group's worth of people."""
    found = [term.codes for term in model.alike if not term.unlike]
    return [codes for codes in found if np.array_equal(_counts(codes), np.full(model.groups, model.width))]


def _counts(codes: Ints) -> Ints:
    return np.bincount(codes[codes >= 0])


def _places(model: Model, rows: Ints, slants: Ints) -> tuple[Ints, Ints] | None:
    """Everyone's x and e, if the two attributes are rows and slanting lines of one lattice."""
    if len(np.unique(rows * model.groups + slants)) < model.people:
        return None
    for people in _columns(model):
        walk = _walk(rows[people], slants[people], model.groups)
        if walk is None:
            continue
        row_at, slant_at = walk
        x, e = row_at[rows], (slant_at[slants] - row_at[rows]) % model.groups
        columns = np.bincount(e, minlength=model.groups)
        if sorted(columns[columns > 0].tolist()) == [model.groups] * model.width:
            return x, e
    return None


def _columns(model: Model) -> Iterator[Ints]:
    """Sets of people that fill two columns: those alike in everything that is neither rows nor slanting lines."""
    kind = np.zeros(model.people, np.int64)
    small = [term.codes for term in model.alike if len(_counts(term.codes)) < model.groups]
    for values in (*small, *(tally.values for tally in model.tallies)):
        _, kind = np.unique(kind * (int(values.max()) + 2) + values[: model.people] + 1, return_inverse=True)
    alike = [np.nonzero(kind == value)[0] for value in range(int(kind.max()) + 1)]
    yield from (people for people in alike if len(people) == 2 * model.groups)
    single = [people for people in alike if len(people) == model.groups]
    yield from (np.concatenate(pair) for pair in combinations(single, 2))


def _walk(rows: Ints, slants: Ints, groups: int) -> tuple[Ints, Ints] | None:
    """Number rows and slanting lines along the one ring that two columns make of them; None if it is not one ring."""
    by_row: list[list[int]] = [[] for _ in range(groups)]
    by_slant: list[list[int]] = [[] for _ in range(groups)]
    for person, (row, slant) in enumerate(zip(rows.tolist(), slants.tolist(), strict=True)):
        by_row[row].append(person)
        by_slant[slant].append(person)
    if any(len(people) != 2 for people in (*by_row, *by_slant)):
        return None
    row_at, slant_at = np.full(groups, -1, np.int64), np.full(groups, -1, np.int64)
    person = 0
    for step in range(groups):
        row, slant = int(rows[person]), int(slants[person])
        if row_at[row] >= 0:
            return None
        row_at[row] = slant_at[slant] = step
        back = by_slant[slant][by_slant[slant][0] == person]
        person = by_row[int(rows[back])][by_row[int(rows[back])][0] == back]
    return row_at, slant_at


def _cheapest(model: Model, x: Ints, e: Ints) -> Ints | None:
    """The rounds of the slopes that cost least, in order; stops as soon as enough cost nothing above the floor."""
    least = (model.floor // model.rounds) if model.rounds else 0
    costs: list[tuple[int, int]] = []
    for slope in range(model.groups):
        costs.append((round_cost(model, 0, _round(model, x, e, slope)), slope))
        if sum(cost <= least for cost, _ in costs) == model.rounds:
            break
    chosen = sorted(costs)[: model.rounds]
    if len(chosen) < model.rounds:
        return None
    return np.stack([_round(model, x, e, slope) for _, slope in chosen])


def _round(model: Model, x: Ints, e: Ints, slope: int) -> Ints:
    group = (x + slope * e) % model.groups
    seats: Ints = group.argsort(kind="stable").reshape(model.groups, model.width)
    return seats
