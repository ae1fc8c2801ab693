"""How long ordering takes: `python -m tests.bench.turns`. Best of five; a raise as a ratio of 5,000 hands to 50.

The board is the whole way from a convening's state to its view; a raise is decided and remembered by its book.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from random import Random
from time import perf_counter

from immutables import Map

from bot.directory import Directory
from bot.domain.convening.book import BOOK
from bot.domain.convening.state import Convening, Participant, Status
from bot.domain.log import Actor, Context, Decision, Stream, entries
from bot.domain.queue.wishes import RaiseHand
from bot.domain.turns import POLICIES, Admitted, Hand, Kind, Mode, Standing, Waiting, admit, order, policy
from bot.showing import Showing
from bot.views import QueueView

STREAM = Stream("bench", "convening", "c1")
START = datetime(2026, 1, 1, tzinfo=UTC)
STANDING = Standing(people_by_mode=Map({Mode.ROOM: 2500, Mode.REMOTE: 2500}))


def crowd(size: int, kinds: tuple[Kind, ...]) -> tuple[Hand, ...]:
    chance = Random(size)
    ups = [START + timedelta(seconds=chance.random() * 3600) for _ in range(size)]
    modes = [chance.choice(list(Mode)) for _ in ups]
    return tuple(
        Hand(f"h{n}", f"p{n}", chance.choice(kinds), modes[n], up, up, f"s{n % 8}", n) for n, up in enumerate(ups)
    )


def best(work: Callable[[], object], times: int = 5) -> float:
    """The shortest of some runs, in milliseconds."""
    taken = []
    for _ in range(times):
        began = perf_counter()
        work()
        taken.append(perf_counter() - began)
    return min(taken) * 1000


def queue_of(size: int) -> Waiting:
    queue = Waiting()
    for one in crowd(size, (Kind.NEW,)):
        queue = queue.with_hand(one)
    return queue


def raising(queue: Waiting) -> Callable[[], None]:
    hands = [Hand(f"x{n}", f"x{n}", Kind.NEW, Mode.ROOM, START, START) for n in range(1000)]

    def raise_all() -> None:
        for one in hands:
            joined = admit(one, queue, STANDING, policy())
            assert isinstance(joined, Admitted)
            queue.with_hand(joined.hand)

    return raise_all


def convening_of(size: int, kinds: tuple[Kind, ...] = (Kind.NEW,)) -> Convening:
    """A convening with so many people here, half of them remote, each with a hand up."""
    state = replace(BOOK.initial(STREAM), status=Status.OPEN, opened_at=START)
    people: dict[str, Participant] = {}
    queue = state.queue
    for one in crowd(size, kinds):
        people[one.person] = Participant(one.person, one.site, one.mode, present=True)
        queue = queue.with_hand(one)
    more = {f"x{n}": Participant(f"x{n}", "s1", Mode.ROOM, present=True) for n in range(1000)}
    return replace(state, people=Map({**people, **more}), queue=queue)


def board_of(state: Convening) -> QueueView:
    return Showing(state, Directory(), Actor(), START).queue()


def raising_in(state: Convening) -> Callable[[], None]:
    """A thousand people raise, one after the other."""

    def raise_all() -> None:
        now = state
        for n in range(1000):
            context = Context(STREAM, Actor(f"x{n}"), START, n)
            decision = BOOK.decide(now, RaiseHand(), context)
            assert isinstance(decision, Decision)
            for entry in entries(decision, n, context, undoable=False):
                now = BOOK.evolve(now, entry)

    return raise_all


def main() -> None:
    say = sys.stdout.write
    for words, kinds in (("new points", (Kind.NEW,)), ("mixed kinds", tuple(Kind))):
        hands = crowd(5000, kinds)
        for id, one in POLICIES.items():
            say(f"order 5,000 hands, {words}, {id}: {best(partial(order, hands, STANDING, one)):.1f} ms\n")
    few, many = best(raising(queue_of(50))), best(raising(queue_of(5000)))
    say(f"a raise: {few:.2f} us with 50 hands up, {many:.2f} us with 5,000, ratio {many / few:.2f}\n")
    small, large = convening_of(50), convening_of(5000)
    for words, kinds in (("new points", (Kind.NEW,)), ("mixed kinds", tuple(Kind))):
        fresh = iter([convening_of(5000, kinds) for _ in range(5)])  # a state keeps its order: each is looked at once
        say(f"order and board of 5,000 hands, {words}: {best(lambda: board_of(next(fresh))):.1f} ms\n")  # noqa: B023
    few, many = best(raising_in(small), 3), best(raising_in(large), 3)
    say(f"a raise in a convening: {few:.1f} us with 50 hands up, {many:.1f} us with 5,000, ratio {many / few:.2f}\n")


if __name__ == "__main__":
    main()
