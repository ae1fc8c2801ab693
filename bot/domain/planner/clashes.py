"""Rules that cannot hold together, found by following who has to share a group with whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from bot.domain.frozen import frozen
from bot.domain.planner.blocks import Block, blocks
from bot.domain.planner.problem import (
    NO_LONE_REMOTE,
    Apart,
    Argument,
    AtLeast,
    Candidate,
    Different,
    Message,
    Mode,
    NoneOrAtLeast,
    OneSite,
    Problem,
    Seat,
    Together,
    Within,
)
from bot.domain.planner.sizes import exactly_one, fixed_sizes

TOGETHER, APART, SEAT = "rule-together", "rule-apart", "rule-seat"


def clashes(problem: Problem) -> Iterator[Message]:
    """What no plan can keep, each by the people and the rules it is about."""
    dealt = tuple(_block(problem, block) for block in blocks(problem))
    clusters = _clusters(rule.people for rule in problem.rules if isinstance(rule, Together))
    yield from _of_counts(problem, dealt)
    yield from _of_clusters(problem, clusters, dealt, TOGETHER)
    for rule in problem.rules:
        if isinstance(rule, Apart):
            yield from _too_many_apart(rule, dealt)
    yield from _of_seats(problem, clusters, dealt)


@frozen
class _Block:
    """The ids of people who are only grouped among themselves, how many groups they have, and the most of one."""

    people: frozenset[str]
    groups: int
    most: int


def _block(problem: Problem, block: Block) -> _Block:
    most = max(block.sizes) if fixed_sizes(problem) else max(problem.size.most, *block.sizes)
    return _Block(frozenset(person.id for person in block.people), len(block.sizes), most)


def _clusters(sets: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """People who end up together, since whoever shares a person shares a group."""
    clusters: list[frozenset[str]] = []
    for people in sets:
        touching = [cluster for cluster in clusters if cluster & people]
        clusters = [cluster for cluster in clusters if not cluster & people]
        clusters.append(people.union(*touching))
    return clusters


def _of_counts(problem: Problem, blocks: Sequence[_Block]) -> Iterator[Message]:
    """So many of a kind in one group are more than any group has people."""
    most = max(block.most for block in blocks)
    for rule in problem.rules:
        if not isinstance(rule, AtLeast | NoneOrAtLeast) or rule == NO_LONE_REMOTE or rule.count <= most:
            continue
        if any(map(rule.feature.holds, problem.people)):
            yield Message("count-beyond-size", {"feature": rule.feature.words, "count": rule.count, "most": most})


def _of_clusters(
    problem: Problem, clusters: Iterable[frozenset[str]], blocks: Sequence[_Block], why: str
) -> Iterator[Message]:
    """What people who share a group cannot keep; `why` is the rule that brings them together."""
    people = {person.id: person for person in problem.people}
    most = max(block.most for block in blocks)
    for cluster in clusters:
        names = tuple(sorted(cluster))
        if len(names) > most:
            yield Message("together-too-many", {"people": names, "count": len(names), "most": most})
        for rule in problem.rules:
            if isinstance(rule, Apart) and len(both := tuple(sorted(cluster & rule.people))) > 1:
                yield Message("together-and-apart", {"people": both, "rule": why, "other_rule": APART})
            elif isinstance(rule, Within | OneSite):
                yield from _across(rule, names, people, why)
            elif isinstance(rule, Different) or exactly_one(rule, problem):
                yield from _same_value(rule.attribute, names, people, why)


def _across(
    rule: Within | OneSite, names: Sequence[str], people: Mapping[str, Candidate], why: str
) -> Iterator[Message]:
    """They are of several counties, or sit in rooms of several sites."""
    attribute = rule.attribute if isinstance(rule, Within) else "site"
    asked = [people[name] for name in names if isinstance(rule, Within) or people[name].mode is Mode.ROOM]
    if len({person.value(attribute) for person in asked}) > 1:
        ids = tuple(person.id for person in asked)
        yield Message("together-across", {"people": ids, "attribute": attribute, "rule": why})


def _same_value(attribute: str, names: Sequence[str], people: Mapping[str, Candidate], why: str) -> Iterator[Message]:
    alike = defaultdict(list)
    for name in names:
        alike[people[name].value(attribute)].append(name)
    for value, same in alike.items():
        if value and len(same) > 1:
            arguments: dict[str, Argument] = {"people": tuple(same), "attribute": attribute, "rule": why}
            yield Message("together-same-value", arguments)


def _too_many_apart(rule: Apart, blocks: Sequence[_Block]) -> Iterator[Message]:
    for block in blocks:
        here = tuple(sorted(block.people & rule.people))
        if len(here) > block.groups:
            yield Message("apart-too-many", {"people": here, "count": len(here), "groups": block.groups})


def _of_seats(problem: Problem, clusters: Sequence[frozenset[str]], blocks: Sequence[_Block]) -> Iterator[Message]:
    seats = [rule for rule in problem.rules if isinstance(rule, Seat)]
    for number in range(problem.rounds):
        here = [seat for seat in dict.fromkeys(seats) if not seat.rounds or number in seat.rounds]
        messages = tuple(_in_one_round(problem, here, clusters, blocks))
        yield from messages
        if messages:
            return


def _in_one_round(
    problem: Problem, seats: Sequence[Seat], clusters: Sequence[frozenset[str]], blocks: Sequence[_Block]
) -> Iterator[Message]:
    for person, times in Counter(seat.person for seat in seats).items():
        if times > 1:
            yield Message("two-seats", {"person": person})
    at = {person: block for block in blocks for person in block.people}
    taken: dict[tuple[frozenset[str], int], set[str]] = defaultdict(set)
    for seat in seats:
        block = at[seat.person]
        taken[block.people, seat.group].add(seat.person)
        if not 0 <= seat.group < block.groups:
            arguments: dict[str, Argument] = {"group": seat.group + 1, "groups": block.groups}
            yield Message("seat-beyond", {"person": seat.person, **arguments})
    clashing = tuple(_at_the_tables(problem, taken, clusters, blocks))
    yield from clashing
    if not clashing:
        joined = _clusters([*clusters, *map(frozenset, taken.values())])
        yield from _of_clusters(problem, [one for one in joined if one not in clusters], blocks, SEAT)


def _at_the_tables(
    problem: Problem,
    taken: Mapping[tuple[frozenset[str], int], set[str]],
    clusters: Sequence[frozenset[str]],
    blocks: Sequence[_Block],
) -> Iterator[Message]:
    most = {block.people: block.most for block in blocks}
    for (block, group), people in taken.items():
        if len(people) > most[block]:
            yield Message("seat-full", {"group": group + 1, "most": most[block], "people": tuple(sorted(people))})
    for one, other in combinations(taken.values(), 2):
        for cluster in clusters:
            if cluster & one and cluster & other:
                yield Message("seat-together", {"people": tuple(sorted(cluster & (one | other)))})
    for rule in problem.rules:
        if isinstance(rule, Apart):
            pairs = (tuple(sorted(people & rule.people)) for people in taken.values())
            yield from (Message("seat-apart", {"people": pair}) for pair in pairs if len(pair) > 1)
