"""How good a plan is, counted from scratch from its groups, and what no plan can beat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from bot.domain.planner import bounds
from bot.domain.planner.problem import Different, Group, Mode, Problem, Round


def repeats(rounds: Sequence[Round], met: Mapping[tuple[str, str], int]) -> int:
    """Meetings that are not new: over all pairs, every earlier meeting is counted with every later one."""
    seen = Counter({tuple(sorted(pair)): times for pair, times in met.items()})
    total = 0
    for pair in _pairs(rounds):
        total += seen[pair]
        seen[pair] += 1
    return total


def lone_remote(problem: Problem, rounds: Sequence[Round]) -> int:
    """How often a remote person is the only one in a group with room people."""
    remote = {person.id for person in problem.people if person.mode is Mode.REMOTE}
    return sum(
        len(group.members) > 1 and sum(member in remote for member in group.members) == 1
        for current in rounds
        for group in current.groups
    )


def balance(problem: Problem, rounds: Sequence[Round]) -> dict[str, int]:
    """For each mixed attribute, how many pairs alike there are beyond what no plan can avoid."""
    return {attribute: _excess(problem, rounds, attribute) for attribute in mixed(problem)}


def mixed(problem: Problem) -> tuple[str, ...]:
    """The attributes that are to differ within groups, rules first."""
    conditions = [*problem.rules, *(wish.condition for wish in problem.wishes)]
    return tuple(dict.fromkeys(rule.attribute for rule in conditions if isinstance(rule, Different)))


def _excess(problem: Problem, rounds: Sequence[Round], attribute: str) -> int:
    value = {person.id: person.value(attribute) for person in problem.people}
    total = 0
    for current in rounds:
        for groups in _by_block(current):
            total += sum(_alike(group, value) for group in groups)
            counts = Counter(value[member] for group in groups for member in group.members if value[member])
            total -= bounds.balance(counts.values(), [len(group.members) for group in groups])
    return total


def _alike(group: Group, value: Mapping[str, str]) -> int:
    counts = Counter(value[member] for member in group.members if value[member])
    return sum(count * (count - 1) // 2 for count in counts.values())


def _by_block(current: Round) -> list[list[Group]]:
    blocks: dict[str, list[Group]] = {}
    for group in current.groups:
        blocks.setdefault(group.within, []).append(group)
    return list(blocks.values())


def _pairs(rounds: Sequence[Round]) -> Iterator[tuple[str, str]]:
    for current in rounds:
        for group in current.groups:
            yield from combinations(sorted(group.members), 2)
