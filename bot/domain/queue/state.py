"""The ordered hands and the floor: who wishes to speak, who speaks, who has spoken."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from immutables import Map


class Kind(StrEnum):
    """Why a hand is up."""

    NEW = "new"
    REPLY = "reply"
    CLARIFY = "clarify"
    PROCESS = "process"


@dataclass(frozen=True, slots=True)
class Hand:
    """A wish to speak. `raised_by` is another person where a site host or facilitator raised it for her."""

    id: str
    person: str
    kind: Kind
    raised_at: datetime
    raised_by: str = ""
    has_note: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """One holding of the floor."""

    id: str
    person: str
    hand: str
    kind: Kind
    began_at: datetime
    waited_since: datetime | None = None
    ended_at: datetime | None = None
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Queue:
    """Hands by id, in the order in which they were raised; the floor; the turns that were had."""

    is_open: bool = True
    hands: Map[str, Hand] = field(default_factory=Map)
    by_person: Map[str, tuple[str, ...]] = field(default_factory=Map)
    floor: Turn | None = None
    turns: tuple[Turn, ...] = ()
    lowered: int = 0

    def of(self, person: str) -> tuple[Hand, ...]:
        return tuple(self.hands[id] for id in self.by_person.get(person, ()))

    def with_hand(self, hand: Hand) -> Queue:
        mine = (*self.by_person.get(hand.person, ()), hand.id)
        return replace(self, hands=self.hands.set(hand.id, hand), by_person=self.by_person.set(hand.person, mine))

    def without_hand(self, id: str) -> Queue:
        hand = self.hands.get(id)
        if hand is None:
            return self
        mine = tuple(other for other in self.by_person.get(hand.person, ()) if other != id)
        people = self.by_person.set(hand.person, mine) if mine else self.by_person.delete(hand.person)
        return replace(self, hands=self.hands.delete(id), by_person=people)

    def without_person(self, person: str) -> Queue:
        queue = self
        for id in self.by_person.get(person, ()):
            queue = queue.without_hand(id)
        return queue

    def merge(self, person: str, into: str) -> Queue:
        """Her other entry's hands, floor and turns become hers; every hand keeps its time."""
        queue = self.without_person(person)
        for hand in self.of(person):
            queue = queue.with_hand(replace(hand, person=into))
        floor = replace(self.floor, person=into) if self.floor and self.floor.person == person else self.floor
        turns = tuple(replace(turn, person=into) if turn.person == person else turn for turn in self.turns)
        return replace(queue, floor=floor, turns=turns)

    def later_by(self, pause: timedelta) -> Queue:
        """A pause does not count as speaking. Hands keep their times: moving them would change the order."""
        if self.floor is None or not pause:
            return self
        return replace(self, floor=replace(self.floor, began_at=self.floor.began_at + pause))


def in_order(queue: Queue) -> list[Hand]:
    """The hands first come, first served; two of the same instant by id, so that everyone sees one order."""
    return sorted(queue.hands.values(), key=lambda hand: (hand.raised_at, hand.id))
