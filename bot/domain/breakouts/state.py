"""Breakout rounds: a plan is made, looked at, opened, timed, called back; each group leaves one line."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from immutables import Map


@dataclass(frozen=True, slots=True)
class Group:
    """Who talks together. `site` is the room they share; empty for a remote or mixed group."""

    id: str
    name: str
    members: tuple[str, ...]
    site: str = ""
    under_minimum: bool = False
    called_help_at: datetime | None = None
    helper: str = ""
    line_by: str = ""
    """Who handed in the group's line, empty until then; its words are kept apart under `line:<round>:<group>`."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Groups before they open, with how they were asked for and the chance that made them."""

    id: str
    groups: tuple[Group, ...]
    asked: Map[str, str] = field(default_factory=Map)
    seed: int = 0
    unmet: tuple[Unmet, ...] = ()


@dataclass(frozen=True, slots=True)
class Unmet:
    """A wish that the plan could not meet: the catalogue id of the sentence, the group, and a number."""

    code: str
    group: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Round:
    """A plan that is running. `ends_at` moves with extend, shorten and pauses."""

    id: str
    groups: Map[str, Group]
    opened_at: datetime
    ends_at: datetime | None
    warned: frozenset[int] = frozenset()
    recalled_at: datetime | None = None
    prompt_by: str = ""
    """Who wrote the prompt, empty for none; its words are kept apart under `prompt:<round>`."""

    def group_of(self, person: str) -> Group | None:
        return next((group for group in self.groups.values() if person in group.members), None)

    def with_group(self, group: Group) -> Round:
        return replace(self, groups=self.groups.set(group.id, group))


@dataclass(frozen=True, slots=True)
class Breakouts:
    """The plan being looked at, the round that is running, and the rounds that were."""

    plan: Plan | None = None
    round: Round | None = None
    past: tuple[Round, ...] = ()

    def later_by(self, pause: timedelta) -> Breakouts:
        """A pause stops the round's clock."""
        if self.round is None or self.round.ends_at is None or not pause:
            return self
        return replace(self, round=replace(self.round, ends_at=self.round.ends_at + pause))

    def merge(self, person: str, into: str) -> Breakouts:
        """Her other entry's seat becomes hers, unless she has one already."""
        plan = self.plan and replace(self.plan, groups=tuple(seated(g, person, into) for g in self.plan.groups))
        running = self.round
        if running is not None:
            groups = Map({id: seated(group, person, into) for id, group in running.groups.items()})
            running = replace(running, groups=groups)
        return replace(self, plan=plan, round=running)


def seated(group: Group, person: str, into: str) -> Group:
    """The group with `into` in the place of `person`."""
    if person not in group.members:
        return group
    others = tuple(who for who in group.members if who not in (person, into))
    return replace(group, members=(*others, into))
