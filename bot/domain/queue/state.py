"""The hands that are up and the floor: who wishes to speak, who speaks, who has spoken."""

from __future__ import annotations

from collections import Counter
from dataclasses import field, replace
from datetime import datetime, timedelta
from typing import Any

from immutables import Map

from bot.domain.changing import changed
from bot.domain.frozen import frozen
from bot.domain.queue.inviting import Inviting
from bot.domain.queue.signals import AccessRequest
from bot.domain.turns import Hand, Mode, Opening, Standing, Waiting
from bot.domain.turns import Kind as Kind


@frozen
class Raising:
    """What is known of a hand besides its place: who put it up, its note, and whether it is to be read aloud.

    `note` is the key of its private text, or empty. `asked_as` is the kind that was asked for, where the hand joined as
    another one.
    """

    by: str = ""
    note: str = ""
    written: bool = False
    asked_as: Kind | None = None


NOTHING_SPECIAL = Raising()


@frozen
class Turn:
    """One holding of the floor, as the order log keeps it.

    `policy` and `reasons` are the rules that gave it; `called` is empty for the first in line and else says why
    somebody else went. `held` is the time that the turn's clock stood still, `extra` what was added to its limit.
    A `presenter`'s slot was given by the programme and counts as no turn. `reader` reads a written turn aloud.
    """

    id: str
    person: str
    hand: str
    kind: Kind
    began_at: datetime
    waited_since: datetime | None = None
    ended_at: datetime | None = None
    topic: str = ""
    mode: Mode = Mode.ROOM
    site: str = ""
    policy: str = ""
    reasons: tuple[str, ...] = ()
    called: str = ""
    promised: bool = False
    presenter: bool = False
    written: bool = False
    reader: str = ""
    note: str = ""
    limit: timedelta | None = None
    extra: timedelta = timedelta()
    held: timedelta = timedelta()
    stopped_at: datetime | None = None
    warned: frozenset[str] = frozenset()
    agreed: frozenset[str] = frozenset()

    def lasted(self, now: datetime) -> timedelta:
        """How long its person has spoken, pauses left out."""
        return (self.ended_at or self.stopped_at or now) - self.began_at - self.held

    @property
    def ends_at(self) -> datetime | None:
        """When its time is over; None without a limit or while its clock stands still."""
        if self.limit is None or self.stopped_at is not None:
            return None
        return self.began_at + self.limit + self.extra + self.held

    def stop(self, at: datetime) -> Turn:
        return self if self.stopped_at else replace(self, stopped_at=at)

    def go_on(self, at: datetime) -> Turn:
        if self.stopped_at is None:
            return self
        return replace(self, stopped_at=None, held=self.held + (at - self.stopped_at))


@frozen
class Lock:
    """Think time: hands stay down until it ends. `batch` seconds after it count as one instant."""

    id: str
    at: datetime
    until: datetime | None = None
    batch: int = 0


