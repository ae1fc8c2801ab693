"""What is asked, checked before any computing: contradictions are named by person and rule."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from bot.domain.planner.problem import (
    Apart,
    Argument,
    AtLeast,
    AtMost,
    Candidate,
    Condition,
    Contradiction,
    Different,
    Feature,
    Message,
    NoneOrAtLeast,
    OneOfEach,
    Problem,
    Seat,
    Size,
    Together,
    Within,
)
from bot.domain.planner.sizes import fixed_sizes, group_sizes

MOST_ROUNDS = 100


def check(problem: Problem) -> None:
    """Raise `Contradiction` when no plan can keep what is asked, with a message for every clash that was found."""
    for found in (_numbers(problem), _names(problem), _clashes(problem)):
        messages = tuple(found)
        if messages:
            raise Contradiction(messages)


def rule_name(condition: Condition | Size) -> Message:
    """What a rule is called."""
    match condition:
        case Size() | Together() | Apart() | Seat():
            return Message(f"rule-{_dashed(condition)}")
        case Within(attribute) | Different(attribute) | OneOfEach(attribute):
            return Message(f"rule-{_dashed(condition)}", {"attribute": attribute})
        case AtLeast(feature, count) | AtMost(feature, count) | NoneOrAtLeast(feature, count):
            return Message(f"rule-{_dashed(condition)}", {"feature": feature.words, "count": count})
        case _:
            return Message(f"rule-{_dashed(condition)}")


def _dashed(condition: Condition | Size) -> str:
    name = type(condition).__name__
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("-")


def _numbers(problem: Problem) -> Iterator[Message]:
    size, people = problem.size, len(problem.people)
    if people < 2:
        yield Message("one-person" if people else "no-people")
    if min(size.target, size.least, size.most) < 1 or size.groups < 0:
        yield Message("size-below-one", {"size": min(size.target, size.least, size.most, size.groups or size.target)})
    elif size.least > size.most:
        yield Message("minimum-above-maximum", {"least": size.least, "most": size.most})
    elif not size.least <= size.target <= size.most and not size.groups:
        yield Message("target-outside", {"target": size.target, "least": size.least, "most": size.most})
    if size.groups > people > 1:
        yield Message("more-groups-than-people", {"groups": size.groups, "people_count": people})
    if problem.rounds < 1:
        yield Message("no-rounds", {"rounds": problem.rounds})
    elif problem.rounds > MOST_ROUNDS:
        yield Message("too-many-rounds", {"rounds": problem.rounds, "most": MOST_ROUNDS})
    for condition in _conditions(problem):
        if isinstance(condition, AtLeast | AtMost | NoneOrAtLeast) and condition.count < 1:
            yield Message("count-below-one", {"feature": condition.feature.words})
    if any(wish.weight < 1 for wish in problem.wishes):
        yield Message("weight-below-one")


def _names(problem: Problem) -> Iterator[Message]:
    """People and values that the rules name and the list does not have."""
    for person, times in Counter(person.id for person in problem.people).items():
        if times > 1:
            yield Message("person-twice", {"person": person})
    here = {person.id for person in problem.people}
    for condition in dict.fromkeys(_conditions(problem)):
        for person in sorted(_named(condition) - here):
            yield Message("unknown-person", {"person": person, "rule": rule_name(condition).id})
        yield from _unknown_values(condition, problem.people)


def _conditions(problem: Problem) -> Iterator[Condition]:
    yield from problem.rules
    yield from (wish.condition for wish in problem.wishes)


def _named(condition: Condition) -> frozenset[str]:
    match condition:
        case Together(people) | Apart(people):
            return people
        case Seat(person):
            return frozenset({person})
    return frozenset()


def _unknown_values(condition: Condition, people: Sequence[Candidate]) -> Iterator[Message]:
    match condition:
        case Within(attribute) | Different(attribute):
            yield from _unknown(attribute, (), people)
        case OneOfEach(attribute, values):
            yield from _unknown(attribute, values, people)
        case AtLeast(feature):
            yield from _unknown_feature(feature, people)


def _unknown_feature(feature: Feature, people: Sequence[Candidate]) -> Iterator[Message]:
    if not any(map(feature.holds, people)):
        yield from _unknown(feature.attribute, (feature.value or "yes",), people)


def _unknown(attribute: str, values: Iterable[str], people: Sequence[Candidate]) -> Iterator[Message]:
    found = {person.value(attribute) for person in people} - {""}
    if not found:
        known = {key for person in people for key in person.attributes} | {"mode", "site"}
        yield Message("unknown-attribute", {"attribute": attribute, "values": tuple(sorted(known))})
        return
    for value in values:
        if value.casefold() not in {other.casefold() for other in found}:
            arguments: dict[str, Argument] = {"attribute": attribute, "value": value, "values": tuple(sorted(found))}
            yield Message("unknown-value", arguments)


def _clashes(problem: Problem) -> Iterator[Message]:
    sizes = group_sizes(problem, problem.people)
    clusters = _clusters(rule.people for rule in problem.rules if isinstance(rule, Together))
    people = {person.id: person for person in problem.people}
    for cluster in clusters:
        yield from _cluster_clashes(problem, cluster, people, _largest(problem, sizes))
    for rule in problem.rules:
        if isinstance(rule, Apart):
            yield from _apart_clashes(rule, clusters, len(sizes), _bounded(problem))
    yield from _seat_clashes(problem, clusters, sizes)


def _largest(problem: Problem, sizes: Sequence[int]) -> int:
    """The most people a group can come to have."""
    return max(sizes) if fixed_sizes(problem) else max(problem.size.most, *sizes)


def _bounded(problem: Problem) -> bool:
    return any(isinstance(rule, Within) for rule in problem.rules)


def _clusters(together: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """People who end up together, since whoever shares a person shares a group."""
    clusters: list[frozenset[str]] = []
    for people in together:
        touching = [cluster for cluster in clusters if cluster & people]
        clusters = [cluster for cluster in clusters if not cluster & people]
        clusters.append(people.union(*touching))
    return clusters


def _cluster_clashes(
    problem: Problem, cluster: frozenset[str], people: Mapping[str, Candidate], most: int
) -> Iterator[Message]:
    names = tuple(sorted(cluster))
    together = rule_name(Together(cluster)).id
    if len(cluster) > most:
        yield Message("together-too-many", {"people": names, "count": len(names), "most": most})
    for rule in problem.rules:
        if isinstance(rule, Within) and len({people[name].value(rule.attribute) for name in names}) > 1:
            yield Message("together-across", {"people": names, "attribute": rule.attribute, "rule": together})
        if isinstance(rule, Different):
            yield from _same_value(rule, names, people, together)


def _same_value(
    rule: Different, names: Sequence[str], people: Mapping[str, Candidate], together: str
) -> Iterator[Message]:
    alike = defaultdict(list)
    for name in names:
        alike[people[name].value(rule.attribute)].append(name)
    for value, same in alike.items():
        if value and len(same) > 1:
            arguments: dict[str, Argument] = {"people": tuple(same), "attribute": rule.attribute, "rule": together}
            yield Message("together-same-value", arguments)


def _apart_clashes(rule: Apart, clusters: Sequence[frozenset[str]], groups: int, bounded: bool) -> Iterator[Message]:
    for cluster in clusters:
        both = tuple(sorted(cluster & rule.people))
        if len(both) > 1:
            names = {"rule": "rule-together", "other_rule": "rule-apart"}
            yield Message("together-and-apart", {"people": both, **names})
    if len(rule.people) > groups and not bounded:
        arguments: dict[str, Argument] = {
            "people": tuple(sorted(rule.people)),
            "count": len(rule.people),
            "groups": groups,
        }
        yield Message("apart-too-many", arguments)


def _seat_clashes(problem: Problem, clusters: Sequence[frozenset[str]], sizes: Sequence[int]) -> Iterator[Message]:
    seats = [rule for rule in problem.rules if isinstance(rule, Seat)]
    for number in range(problem.rounds):
        here = [seat for seat in seats if not seat.rounds or number in seat.rounds]
        messages = tuple(_round_seats(problem, here, clusters, sizes))
        yield from messages
        if messages:
            return


def _round_seats(
    problem: Problem, seats: Sequence[Seat], clusters: Sequence[frozenset[str]], sizes: Sequence[int]
) -> Iterator[Message]:
    for person, times in Counter(seat.person for seat in dict.fromkeys(seats)).items():
        if times > 1:
            yield Message("two-seats", {"person": person})
    taken = defaultdict(set)
    for seat in seats:
        taken[seat.group].add(seat.person)
        if not 0 <= seat.group < len(sizes):
            yield Message("seat-beyond", {"person": seat.person, "group": seat.group + 1, "groups": len(sizes)})
    for group, people in taken.items():
        most = _largest(problem, sizes)
        if len(people) > most:
            arguments: dict[str, Argument] = {"group": group + 1, "most": most, "people": tuple(sorted(people))}
            yield Message("seat-full", arguments)
    for rule in problem.rules:
        if isinstance(rule, Apart):
            together = (tuple(sorted(people & rule.people)) for people in taken.values())
            yield from (Message("seat-apart", {"people": pair}) for pair in together if len(pair) > 1)
    for one, other in combinations(taken.values(), 2):
        for cluster in clusters:
            if cluster & one and cluster & other:
                yield Message("seat-together", {"people": tuple(sorted(cluster & (one | other)))})
