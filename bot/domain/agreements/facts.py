"""What can happen to decisions and actions. Words are kept apart: `decision:`, `reason:`, `action:` and the id."""

from __future__ import annotations

from datetime import date, datetime

from bot.domain.agreements.state import Check
from bot.domain.frozen import frozen
from bot.domain.log import Event


@frozen
class DecisionMade(Event):
    decision: str
    by: str
    at: datetime
    present: tuple[str, ...]


@frozen
class DecisionChecked(Event):
    decision: str
    person: str
    check: Check


@frozen
class DecisionSettled(Event):
    decision: str
    at: datetime


@frozen
class ActionNoted(Event):
    action: str
    by: str
    at: datetime
    owner: str = ""
    due: date | None = None


@frozen
class ActionChanged(Event):
    """It has a new owner or date; what is empty stays as it was."""

    action: str
    owner: str = ""
    due: date | None = None


@frozen
class ActionDone(Event):
    action: str
    at: datetime
