"""Decisions with their reasons and checks, and actions with their owners and dates."""

from __future__ import annotations

from dataclasses import field, replace
from datetime import date, datetime
from enum import StrEnum

from immutables import Map

from bot.domain.frozen import frozen


class Check(StrEnum):
    """How a decision sits with somebody."""

    CLEAR = "clear"
    QUESTION = "question"
    CONCERN = "concern"


@frozen
class Agreed:
    """Something that was decided, with who was present. Its text and reason are kept apart as private words.

    It is settled only while nobody's question about it is open.
    """

    id: str
    number: int
    by: str
    at: datetime
    present: tuple[str, ...]
    checks: Map[str, Check] = field(default_factory=Map)
    settled_at: datetime | None = None

    def saying(self, check: Check) -> tuple[str, ...]:
        return tuple(sorted(person for person, said in self.checks.items() if said is check))


@frozen
class ActionItem:
    """Something that somebody will do. Without an owner or a date it is kept all the same, and says what is missing."""

    id: str
    number: int
    by: str
    at: datetime
    owner: str = ""
    due: date | None = None
    done_at: datetime | None = None

    @property
    def is_complete(self) -> bool:
        """Whether it says who and by when."""
        return bool(self.owner) and self.due is not None


@frozen
class Agreements:
    """What was decided and what will be done, each by number from 1, oldest first."""

    decided: tuple[Agreed, ...] = ()
    actions: tuple[ActionItem, ...] = ()

    def decision(self, number: int) -> Agreed | None:
        """The one of this number; 0 for the newest."""
        return self.decided[number - 1] if self.decided and 0 <= number <= len(self.decided) else None

    def action(self, number: int) -> ActionItem | None:
        return self.actions[number - 1] if self.actions and 0 <= number <= len(self.actions) else None

    def with_decision(self, one: Agreed) -> Agreements:
        rest = [one if other.id == one.id else other for other in self.decided]
        return replace(self, decided=tuple(rest))

    def with_action(self, one: ActionItem) -> Agreements:
        return replace(self, actions=tuple(one if other.id == one.id else other for other in self.actions))

    def merge(self, person: str, into: str) -> Agreements:
        """Two entries were one person: what either said or took on is hers."""
        return replace(
            self,
            decided=tuple(renamed(one, person, into) for one in self.decided),
            actions=tuple(replace(one, owner=into) if one.owner == person else one for one in self.actions),
        )


def renamed(one: Agreed, person: str, into: str) -> Agreed:
    present = tuple(dict.fromkeys(into if who == person else who for who in one.present))
    checks = one.checks
    if person in checks:
        checks = checks.delete(person).set(into, checks.get(into, checks[person]))
    return replace(one, present=present, checks=checks)
