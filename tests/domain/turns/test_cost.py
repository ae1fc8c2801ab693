"""A long queue costs what it must and no more; counted, not timed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from random import Random
from types import FrameType

import pytest

from bot.domain.turns import POLICIES, Hand, Kind, Mode, Standing, Waiting, admit, next_up, order, policy
from tests.domain.turns.building import NINE, at


class Counted(datetime):
    """An instant that counts how often it is compared."""

    compared = 0

    def __eq__(self, other: object) -> bool:
        Counted.compared += 1
        return super().__eq__(other)

    def __lt__(self, other: datetime) -> bool:
        Counted.compared += 1
        return super().__lt__(other)

    __hash__ = datetime.__hash__


def crowd(size: int, kinds: tuple[Kind, ...] = tuple(Kind), counted: bool = True) -> list[Hand]:
    chance = Random(size)
    hands = []
    for n in range(size):
        instant = at(chance.random() * 3600)
        since = Counted.fromtimestamp(instant.timestamp(), tz=NINE.tzinfo) if counted else instant
        mode = chance.choice(list(Mode))
        hands.append(Hand(f"h{n}", f"p{n}", chance.choice(kinds), mode, instant, since, f"s{n % 8}", n))
    return hands


def compared(hands: list[Hand], id: str) -> int:
    Counted.compared = 0
    order(hands, Standing(), policy(id))
    return Counted.compared


def steps(work: Callable[[], object]) -> int:
    """How many Python functions are called to do this."""
    count = 0

    def counting(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counting)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def calls(hands: list[Hand], id: str) -> int:
    return steps(lambda: order(hands, Standing(), policy(id)))


@pytest.mark.parametrize("id", sorted(POLICIES))
def test_ordering_compares_as_often_as_one_sort(id: str) -> None:
    """Five thousand hands are compared as in one sort (at most three looks each), and once a place for its reason."""
    size, log2 = 5000, 12.3
    assert compared(crowd(size), id) <= 3 * size * log2 + size


@pytest.mark.parametrize("id", sorted(POLICIES))
@pytest.mark.parametrize("kinds", [(Kind.NEW,), tuple(Kind)])
def test_work_grows_with_the_queue_not_with_its_square(id: str, kinds: tuple[Kind, ...]) -> None:
    """Ten times the hands take about ten times the steps."""
    assert calls(crowd(5000, kinds, False), id) <= 11 * calls(crowd(500, kinds, False), id)


def test_the_next_call_does_not_order_the_rest() -> None:
    """Who is next is found without working out the places behind."""
    hands = crowd(5000, counted=False)
    line = policy().line(hands, Standing())
    next(line)
    first = steps(lambda: next(line))
    assert first < 60
    assert next_up(hands, Standing(), policy()) == order(hands, Standing(), policy())[0]


@pytest.mark.parametrize("size", [50, 5000])
def test_raising_a_hand_compares_nothing(size: int) -> None:
    """A raise joins the queue without being compared with anybody, however many are up."""
    queue = Waiting()
    for one in crowd(size):
        queue = queue.with_hand(one)
    late = crowd(1)[0]
    Counted.compared = 0
    late = Hand("late", "late", Kind.REPLY, late.mode, late.raised_at, late.since)
    joined = admit(late, queue, Standing(), policy())
    queue = queue.with_hand(joined.hand)
    assert Counted.compared == 0
    assert len(queue) == size + 1
