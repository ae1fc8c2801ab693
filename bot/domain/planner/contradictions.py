"""What is asked, checked before any computing: contradictions are named by person and rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from bot.domain.planner.clashes import clashes
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

MOST_ROUNDS = 100


def check(problem: Problem) -> None:
    """Raise `Contradiction` when no plan can keep what is asked, with a message for every clash that was found."""
    for found in (_numbers(problem), _names(problem), clashes(problem)):
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
    yield from _sizes(size)
    if size.groups > people > 1:
        yield Message("more-groups-than-people", {"groups": size.groups, "people_count": people})
    elif size.groups > 0:
        yield from _room(problem, size, people)
    if problem.rounds < 1:
        yield Message("no-rounds", {"rounds": problem.rounds})
    elif problem.rounds > MOST_ROUNDS:
        yield Message("too-many-rounds", {"rounds": problem.rounds, "most": MOST_ROUNDS})
    for condition in _conditions(problem):
        if isinstance(condition, AtLeast | AtMost | NoneOrAtLeast) and condition.count < 1:
            yield Message("count-below-one", {"feature": condition.feature.words})
    if any(wish.weight < 1 for wish in problem.wishes):
        yield Message("weight-below-one")


def _sizes(size: Size) -> Iterator[Message]:
    """What was asked of sizes, in the numbers that were given and not in those that follow from them."""
    if size.target < 1 or size.minimum < 0 or size.maximum < 0:
        yield Message("size-below-one", {"size": min(size.target, size.minimum, size.maximum)})
    elif size.groups < 0:
        yield Message("groups-below-one", {"groups": size.groups})
    elif size.maximum and size.minimum > size.maximum:
        yield Message("minimum-above-maximum", {"least": size.minimum, "most": size.maximum})
    elif size.maximum and size.target > size.maximum and not size.groups:
        yield Message("target-above-maximum", {"target": size.target, "most": size.maximum})
    elif size.target < size.minimum and not size.groups:
        yield Message("target-below-minimum", {"target": size.target, "least": size.minimum})


def _room(problem: Problem, size: Size, people: int) -> Iterator[Message]:
    """A number of groups with limits of their own, where everybody is dealt into the same groups."""
    if any(isinstance(rule, Within) for rule in problem.rules):
        return
    arguments: dict[str, Argument] = {"groups": size.groups, "people_count": people}
    if size.maximum and size.groups * size.maximum < people:
        yield Message("groups-hold-too-few", arguments | {"most": size.maximum, "room": size.groups * size.maximum})
    if size.groups * size.minimum > people:
        yield Message("groups-need-more", arguments | {"least": size.minimum, "needed": size.groups * size.minimum})


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
        case NoneOrAtLeast(feature) | AtMost(feature) if feature.attribute != "mode":  # nobody may be remote today
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
