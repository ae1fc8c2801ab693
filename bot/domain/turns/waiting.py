"""The hands that are up: raising, lowering, moving back and serving, each without sorting anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from datetime import datetime, timedelta

from immutables import Map

from bot.domain.changing import changed
from bot.domain.frozen import frozen
from bot.domain.turns.hands import Hand, Kind
from bot.domain.turns.placed import Placed, Policy, Reason
from bot.domain.turns.standing import Standing

KINDS = tuple(Kind)


@frozen
class Opening:
    """A batch-fair opening: hands that go up within `seconds` of the prompt count as raised together."""

    at: datetime
    seconds: float

    def takes_in(self, raised_at: datetime) -> bool:
        return self.at <= raised_at <= self.at + timedelta(seconds=self.seconds)


@frozen
class Admitted:
    """A hand as it joined the queue, and what its person is told if it joined as something else."""

    hand: Hand
    notice: Reason | None = None


@frozen
class AlreadyQueued:
    """This person holds a hand of this kind already; it keeps its place."""

    hand: Hand


@frozen
class Waiting:
    """The hands by id, and whose they are. Raising one costs the same however many are up."""

    hands: Map[str, Hand] = field(default_factory=Map)
    held: Map[tuple[str, Kind], str] = field(default_factory=Map)
    replies: int = 0

    def __len__(self) -> int:
        return len(self.hands)

    def __iter__(self) -> Iterator[Hand]:
        return iter(self.hands.values())

    def of(self, person: str) -> tuple[Hand, ...]:
        """This person's hands, at most one of each kind."""
        ids = [self.held.get((person, kind)) for kind in KINDS]
        return tuple([self.hands[id] for id in ids if id is not None])

    def with_hand(self, hand: Hand) -> Waiting:
        """The queue with this hand in it. The person's other hand of the kind, if any, must be out first."""
        return Waiting(
            self.hands.set(hand.id, hand),
            self.held.set((hand.person, hand.kind), hand.id),
            self.replies + (hand.kind is Kind.REPLY and hand.id not in self.hands),
        )

    def without(self, id: str) -> Waiting:
        """The queue once this hand is down, called out of order or gone."""
        hand = self.hands.get(id)
        if hand is None:
            return self
        held = self.held.delete((hand.person, hand.kind))
        return Waiting(self.hands.delete(id), held, self.replies - (hand.kind is Kind.REPLY))

    def later(self, id: str, now: datetime) -> Waiting:
        """The queue once this hand's person has said "later": she stays in, behind those who are waiting now."""
        return self.with_hand(replace(self.hands[id], since=now, overtaken=0))

    def served(self, placed: Placed, standing: Standing, policy: Policy) -> Waiting:
        """The queue once its first hand has the floor; `standing` is the one before this turn.

        Where the policy promises not to pass anyone over too often, those who were passed are counted here.
        """
        left = self.without(placed.hand.id)
        if policy.promise is None:
            return left
        for hand in left.hands.values():
            if passes(placed.hand, hand, standing):
                left = left.with_hand(replace(hand, overtaken=hand.overtaken + 1))
        return left


def passes(served: Hand, waiting: Hand, standing: Standing) -> bool:
    """Whether serving one hand passes over another that went up before it: one of the same mode and turn count, or a
    question, over which a process point goes whoever raised it."""
    if waiting.place >= served.place:
        return False
    if served.kind is Kind.PROCESS and waiting.kind is Kind.CLARIFY:
        return True
    turns = standing.turns_on_topic
    return waiting.mode is served.mode and turns.get(waiting.person, 0) == turns.get(served.person, 0)


def admit(
    hand: Hand, waiting: Waiting, standing: Standing, policy: Policy, opening: Opening | None = None
) -> Admitted | AlreadyQueued:
    """How a hand joins the queue: as it is, as a new point where replies have had their share, or not at all."""
    if opening is not None and opening.takes_in(hand.raised_at):
        hand = replace(hand, since=opening.at)
    notice = _over_cap(hand, waiting, standing, policy)
    if (hand.person, hand.kind) in waiting.held:
        return AlreadyQueued(waiting.hands[waiting.held[hand.person, hand.kind]])
    if notice is None:
        return Admitted(hand)
    if (hand.person, Kind.NEW) in waiting.held:
        return AlreadyQueued(waiting.hands[waiting.held[hand.person, Kind.NEW]])
    return Admitted(changed(hand, kind=Kind.NEW), notice)


def _over_cap(hand: Hand, waiting: Waiting, standing: Standing, policy: Policy) -> Reason | None:
    cap = policy.reply_cap
    if cap is None or hand.kind is not Kind.REPLY:
        return None
    if standing.replies_on_topic.get(hand.person, 0) >= cap.each:
        return Reason("reply-second")
    if standing.replies_in_a_row + waiting.replies >= cap.in_a_row:
        return Reason("reply-over-cap")
    return None
