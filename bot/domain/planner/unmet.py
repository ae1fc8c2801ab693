"""What a plan could not keep, why, and what could be done instead.

Counted from scratch from the groups alone, without the solver and without NumPy, so that it can also judge groups that
somebody edited by hand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from bot.domain.planner.problem import (
    Apart,
    Argument,
    AtLeast,
    AtMost,
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
from bot.domain.planner.sizes import exactly_one
from bot.domain.planner.tables import Block, Columns, Table

Finding = tuple[tuple[str, ...], Message, tuple[Message, ...]]
"""Whom it concerns, why, and what could be done instead."""


def find_unmet(problem: Problem, rounds: Sequence[Round]) -> tuple[Unmet, ...]:
    """Every rule that is not kept, sizes first, then in the order of the rules; the same in several rounds is one.

    Takes as long as there are people and rules, not the one times the other, since it runs while others wait.
    """
    rules: tuple[Condition | Size, ...] = tuple(dict.fromkeys([problem.size, *problem.rules]))
    found: list[dict[tuple[str, tuple[str, ...]], tuple[Finding, list[int]]]] = [{} for _ in rules]
    columns, remembers = Columns(problem), any(isinstance(rule, NewPeople) for rule in rules)
    met = Counter({tuple(sorted(pair)): times for pair, times in problem.met.items()} if remembers else {})
    for number, current in enumerate(rounds, start=1):
        view = _View(problem, columns, current, number, met)
        for rule, known in zip(rules, found, strict=True):
            for group, finding in view.broken(rule):
                known.setdefault((group.name, finding[0]), (finding, []))[1].append(number)
        if remembers:
            met.update(pair for group in current.groups for pair in combinations(sorted(group.members), 2))
    return tuple(
        Unmet(rule, name, people, why, fixes, tuple(numbers))
        for rule, known in zip(rules, found, strict=True)
        for (name, people), ((_, why, fixes), numbers) in known.items()
    )


class _View:
    """One round: its tables, and at which of them everyone sits."""

    def __init__(
        self, problem: Problem, columns: Columns, current: Round, number: int, met: Mapping[tuple[str, ...], int]
    ) -> None:
        self._problem, self._round, self._number, self._met = problem, current, number, met
        blocks: dict[str, Block] = defaultdict(lambda: Block(columns))
        for group in current.groups:
            blocks[group.within].add(group)
        self._tables = tuple(Table(group, blocks[group.within]) for group in current.groups)
        self._at = {member: place for place, group in enumerate(current.groups) for member in group.members}
        self._exactly = [rule for rule in problem.rules if exactly_one(rule, problem)]

    def broken(self, rule: Condition | Size) -> Iterator[tuple[Group, Finding]]:
        """Each group that does not keep a rule, in their order, and what is wrong with it."""
        for table in self._concerned(rule):
            for finding in self._findings(rule, table):
                yield table.group, finding

    def _concerned(self, rule: Condition | Size) -> Sequence[Table]:
        """The tables where it matters: for a rule about named people, those where they sit."""
        match rule:
            case Together(people) | Apart(people):
                return [self._tables[place] for place in sorted({self._at[who] for who in people if who in self._at})]
            case Seat(person):
                return [self._tables[self._at[person]]] if person in self._at else []
        return self._tables

    def _findings(self, rule: Condition | Size, table: Table) -> Iterator[Finding]:
        match rule:
            case Size():
                yield from self._size(rule, table)
            case Within(attribute):
                yield from _within(attribute, table)
            case Different(attribute):
                yield from _different(attribute, table)
            case OneOfEach():
                yield from _one_of_each(rule, table, rule in self._exactly)
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
        count, members = len(table.group.members), table.group.members
        least, most = (size.minimum, size.maximum or count) if size.groups else (size.least, size.most)
        if count < least:
            why = Message("under-minimum", {"group": table.group.name, "count": count, "least": least})
            yield members, why, self._join_or_keep(table)
        elif count > most:
            why = Message("over-maximum", {"group": table.group.name, "count": count, "most": most})
            yield members, why, (Message("split-group", {"group": table.group.name}),)

    def _join_or_keep(self, table: Table) -> tuple[Message, ...]:
        count = len(table.group.members)
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
    values = tuple(sorted(set(table.values(attribute))))
    if len(values) > 1:
        why = Message("several-values", {"attribute": attribute, "values": values})
        yield table.group.members, why, (Message("move-one", {"people": table.group.members}),)


def _different(attribute: str, table: Table) -> Iterator[Finding]:
    values = table.values(attribute)
    for value in dict.fromkeys(values) if len(set(values)) < len(values) else ():
        if value and values.count(value) > 1:
            people = tuple(
                member for member, theirs in zip(table.group.members, values, strict=True) if theirs == value
            )
            everyone = table.block.counts(attribute)[value]
            arguments: dict[str, Argument] = {"attribute": attribute, "value": value, "people": people}
            if everyone > table.block.groups:
                arguments |= {"everyone": everyone, "groups": table.block.groups}
                yield people, Message("more-than-groups", arguments), (Message("more-groups"),)
            else:
                yield people, Message("same-value", arguments), (Message("move-one", {"people": people}),)


def _one_of_each(rule: OneOfEach, table: Table, exactly: bool) -> Iterator[Finding]:
    here = set(table.values(rule.attribute))
    for value in rule.values or sorted(set(table.block.counts(rule.attribute)) - {""}):
        if value not in here:
            yield table.group.members, *_missing(Feature(rule.attribute, value), 1, table)
    if exactly:
        yield from _different(rule.attribute, table)


def _missing(feature: Feature, count: int, table: Table) -> tuple[Message, tuple[Message, ...]]:
    held = table.block.held(feature)
    arguments: dict[str, Argument] = {
        "group": table.group.name,
        "feature": feature.words,
        "count": count,
        "held": held,
    }
    keep = Message("keep-without", {"group": table.group.name, "feature": arguments["feature"]})
    visit = (Message("share-one", {"feature": arguments["feature"], "group": table.group.name}),) if held else ()
    if held >= count * table.block.groups:
        return Message("none-here", arguments), (keep, *visit)
    fewer = (Message("fewer-groups", {"groups": held // count}),) if held >= count else ()
    return Message("too-few", arguments | {"groups": table.block.groups}), (keep, *visit, *fewer)


def _together(people: frozenset[str], table: Table) -> Iterator[Finding]:
    here = tuple(sorted(people & set(table.group.members)))
    everyone = people & table.block.members
    if here and len(here) < len(everyone) and min(everyone) in here:
        names = tuple(sorted(everyone))
        yield names, Message("not-together", {"people": names}), (Message("bring-together", {"people": names}),)


def _apart(people: frozenset[str], table: Table) -> Iterator[Finding]:
    here = tuple(sorted(people & set(table.group.members)))
    if len(here) > 1:
        why = Message("not-apart", {"people": here, "group": table.group.name})
        yield here, why, (Message("move-one", {"people": here}),)


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
        fixes = (Message("move-one", {"people": here}), Message("allow-lone", {"people": here}))
        yield here, Message("only-one", arguments | {"count": count}), fixes


def _one_site(table: Table) -> Iterator[Finding]:
    room = table.in_room()
    sites = tuple(sorted({table.block.columns.room[member] for member in room}))
    if len(sites) > 1:
        why = Message("several-sites", {"group": table.group.name, "values": sites})
        yield room, why, (Message("bridge-by-video"),)


def _device_host(table: Table) -> Iterator[Finding]:
    room = table.in_room()
    if room and len(room) < len(table.group.members) and table.block.columns.devices.isdisjoint(room):
        why = Message("no-device", {"group": table.group.name})
        yield room, why, (Message("bring-device", {"group": table.group.name}),)


def _seat(person: str, group: int, table: Table) -> Iterator[Finding]:
    if person in table.group.members and _place(table.group) != group:
        why = Message("not-in-seat", {"person": person, "group": table.group.name})
        yield (person,), why, (Message("take-seat", {"person": person}),)


def _place(group: Group) -> int:
    return (group.within_number or 1 if group.within else group.number) - 1
