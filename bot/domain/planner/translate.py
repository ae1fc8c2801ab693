"""From people, rules and wishes to the whole numbers that are searched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import numpy as np

from bot.domain.planner import bounds
from bot.domain.planner.model import Alike, Ints, Model, Pairs, Tally, codes, empty_seats, free_seats
from bot.domain.planner.problem import (
    Apart,
    AtLeast,
    AtMost,
    Candidate,
    Condition,
    DeviceHost,
    Different,
    Feature,
    Mode,
    NewPeople,
    NoneOrAtLeast,
    OneOfEach,
    OneSite,
    Problem,
    Seat,
    Together,
    Within,
)
from bot.domain.planner.sizes import values_of

LEAST_MUST = 200
"""What breaking a rule costs at least; twenty times the heaviest wish if that is more."""


def translate(problem: Problem, people: Sequence[Candidate], sizes: tuple[int, ...], *, free: bool = False) -> Model:
    """The model of one block of people, who are dealt into groups of these sizes in every round.

    With `free`, sizes may leave the even ones as far as the problem's least and most allow.
    """
    return _Translation(problem, people, sizes, free).model()


class _Translation:
    def __init__(self, problem: Problem, people: Sequence[Candidate], sizes: tuple[int, ...], free: bool) -> None:
        self._problem, self._people, self._sizes = problem, people, sizes
        least, most = min(problem.size.least, *sizes), max(problem.size.most, *sizes)
        self._width = most if free else max(sizes)
        self._seats = len(sizes) * self._width
        self._index = {person.id: number for number, person in enumerate(people)}
        self._must = max([LEAST_MUST, *(20 * wish.weight for wish in problem.wishes)])
        self._alike: list[Alike] = []
        self._pairs: list[Pairs] = []
        seats = free_seats(len(people), sizes, least, most) if free else empty_seats(len(people), sizes)
        self._tallies: list[Tally] = list(seats)
        self._fixed: Ints | None = None
        self._repeat = 0
        self._floor = 0

    def model(self) -> Model:
        for rule in self._problem.rules:
            self._add(rule, self._must, True)
        for wish in self._problem.wishes:
            self._add(wish.condition, wish.weight, False)
        met = self._met()
        return Model(
            people=len(self._people),
            sizes=self._sizes,
            rounds=self._problem.rounds,
            alike=tuple(self._alike),
            pairs=tuple(self._pairs),
            tallies=tuple(self._tallies),
            repeat=self._repeat,
            met=met,
            fixed=self._fixed,
            floor=self._floor + self._repeat * self._repeats_bound(met),
            must=self._must,
            widest=self._width,
        )

    def _add(self, condition: Condition, weight: int, must: bool) -> None:
        match condition:
            case Within(attribute):
                if not must:
                    self._unlike(attribute, self._values(attribute), weight, must)
            case Different(attribute):
                self._different(attribute, weight, must)
            case OneOfEach():
                self._one_of_each(condition, weight, must)
            case Together(group):
                self._named(group, -weight, must)
            case Apart(group):
                self._named(group, weight, must)
            case AtLeast(feature, count):
                self._at_least(feature, count, weight, must)
            case AtMost(feature, count):
                self._tally(feature, [weight * max(0, k - count) for k in self._counts()], must)
            case NoneOrAtLeast(feature, count):
                self._none_or_at_least(feature, count, weight, must)
            case OneSite():
                self._unlike("site", [p.site if p.mode is Mode.ROOM else "" for p in self._people], weight, must)
            case DeviceHost():
                self._device_host(weight, must)
            case Seat(person, group, rounds):
                self._seat(person, group, rounds, weight)
            case NewPeople():
                self._repeat += weight

    def _values(self, attribute: str) -> list[str]:
        return [person.value(attribute) for person in self._people]

    def _counts(self) -> range:
        return range(self._width + 1)

    def _different(self, attribute: str, weight: int, must: bool) -> None:
        values = self._values(attribute)
        self._alike.append(Alike(attribute, codes(values, self._seats), weight, must))
        counts = Counter(value for value in values if value)
        self._floor += weight * self._problem.rounds * bounds.balance(counts.values(), self._sizes)

    def _unlike(self, name: str, values: Sequence[str], weight: int, must: bool) -> None:
        self._alike.append(Alike(name, codes(values, self._seats), weight, must, unlike=True))

    def _one_of_each(self, rule: OneOfEach, weight: int, must: bool) -> None:
        values = values_of(rule, self._people)
        if max(self._sizes) <= len(values):
            self._different(rule.attribute, weight, must)
        else:
            for value in values:
                self._at_least(Feature(rule.attribute, value), 1, weight, must)

    def _at_least(self, feature: Feature, count: int, weight: int, must: bool) -> None:
        held = self._tally(feature, [weight * max(0, count - k) for k in self._counts()], must)
        short = max(0, sum(min(count, size) for size in self._sizes) - held)
        self._floor += weight * self._problem.rounds * short

    def _none_or_at_least(self, feature: Feature, count: int, weight: int, must: bool) -> None:
        """Where there are fewer than `count` in all, the best is to have them in one group."""
        held = self._tally(feature, [weight * (count - k if 0 < k < count else 0) for k in self._counts()], must)
        if 0 < held < count:
            self._floor += weight * self._problem.rounds * (count - held)

    def _tally(self, feature: Feature, costs: Sequence[int], must: bool) -> int:
        values = np.zeros(self._seats, np.int64)
        values[: len(self._people)] = [feature.holds(person) for person in self._people]
        self._tallies.append(Tally(values, np.array([costs], np.int64), must))
        return int(values.sum())

    def _device_host(self, weight: int, must: bool) -> None:
        """Remote people count 1, room people one base further up, devices two: the sum tells all three counts."""
        base = self._width + 1
        values = np.zeros(self._seats, np.int64)
        values[: len(self._people)] = [_bridge_digit(person, base) for person in self._people]
        costs = np.zeros((1, base**3), np.int64)
        remote, room = np.meshgrid(np.arange(1, base), np.arange(1, base))
        costs[0, remote + room * base] = weight
        self._tallies.append(Tally(values, costs, must))

    def _named(self, group: Iterable[str], weight: int, must: bool) -> None:
        here = sorted(self._index[person] for person in group if person in self._index)
        pairs = np.array(list(combinations(here, 2)), np.int64).reshape(-1, 2)
        self._pairs.append(Pairs(pairs[:, 0], pairs[:, 1], np.full(len(pairs), weight), must))
        if weight < 0:
            self._floor += weight * len(pairs) * self._problem.rounds

    def _seat(self, person: str, group: int, rounds: tuple[int, ...], weight: int) -> None:
        if person not in self._index:
            return
        if self._fixed is None:
            self._fixed = np.zeros((self._problem.rounds, self._seats, len(self._sizes)), np.int64)
        for number in rounds or range(self._problem.rounds):
            self._fixed[number, self._index[person]] += weight
            self._fixed[number, self._index[person], group] -= weight

    def _met(self) -> Pairs | None:
        known = {
            (min(self._index[a], self._index[b]), max(self._index[a], self._index[b])): times
            for (a, b), times in self._problem.met.items()
            if times > 0 and a in self._index and b in self._index
        }
        if not known or not self._repeat:
            return None
        pairs = np.array(sorted(known), np.int64)
        return Pairs(pairs[:, 0], pairs[:, 1], np.array([known[i, j] for i, j in pairs.tolist()], np.int64))

    def _repeats_bound(self, met: Pairs | None) -> int:
        people = len(self._people)
        slots = self._problem.rounds * sum(size * (size - 1) // 2 for size in self._sizes)
        before: Mapping[int, int] = Counter(met.weight.tolist()) if met is not None else {}
        return bounds.repeats(slots, people * (people - 1) // 2, before)


def _bridge_digit(person: Candidate, base: int) -> int:
    if person.mode is Mode.REMOTE:
        return 1
    return base * base if person.device else base
