"""Schedules that need no search: rings of pairs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def round_robin(people: Sequence[T], rounds: int) -> list[list[tuple[T, T]]]:
    """Pairs of an even number of people by the circle method: nobody meets twice in len(people) - 1 rounds."""
    return [_pairs(people, number % max(1, len(people) - 1)) for number in range(rounds)]


def _pairs(ring: Sequence[T], turn: int) -> list[tuple[T, T]]:
    turning = ring[:-1]
    turned = [ring[-1], *turning[turn:], *turning[:turn]]
    half = len(turned) // 2
    return list(zip(turned[:half], reversed(turned[half:]), strict=True))
