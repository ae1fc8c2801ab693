"""Groups: planned, running and over."""

from __future__ import annotations

from datetime import datetime

from bot.domain.frozen import frozen
from bot.domain.log import Choice, Say
from bot.views.people import PersonLine


@frozen
class GroupView:
    """One breakout group: people, place, prompt, time."""

    id: str
    name: str
    members: tuple[PersonLine, ...]
    site: str
    prompt: str
    ends_at: datetime | None
    line: str
    called_help: bool
    helper: str
    kind: str = ""
    """ "room table", "remote group" or "bridge group"."""
    host: str = ""
    reporter: str = ""
    kept: bool = False
    """Whether it stays as it is when the other groups of the plan are shuffled."""
    of_routine: bool = False
    """Met for a talk routine: it hands in no line and has no helper."""


@frozen
class UnmetLine:
    """A rule that the groups do not keep: what is said of it, and the ways on that are offered as buttons."""

    group: str
    people: tuple[PersonLine, ...]
    why: Say
    fixes: tuple[Choice, ...]
    kept: bool = False


@frozen
class MoveLine:
    """Somebody who would go from one group to another."""

    who: PersonLine
    source: str
    target: str


@frozen
class ProposalView:
    """Moves that would even the groups out: shown before anybody is moved. `asked`: the planner is still at it."""

    id: str
    moves: tuple[MoveLine, ...]
    asked: bool = False


@frozen
class GroupsView:
    """Every group: of a plan that is looked at, a round that runs, or one that is over (the digest)."""

    title: str
    stage: str
    """ "plan", "running" or "over"."""
    groups: tuple[GroupView, ...]
    unmet: tuple[UnmetLine, ...]
    people: int
    prompt: str
    ends_at: datetime | None
    without_line: tuple[str, ...]
    unseated: tuple[PersonLine, ...]
    round: int = 1
    rounds: int = 1
    computing: int | None = None
    """How far the planner is, in hundredths, while it computes; None where it does not."""
    proven: bool = False
    """Whether it is proven that no plan is better."""
    rules: tuple[Say, ...] = ()
    """What the groups were to keep, in a few words each."""
    proposal: ProposalView | None = None
    unreached: tuple[PersonLine, ...] = ()
    """Whose private message with her group did not arrive: the remote ones first, whom no display tells."""
    saved: tuple[str, ...] = ()
    """Names of plans that can be used again."""

    @property
    def in_rooms(self) -> int:
        """How many of the groups sit in a room."""
        return sum(1 for group in self.groups if group.site and group.site != "remote")

    certificate: Say | None = None
    """Whether no plan is better, or how far it is from what counting rules out; nothing once people have changed it."""
