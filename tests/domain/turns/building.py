"""Short ways to say who has a hand up and what has been said so far, and hypothesis' ways to draw them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st
from immutables import Map

from bot.domain.turns import Hand, Kind, Mode, Placed, Policy, Standing, Waiting, order

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
ROOM, REMOTE = Mode.ROOM, Mode.REMOTE


def at(second: float) -> datetime:
    return NINE + timedelta(seconds=second)


def hand(id: str, mode: str = "room", kind: str = "new", second: float = 0, **more: object) -> Hand:
    person = str(more.pop("person", id))
    return Hand(id, person, Kind(kind), Mode(mode), at(second), at(second), **more)  # type: ignore[arg-type]


def standing(turns: Mapping[str, int] | None = None, **more: object) -> Standing:
    """Five people in each mode, nobody has spoken but for what is said here."""
    known: dict[str, object] = {"people_by_mode": Map({ROOM: 5, REMOTE: 5}), "turns_on_topic": Map(turns or {})}
    return Standing(**{**known, **more})  # type: ignore[arg-type]


def ids(placed: tuple[Placed, ...]) -> str:
    return " ".join(one.hand.id for one in placed)


def line_of(hands: list[Hand], now: Standing, policy: Policy) -> str:
    return ids(order(hands, now, policy))


def waiting(*hands: Hand) -> Waiting:
    queue = Waiting()
    for one in hands:
        queue = queue.with_hand(one)
    return queue


PEOPLE = [f"p{n}" for n in range(12)]
MODE_OF = {person: REMOTE if n % 3 == 0 else ROOM for n, person in enumerate(PEOPLE)}
SITE_OF = {person: ("hall", "library", "remote")[n % 3] for n, person in enumerate(PEOPLE)}

people = st.sampled_from(PEOPLE)
kinds = st.sampled_from(Kind)


def hand_of(person: str, kind: Kind, second: int, lot: int, overtaken: int = 0) -> Hand:
    id = f"{person}-{kind}-{second}"
    tags = frozenset({"new here"}) if person in PEOPLE[:5] else frozenset()
    return Hand(id, person, kind, MODE_OF[person], at(second), at(second), SITE_OF[person], lot, overtaken, tags)


@st.composite
def queues(draw: st.DrawFn) -> tuple[Hand, ...]:
    """Any queue: at most one hand of each kind for a person, some raised in the same instant."""
    held = draw(st.lists(st.tuples(people, kinds), unique=True, max_size=30))
    return tuple(
        hand_of(who, kind, draw(st.integers(0, 20)), draw(st.integers(0, 3)), draw(st.integers(0, 3)))
        for who, kind in held
    )


@st.composite
def standings(draw: st.DrawFn) -> Standing:
    """Any standing: turns, runs, last speaker, people present, seats and passes."""

    def counts(most: int = 3) -> Map[str, int]:
        return Map(draw(st.dictionaries(people, st.integers(0, most))))

    sites = st.sampled_from(["hall", "library", "remote"])
    return Standing(
        turns_on_topic=counts(),
        replies_on_topic=counts(1),
        passes_on_topic=counts(),
        turns_by_mode=Map(draw(st.dictionaries(st.sampled_from(Mode), st.integers(0, 9)))),
        turns_by_site=Map(draw(st.dictionaries(sites, st.integers(0, 9)))),
        turns_by_site_on_topic=Map(draw(st.dictionaries(sites, st.integers(0, 4)))),
        turns_by_tag=Map({"new here": draw(st.integers(0, 4))}),
        people_by_mode=Map(draw(st.dictionaries(st.sampled_from(Mode), st.integers(0, 9)))),
        people_by_site=Map(draw(st.dictionaries(sites, st.integers(0, 9)))),
        people_by_tag=Map({"new here": draw(st.integers(0, 6))}),
        last_mode=draw(st.none() | st.sampled_from(Mode)),
        replies_in_a_row=draw(st.integers(0, 3)),
        urgent_in_a_row=draw(st.integers(0, 3)),
        seats=Map({who: seat for seat, who in enumerate(draw(st.permutations(PEOPLE))[:9])}),
    )
