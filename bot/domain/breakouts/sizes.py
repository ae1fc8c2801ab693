"""How many groups, and how large: the integer nearest people / target that keeps every group within its limits.

Source: the field's rule 1d. Ties go to more, smaller groups; sizes differ by at most one.
"""

from __future__ import annotations


def group_sizes(people: int, target: int, least: int, most: int) -> tuple[int, ...]:
    """Sizes, largest first. Too few for one group of the least size: one group, under the minimum.

    Raises ValueError where the limits contradict each other or nobody is there.
    """
    if not 1 <= least <= target <= most or people < 1:
        raise ValueError("sizes contradict each other")
    if people < least:
        return (people,)
    fewest, most_groups = -(-people // most), people // least
    if fewest > most_groups:
        fewest = most_groups
    count = (2 * people + target) // (2 * target)
    count = max(fewest, min(most_groups, count))
    base, larger = divmod(people, count)
    return (base + 1,) * larger + (base,) * (count - larger)
