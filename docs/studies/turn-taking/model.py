"""The meeting model of the turn-taking study: who wishes to speak when, and what a policy makes of it.

The wishes are drawn first, from the seed alone; every policy then gets the very same wishes. The queue is the
product's own code (`bot.domain.turns`), not a copy of it.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from statistics import median

from immutables import Map

from bot.domain.equity import corrected_gini
from bot.domain.turns import Admitted, Hand, Kind, Mode, Policy, Standing, Waiting, admit, next_up

PEOPLE = 30
TOPICS = 6
MEETINGS = 200
REMOTE_SHARES = (0.1, 0.2, 0.4, 0.5)
DELAY_MEDIAN = {Mode.ROOM: 1.5, Mode.REMOTE: 6.0}
DELAY_SIGMA = 0.5

# What the fixed model leaves open is ours; the README says why, and what other answers give.
TOPIC_SECONDS = 600.0
TURN_MEDIAN = 40.0
TURN_SIGMA = 0.5
CALL_SECONDS = 2.0
WISH_SHARE = {"light": 0.2, "ordinary": 0.5, "heavy": 0.9}
"""The share of people who wish to speak on a topic; its time holds about thirteen turns."""
KINDS = {Kind.NEW: 0.60, Kind.REPLY: 0.25, Kind.CLARIFY: 0.10, Kind.PROCESS: 0.05}
LEAVERS = 0.25

START = datetime(2026, 1, 1, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Cell:
    """One setting of the model."""

    run: str
    load: str
    remote: float
    seed: int = 2026

    def rng(self, meeting: int) -> random.Random:
        return random.Random(f"{self.seed}/{self.run}/{self.load}/{self.remote}/{meeting}")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the model; `leaves` is the second of the meeting at which she goes."""

    id: str
    mode: Mode
    site: str
    leaves: float = math.inf


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish to speak, as it reaches the queue: seconds from the topic's start, and how long the turn will be."""

    person: Person
    kind: Kind
    up_at: float
    seconds: float
    lot: int


@dataclass(slots=True)
class Outcome:
    """What became of one meeting's hands."""

    waits: dict[Mode, list[float]] = field(default_factory=lambda: {Mode.ROOM: [], Mode.REMOTE: []})
    turns: Counter[str] = field(default_factory=Counter)
    unheard: Counter[Mode] = field(default_factory=Counter)
    raised: Counter[Mode] = field(default_factory=Counter)
    most_overtaken: int = 0


def people_of(cell: Cell, rng: random.Random) -> tuple[Person, ...]:
    """Thirty people: so many remote, the rest in one room, or at three unlike sites where the run asks for it."""
    remote = round(PEOPLE * cell.remote)
    people = [Person(f"r{n}", Mode.REMOTE, "remote") for n in range(remote)]
    in_rooms = PEOPLE - remote
    sites = ("hall",) if cell.run != "sites" else ("hall", "hall", "hall", "library", "library", "school")
    people += [Person(f"p{n}", Mode.ROOM, sites[n % len(sites)]) for n in range(in_rooms)]
    if cell.run != "leaving":
        return tuple(people)
    end = TOPICS * TOPIC_SECONDS
    return tuple(replace(one, leaves=rng.uniform(0, end)) if rng.random() < LEAVERS else one for one in people)


def wishes_of(cell: Cell, people: tuple[Person, ...], topic: int, rng: random.Random) -> list[Wish]:
    """The wishes of one topic in the order in which the hands go up."""
    wishes = [
        wish for person in wishers(people, WISH_SHARE[cell.load], rng) for wish in _wishes_of_one(cell, person, rng)
    ]
    begins = topic * TOPIC_SECONDS
    return sorted(
        (wish for wish in wishes if begins + wish.up_at < wish.person.leaves),
        key=lambda wish: (wish.up_at, wish.lot),
    )


def wishers(people: tuple[Person, ...], share: float, rng: random.Random) -> list[Person]:
    """Who wishes to speak: the same share of room and remote people on every topic, a part person by lot."""
    chosen: list[Person] = []
    for mode in Mode:
        there = [one for one in people if one.mode is mode]
        chosen += rng.sample(there, math.floor(len(there) * share + rng.random()))
    return chosen


def _wishes_of_one(cell: Cell, person: Person, rng: random.Random) -> Iterator[Wish]:
    wished = rng.uniform(0, TOPIC_SECONDS) if cell.run == "spread" else 0.0
    delay = rng.lognormvariate(math.log(DELAY_MEDIAN[person.mode]), DELAY_SIGMA)
    length = rng.lognormvariate(math.log(TURN_MEDIAN), TURN_SIGMA)
    yield Wish(person, _kind(cell, rng), wished + delay, length, rng.getrandbits(32))
    if cell.run == "kinds":
        again = rng.uniform(0, TOPIC_SECONDS)
        yield Wish(person, _kind(cell, rng), again + delay, length, rng.getrandbits(32))


def _kind(cell: Cell, rng: random.Random) -> Kind:
    return rng.choices(list(KINDS), list(KINDS.values()))[0] if cell.run == "kinds" else Kind.NEW


