"""Benchmark instances: convenings of the workshop and planted kind, and maximally diverse grouping."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from bot.domain.planner import bounds, mdgp
from bot.domain.planner.budget import steps_for
from bot.domain.planner.model import Alike, Model, Pairs, Tally, codes, empty_seats
from bot.domain.planner.search import search

APART, LONE_REMOTE, REPEAT, ALIKE = 100, 20, 10, 2
"""The weights by which the referee of the instances judges."""

MILLI = 1_000
"""Distances are stored in thousandths."""

MDGP_SECONDS = 2.0


def workshop(instance: Mapping[str, Any]) -> Model:
    """The model of an instance {n, R, sizes, mixed, remote, apart}; its floor is the referee's zero."""
    people, sizes = int(instance["n"]), tuple(sorted(map(int, instance["sizes"]), reverse=True))
    _check(instance, people, sizes)
    seats = len(sizes) * sizes[0]
    pairs = np.array(sorted({tuple(sorted(pair)) for pair in instance["apart"]}), np.int64).reshape(-1, 2)
    mixed = tuple(Alike(str(name), codes(value, seats), ALIKE) for name, value in instance["mixed"].items())
    remote = np.zeros(seats, np.int64)
    remote[:people] = instance["remote"]
    lone = np.zeros((1, sizes[0] + 1), np.int64)
    lone[0, 1:2] = LONE_REMOTE
    rounds = int(instance["R"])
    spread = sum(bounds.balance(np.bincount(term.codes[:people]).tolist(), sizes) for term in mixed)
    slots = rounds * sum(size * (size - 1) // 2 for size in sizes)
    return Model(
        people=people,
        sizes=sizes,
        rounds=rounds,
        alike=mixed,
        pairs=(Pairs(pairs[:, 0], pairs[:, 1], np.full(len(pairs), APART)),),
        tallies=(Tally(remote, lone), *empty_seats(people, sizes)),
        repeat=REPEAT,
        floor=ALIKE * rounds * spread + REPEAT * bounds.repeats(slots, people * (people - 1) // 2),
    )


def _check(instance: Mapping[str, Any], people: int, sizes: Sequence[int]) -> None:
    """Raises ValueError where an instance does not say of every person, and of nobody else, where she belongs."""
    columns = [instance["remote"], *instance["mixed"].values()]
    named = {who for pair in instance["apart"] for who in pair}
    if sum(sizes) != people or sizes[-1] < 1 or int(instance["R"]) < 1:
        raise ValueError("its sizes or its rounds")
    if any(len(column) != people for column in columns) or not named <= set(range(people)):
        raise ValueError("its people")


def solve_workshop(instance: Mapping[str, Any], seed: int, seconds: float) -> dict[str, Any]:
    """{"rounds", "score", "proven", "steps"} of a workshop or planted instance; a score of 0 is proven best."""
    model = workshop(instance)
    found = search(model, seed, steps_for(seconds, model.people, model.width))
    rounds = [[[seat for seat in group if seat < model.people] for group in groups] for groups in found.plan.tolist()]
    score = found.cost - model.floor
    return {"rounds": rounds, "score": score, "proven": score == 0, "steps": found.steps}


def solve_mdgp(content: bytes, seed: int, seconds: float) -> dict[str, Any]:
    """{"groups", "value", "steps"} of a maximally diverse grouping instance, from the content of its NPZ file."""
    with np.load(io.BytesIO(content), allow_pickle=False) as fields:
        instance = mdgp.from_triangle(int(fields["n"]), fields["lb"], fields["ub"], fields["tri_milli"])
    steps = mdgp.steps_for(seconds or MDGP_SECONDS, instance)
    groups = mdgp.solve(instance, seed, steps)
    return {"groups": groups, "value": mdgp.value(instance, groups) / MILLI, "steps": steps}
