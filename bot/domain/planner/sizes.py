"""How many groups, and how large each is.

The number of groups is the whole number nearest people/target within what the least and the most allow, a tie going
to more and smaller groups; sizes differ by at most one (facilitation rules, 1d).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeGuard

from bot.domain.frozen import frozen
from bot.domain.planner.problem import Candidate, Condition, OneOfEach, Problem, Size


@frozen
class Split:
    """The sizes of the groups, largest first, and whether they keep to the least and the most."""

    sizes: tuple[int, ...]
    fits: bool


def split(people: int, size: Size) -> Split:
    """Deal `people` into groups: (4, 4, 4, 4, 3, 3) for 22 in fours.

    When no number of groups keeps to both limits the most is kept, and `fits` is False: someone has to be told.
    """
    if people <= 0:
        return Split((), True)
    groups = size.groups or _groups(people, size)
    groups = min(groups, people)
    sizes = even(people, groups)
    return Split(sizes, bool(size.groups) or (sizes[-1] >= size.least and sizes[0] <= size.most))


def even(people: int, groups: int) -> tuple[int, ...]:
    """As even as can be, largest first."""
    base, more = divmod(people, groups)
    return (base + 1,) * more + (base,) * (groups - more)


def _groups(people: int, size: Size) -> int:
    fewest, most = -(-people // size.most), people // size.least
    if fewest > most:
        return fewest
    nearest = (2 * people + size.target) // (2 * size.target)
    return min(max(nearest, fewest), most)


def values_of(rule: OneOfEach, people: Iterable[Candidate]) -> tuple[str, ...]:
    """The values that every group is to have one of."""
    return rule.values or tuple(sorted({person.value(rule.attribute) for person in people} - {""}))


def exactly_one(rule: Condition, problem: Problem) -> TypeGuard[OneOfEach]:
    """Whether groups are to be just one of each: no larger than there are values."""
    if not isinstance(rule, OneOfEach) or problem.size.groups:
        return False
    return problem.size.target <= len(values_of(rule, problem.people))


def fixed_sizes(problem: Problem) -> bool:
    """Whether sizes follow from what is asked: a number of groups, or just one of each."""
    return bool(problem.size.groups) or any(exactly_one(rule, problem) for rule in problem.rules)


def group_sizes(problem: Problem, people: Sequence[Candidate]) -> tuple[int, ...]:
    """The sizes of the groups these people make; with one of each, as many as the commonest value has people."""
    each = next((rule for rule in problem.rules if exactly_one(rule, problem)), None)
    if each is not None:
        counts = Counter(person.value(each.attribute) for person in people)
        return even(len(people), max(counts.values()))
    return split(len(people), problem.size).sizes
