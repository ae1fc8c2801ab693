"""What can happen to breakout rounds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.breakouts.state import Group, Unmet
from bot.domain.log import Event


@dataclass(frozen=True, slots=True)
class PlanMade(Event):
    plan: str
    groups: tuple[Group, ...]
    asked: tuple[tuple[str, str], ...]
    seed: int
    unmet: tuple[Unmet, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanDropped(Event):
    plan: str


@dataclass(frozen=True, slots=True)
class BreakoutOpened(Event):
    round: str
    groups: tuple[Group, ...]
    at: datetime
    ends_at: datetime | None
    prompt_by: str = ""


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
class PersonSeated(Event):
    """Somebody was given a seat in a running round: a late arrival, or moved by a facilitator."""

    round: str
    person: str
    group: str


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
