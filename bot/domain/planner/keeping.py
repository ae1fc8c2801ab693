"""Whether a group keeps a rule: yes or no. `unmet` says why not; this is asked thousands of times in a repair."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.planner.problem import (
    Apart,
    AtLeast,
    AtMost,
    Candidate,
    Condition,
    DeviceHost,
    Different,
    Mode,
    NoneOrAtLeast,
    OneOfEach,
    OneSite,
    Seat,
    Together,
    Within,
)


def kept(rule: Condition, group: int, people: Sequence[Candidate], here: frozenset[str], values: Sequence[str]) -> bool:
    """Whether these people, as group number `group` (from 0) of its block, keep the rule.

    `here` is everyone present at all; `values` what one-of-each asks for. Meeting new people is judged by the whole
    series, so it is kept here.
    """
    match rule:
        case Within(attribute):
            return len({person.value(attribute) for person in people}) <= 1
        case Different(attribute):
            return _all_different(attribute, people)
        case OneOfEach(attribute):
            return set(values) <= {person.value(attribute) for person in people}
        case Together(together):
            found = {person.id for person in people} & together
            return not found or found >= together & here
        case Apart(apart):
            return sum(person.id in apart for person in people) <= 1
        case AtLeast(feature, count):
            return sum(map(feature.holds, people)) >= count
        case AtMost(feature, count):
            return sum(map(feature.holds, people)) <= count
        case NoneOrAtLeast(feature, count):
            return not 0 < sum(map(feature.holds, people)) < count
        case OneSite():
            return len({person.site for person in people if person.mode is Mode.ROOM}) <= 1
        case DeviceHost():
            room = [person for person in people if person.mode is Mode.ROOM]
            return len(room) in (0, len(people)) or any(person.device for person in room)
        case Seat(fixed, number):
            return number == group or all(person.id != fixed for person in people)
        case _:
            return True


def _all_different(attribute: str, people: Sequence[Candidate]) -> bool:
    found = [person.value(attribute) for person in people if person.value(attribute)]
    return len(set(found)) == len(found)
