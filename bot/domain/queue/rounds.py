"""A round: everyone here has a go in a fixed order, remote and room in turn, and may pass."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from immutables import Map

from bot.domain.convening.facts import SettingChanged
from bot.domain.convening.state import Convening, Mode
from bot.domain.log import Context, Decision, Entry, Event, Refusal, Role, done, refuse, say
from bot.domain.queue import facts as f
from bot.domain.queue import wishes as w
from bot.domain.turns import Kind

MOST_IN_A_ROUND = 15
"""A round of more people is slow, and the last ones have nothing left to say."""
ROUND = "round-robin"


def begin_round(state: Convening, wish: w.BeginRound, context: Context) -> Decision | Refusal:
    seats = seats_of(state)
    if not seats:
        return refuse("nobody-for-a-round")
    if len(seats) > MOST_IN_A_ROUND:
        return refuse("too-many-for-a-round", most=MOST_IN_A_ROUND, people=len(seats))
    events: list[Event] = [f.RoundBegan(seats)]
    if state.settings.get("policy") != ROUND:
        events.append(SettingChanged("policy", ROUND))
    events += [
        f.HandRaised(context.fresh("h", nth), who, Kind.NEW, context.now, context.actor.person, lot=nth)
        for nth, who in enumerate(seats)
        if (who, Kind.NEW) not in state.queue.waiting.held
    ]
    return done(*events, say=say("round-began", count=len(seats)), show="queue")


def seats_of(state: Convening) -> tuple[str, ...]:
    """Who has a go, remote and room in turn while both are left; whoever runs the convening keeps the round."""
    here = sorted((who for who in state.present() if who.role is not Role.OBSERVER), key=lambda who: who.person)
    here = [who for who in here if who.person != state.acting and who.lost_at is None]
    remote = deque(who.person for who in here if who.mode is Mode.REMOTE)
    room = deque(who.person for who in here if who.mode is Mode.ROOM)
    seats: list[str] = []
    while remote or room:
        seats += [lane.popleft() for lane in (remote, room) if lane]
    return tuple(seats)


def round_began(state: Convening, event: f.RoundBegan, entry: Entry) -> Convening:
    seats = Map({who: seat for seat, who in enumerate(event.people)})
    queue = state.queue
    return replace(state, queue=replace(queue, standing=replace(queue.standing, seats=seats)))


def go_passed(state: Convening, event: f.GoPassed, entry: Entry) -> Convening:
    queue = state.queue
    return replace(state, queue=replace(queue, standing=queue.standing.passed(event.person)))
