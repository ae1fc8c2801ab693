"""Where the search begins: people dealt so that rounds hardly repeat a pair.

Seat k of every group is dealt anew each round, k times the round number further on. With a prime number of groups no
smaller than the groups' size, or with (rounds - 1) * (size - 1) below the number of groups, no pair meets twice.
"""

from __future__ import annotations

import numpy as np

from bot.domain.planner.model import Ints, Model
from bot.domain.planner.noise import Dice


def shifted(model: Model, dice: Dice) -> Ints:
    """A first plan of shape (rounds, groups, width); people alike in what matters most share a seat column."""
    seats = np.concatenate([_order(model, dice), np.arange(model.people, model.seats)])
    columns = seats.reshape(model.width, model.groups)
    rounds = [
        np.stack([np.roll(column, k * number) for k, column in enumerate(columns)], axis=1)
        for number in range(model.rounds)
    ]
    return np.stack(rounds)


def _order(model: Model, dice: Dice) -> Ints:
    """People in random order, those with the same code of the first rule (else the first wish) side by side."""
    order: Ints = dice.order(1, model.people)[0]
    dealt = sorted((term for term in model.alike if not term.unlike), key=lambda term: not term.must)
    if dealt:
        order = order[dealt[0].codes[order].argsort(kind="stable")]
    return order
