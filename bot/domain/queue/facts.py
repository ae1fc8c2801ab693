"""What can happen to the queue and the floor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.log import Event
from bot.domain.queue.state import Kind


@dataclass(frozen=True, slots=True)
class HandRaised(Event):
    hand: str
    person: str
    kind: Kind
    at: datetime
    by: str = ""
    has_note: bool = False


@dataclass(frozen=True, slots=True)
class HandLowered(Event):
    hand: str


@dataclass(frozen=True, slots=True)
class TurnBegan(Event):
    """The floor went to this hand's person, by which rule, and whether she was called out of order."""

    turn: str
    person: str
    hand: str
    at: datetime
    rule: str = "first-come"
    out_of_order: bool = False


@dataclass(frozen=True, slots=True)
class TurnEnded(Event):
    turn: str
    at: datetime


@dataclass(frozen=True, slots=True)
class QueueOpened(Event):
    pass


@dataclass(frozen=True, slots=True)
class QueueClosed(Event):
    pass
