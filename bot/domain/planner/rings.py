"""Schedules that need no search: rings of pairs, an inner and an outer circle, stations that groups walk around."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def round_robin(people: Sequence[T], rounds: int) -> list[list[tuple[T, ...]]]:
    """Pairs by the circle method: an even number of people meets nobody twice in len(people) - 1 rounds.

    With an odd number one pair of every round becomes a trio, so that nobody is left out. No two people are paired
    twice in len(people) rounds, but whoever makes up a trio may meet somebody of it in another round, too.
    """
    ring: list[T | None] = [*people] if len(people) % 2 == 0 else [*people, None]
    return [_pairs(ring, number % max(1, len(ring) - 1)) for number in range(rounds)]


def _pairs(ring: Sequence[T | None], turn: int) -> list[tuple[T, ...]]:
    last, turning = ring[-1], list(ring[:-1])
    turned = [last, *turning[turn:], *turning[:turn]]
    half = len(turned) // 2
    met = [(a, b) for a, b in zip(turned[:half], reversed(turned[half:]), strict=True)]
    pairs = [tuple(person for person in pair if person is not None) for pair in met]
    alone = next((pair for pair in pairs if len(pair) == 1), None)
    if alone is None or len(pairs) == 1:
        return pairs
    others = [pair for pair in pairs if pair is not alone]
    return [*others[:-1], (*others[-1], *alone)]


def inner_and_outer(inner: Sequence[T], outer: Sequence[T], rounds: int) -> list[list[tuple[T, ...]]]:
    """Two circles that face each other; the outer one moves on by one place each round.

    When the circles differ in length, those without a partner join a neighbour's pair.
    """
    short, long = sorted((inner, outer), key=len)
    if not short:
        return [[tuple(long)] if long else [] for _ in range(rounds)]
    schedule = []
    for number in range(rounds):
        turned = [long[(place + number) % len(long)] for place in range(len(long))]
        places: list[list[T]] = [[person] for person in short]
        for place, person in enumerate(turned):
            places[place % len(short)].append(person)
        schedule.append([tuple(place) for place in places])
    return schedule


def stations(groups: Sequence[T], places: Sequence[str], rounds: int) -> list[dict[str, tuple[T, ...]]]:
    """Which groups are at which station: each moves on every round, and visits all before any again."""
    walk: list[dict[str, tuple[T, ...]]] = []
    for number in range(rounds):
        at: dict[str, list[T]] = {place: [] for place in places}
        for k, group in enumerate(groups):
            at[places[(k + number) % len(places)]].append(group)
        walk.append({place: tuple(here) for place, here in at.items()})
    return walk
