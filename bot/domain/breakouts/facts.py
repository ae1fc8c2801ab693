"""What can happen to breakout rounds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.breakouts.state import Group, Unmet
from bot.domain.breakouts.wanted import Wanted
from bot.domain.log import Event


@dataclass(frozen=True, slots=True)
class PlanRequested(Event):
    """Groups were asked for: on exactly these people, with this lot. The planner's answer comes later."""

    request: str
    wanted: Wanted
    people: tuple[str, ...]
    seed: int
    at: datetime
    door: str = ""
    of: str = ""
    """The plan whose next round is to be made anew; empty for a plan of its own."""


@dataclass(frozen=True, slots=True)
class PlanTakenUp(Event):
    """The planner was asked again: it fell silent, or people came and went while it computed."""

    request: str
    people: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class PlanProgressed(Event):
    request: str
    percent: int


@dataclass(frozen=True, slots=True)
class PlanGivenUp(Event):
    request: str


@dataclass(frozen=True, slots=True)
class PlanMade(Event):
    """The planner's answer: the groups of every round, and the rules that they do not keep."""

    plan: str
    rounds: tuple[tuple[Group, ...], ...]
    unmet: tuple[Unmet, ...] = ()
    gap: int = 0


@dataclass(frozen=True, slots=True)
class PlanSet(Event):
    """A plan that is known already was taken up: a saved one, or the home teams."""

    plan: str
    rounds: tuple[tuple[Group, ...], ...]
    wanted: Wanted
    seed: int = 0
    unmet: tuple[Unmet, ...] = ()
    gap: int = 0


@dataclass(frozen=True, slots=True)
class PlanEdited(Event):
    """Groups of the plan's next round were changed by hand; one without people is gone."""

    plan: str
    round: int
    groups: tuple[Group, ...]
    unmet: tuple[Unmet, ...] = ()


@dataclass(frozen=True, slots=True)
class UnmetKept(Event):
    """A rule that is not kept may stay so; `number` counts the plan's unmet rules from 0."""

    plan: str
    number: int


@dataclass(frozen=True, slots=True)
class PlanSaved(Event):
    plan: str
    name: str


@dataclass(frozen=True, slots=True)
class PlanKnown(Event):
    """What a plan of that name asks for, from a template: its groups are made when it is used."""

    name: str
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class GroupRenamed(Event):
    group: str
    name: str


@dataclass(frozen=True, slots=True)
class GroupHeld(Event):
    """A group of the plan stays as it is when the others are made anew; or (`held` false) no longer."""

    plan: str
    group: str
    held: bool


@dataclass(frozen=True, slots=True)
class PlanDropped(Event):
    plan: str


@dataclass(frozen=True, slots=True)
class BreakoutOpened(Event):
    """A plan's round runs; `number` is which of its rounds, from 0."""

    round: str
    groups: tuple[Group, ...]
    at: datetime
    ends_at: datetime | None
    prompt_by: str = ""
    plan: str = ""
    number: int = 0
    late: tuple[str, ...] = ()
    """Who is here and was not in the plan: to be given a seat."""


@dataclass(frozen=True, slots=True)
class BreakoutRetimed(Event):
    round: str
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class BreakoutWarned(Event):
    round: str
    minutes: int


@dataclass(frozen=True, slots=True)
class BreakoutRecalled(Event):
    round: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SeatsRequested(Event):
    """The planner was asked for seats for people who came late."""

    request: str
    people: tuple[str, ...]
    seed: int
    at: datetime


@dataclass(frozen=True, slots=True)
class PeopleSeated(Event):
    """New seats in a running round, the planner's or a facilitator's: (person, group) for each who sits elsewhere now.

    `fresh` are groups that were made for them.
    """

    round: str
    seats: tuple[tuple[str, str], ...]
    fresh: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class BalanceRequested(Event):
    """The planner was asked to even the groups out with at most so many moves."""

    request: str
    people: tuple[str, ...]
    moves: int
    seed: int
    at: datetime


@dataclass(frozen=True, slots=True)
class BalanceProposed(Event):
    """Who would go where; nobody has moved yet."""

    request: str
    seats: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BalanceDropped(Event):
    request: str


@dataclass(frozen=True, slots=True)
class PeopleUnreached(Event):
    """The private message with their group could not be delivered to these people."""

    round: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineGiven(Event):
    """A group handed in its one line; its words are kept apart under `line:<round>:<group>`."""

    round: str
    group: str
    person: str


@dataclass(frozen=True, slots=True)
class HelpCalled(Event):
    round: str
    group: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HelpClaimed(Event):
    round: str
    group: str
    helper: str


@dataclass(frozen=True, slots=True)
class HelpEnded(Event):
    round: str
    group: str
