"""What a plan could not keep, why, and what could be done instead.

Counted from scratch from the groups alone, without the solver and without NumPy, so that it can also judge groups that
somebody edited by hand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

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
    Message,
    Mode,
    NewPeople,
    NoneOrAtLeast,
    OneOfEach,
    OneSite,
    Problem,
    Round,
    Seat,
    Size,
    Together,
    Unmet,
    Within,
)
from bot.domain.planner.sizes import exactly_one, values_of

Finding = tuple[tuple[str, ...], Message, tuple[Message, ...]]
"""Whom it concerns, why, and what could be done instead."""


def find_unmet(problem: Problem, rounds: Sequence[Round]) -> tuple[Unmet, ...]:
    """Every rule that is not kept, sizes first, then in the order of the rules; the same in several rounds is one."""
    found: dict[tuple[Condition | Size, str, tuple[str, ...]], Unmet] = {}
    met = Counter({tuple(sorted(pair)): times for pair, times in problem.met.items()})
    for number, current in enumerate(rounds, start=1):
        view = _View(problem, current, number, met)
        for rule, group, (people, why, fixes) in view.findings():
            known = found.get((rule, group.name, people), Unmet(rule, group.name, people, why, fixes))
            found[rule, group.name, people] = replace(known, rounds=(*known.rounds, number))
        met.update(pair for group in current.groups for pair in combinations(sorted(group.members), 2))
    order = {rule: place for place, rule in enumerate([problem.size, *problem.rules])}
    return tuple(sorted(found.values(), key=lambda unmet: order[unmet.rule]))


@dataclass(frozen=True, slots=True)
class Table:
    """One group with its people looked up, and the block of people it was drawn from."""

    group: Group
    people: tuple[Candidate, ...]
    block: tuple[Candidate, ...]
    groups: int

    def ids(self, wanted: Callable[[Candidate], bool]) -> tuple[str, ...]:
        """The ids of those for whom it holds."""
        return tuple(person.id for person in self.people if wanted(person))

    def having(self, feature: Feature) -> tuple[str, ...]:
        """The ids of those who have a feature."""
        return self.ids(feature.holds)

    def held(self, feature: Feature) -> int:
        """How many in the whole block have a feature."""
        return sum(map(feature.holds, self.block))


class _View:
    def __init__(self, problem: Problem, current: Round, number: int, met: Mapping[tuple[str, ...], int]) -> None:
        self._problem, self._round, self._number, self._met = problem, current, number, met
        people = {person.id: person for person in problem.people}
        blocks: dict[str, list[Candidate]] = defaultdict(list)
        for group in current.groups:
            blocks[group.within].extend(people[member] for member in group.members)
        groups = Counter(group.within for group in current.groups)
        self._tables = tuple(
            Table(group, tuple(people[m] for m in group.members), tuple(blocks[group.within]), groups[group.within])
            for group in current.groups
        )

    def findings(self) -> Iterator[tuple[Condition | Size, Group, Finding]]:
        for table in self._tables:
            for rule in (self._problem.size, *self._problem.rules):
                for finding in self._broken(rule, table):
                    yield rule, table.group, finding

    def _broken(self, rule: Condition | Size, table: Table) -> Iterator[Finding]:
        match rule:
            case Size():
                yield from self._size(rule, table)
            case Within(attribute):
                yield from _within(attribute, table)
            case Different(attribute):
                yield from _different(attribute, table)
            case OneOfEach():
                yield from _one_of_each(rule, table, exactly_one(rule, self._problem))
            case Together(people):
                yield from _together(people, table)
            case Apart(people):
                yield from _apart(people, table)
            case AtLeast(feature, count):
                yield from _at_least(feature, count, table)
            case AtMost(feature, count):
                yield from _at_most(feature, count, table)
            case NoneOrAtLeast(feature, count):
                yield from _none_or_at_least(feature, count, table)
            case OneSite():
                yield from _one_site(table)
            case DeviceHost():
                yield from _device_host(table)
            case Seat(person, group, rounds):
                if not rounds or self._number - 1 in rounds:
                    yield from _seat(person, group, table)
            case NewPeople():
                yield from self._new_people(table)

    def _size(self, size: Size, table: Table) -> Iterator[Finding]:
        count, members = len(table.people), table.group.members
        if size.groups:
            return
        if count < size.least:
            why = Message("under-minimum", {"group": table.group.name, "count": count, "least": size.least})
            yield members, why, self._join_or_keep(table)
        elif count > size.most:
            why = Message("over-maximum", {"group": table.group.name, "count": count, "most": size.most})
            yield members, why, (Message("split-group", {"group": table.group.name}),)

    def _join_or_keep(self, table: Table) -> tuple[Message, ...]:
        count = len(table.people)
        keep = Message("keep-small", {"group": table.group.name, "count": count})
        free: Counter[str] = Counter()
        for other in self._round.groups:
            seats = self._problem.size.most - len(other.members)
            if other.within != table.group.within and seats >= count:
                free[other.within or other.name] += seats
        if not free:
            return (keep,)
        people = Counter(other.within for other in self._round.groups for _ in other.members)
        host = max(free, key=lambda name: (free[name], people[name]))
        return keep, Message("join-by-video", {"group": table.group.name, "host_group": host})

    def _new_people(self, table: Table) -> Iterator[Finding]:
        for pair in combinations(sorted(table.group.members), 2):
            if self._met.get(pair, 0):
                yield pair, Message("met-before", {"people": pair}), (Message("fewer-rounds"), Message("as-a-wish"))


def _within(attribute: str, table: Table) -> Iterator[Finding]:
    values = tuple(sorted({person.value(attribute) for person in table.people}))
    if len(values) > 1:
        yield table.group.members, Message("several-values", {"attribute": attribute, "values": values}), ()


def _different(attribute: str, table: Table) -> Iterator[Finding]:
    for value, count in Counter(person.value(attribute) for person in table.people).items():
        if value and count > 1:
            people = table.ids(lambda person, value=value: person.value(attribute) == value)  # type: ignore[misc]
            everyone = table.held(Feature(attribute, value))
            arguments: dict[str, Argument] = {"attribute": attribute, "value": value, "people": people}
            if everyone > table.groups:
                arguments |= {"everyone": everyone, "groups": table.groups}
                yield people, Message("more-than-groups", arguments), (Message("more-groups"),)
            else:
                yield people, Message("same-value", arguments), (Message("move-one", {"people": people}),)


def _one_of_each(rule: OneOfEach, table: Table, exactly: bool) -> Iterator[Finding]:
    here = Counter(person.value(rule.attribute) for person in table.people)
    values = values_of(rule, table.block)
    for value in values:
        if not here[value]:
            yield table.group.members, *_missing(Feature(rule.attribute, value), 1, table)
    if exactly:
        yield from _different(rule.attribute, table)


def _missing(feature: Feature, count: int, table: Table) -> tuple[Message, tuple[Message, ...]]:
    held = table.held(feature)
    arguments: dict[str, Argument] = {
        "group": table.group.name,
        "feature": feature.words,
        "count": count,
        "held": held,
    }
    if held >= count * table.groups:
        return Message("none-here", arguments), ()
    fewer = (Message("fewer-groups", {"groups": held // count}),) if held >= count else ()
    keep = Message("keep-without", {"group": table.group.name, "feature": arguments["feature"]})
    visit = (Message("share-one", {"feature": arguments["feature"], "group": table.group.name}),) if held else ()
    return Message("too-few", arguments | {"groups": table.groups}), (keep, *visit, *fewer)


def _together(people: frozenset[str], table: Table) -> Iterator[Finding]:
    here = tuple(sorted(people & set(table.group.members)))
    everyone = people & {person.id for person in table.block}
    if here and len(here) < len(everyone) and min(everyone) in here:
        yield tuple(sorted(everyone)), Message("not-together", {"people": tuple(sorted(everyone))}), ()


def _apart(people: frozenset[str], table: Table) -> Iterator[Finding]:
    here = tuple(sorted(people & set(table.group.members)))
    if len(here) > 1:
        yield here, Message("not-apart", {"people": here, "group": table.group.name}), ()


def _at_least(feature: Feature, count: int, table: Table) -> Iterator[Finding]:
    if len(table.having(feature)) < count:
        yield table.group.members, *_missing(feature, count, table)


def _at_most(feature: Feature, count: int, table: Table) -> Iterator[Finding]:
    here = table.having(feature)
    if len(here) > count:
        arguments: dict[str, Argument] = {
            "group": table.group.name,
            "feature": feature.words,
            "count": len(here),
        }
        yield here, Message("too-many", arguments | {"most": count}), (Message("more-groups"),)


def _none_or_at_least(feature: Feature, count: int, table: Table) -> Iterator[Finding]:
    here = table.having(feature)
    if not 0 < len(here) < count:
        return
    arguments: dict[str, Argument] = {
        "people": here,
        "feature": feature.words,
        "group": table.group.name,
    }
    if feature.attribute == "mode" and feature.value == Mode.REMOTE:
        fixes = (Message("remote-partner", {"group": table.group.name}), Message("allow-lone", {"people": here}))
        yield here, Message("lone-remote", arguments), fixes
    else:
        yield here, Message("only-one", arguments | {"count": count}), (Message("allow-lone", {"people": here}),)


def _one_site(table: Table) -> Iterator[Finding]:
    sites = tuple(sorted({person.site for person in table.people if person.mode is Mode.ROOM}))
    if len(sites) > 1:
        why = Message("several-sites", {"group": table.group.name, "values": sites})
        yield table.ids(lambda person: person.mode is Mode.ROOM), why, (Message("bridge-by-video"),)


def _device_host(table: Table) -> Iterator[Finding]:
    room = [person for person in table.people if person.mode is Mode.ROOM]
    if room and len(room) < len(table.people) and not any(person.device for person in room):
        why = Message("no-device", {"group": table.group.name})
        yield tuple(person.id for person in room), why, (Message("bring-device", {"group": table.group.name}),)


def _seat(person: str, group: int, table: Table) -> Iterator[Finding]:
    if person in table.group.members and _place(table.group) != group:
        yield (person,), Message("not-in-seat", {"person": person, "group": table.group.name}), ()


def _place(group: Group) -> int:
    return (group.within_number or 1 if group.within else group.number) - 1
