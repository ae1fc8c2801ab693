"""What people can ask of breakout groups."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from bot.domain.breakouts.state import Group, Unmet
from bot.domain.breakouts.wanted import Wanted
from bot.domain.log import FACILITATING, HOSTING, ONLY_THE_CLOCK, Intent


@dataclass(frozen=True, slots=True)
class PlanBreakout(Intent):
    """Make groups to look at, as wanted."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    wanted: Wanted = field(default_factory=Wanted)


@dataclass(frozen=True, slots=True)
class PlanComputed(Intent):
    """The planner's answer to a request."""

    roles: ClassVar = ONLY_THE_CLOCK
    request: str
    rounds: tuple[tuple[Group, ...], ...] = ()
    unmet: tuple[Unmet, ...] = ()
    gap: int = 0


@dataclass(frozen=True, slots=True)
class NoteProgress(Intent):
    """The planner is still at it: so many hundredths are done."""

    roles: ClassVar = ONLY_THE_CLOCK
    request: str
    percent: int = 0


@dataclass(frozen=True, slots=True)
class TakeUpPlan(Intent):
    """The planner has been silent for long: ask it again, or give up after some tries."""

    roles: ClassVar = ONLY_THE_CLOCK
    request: str = ""


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
class SeatLatecomers(Intent):
    """People came in while groups are talking: ask the planner for seats."""

    roles: ClassVar = ONLY_THE_CLOCK
    round: str = ""


@dataclass(frozen=True, slots=True)
class SeatsComputed(Intent):
    """The planner's answer: who goes to which group, late arrivals and whoever has to move for them.

    `fresh` are groups made for them, still empty.
    """

    roles: ClassVar = ONLY_THE_CLOCK
    request: str
    moves: tuple[tuple[str, str], ...] = ()
    fresh: tuple[Group, ...] = ()


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
class EndHelp(Intent):
    """The helper has been there, or the group can do without."""

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
