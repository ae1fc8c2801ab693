"""A step in which everybody has one go in order: hands go up by themselves, and come down with the step.

All this follows from the step, so that a step that is taken back takes its hands back too. Whoever has a hand up for a
new point already keeps it, with its own time.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from datetime import datetime

from immutables import Map

from bot.domain.convening.state import Convening
from bot.domain.queue.rounds import ROUND
from bot.domain.queue.state import Queue
from bot.domain.routines.state import Run
from bot.domain.turns import Hand, Kind


def goes_round(run: Run) -> bool:
    """Whether the step that is running is one in which everybody has a go."""
    return run.step.queue == ROUND and not run.waiting and not run.over


def in_turn(run: Run) -> tuple[str, ...]:
    """Everybody of the run, people online and in rooms in turn while both are left, the ones online first."""
    remote = deque(run.remote)
    room = deque(one for _, people in run.lanes for one in people)
    order: list[str] = []
    while remote or room:
        order += [lane.popleft() for lane in (remote, room) if lane]
    return tuple(order)


def hand_of(run: Run, nth: int) -> str:
    return f"{run.id}-{run.at}-{nth}"


def begun(state: Convening, run: Run, at: datetime) -> Convening:
    """Everybody who is still here has a hand up, in the order of the seats."""
    seats = [who for one in in_turn(run) if (who := state.one(one)) is not None and who.present and not who.lost_at]
    queue = state.queue
    for nth, who in enumerate(seats):
        queue = queue.with_hand(Hand(hand_of(run, nth), who.person, Kind.NEW, who.mode, at, at, who.site, nth))
    standing = replace(queue.standing, seats=Map({who.person: seat for seat, who in enumerate(seats)}))
    return replace(state, queue=replace(queue, standing=standing))


def ended(state: Convening, run: Run) -> Convening:
    """Whoever was not reached puts her hand down with the step, without a trace of having been slow."""
    queue: Queue = state.queue
    for id in [hand for hand in queue.hands if hand.startswith(f"{run.id}-")]:
        queue = queue.without_hand(id)
    return replace(state, queue=replace(queue, standing=replace(queue.standing, seats=Map())))


def may_pass(state: Convening, run: Run, person: str) -> bool:
    """Whether a go is before her that she may pass on."""
    floor = state.queue.floor
    speaks = floor is not None and floor.person == person
    return goes_round(run) and (speaks or any(hand.id.startswith(f"{run.id}-") for hand in state.queue.of(person)))
