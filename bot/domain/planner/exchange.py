"""One round being put right: what it changes if a member of a group changes places with anybody else.

Several replicas are worked on side by side, each in a round of its own. For every replica and one of its groups, all
swaps of a member with everybody are found at once and exactly; beside it the table knows by how much each group is
above the best it could be, so that the search can turn to where something is wrong.
"""

from __future__ import annotations

import numpy as np

from bot.domain.planner.model import Ints, Model, Tally
from bot.domain.planner.paircosts import PairCosts

FAR = np.float32(1e12)
"""What makes a swap impossible: with somebody of one's own group, or of two empty seats."""


class Terms:
    """What a model costs, laid out for swaps of one against all: the same for all rounds."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.tallies = [tally.costs.astype(np.float32) for tally in model.tallies]
        self.kinds = [np.unique(tally.values, return_inverse=True) for tally in model.tallies]
        self.share, self.base = _least(model)
        self.ones = np.ones(model.width, np.float32)
        self.empty = np.arange(model.seats) >= model.people if model.people < model.seats else None


def _least(model: Model) -> tuple[Ints, np.float32]:
    """What everyone adds to the least that her group can cost, and what each group adds.

    If q or q + 1 people of a value sit in each group, nobody can spread them better. Then a group with k of them has
    k(k-1)/2 pairs alike, as many as k*q - q(q+1)/2; with any other k it has more, by (k-q)(k-q-1)/2. For two who must
    share a group each brings half of what it is worth.
    """
    share, base = np.zeros(model.seats, np.float32), 0
    for term in (each for each in model.alike if not each.unlike):
        counts, known = np.bincount(term.codes[term.codes >= 0]), term.codes >= 0
        even = counts // model.groups
        share[known] += term.weight * even[term.codes[known]]
        base += term.weight * int((even * (even + 1) // 2).sum())
    for pairs in model.pairs:
        for ends in (pairs.first, pairs.second):
            np.add.at(share, ends, pairs.weight.clip(max=0) / np.float32(2))
    return share, np.float32(base)


class Exchange:
    """The rounds `numbers`, one a replica, whose groups have the shape (replicas, groups, width).

    Positions are numbered group by group, so that seat c of group g is position g * width + c.
    """

    def __init__(self, terms: Terms, costs: PairCosts, numbers: Ints, groups: Ints) -> None:
        self._terms, self._costs, self._numbers, self.groups = terms, costs, numbers, groups
        replicas, count, width = groups.shape
        self._flat, self._width = groups.reshape(replicas, -1), width
        self._each = np.arange(replicas)
        self._own = np.empty(groups.shape, np.float32)
        self._places = [np.empty((replicas, count), np.int64) for _ in terms.tallies]
        self.excess = np.empty((replicas, count), np.float32)
        self._look(np.broadcast_to(np.arange(count), (replicas, count)))

    def change(self, chosen: Ints) -> Ints:
        """What every swap of the chosen groups' members changes: shape (replicas, width, positions)."""
        each, count = self._each, self.groups.shape[1]
        members = self.groups[each, chosen]
        apart = self._costs.between(members, self._flat)
        there = (apart.reshape(-1, self._width) @ self._terms.ones).reshape(len(each), self._width, count)
        here = apart.sum(axis=1)
        fixed = self._terms.model.fixed
        if fixed is not None:
            there += fixed[self._numbers[:, None], members]
            here += fixed[self._numbers[:, None], self._flat, chosen[:, None]]
        there -= self._own[each, chosen][:, :, None]
        here -= self._own.reshape(here.shape)
        change: Ints = apart * np.float32(-2)
        change += here[:, None]
        change += there.repeat(self._width, axis=2)
        for number in range(len(self._places)):
            change += self._counted(number, chosen, members)
        self._rule_out(change, chosen, members)
        return change

    def _counted(self, number: int, chosen: Ints, members: Ints) -> Ints:
        """What a tally adds; members who count for as much share one row of the calculation."""
        costs, places = self._terms.tallies[number].reshape(-1), self._places[number]
        values, kinds = self._terms.kinds[number]
        here, there = places[self._each, chosen][:, None], places.repeat(self._width, axis=1)
        more = values.take(kinds.take(self._flat))[:, None] - values[:, None]
        change = costs.take(here[:, :, None] + more, mode="clip") + costs.take(there[:, None] - more, mode="clip")
        change -= (costs.take(here) + costs.take(there))[:, None]
        found: Ints = change[self._each[:, None], kinds.take(members)]
        return found

    def _rule_out(self, change: Ints, chosen: Ints, members: Ints) -> None:
        by_group = change.reshape(len(change), self._width, -1, self._width)
        by_group[self._each, :, chosen] = FAR
        empty = self._terms.empty
        if empty is not None:
            change[empty[members][:, :, None] & empty[self._flat][:, None]] = FAR

    def swap(self, chosen: Ints, place: Ints, position: Ints) -> None:
        """Let the member at `place` of each replica's chosen group change places with whoever is at `position`."""
        each, (other, seat) = self._each, np.divmod(position, self._width)
        person = self.groups[each, chosen, place]
        self.groups[each, chosen, place] = self.groups[each, other, seat]
        self.groups[each, other, seat] = person
        self._look(np.stack([chosen, other], axis=1))

    def _look(self, which: Ints) -> None:
        """Count these groups of each replica anew; shape (replicas, any)."""
        each, members = self._each[:, None], self.groups[self._each[:, None], which]
        among = self._costs.among(members.reshape(-1, self._width))
        own = (among.reshape(-1, self._width) @ self._terms.ones).reshape(members.shape)
        excess = (own * np.float32(0.5) - self._terms.share.take(members)) @ self._terms.ones + self._terms.base
        fixed = self._terms.model.fixed
        if fixed is not None:
            seats = fixed[self._numbers[:, None, None], members, which[:, :, None]].astype(np.float32)
            own += seats
            excess += seats.sum(axis=2)
        for number, tally in enumerate(self._terms.model.tallies):
            excess += self._count(number, tally, members, which)
        self._own[each, which], self.excess[each, which] = own, excess

    def _count(self, number: int, tally: Tally, members: Ints, which: Ints) -> Ints:
        costs = self._terms.tallies[number]
        place = tally.values.take(members).sum(axis=2)
        if len(costs) > 1:
            place += which * costs.shape[1]
        self._places[number][self._each[:, None], which] = place
        found: Ints = costs.take(place)
        return found
