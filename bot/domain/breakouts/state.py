"""Breakout rounds: a plan is asked for, looked at, opened, timed, called back; each group leaves one line."""

from __future__ import annotations

from dataclasses import field, replace
from datetime import datetime, timedelta

from immutables import Map

from bot.domain.breakouts.wanted import Wanted
from bot.domain.frozen import frozen
from bot.domain.planner.problem import Kind, Message


@frozen
class Group:
    """Who talks together. `site` is the room they share; empty for a remote group or one that joins several places.

    `within` is the county, role or cohort it stays within and `within_number` which of that one's groups it is (0: the
    only one). `host` lends a bridge group her device; `reporter` brings the group's line back.
    """

    id: str
    name: str
    members: tuple[str, ...]
    site: str = ""
    number: int = 0
    kind: Kind = Kind.ROOM
    within: str = ""
    within_number: int = 0
    host: str = ""
    reporter: str = ""
    called_help_at: datetime | None = None
    helper: str = ""
    line_by: str = ""
    """Who handed in the group's line, empty until then; its words are kept apart under `line:<round>:<group>`."""


@frozen
class Unmet:
    """A rule that the groups do not keep: what is said of it, and what could be done instead.

    `rounds` count from 1; `kept` once a facilitator has said that it may stay so.
    """

    rule: Message
    group: str
    people: tuple[str, ...]
    why: Message
    fixes: tuple[Message, ...] = ()
    rounds: tuple[int, ...] = ()
    kept: bool = False


UNKNOWN = -1
"""The gap of a plan whose people were moved after it was computed: to tables that have room for them."""


@frozen
class Plan:
    """Rounds of groups before they open. `next` is the round to be opened next, from 0; `revision` counts edits.

    `gap` is how far the plan is from what counting alone rules out: at 0 it is proven that no plan is better.
    """

    id: str
    rounds: tuple[tuple[Group, ...], ...]
    wanted: Wanted = field(default_factory=Wanted)
    seed: int = 0
    unmet: tuple[Unmet, ...] = ()
    gap: int = 0
    next: int = 0
    revision: int = 0
    held: frozenset[str] = frozenset()
    """Groups of the next round that stay as they are when the others are made anew."""
    edited: bool = False
    """Whether people have changed it, so that nothing is proven of it any more."""

    @property
    def is_proven(self) -> bool:
        return self.gap == 0 and not self.edited

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups of the round that comes next."""
        return self.rounds[min(self.next, len(self.rounds) - 1)]

    @property
    def is_used_up(self) -> bool:
        return self.next >= len(self.rounds)


@frozen
class Request:
    """Something asked of the planner and not answered yet: on which roster, with which lot, since when.

    `base` is the log line it was asked in, `tries` how often it was taken up again, `percent` how far it is.
    """

    id: str
    people: tuple[str, ...]
    seed: int
    at: datetime
    wanted: Wanted = field(default_factory=Wanted)
    asker: str = ""
    door: str = ""
    base: int = 0
    tries: int = 0
    percent: int = 0
    moves: int = 0
    """How many people may be moved, where that is asked."""
    of: str = ""
    """The plan whose next round is made anew around the groups that are held; empty for a plan of its own."""


@frozen
class Round:
    """A plan's round that is running. `ends_at` moves with extend, shorten and pauses."""

    id: str
    groups: Map[str, Group]
    opened_at: datetime
    ends_at: datetime | None
    warned: frozenset[int] = frozenset()
    recalled_at: datetime | None = None
    prompt_by: str = ""
    """Who wrote the prompt, empty for none; its words are kept apart under `prompt:<round>`."""
    plan: Plan | None = None
    """The plan it was opened from, for "why am I in this group?" and for late arrivals; `number` is its round."""
    number: int = 0
    unreached: frozenset[str] = frozenset()
    """Whose private message with her group could not be delivered."""

    def group_of(self, person: str) -> Group | None:
        return next((group for group in self.groups.values() if person in group.members), None)

    def with_group(self, group: Group) -> Round:
        return replace(self, groups=self.groups.set(group.id, group))

    def seated(self) -> frozenset[str]:
        return frozenset(who for group in self.groups.values() for who in group.members)

    def in_order(self) -> tuple[Group, ...]:
        return tuple(sorted(self.groups.values(), key=lambda group: (group.number, group.id)))


@frozen
class Proposal:
    """Moves that would even the groups out, shown before anybody is moved: (person, group)."""

    id: str
    seats: tuple[tuple[str, str], ...]


@frozen
class Breakouts:
    """What was asked of the planner, the plan being looked at, the round that is running, and the rounds that were."""

    request: Request | None = None
    plan: Plan | None = None
    round: Round | None = None
    past: tuple[Round, ...] = ()
    late: Map[str, datetime] = field(default_factory=Map)
    """Who came in while a round was running and has no seat yet, and when."""
    seating: Request | None = None
    """The seats asked of the planner for them."""
    balancing: Request | None = None
    """A balance asked of the planner, and what it proposed."""
    proposal: Proposal | None = None
    saved: Map[str, Plan] = field(default_factory=Map)
    """Plans kept under a name, to be used again; capitals don't tell two names apart."""

    def saved_as(self, name: str) -> tuple[str, Plan] | None:
        """The plan of that name, with the name as it was given."""
        wanted = " ".join(name.split()).casefold()
        return next(((known, plan) for known, plan in self.saved.items() if known.casefold() == wanted), None)

    def shown(self) -> tuple[Group, ...]:
        """The groups that people can name now: of the running round, else of the plan."""
        if self.round is not None:
            return self.round.in_order()
        return self.plan.groups if self.plan else ()

    def group(self, id: str) -> Group | None:
        """A group that people see now: of the running round, else of the plan, else of the round that was last."""
        if self.round is not None:
            return self.round.groups.get(id)
        known = self.shown() or (self.past[-1].in_order() if self.past else ())
        return next((group for group in known if group.id == id), None)

    def arrived(self, person: str, at: datetime) -> Breakouts:
        """Somebody came in: during a round she is to be given a seat, unless she has one."""
        if self.round is None or self.round.group_of(person) is not None:
            return self
        return replace(self, late=self.late.set(person, at))

    def later_by(self, pause: timedelta) -> Breakouts:
        """A pause stops the round's clock."""
        if self.round is None or self.round.ends_at is None or not pause:
            return self
        return replace(self, round=replace(self.round, ends_at=self.round.ends_at + pause))

    def merge(self, person: str, into: str) -> Breakouts:
        """Her other entry's seat becomes hers, unless she has one already."""
        plan = self.plan and replace(
            self.plan, rounds=tuple(tuple(seated(g, person, into) for g in groups) for groups in self.plan.rounds)
        )
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
