"""What people can ask of breakout groups."""

from __future__ import annotations

from dataclasses import field
from typing import ClassVar

from bot.domain.breakouts.state import Group, Unmet
from bot.domain.breakouts.wanted import Wanted
from bot.domain.frozen import frozen
from bot.domain.log import ANYONE, FACILITATING, HOSTING, ONLY_THE_CLOCK, Intent


@frozen
class PlanBreakout(Intent):
    """Make groups to look at, as wanted."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    wanted: Wanted = field(default_factory=Wanted)


@frozen
class PlanComputed(Intent):
    """The planner's answer to a request."""

    roles: ClassVar = ONLY_THE_CLOCK
    request: str
    rounds: tuple[tuple[Group, ...], ...] = ()
    unmet: tuple[Unmet, ...] = ()
    gap: int = 0


@frozen
class NoteProgress(Intent):
    """The planner is still at it: so many hundredths are done."""

    roles: ClassVar = ONLY_THE_CLOCK
    request: str
    percent: int = 0


@frozen
class TakeUpPlan(Intent):
    """The planner has been silent for long: ask it again, or give up after some tries."""

    roles: ClassVar = ONLY_THE_CLOCK
    request: str = ""


@frozen
class SwapPeople(Intent):
    """Two people change places."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    people: tuple[str, ...] = ()


@frozen
class HoldGroup(Intent):
    """This group stays as it is when the others are shuffled; `held` false lets it go again."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    group: str = ""
    held: bool = True


@frozen
class ShuffleGroups(Intent):
    """The plan's next round once more, with another lot, around the groups that are held."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True


@frozen
class RenameGroup(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    group: str = ""
    name: str = ""


@frozen
class ChooseFix(Intent):
    """Do what a way on says: `number` "2-1" is the first one about the second rule that is not kept.

    `plan` names the plan that the button was shown with, so that an old button does nothing to a new plan.
    """

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    number: str = ""
    plan: str = ""


@frozen
class SavePlan(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    name: str = ""


@frozen
class UsePlan(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    name: str = ""


@frozen
class DropPlan(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True


@frozen
class GoHome(Intent):
    """Back to the home teams: by the column `by`, else the roster's team column, else the day's first groups."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    by: str = ""


@frozen
class AskWhy(Intent):
    """Why am I in this group? `person` empty: the one who asks."""

    roles: ClassVar = ANYONE
    person: str = ""


@frozen
class OpenBreakout(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    minutes: int = 0
    prompt: str = ""


@frozen
class ExtendBreakout(Intent):
    """More minutes, or fewer with a negative number."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    minutes: int = 2


@frozen
class SeatLatecomers(Intent):
    """People came in while groups are talking: ask the planner for seats."""

    roles: ClassVar = ONLY_THE_CLOCK
    round: str = ""


@frozen
class SeatsComputed(Intent):
    """The planner's answer: who goes to which group, late arrivals and whoever has to move for them.

    `fresh` are groups made for them, still empty.
    """

    roles: ClassVar = ONLY_THE_CLOCK
    request: str
    moves: tuple[tuple[str, str], ...] = ()
    fresh: tuple[Group, ...] = ()


@frozen
class BalanceGroups(Intent):
    """Show how the groups could be evened out by moving at most so many people."""

    roles: ClassVar = FACILITATING
    moves: int = 2


@frozen
class BalanceComputed(Intent):
    roles: ClassVar = ONLY_THE_CLOCK
    request: str
    seats: tuple[tuple[str, str], ...] = ()


@frozen
class AcceptBalance(Intent):
    """Do what was shown. `proposal` names it, so that an old button moves nobody."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    proposal: str = ""


@frozen
class DropBalance(Intent):
    roles: ClassVar = FACILITATING
    proposal: str = ""


@frozen
class NoteUnreached(Intent):
    """The courier could not deliver these people's private messages."""

    roles: ClassVar = ONLY_THE_CLOCK
    round: str = ""
    people: tuple[str, ...] = ()


@frozen
class MoveToGroup(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    people: tuple[str, ...] = ()
    group: str = ""


@frozen
class RecallBreakout(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True


@frozen
class SayToGroups(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    text: str = ""


@frozen
class GiveLine(Intent):
    """The one line that a group brings back."""

    text: str = ""
    group: str = ""


@frozen
class CallForHelp(Intent):
    group: str = ""


@frozen
class ClaimHelp(Intent):
    roles: ClassVar = HOSTING
    group: str = ""


@frozen
class EndHelp(Intent):
    """The helper has been there, or the group can do without."""

    group: str = ""


@frozen
class WarnGroups(Intent):
    roles: ClassVar = ONLY_THE_CLOCK
    round: str = ""
    minutes: int = 0


@frozen
class EndRound(Intent):
    roles: ClassVar = ONLY_THE_CLOCK
    round: str = ""
