"""Public benchmark instances of the workshop and planted kind, read from their JSON into a model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from bot.domain.planner import bounds
from bot.domain.planner.model import Alike, Model, Pairs, Tally, codes, empty_seats

APART, LONE_REMOTE, REPEAT, ALIKE = 100, 20, 10, 2
"""The weights by which the referee of the instances judges."""


def workshop(instance: Mapping[str, Any]) -> Model:
    """The model of an instance {n, R, sizes, mixed, remote, apart}; its floor is the referee's zero."""
    people, sizes = int(instance["n"]), tuple(sorted(map(int, instance["sizes"]), reverse=True))
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
