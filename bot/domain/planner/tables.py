"""Groups with what their people have, looked up once for everyone, so that thousands are judged in milliseconds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set

from bot.domain.frozen import frozen
from bot.domain.planner.problem import Feature, Group, Mode, Problem


class Columns:
    """What the problem's people have, looked up once for everyone: values, features, sites, devices."""

    def __init__(self, problem: Problem) -> None:
        self._people = problem.people
        self._values: dict[str, dict[str, str]] = {}
        self._having: dict[Feature, frozenset[str]] = {}
        self.room = {person.id: person.site for person in self._people if person.mode is Mode.ROOM}
        self.devices = frozenset(person.id for person in self._people if person.device)

    def values(self, attribute: str) -> Mapping[str, str]:
        """What everyone has for an attribute, by id."""
        if attribute not in self._values:
            self._values[attribute] = {person.id: person.value(attribute) for person in self._people}
        return self._values[attribute]

    def having(self, feature: Feature) -> frozenset[str]:
        """The ids of those who have a feature."""
        if feature not in self._having:
            self._having[feature] = frozenset(person.id for person in self._people if feature.holds(person))
        return self._having[feature]


class Block:
    """The people whom one county's or role's groups are drawn from, and how many groups there are."""

    def __init__(self, columns: Columns) -> None:
        self.columns, self.groups, self._members = columns, 0, set[str]()
        self._held: dict[Feature, int] = {}
        self._counts: dict[str, Counter[str]] = {}

    def add(self, group: Group) -> None:
        """Draw another group from it."""
        self.groups += 1
        self._members.update(group.members)

    @property
    def members(self) -> Set[str]:
        """Everyone in its groups, by id."""
        return self._members

    def held(self, feature: Feature) -> int:
        """How many have a feature."""
        if feature not in self._held:
            self._held[feature] = len(self._members & self.columns.having(feature))
        return self._held[feature]

    def counts(self, attribute: str) -> Counter[str]:
        """How many have each value of an attribute."""
        if attribute not in self._counts:
            values = self.columns.values(attribute)
            self._counts[attribute] = Counter(values[member] for member in self._members)
        return self._counts[attribute]


@frozen
class Table:
    """One group, and the block of people it was drawn from."""

    group: Group
    block: Block

    def values(self, attribute: str) -> list[str]:
        """What its members have for an attribute, in their order."""
        values = self.block.columns.values(attribute)
        return [values[member] for member in self.group.members]

    def having(self, feature: Feature) -> tuple[str, ...]:
        """The members who have a feature."""
        having = self.block.columns.having(feature)
        return tuple(member for member in self.group.members if member in having)

    def in_room(self) -> tuple[str, ...]:
        """The members who sit in a room."""
        return tuple(member for member in self.group.members if member in self.block.columns.room)
