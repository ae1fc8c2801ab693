"""A wish to speak, and nothing else: who, where from, of which kind, since when."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from bot.domain.frozen import frozen


class Kind(StrEnum):
    """Why a hand is up."""

    NEW = "new"
    REPLY = "reply"
    CLARIFY = "clarify"
    PROCESS = "process"


class Mode(StrEnum):
    """How a person takes part: in a room, or from afar."""

    ROOM = "room"
    REMOTE = "remote"


URGENT = frozenset({Kind.PROCESS, Kind.CLARIFY})
"""Kinds that go before what people want to say: the room must work, and everyone must follow."""

Place = tuple[datetime, int, str]


@frozen
class Hand:
    """A wish to speak.

    `raised_at` is when it went up, `since` the instant that orders it: the same, but for a batch-fair opening (its
    start) and for a person who said "later" (when she said it). `lot` orders hands of the same instant; whoever
    draws it records the seed. `overtaken` counts the later hands of the same mode and turn count that went first, and
    for a question the later process points.
    `tags` are what the person chose to say about herself, for a group that agreed to use it.
    """

    id: str
    person: str
    kind: Kind
    mode: Mode
    raised_at: datetime
    since: datetime
    site: str = ""
    lot: int = 0
    overtaken: int = 0
    tags: frozenset[str] = frozenset()

    @property
    def place(self) -> Place:
        """Where this hand stands in time: its instant, then its lot, then its id so that no two are alike."""
        return (self.since, self.lot, self.id)
