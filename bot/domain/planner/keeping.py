"""Whether a group keeps the rules: yes or no. `unmet` says why not; this is asked thousands of times in a repair."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set

from bot.domain.planner.problem import (
    Apart,
    AtLeast,
    AtMost,
    Candidate,
    Condition,
    DeviceHost,
    Different,
    Feature,
    NoneOrAtLeast,
    OneOfEach,
    OneSite,
    Problem,
    Seat,
    Together,
    Within,
)
from bot.domain.planner.sizes import exactly_one, values_of
from bot.domain.planner.tables import Columns

Members = frozenset[str]
Keeps = Callable[[Members, int], bool]
"""Whether these people, as group of that number (from 0) of its block, keep a rule."""


def keepers(problem: Problem, columns: Columns, drawn_from: Sequence[Candidate]) -> tuple[Keeps, ...]:
    """The answers for the rules, for groups that are drawn from these people.

    Meeting new people is judged by the whole series, and a seat for some rounds by those: both are kept here.
    """
    here = frozenset(person.id for person in problem.people)
    return tuple(keeps for rule in problem.rules for keeps in _keepers(rule, problem, columns, here, drawn_from))


def _keepers(
    rule: Condition, problem: Problem, columns: Columns, here: Members, drawn_from: Sequence[Candidate]
) -> Iterator[Keeps]:
    match rule:
        case Within(attribute):
            yield _one_value(columns, attribute)
        case Different(attribute):
            yield _all_different(columns, attribute)
        case OneOfEach(attribute):
            values = frozenset(values_of(rule, drawn_from))
            yield _has_each(columns, attribute, values)
            if exactly_one(rule, problem):
                yield _all_different(columns, attribute)
        case Together(people):
            yield _all_or_none(people & here)
        case Apart(people):
            yield lambda members, _: len(members & people) <= 1
        case AtLeast(feature, count):
            yield _counted(columns, feature, lambda found: found >= count)
        case AtMost(feature, count):
            yield _counted(columns, feature, lambda found: found <= count)
        case NoneOrAtLeast(feature, count):
            yield _counted(columns, feature, lambda found: not 0 < found < count)
        case OneSite():
            room = columns.room
            yield lambda members, _: len({room[member] for member in members if member in room}) <= 1
        case DeviceHost():
            yield _hosted(frozenset(columns.room), columns.devices)
        case Seat(person, number, rounds) if not rounds:
            yield lambda members, group: number == group or person not in members


def _one_value(columns: Columns, attribute: str) -> Keeps:
    values = columns.values(attribute)
    return lambda members, _: len({values[member] for member in members}) <= 1


def _all_different(columns: Columns, attribute: str) -> Keeps:
    values = columns.values(attribute)

    def keeps(members: Members, _: int) -> bool:
        found = [value for member in members if (value := values[member])]
        return len(set(found)) == len(found)

    return keeps


def _has_each(columns: Columns, attribute: str, wanted: Set[str]) -> Keeps:
    values = columns.values(attribute)
    return lambda members, _: wanted <= {values[member] for member in members}


def _all_or_none(people: Members) -> Keeps:
    return lambda members, _: people.isdisjoint(members) or people <= members


def _counted(columns: Columns, feature: Feature, is_right: Callable[[int], bool]) -> Keeps:
    having = columns.having(feature)
    return lambda members, _: is_right(len(members & having))


def _hosted(room: Members, devices: Members) -> Keeps:
    def keeps(members: Members, _: int) -> bool:
        return len(members & room) in (0, len(members)) or not members.isdisjoint(devices & room)

    return keeps