def hold(cell: Cell, meeting: int, policy: Policy) -> dict[str, float]:
    """Hold one meeting under a policy and measure it. A measure that has no value there is left out."""
    rng = cell.rng(meeting)
    people = people_of(cell, rng)
    topics = [wishes_of(cell, people, topic, rng) for topic in range(TOPICS)]
    standing = Standing(seats=Map({one.id: seat for seat, one in enumerate(people)}))
    outcome = Outcome()
    for number, wishes in enumerate(topics):
        standing = hold_topic(cell, number, wishes, people, standing.next_topic(), policy, outcome)
    return measures(people, outcome)


def hold_topic(
    cell: Cell,
    number: int,
    wishes: list[Wish],
    people: tuple[Person, ...],
    standing: Standing,
    policy: Policy,
    outcome: Outcome,
) -> Standing:
    """Hold one topic: hands go up, the floor is given as soon as it is free, and at the end what waits comes down."""
    begins = number * TOPIC_SECONDS
    standing = _present(standing, people, begins)
    waiting, by_hand, overtaken = Waiting(), dict[str, Wish](), Counter[str]()
    pending, now, speaker = list(reversed(wishes)), 0.0, ""
    while pending or waiting:
        if not waiting:
            now = max(now, pending[-1].up_at)
        now += CALL_SECONDS
        if now >= TOPIC_SECONDS and cell.run != "drained":
            break
        while pending and pending[-1].up_at <= now:
            waiting = _raise(pending.pop(), number, waiting, standing, policy, speaker, by_hand, outcome)
        waiting = _without_leavers(waiting, by_hand, begins + now)
        placed = next_up(waiting, standing, policy)
        if placed is None:
            continue
        wish = by_hand[placed.hand.id]
        outcome.waits[wish.person.mode].append(now - wish.up_at)
        outcome.turns[wish.person.id] += 1
        overtaken.update(hand.id for hand in waiting if hand.raised_at < placed.hand.raised_at)
        waiting = waiting.served(placed, standing, policy)
        standing = standing.after(placed.hand, wish.seconds / 60, placed.promised)
        now, speaker = now + wish.seconds, wish.person.id
        standing = _present(standing, people, begins + now)
    outcome.unheard.update(hand.mode for hand in waiting)
    outcome.most_overtaken = max([outcome.most_overtaken, *overtaken.values()])
    return standing


def _raise(
    wish: Wish,
    topic: int,
    waiting: Waiting,
    standing: Standing,
    policy: Policy,
    speaker: str,
    by_hand: dict[str, Wish],
    outcome: Outcome,
) -> Waiting:
    at = START + timedelta(seconds=topic * TOPIC_SECONDS + wish.up_at)
    id = f"{topic}-{len(by_hand)}"
    hand = Hand(id, wish.person.id, wish.kind, wish.person.mode, at, at, wish.person.site, wish.lot)
    admitted = admit(hand, waiting, standing, policy)
    if wish.person.id == speaker or not isinstance(admitted, Admitted):
        return waiting
    by_hand[id] = wish
    outcome.raised[wish.person.mode] += 1
    return waiting.with_hand(admitted.hand)


def _without_leavers(waiting: Waiting, by_hand: dict[str, Wish], at: float) -> Waiting:
    for hand in tuple(waiting):
        if by_hand[hand.id].person.leaves <= at:
            waiting = waiting.without(hand.id)
    return waiting


def _present(standing: Standing, people: tuple[Person, ...], at: float) -> Standing:
    here = [one for one in people if one.leaves > at]
    if sum(standing.people_by_mode.values()) == len(here):
        return standing
    modes, sites = Counter(one.mode for one in here), Counter(one.site for one in here)
    return replace(standing, people_by_mode=Map(modes), people_by_site=Map(sites))


def measures(people: tuple[Person, ...], outcome: Outcome) -> dict[str, float]:
    """The study's measures of one meeting."""
    room, remote = outcome.waits[Mode.ROOM], outcome.waits[Mode.REMOTE]
    found: dict[str, float] = {"overtaken": outcome.most_overtaken}
    if room and remote:
        found["wait"] = median(remote) / median(room)
    if outcome.turns:
        found["representation"] = _ratio(people, outcome, lambda one: one.mode is Mode.REMOTE)
        found["gini"] = corrected_gini([outcome.turns[one.id] for one in people]) or 0.0
        sites = {one.site for one in people}
        found["site"] = min(_ratio(people, outcome, lambda one, site=site: one.site == site) for site in sites)
    for mode in Mode:
        if outcome.raised[mode]:
            found[f"unheard_{mode.value}"] = outcome.unheard[mode] / outcome.raised[mode]
    return found


def _ratio(people, outcome: Outcome, belongs) -> float:  # type: ignore[no-untyped-def]
    """Share of turns over share of presence; presence is counted in seconds, so those who leave count in part."""
    end = TOPICS * TOPIC_SECONDS
    present = {one.id: min(one.leaves, end) for one in people}
    turns = sum(outcome.turns[one.id] for one in people if belongs(one)) / sum(outcome.turns.values())
    return turns / (sum(present[one.id] for one in people if belongs(one)) / sum(present.values()))
