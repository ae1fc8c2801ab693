"""A wish to speak, and nothing else: who, where from, of which kind, since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Hand:
    """A wish to speak.

    `raised_at` is when it went up. `counts_from` is the instant that orders it where that is another one: the
    start of a batch-fair opening, or the moment at which a person said "later". `lot` orders hands of the same
    instant; whoever draws it records the seed. `overtaken` counts the later hands of the same mode and turn count
    that went first. `tags` are what the person chose to say about herself, for a group that agreed to use it.
    """

    id: str
    person: str
    kind: Kind
    raised_at: datetime
    mode: Mode
    site: str = ""
    lot: int = 0
    counts_from: datetime | None = None
    overtaken: int = 0
    tags: frozenset[str] = frozenset()

    @property
    def since(self) -> datetime:
        """The instant that orders this hand."""
        return self.raised_at if self.counts_from is None else self.counts_from

    @property
    def place(self) -> Place:
        """Where this hand stands in time: its instant, then its lot, then its id so that no two are alike."""
        return (self.raised_at if self.counts_from is None else self.counts_from, self.lot, self.id)
