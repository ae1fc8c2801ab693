"""What can happen to breakout rounds."""

from __future__ import annotations

from datetime import datetime

from bot.domain.breakouts.state import Group, Unmet
from bot.domain.breakouts.wanted import Wanted
from bot.domain.frozen import frozen
from bot.domain.log import Event


@frozen
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


@frozen
class PlanTakenUp(Event):
    """The planner was asked again: it fell silent, or people came and went while it computed."""

    request: str
    people: tuple[str, ...]
    at: datetime


@frozen
class PlanProgressed(Event):
    request: str
    percent: int


@frozen
class PlanGivenUp(Event):
    request: str


@frozen
class PlanMade(Event):
    """The planner's answer: the groups of every round, and the rules that they do not keep."""

    plan: str
    rounds: tuple[tuple[Group, ...], ...]
    unmet: tuple[Unmet, ...] = ()
    gap: int = 0


@frozen
class PlanSet(Event):
    """A plan that is known already was taken up: a saved one, or the home teams."""

    plan: str
    rounds: tuple[tuple[Group, ...], ...]
    wanted: Wanted
    seed: int = 0
    unmet: tuple[Unmet, ...] = ()
    gap: int = 0


@frozen
class PlanEdited(Event):
    """Groups of the plan's next round were changed by hand; one without people is gone."""

    plan: str
    round: int
    groups: tuple[Group, ...]
    unmet: tuple[Unmet, ...] = ()


@frozen
class UnmetKept(Event):
    """A rule that is not kept may stay so; `number` counts the plan's unmet rules from 0."""

    plan: str
    number: int


@frozen
class PlanSaved(Event):
    plan: str
    name: str


@frozen
class PlanKnown(Event):
    """What a plan of that name asks for, from a template: its groups are made when it is used."""

    name: str
    wanted: Wanted


@frozen
class GroupRenamed(Event):
    group: str
    name: str


@frozen
class GroupHeld(Event):
    """A group of the plan stays as it is when the others are made anew; or (`held` false) no longer."""

    plan: str
    group: str
    held: bool


@frozen
class PlanDropped(Event):
    plan: str


@frozen
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


@frozen
class BreakoutRetimed(Event):
    round: str
    ends_at: datetime


@frozen
class BreakoutWarned(Event):
    round: str
    minutes: int


@frozen
class BreakoutRecalled(Event):
    round: str
    at: datetime


@frozen
class SeatsRequested(Event):
    """The planner was asked for seats for people who came late."""

    request: str
    people: tuple[str, ...]
    seed: int
    at: datetime


@frozen
class PeopleSeated(Event):
    """New seats in a running round, the planner's or a facilitator's: (person, group) for each who sits elsewhere now.

    `fresh` are groups that were made for them.
    """

    round: str
    seats: tuple[tuple[str, str], ...]
    fresh: tuple[Group, ...] = ()


@frozen
class BalanceRequested(Event):
    """The planner was asked to even the groups out with at most so many moves."""

    request: str
    people: tuple[str, ...]
    moves: int
    seed: int
    at: datetime


@frozen
class BalanceProposed(Event):
    """Who would go where; nobody has moved yet."""

    request: str
    seats: tuple[tuple[str, str], ...]


@frozen
class BalanceDropped(Event):
    request: str


@frozen
class PeopleUnreached(Event):
    """The private message with their group could not be delivered to these people."""

    round: str
    people: tuple[str, ...]


@frozen
class LineGiven(Event):
    """A group handed in its one line; its words are kept apart under `line:<round>:<group>`."""

    round: str
    group: str
    person: str


@frozen
class HelpCalled(Event):
    round: str
    group: str
    at: datetime


@frozen
class HelpClaimed(Event):
    round: str
    group: str
    helper: str


@frozen
class HelpEnded(Event):
    round: str
    group: str