@frozen
class Queue:
    """The waiting hands, the floor, the turns that were had, and how much floor everyone has had so far.

    `interrupted` is the speaker who waits while a clarifying question is heard.
    """

    is_open: bool = True
    waiting: Waiting = field(default_factory=Waiting)
    raisings: Map[str, Raising] = field(default_factory=Map)
    holding: frozenset[str] = frozenset()
    """Hands whose people asked to keep the place without being called just now."""
    told: Map[str, datetime] = field(default_factory=Map)
    """Hands whose people were told that they speak soon, and when."""
    ready: frozenset[str] = frozenset()
    floor: Turn | None = None
    interrupted: Turn | None = None
    turns: tuple[Turn, ...] = ()
    lowered: int = 0
    standing: Standing = field(default_factory=Standing)
    """Turns and runs so far. Who is present comes in when an order is made."""
    limit: timedelta | None = None
    inviting: Inviting = field(default_factory=Inviting)
    opening: Opening | None = None
    lock: Lock | None = None
    drafts: frozenset[str] = frozenset()
    """Who wrote a note during think time and has not raised a hand with it yet."""
    drafted_in: str = ""
    access: tuple[AccessRequest, ...] = ()

    @property
    def hands(self) -> Map[str, Hand]:
        """The hands that are up, by id."""
        return self.waiting.hands

    def of(self, person: str) -> tuple[Hand, ...]:
        return self.waiting.of(person)

    def raising(self, hand: str) -> Raising:
        return self.raisings.get(hand, NOTHING_SPECIAL)

    def with_hand(self, hand: Hand, raising: Raising = NOTHING_SPECIAL) -> Queue:
        """The queue with this hand up. A hand of the same person and kind that is up already keeps its place."""
        if (hand.person, hand.kind) in self.waiting.held:
            return self
        raisings = self.raisings if raising == NOTHING_SPECIAL else self.raisings.set(hand.id, raising)
        return changed(self, waiting=self.waiting.with_hand(hand), raisings=raisings)

    def without_hand(self, id: str, **changes: Any) -> Queue:
        """The queue with this hand down, and with what else changes at that moment."""
        return self.with_waiting(self.waiting.without(id), id, **changes) if id in self.hands else self

    def with_waiting(self, waiting: Waiting, gone: str, **changes: Any) -> Queue:
        """The queue as it waits once the hand `gone` is up no more."""
        raisings = self.raisings.delete(gone) if gone in self.raisings else self.raisings
        told = self.told.delete(gone) if gone in self.told else self.told
        return changed(
            self,
            waiting=waiting,
            raisings=raisings,
            told=told,
            holding=self.holding - {gone},
            ready=self.ready - {gone},
            **changes,
        )

    def without_person(self, person: str) -> Queue:
        queue = self
        for hand in self.of(person):
            queue = queue.without_hand(hand.id)
        return queue

    def seated(self, person: str, site: str, mode: Mode) -> Queue:
        """Somebody has moved: her hands wait with the people where she is now."""
        waiting = self.waiting
        for hand in self.of(person):
            waiting = waiting.with_hand(replace(hand, site=site, mode=mode))
        return replace(self, waiting=waiting)

    def merge(self, person: str, into: str) -> Queue:
        """Two entries were one person: turns add up, and of two hands of a kind the one that waited longer stays."""
        queue = self.without_person(person)
        for hand in self.of(person):
            queue = queue.take_over(replace(hand, person=into), self.raising(hand.id))
        return replace(
            queue,
            floor=renamed(self.floor, person, into),
            interrupted=renamed(self.interrupted, person, into),
            turns=tuple(replace(turn, person=into) if turn.person == person else turn for turn in self.turns),
            standing=standing_merged(self.standing, person, into),
            inviting=self.inviting.merge(person, into),
        )

    def take_over(self, hand: Hand, raising: Raising) -> Queue:
        own = self.waiting.held.get((hand.person, hand.kind))
        if own is None:
            return self.with_hand(hand, raising)
        if self.hands[own].place <= hand.place:
            return self
        return self.without_hand(own).with_hand(hand, raising)

    def on_topic(self, topic: str) -> Queue:
        """What is counted for one topic begins anew; where the topic was open before, its turns are known still."""
        standing = self.standing.next_topic()
        if topic == "":
            return replace(self, standing=standing)
        before = [turn for turn in self.turns if turn.topic == topic and not turn.presenter]
        return replace(self, standing=counted_again(standing, before))

    def later_by(self, pause: timedelta) -> Queue:
        """A break does not count as speaking. Hands keep their times: moving them would change the order."""
        if not pause:
            return self
        return replace(
            self,
            floor=held_for(self.floor, pause),
            interrupted=held_for(self.interrupted, pause),
            inviting=self.inviting.later_by(pause),
            told=Map({hand: at + pause for hand, at in self.told.items()}),
            lock=replace(self.lock, until=self.lock.until + pause) if self.lock and self.lock.until else self.lock,
        )


def renamed(turn: Turn | None, person: str, into: str) -> Turn | None:
    return replace(turn, person=into) if turn is not None and turn.person == person else turn


def held_for(turn: Turn | None, pause: timedelta) -> Turn | None:
    """The turn once the whole convening has paused; a clock that stood still already stands still from later on."""
    if turn is None:
        return None
    if turn.stopped_at is not None:
        return replace(turn, stopped_at=turn.stopped_at + pause, held=turn.held + pause)
    return replace(turn, held=turn.held + pause)


def counted_again(standing: Standing, turns: list[Turn]) -> Standing:
    people = Counter(turn.person for turn in turns)
    replies = Counter(turn.person for turn in turns if turn.kind is Kind.REPLY)
    sites = Counter(turn.site for turn in turns)
    return replace(
        standing, turns_on_topic=Map(people), replies_on_topic=Map(replies), turns_by_site_on_topic=Map(sites)
    )


def standing_merged(standing: Standing, person: str, into: str) -> Standing:
    return replace(
        standing,
        turns_on_topic=moved(standing.turns_on_topic, person, into),
        turns_in_meeting=moved(standing.turns_in_meeting, person, into),
        replies_on_topic=moved(standing.replies_on_topic, person, into),
        passes_on_topic=moved(standing.passes_on_topic, person, into),
    )


def moved(counts: Map[str, int], person: str, into: str) -> Map[str, int]:
    if person not in counts:
        return counts
    return counts.delete(person).set(into, counts.get(into, 0) + counts[person])
