"""What no plan can beat, found by counting alone: the certificate behind "proven: no plan is better".

Each bound is exact for its own term and holds for every plan of the given sizes. When a plan reaches the sum of them it
is proven best; otherwise the difference is the gap, which may be the plan's fault or the bound's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence


def repeats(slots: int, pairs: int, met: Mapping[int, int] | None = None) -> int:
    """The least sum over pairs of C(times met, 2), for `slots` pair meetings dealt over `pairs` pairs.

    `met` says how many pairs have met how often before: their next meeting counts that much. Meetings are dealt
    to the cheapest pairs first, which is best because each further meeting of a pair costs more than the last.
    """
    costs = Counter(dict(met or {}))
    costs[0] += pairs - sum(costs.values())
    total, level, ready = 0, 0, 0
    while slots > 0 and pairs:
        ready += costs[level]
        dealt = min(slots, ready)
        total, slots, level = total + dealt * level, slots - dealt, level + 1
    return total


def balance(counts: Iterable[int], sizes: Sequence[int]) -> int:
    """The fewest pairs alike in one round: each value's people spread over the groups as evenly as can be."""
    return sum(_spread(count, len(sizes)) for count in counts)


def _spread(people: int, groups: int) -> int:
    base, more = divmod(people, groups)
    return more * (base + 1) * base // 2 + (groups - more) * base * (base - 1) // 2
