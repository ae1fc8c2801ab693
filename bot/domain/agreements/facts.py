"""What can happen to decisions and actions. Words are kept apart: `decision:`, `reason:`, `action:` and the id."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.agreements.state import Check
from bot.domain.log import Event


@dataclass(frozen=True, slots=True)
class DecisionMade(Event):
    decision: str
    by: str
    at: datetime
    present: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecisionChecked(Event):
    decision: str
    person: str
    check: Check


@dataclass(frozen=True, slots=True)
class DecisionSettled(Event):
    decision: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ActionNoted(Event):
    action: str
    by: str
    at: datetime
    owner: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class ActionChanged(Event):
    """It has a new owner or date; what is empty stays as it was."""

    action: str
    owner: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class ActionDone(Event):
    action: str
    at: datetime
