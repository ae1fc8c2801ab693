"""What people can ask of the queue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.log import FACILITATING, Intent
from bot.domain.queue.state import Kind


@dataclass(frozen=True, slots=True)
class RaiseHand(Intent):
    """I would like to speak; or, for a site host, these people would."""

    kind: Kind = Kind.NEW
    note: str = ""
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LowerHand(Intent):
    """I have said it, or somebody else did. Without a kind, every hand of hers goes down."""

    person: str = ""
    kind: Kind | None = None
    hand: str = ""


@dataclass(frozen=True, slots=True)
class CallNext(Intent):
    """Give the floor to whoever is next. `replaces` is the turn on the floor that the asker saw (empty: none)."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class CallPerson(Intent):
    """Give the floor to somebody out of order; logged as such."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    person: str = ""


@dataclass(frozen=True, slots=True)
class EndTurn(Intent):
    """The speaker has finished; nobody else is called yet."""

    turn: str = ""


@dataclass(frozen=True, slots=True)
class OpenQueue(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True


@dataclass(frozen=True, slots=True)
class CloseQueue(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
