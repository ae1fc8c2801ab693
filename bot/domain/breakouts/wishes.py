"""What people can ask of breakout groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.log import FACILITATING, HOSTING, ONLY_THE_CLOCK, Intent


@dataclass(frozen=True, slots=True)
class PlanBreakout(Intent):
    """Make groups to look at. `by` "site" keeps sites together; empty mixes everybody of one mode at random."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    size: int = 4
    least: int = 0
    most: int = 0
    by: str = ""


@dataclass(frozen=True, slots=True)
class OpenBreakout(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    minutes: int = 0
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class ExtendBreakout(Intent):
    """More minutes, or fewer with a negative number."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    minutes: int = 2


@dataclass(frozen=True, slots=True)
class MoveToGroup(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    person: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class RecallBreakout(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True


@dataclass(frozen=True, slots=True)
class SayToGroups(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    text: str = ""


@dataclass(frozen=True, slots=True)
class GiveLine(Intent):
    """The one line that a group brings back."""

    text: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class CallForHelp(Intent):
    group: str = ""


@dataclass(frozen=True, slots=True)
class ClaimHelp(Intent):
    roles: ClassVar = HOSTING
    group: str = ""


@dataclass(frozen=True, slots=True)
class WarnGroups(Intent):
    roles: ClassVar = ONLY_THE_CLOCK
    round: str = ""
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class EndRound(Intent):
    roles: ClassVar = ONLY_THE_CLOCK
    round: str = ""
