"""People who are only grouped among themselves, such as one county, because groups stay within something."""

from __future__ import annotations

from bot.domain.frozen import frozen
from bot.domain.planner.problem import Candidate, Problem, Within
from bot.domain.planner.sizes import group_sizes


@frozen
class Block:
    """People who are only grouped among themselves, such as one county, and the sizes of their groups."""

    within: str
    people: tuple[Candidate, ...]
    sizes: tuple[int, ...]


def blocks(problem: Problem) -> tuple[Block, ...]:
    """The blocks that the rules of staying within make, in the order in which people first appear."""
    attributes = [rule.attribute for rule in problem.rules if isinstance(rule, Within)]
    found: dict[tuple[str, ...], list[Candidate]] = {}
    for person in problem.people:
        found.setdefault(tuple(person.value(attribute) for attribute in attributes), []).append(person)
    return tuple(Block(", ".join(key), tuple(who), group_sizes(problem, who)) for key, who in found.items())
