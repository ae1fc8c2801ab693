"""What people can ask of breakout groups."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from bot.domain.breakouts.state import Group, Unmet
from bot.domain.breakouts.wanted import Wanted
from bot.domain.log import ANYONE, FACILITATING, HOSTING, ONLY_THE_CLOCK, Intent


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
class SwapPeople(Intent):
    """Two people change places."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HoldGroup(Intent):
    """This group stays as it is when the others are shuffled; `held` false lets it go again."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    group: str = ""
    held: bool = True


@dataclass(frozen=True, slots=True)
class ShuffleGroups(Intent):
    """The plan's next round once more, with another lot, around the groups that are held."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True


@dataclass(frozen=True, slots=True)
class RenameGroup(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    group: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class ChooseFix(Intent):
    """Do what a way on says: `number` "2-1" is the first one about the second rule that is not kept.

    `plan` names the plan that the button was shown with, so that an old button does nothing to a new plan.
    """

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    number: str = ""
    plan: str = ""


@dataclass(frozen=True, slots=True)
class SavePlan(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    name: str = ""


@dataclass(frozen=True, slots=True)
class UsePlan(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    name: str = ""


@dataclass(frozen=True, slots=True)
class DropPlan(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True


@dataclass(frozen=True, slots=True)
class GoHome(Intent):
    """Back to the home teams: by the column `by`, else the roster's team column, else the day's first groups."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    by: str = ""


@dataclass(frozen=True, slots=True)
class AskWhy(Intent):
    """Why am I in this group? `person` empty: the one who asks."""

    roles: ClassVar = ANYONE
    person: str = ""


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
class BalanceGroups(Intent):
    """Show how the groups could be evened out by moving at most so many people."""

    roles: ClassVar = FACILITATING
    moves: int = 2


@dataclass(frozen=True, slots=True)
class BalanceComputed(Intent):
    roles: ClassVar = ONLY_THE_CLOCK
    request: str
    seats: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AcceptBalance(Intent):
    """Do what was shown. `proposal` names it, so that an old button moves nobody."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    proposal: str = ""


@dataclass(frozen=True, slots=True)
class DropBalance(Intent):
    roles: ClassVar = FACILITATING
    proposal: str = ""


@dataclass(frozen=True, slots=True)
class NoteUnreached(Intent):
    """The courier could not deliver these people's private messages."""

    roles: ClassVar = ONLY_THE_CLOCK
    round: str = ""
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MoveToGroup(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    people: tuple[str, ...] = ()
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
