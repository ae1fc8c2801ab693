"""Why am I in this group? The reasons of one person's place, read from the groups and the rules alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.planner.problem import (
    Apart,
    Argument,
    AtLeast,
    AtMost,
    Candidate,
    Condition,
    DeviceHost,
    Different,
    Feature,
    Group,
    Kind,
    Message,
    Mode,
    NewPeople,
    NoneOrAtLeast,
    OneOfEach,
    OneSite,
    Problem,
    Round,
    Seat,
    Together,
    Within,
)
from bot.domain.planner.sizes import values_of

FEW = 2
"""How many people met before are still worth naming."""


def explain(problem: Problem, rounds: Sequence[Round], number: int, person: str) -> tuple[Message, ...]:
    """The reasons, rules first, why `person` is in her group of round `number` (from 0); empty when none applies.

    Raises KeyError when she is not in that round.
    """
    group = rounds[number].group_of(person)
    if group is None:
        raise KeyError(person)
    return tuple(_Reasons(problem, rounds[:number], number, group, person).all())


class _Reasons:
    def __init__(self, problem: Problem, before: Sequence[Round], number: int, group: Group, person: str) -> None:
        people = {candidate.id: candidate for candidate in problem.people}
        self._problem, self._before, self._number, self._group = problem, before, number, group
        self._me = people[person]
        self._members = tuple(people[member] for member in group.members)
        self._others = tuple(candidate for candidate in self._members if candidate.id != person)

    def all(self) -> Iterator[Message]:
        for rule in self._problem.rules:
            yield from self._reason(rule)
        for wish in self._problem.wishes:
            yield from self._reason(wish.condition)

    def _reason(self, condition: Condition) -> Iterator[Message]:
        match condition:
            case Within(attribute):
                value = self._me.value(attribute)
                if value and all(other.value(attribute) == value for other in self._others):
                    yield Message("reason-within", {"attribute": attribute, "value": value})
            case Seat(person, _, rounds):
                if person == self._me.id and (not rounds or self._number in rounds):
                    yield Message("reason-seat")
            case Together(people):
                yield from self._together(people)
            case Apart(people):
                if self._me.id in people:
                    yield Message("reason-apart")
            case OneOfEach():
                if {m.value(condition.attribute) for m in self._members} >= set(values_of(condition, self._members)):
                    yield Message("reason-one-of-each", {"attribute": condition.attribute})
            case AtLeast(feature):
                yield from self._anchor(feature)
            case NoneOrAtLeast(feature):
                yield from self._company(feature)
            case AtMost(feature, count):
                if feature.holds(self._me):
                    yield Message("reason-at-most", {"feature": feature.words, "count": count})
            case OneSite():
                yield from self._one_site()
            case DeviceHost():
                yield from self._host()
            case Different(attribute):
                yield from self._different(attribute)
            case NewPeople():
                yield from self._new_people()

    def _together(self, people: frozenset[str]) -> Iterator[Message]:
        here = tuple(other.id for other in self._others if other.id in people)
        if self._me.id in people and here:
            yield Message("reason-together", {"people": here})

    def _anchor(self, feature: Feature) -> Iterator[Message]:
        if feature.holds(self._me):
            yield Message("reason-you-anchor", {"feature": feature.words})
            return
        anchors = tuple(other.id for other in self._others if feature.holds(other))
        if anchors:
            yield Message("reason-anchor", {"people": anchors, "feature": feature.words, "count": len(anchors)})

    def _company(self, feature: Feature) -> Iterator[Message]:
        company = sum(feature.holds(other) for other in self._others)
        if not feature.holds(self._me) or not company:
            return
        if feature.attribute != "mode" or feature.value != Mode.REMOTE:
            yield Message("reason-company", {"feature": feature.words, "count": company})
        elif self._group.kind is Kind.REMOTE:
            yield Message("reason-remote-group")
        else:
            yield Message("reason-remote", {"count": company})

    def _one_site(self) -> Iterator[Message]:
        room = [other.site for other in self._others if other.mode is Mode.ROOM]
        if room and self._me.mode is Mode.ROOM and {*room} == {self._me.site}:
            yield Message("reason-one-site", {"value": self._me.site})

    def _host(self) -> Iterator[Message]:
        if self._group.host == self._me.id:
            yield Message("reason-you-host")
        elif self._group.host:
            yield Message("reason-host", {"people": (self._group.host,), "count": 1})

    def _different(self, attribute: str) -> Iterator[Message]:
        values = {member.value(attribute) for member in self._members} - {""}
        if len(values) > 1:
            arguments: dict[str, Argument] = {"attribute": attribute, "count": len(values), "size": len(self._members)}
            yield Message("reason-different", arguments)

    def _new_people(self) -> Iterator[Message]:
        known = tuple(other.id for other in self._others if self._met(other))
        if not known:
            if self._before or self._problem.met:
                yield Message("reason-new-people")
        elif len(known) <= FEW and len(known) < len(self._others):
            yield Message("reason-mostly-new", {"people": known})

    def _met(self, other: Candidate) -> bool:
        pair = (self._me.id, other.id)
        if self._problem.met.get(pair, 0) or self._problem.met.get(pair[::-1], 0):
            return True
        return any(
            other.id in group.members for r in self._before for group in r.groups if self._me.id in group.members
        )
