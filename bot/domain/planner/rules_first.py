"""Rules before wishes: where the search ends with a rule broken, the rounds that break it are sought anew.

Min-conflicts with growing weights: each step takes a group that breaks a rule and makes the swap with any other group
that leaves the least broken; where no swap helps, whatever is broken weighs more from then on. Who has just been moved
rests for a while. A search that got stuck begins again from another deal. Steps and deals are counted, and chance comes
from the plan's seed, so a seed gives one answer everywhere; a plan that keeps its rules is never touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from bot.domain.planner.anneal import Found
from bot.domain.planner.budget import side_by_side
from bot.domain.planner.focused import Focus, focused
from bot.domain.planner.model import Ints, Model, cost_of, repeat_cost, rules_cost, same
from bot.domain.planner.noise import Dice
from bot.domain.planner.paircosts import FULL_TABLE

STEPS_A_PERSON = 10
"""How long each deal is worked on: most are settled in two steps a person or never."""

MOST_STEPS = 750
"""And at most so long, so that a large crowd hardly waits longer than a small one."""

DEALS = 24
"""How often stuck rounds are dealt anew, all rounds together; each at least once.

A round that is alone has no easier one to begin from, and is dealt twice as often.
"""

RESTS = 6
"""For up to so many steps nobody who was moved is moved again."""

HEAVIEST = 1_000_000
"""More than all that can be broken: such a swap is never made while there is another."""


def rules_first(model: Model, found: Found, seed: int, steps: int) -> Found:
    """The plan found, or one that breaks fewer rules, its wishes then searched again for a quarter of `steps`."""
    before = broken(model, found.plan)
    if not before or model.groups < 2 or model.seats > FULL_TABLE:
        return found
    dice = Dice(seed)
    plan = _sought(model, found.plan, dice)
    left = broken(model, plan)
    if left >= before:
        return found
    return _polished(model, Found(plan, cost_of(model, plan), found.steps), left, dice, steps // 4)


def broken(model: Model, plan: Ints) -> int:
    """What the rules that a plan breaks cost; 0 when it keeps them all, those of meeting new people included."""
    seats = None if model.fixed is None else model.fixed // max(1, model.must) * model.must
    kept = sum(int(term.weight.clip(max=0).sum()) for term in model.pairs if term.must)
    cost = rules_cost(replace(model, fixed=seats), plan) - kept * model.rounds
    return cost + (repeat_cost(model, plan) if _nobody_twice(model) else 0)


def _nobody_twice(model: Model) -> bool:
    return 0 < model.must <= model.repeat


def _polished(model: Model, found: Found, left: int, dice: Dice, steps: int) -> Found:
    """The plan with its wishes searched again, unless that breaks a rule once more."""
    better = focused(model, found.plan, dice, Focus(steps, 512, 512, side_by_side(model.seats, model.width)))
    if better.cost < found.cost and broken(model, better.plan) <= left:
        return Found(better.plan, better.cost, found.steps + better.steps)
    return found


def _sought(model: Model, plan: Ints, dice: Dice) -> Ints:
    """The plan with each round that breaks a rule sought anew; one that stays stuck begins from one that is not."""
    plan, left = plan.copy(), [0] * model.rounds
    for number in range(model.rounds):
        plan[number], left[number] = _settled(model, plan, number, _deals(model, plan[number], dice), dice)
    easiest = plan[left.index(min(left))]
    for number in range(model.rounds):
        if left[number] > min(left):
            plan[number], left[number] = _settled(model, plan, number, [easiest], dice)
    return plan


def _settled(model: Model, plan: Ints, number: int, starts: Iterable[Ints], dice: Dice) -> tuple[Ints, int]:
    """The best of a round and what is found from each start, and how much it breaks."""
    best = _Seeking(model, plan, number, plan[number])
    for start in starts if best.broken else ():
        tried = _Seeking(model, plan, number, start)
        tried.seek(dice, min(MOST_STEPS, STEPS_A_PERSON * model.people))
        best = min(best, tried, key=lambda each: each.fewest)
        if not best.fewest:
            break
    return best.best, best.fewest


def _deals(model: Model, seated: Ints, dice: Dice) -> Iterator[Ints]:
    """The round as it is, then other deals of the same people."""
    yield seated
    for _ in range(max(1, DEALS // model.rounds) if model.rounds > 1 else 2 * DEALS):
        yield np.append(dice.order(1, model.people)[0], np.arange(model.people, model.seats))[seated]


class _Seeking:
    """One round, of shape (groups, width), with how heavy each pair and each tally has grown in it."""

    def __init__(self, model: Model, plan: Ints, number: int, start: Ints) -> None:
        self._model = model
        self._apart = _apart(model, plan, number)
        self._pairs, self._together = self._apart.astype(np.int64), _together(model)
        self._side_by_side(*self._together, -1)
        self._tallies = [tally for tally in model.tallies if tally.must]
        self._costs = [tally.costs // (1 if tally.fixed else max(1, model.must)) for tally in self._tallies]
        fixed = np.zeros((1, 1, 1), np.int64) if model.fixed is None else model.fixed
        self._seats = np.broadcast_to(fixed[min(number, len(fixed) - 1)] // max(1, model.must), self._shape())
        self._weights, self._seat_weight = [1] * len(self._tallies), 1
        self._rests, self._done = np.zeros(model.seats, np.int64), 0
        self.round = start.copy()
        self._enter()
        self.best, self.fewest = start.copy(), self.broken

    def _shape(self) -> tuple[int, int]:
        return self._model.seats, self._model.groups

    def _side_by_side(self, first: Ints, second: Ints, weight: int) -> None:
        np.add.at(self._pairs, (first, second), weight)
        np.add.at(self._pairs, (second, first), weight)

    def _enter(self) -> None:
        """Everything that follows from who sits where."""
        self._group = np.empty(self._model.seats, np.int64)
        self._group[self.round] = np.arange(self._model.groups)[:, None]
        self._sums = [tally.values[self.round].sum(axis=1) for tally in self._tallies]
        self._own = self._pairs[np.arange(self._model.seats)[:, None], self.round[self._group]].sum(axis=1)
        self._look()

    def _look(self) -> None:
        """What each group breaks."""
        groups = np.arange(self._model.groups)
        self._alike = self._apart[self.round[:, :, None], self.round[:, None, :]]
        first, second = self._together
        split = self._group[first] != self._group[second]
        self._split = first[split], second[split]
        self._wrong = [
            self._looked_up(costs, groups, sums) for costs, sums in zip(self._costs, self._sums, strict=True)
        ]
        self._misplaced = self._seats[self.round, groups[:, None]].sum(axis=1)
        here = self._alike.sum(axis=(1, 2)) // 2 + self._misplaced + sum(self._wrong)
        for ends in self._split:
            here = here + np.bincount(self._group[ends], minlength=len(groups))
        self._here = here
        self.broken = int(here.sum())

    @staticmethod
    def _looked_up(costs: Ints, groups: Ints, sums: Ints) -> Ints:
        found: Ints = costs[groups if len(costs) > 1 else 0, sums]
        return found

    def seek(self, dice: Dice, steps: int) -> None:
        """Swap until no rule is broken, or for so many steps; `best` is what broke the fewest."""
        while self.broken and self._done < steps:
            self._step(dice)
            self._done += 1
            if self.broken < self.fewest:
                self.best, self.fewest = self.round.copy(), self.broken

    def _step(self, dice: Dice) -> None:
        chance = dice.shorts(self._model.width * self._model.seats + 4).astype(np.int64)
        wrong = np.nonzero(self._here)[0]
        group = int(wrong[chance[0] % len(wrong)])
        change = self._change(group)
        best = int((change * 65_536 + chance[4:].reshape(change.shape)).argmin())
        place, other = divmod(best, self._model.seats)
        if change[place, other] >= 0:
            self._grow()
        person, target = int(self.round[group, place]), int(self._group[other])
        self.round[target, self.round[target] == other] = person
        self.round[group, place] = other
        self._rests[[person, other]] = self._done + 2 + chance[1:3] % RESTS
        self._enter()

    def _change(self, group: int) -> Ints:
        """What a swap of each member of a group with anybody would change, by weight: shape (width, seats)."""
        row, at = self.round[group], self._group
        pairs = self._pairs[row]
        change: Ints = pairs.sum(axis=0) - self._own - self._own[row][:, None] - 2 * pairs
        change += pairs[:, self.round].sum(axis=2)[:, at]
        for tally, costs, sums, weight in zip(self._tallies, self._costs, self._sums, self._weights, strict=True):
            more = tally.values - tally.values[row][:, None]
            here = np.full(self._model.seats, group)
            change += weight * (self._looked_up(costs, here, sums[group] + more) - self._looked_up(costs, at, sums[at]))
            change += weight * (self._looked_up(costs, at, sums[at] - more) - self._looked_up(costs, here, sums[group]))
        seats = self._seats[row]
        pull = seats[:, at] - seats[:, [group]] + self._seats[:, group] - self._seats[np.arange(len(at)), at]
        change += self._seat_weight * pull
        change[:, at == group] = 64 * HEAVIEST
        resting = self._rests > self._done
        change += HEAVIEST * (resting[None, :] | resting[row][:, None])
        return change

    def _grow(self) -> None:
        """Whatever is broken now weighs one more from here on."""
        self._pairs[self.round[:, :, None], self.round[:, None, :]] += self._alike > 0
        self._side_by_side(*self._split, -1)
        self._weights = [weight + bool(wrong.any()) for weight, wrong in zip(self._weights, self._wrong, strict=True)]
        self._seat_weight += bool(self._misplaced.any())


def _apart(model: Model, plan: Ints, number: int) -> Ints:
    """How many rules each pair would break by sharing a group in this round: a table of seats by seats."""
    table = np.zeros((model.seats, model.seats), np.int64)
    one, other = np.divmod(np.arange(model.seats**2), model.seats)
    for term in (each for each in model.alike if each.must):
        table += same(term, one, other).reshape(table.shape)
    for pairs in (each for each in model.pairs if each.must):
        first, second = pairs.first[pairs.weight > 0], pairs.second[pairs.weight > 0]
        table[first, second] += 1
        table[second, first] += 1
    if _nobody_twice(model):
        table += _met(model, plan, number)
    np.fill_diagonal(table, 0)
    return table


def _met(model: Model, plan: Ints, number: int) -> Ints:
    """Which pairs met in another round or before, where nobody may meet twice."""
    met = np.zeros((model.seats, model.seats), np.int64)
    for other in (groups for place, groups in enumerate(plan) if place != number):
        met[other[:, :, None], other[:, None, :]] = 1
    if model.met is not None:
        met[model.met.first, model.met.second] = met[model.met.second, model.met.first] = 1
    met[model.people :] = met[:, model.people :] = 0
    return met


def _together(model: Model) -> tuple[Ints, Ints]:
    """The pairs that must share a group."""
    ends = [(p.first[p.weight < 0], p.second[p.weight < 0]) for p in model.pairs if p.must]
    if not ends:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    first, second = (np.concatenate(part) for part in zip(*ends, strict=True))
    return first, second
