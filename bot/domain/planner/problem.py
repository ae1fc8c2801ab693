"""What is asked of a plan: who is here, how large the groups are, what must hold and what is wished for.

Plain values without NumPy: a command builds a `Problem`, a worker process solves it, a door shows the `Plan`.
People appear as ids only; names never reach the planner, so they can never sway it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from bot.domain.frozen import frozen


class Mode(StrEnum):
    """How a person takes part."""

    ROOM = "room"
    REMOTE = "remote"


@frozen
class Candidate:
    """Someone to be placed: an id, how and where she takes part, and what the roster says of her.

    `device` means that she sits in a room with a device that can host remote people at her table.
    """

    id: str
    mode: Mode = Mode.ROOM
    site: str = ""
    device: bool = False
    attributes: Mapping[str, str] = field(default_factory=dict)

    def value(self, attribute: str) -> str:
        """What she has for an attribute, `mode` and `site` included; empty when nothing is known."""
        if attribute == "mode":
            return self.mode.value
        if attribute == "site":
            return self.site
        return self.attributes.get(attribute, "")


@frozen
class Feature:
    """A property that a person has or has not: a value of an attribute, or (without a value) any answer but "no"."""

    attribute: str
    value: str = ""

    @property
    def words(self) -> str:
        """What it is called: the value, or the attribute when any answer counts."""
        return self.value or self.attribute

    def holds(self, person: Candidate) -> bool:
        """Whether this person has it."""
        if self.attribute == "device" and not self.value:
            return person.device
        found = person.value(self.attribute)
        return found.casefold() == self.value.casefold() if self.value else found.casefold() not in _NO


_NO = frozenset({"", "no", "none", "false", "0", "n"})


# What can be asked of every group. Each of these may be a rule that must hold or a wish with a weight.


@frozen
class Within:
    """Groups stay within one value of an attribute: same county, same role, same cohort."""

    attribute: str


@frozen
class Different:
    """Nobody shares a value of an attribute with anyone in the group; as a wish: as few as possible do."""

    attribute: str


@frozen
class OneOfEach:
    """Every group has one of each value of an attribute, such as teacher, coach and administrator.

    Without `values`, all values that people have. There are then as many groups as the commonest value has people.
    """

    attribute: str
    values: tuple[str, ...] = ()


@frozen
class Together:
    """These people share a group in every round."""

    people: frozenset[str]


@frozen
class Apart:
    """No two of these people share a group in any round."""

    people: frozenset[str]


@frozen
class AtLeast:
    """Every group has an anchor: at least `count` people with a feature (a facilitator, a Spanish speaker)."""

    feature: Feature
    count: int = 1


@frozen
class AtMost:
    """No group has more than `count` people with a feature."""

    feature: Feature
    count: int


@frozen
class NoneOrAtLeast:
    """A group has nobody with a feature, or at least `count`, so that no one is the only one of a kind."""

    feature: Feature
    count: int = 2


@frozen
class OneSite:
    """The room people of a group all sit at one site."""


@frozen
class DeviceHost:
    """A group of room and remote people has someone in the room with a device: a bridge group."""


@frozen
class Seat:
    """A fixed seat: this person is in group number `group` (from 0), in the given rounds or in all."""

    person: str
    group: int
    rounds: tuple[int, ...] = ()


@frozen
class NewPeople:
    """Nobody meets the same person twice, in these rounds or in the meetings of `Problem.met`."""


Condition = (
    Within
    | Different
    | OneOfEach
    | Together
    | Apart
    | AtLeast
    | AtMost
    | NoneOrAtLeast
    | OneSite
    | DeviceHost
    | Seat
    | NewPeople
)

REMOTE = Feature("mode", Mode.REMOTE.value)
ROOM = Feature("mode", Mode.ROOM.value)
NO_LONE_REMOTE = NoneOrAtLeast(REMOTE, 2)
"""The rule that is always on unless a facilitator asks otherwise: no remote person alone with a room table."""


@frozen
class Wish:
    """A condition that is paid for when it is missed: `weight` for each pair, or each person missing."""

    condition: Condition
    weight: int = 2


@frozen
class Size:
    """How large groups are. Give `groups` for a number of groups, or a target with the least and the most."""

    target: int = 4
    minimum: int = 0
    maximum: int = 0
    groups: int = 0

    @property
    def least(self) -> int:
        """The smallest group that is not reported: as given, else one below the target, never below 2."""
        if self.minimum:
            return self.minimum
        return min(self.target, max(2, self.target - max(1, self.target // 4)))

    @property
    def most(self) -> int:
        """The largest group: as given, else one above the target (a quarter above from 8 on)."""
        return self.maximum or self.target + max(1, self.target // 4)


@frozen
class Problem:
    """Everything a plan is computed from. `met` counts earlier meetings of two people, by their ids in order."""

    people: tuple[Candidate, ...]
    size: Size = Size()
    rounds: int = 1
    rules: tuple[Condition, ...] = ()
    wishes: tuple[Wish, ...] = ()
    met: Mapping[tuple[str, str], int] = field(default_factory=dict)


class Kind(StrEnum):
    """What a group is, once people are in it."""

    ROOM = "room table"
    REMOTE = "remote group"
    BRIDGE = "bridge group"


@frozen
class Group:
    """A group of a plan. `within` is the county, role or cohort it stays within; `host` lends the bridge a device."""

    number: int
    members: tuple[str, ...]
    kind: Kind = Kind.ROOM
    within: str = ""
    within_number: int = 0
    site: str = ""
    host: str = ""

    @property
    def name(self) -> str:
        """What the group is called: "Lassen 2" within a county ("Plumas" if it is the only one), else "Group 7"."""
        if not self.within:
            return f"Group {self.number}"
        return f"{self.within} {self.within_number}" if self.within_number else self.within


@frozen
class Round:
    """One round of a plan."""

    groups: tuple[Group, ...]

    def group_of(self, person: str) -> Group | None:
        """The group this person is in, if she is in one."""
        return next((group for group in self.groups if person in group.members), None)


Argument = str | int | tuple[str, ...]


@frozen
class Message:
    """Something to say, as an id and its arguments; the sentence in each language is kept with the words.

    The arguments `person`, `other`, `host` and `people` are ids, which whoever says it replaces by names.
    """

    id: str
    arguments: Mapping[str, Argument] = field(default_factory=dict)


@frozen
class Unmet:
    """A rule that a plan could not keep: which, in which group and rounds (from 1), who, why, and what else to do."""

    rule: Condition | Size
    group: str
    people: tuple[str, ...]
    why: Message
    fixes: tuple[Message, ...] = ()
    rounds: tuple[int, ...] = ()


@frozen
class Measures:
    """What a plan comes to, counted from scratch.

    `repeats` counts meetings beyond a pair's first; `balance` counts, for each mixed attribute, pairs of people alike
    beyond what no plan can avoid; `cost` weighs all this and `bound` is what no plan can go below, in weight units.
    """

    groups: int
    repeats: int
    lone_remote: int
    balance: Mapping[str, int]
    rules_broken: int
    cost: int
    bound: int

    @property
    def gap(self) -> int:
        """How far the plan is from what no plan can beat, in weight units."""
        return self.cost - self.bound

    @property
    def proven(self) -> bool:
        """Whether it is proven that no plan is better."""
        return self.gap == 0


@frozen
class Plan:
    """Rounds of groups, what they could not keep, and how good they are."""

    rounds: tuple[Round, ...]
    unmet: tuple[Unmet, ...]
    measures: Measures
    seed: int
    steps: int


class Contradiction(ValueError):
    """What is asked cannot hold together; each message names the people and the rules."""

    def __init__(self, messages: tuple[Message, ...]) -> None:
        super().__init__("; ".join(message.id for message in messages))
        self.messages = messages

    def __reduce__(self) -> tuple[type[Contradiction], tuple[tuple[Message, ...]]]:
        return type(self), (self.messages,)
