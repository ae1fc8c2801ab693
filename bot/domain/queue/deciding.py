"""Raising and lowering hands, and giving the floor."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.convening.standing import may_speak_for
from bot.domain.convening.state import Convening
from bot.domain.log import Context, Decision, Entry, Event, Refusal, Word, done, person, refuse, say
from bot.domain.queue import facts as f
from bot.domain.queue import wishes as w
from bot.domain.queue.state import Hand, Kind, Turn, in_order

LONGEST_NOTE = 250


def raise_hand(state: Convening, wish: w.RaiseHand, context: Context) -> Decision | Refusal:
    if not state.queue.is_open:
        return refuse("queue-closed")
    if len(wish.note) > LONGEST_NOTE:
        return refuse("note-too-long", most=LONGEST_NOTE, length=len(wish.note))
    events: list[Event] = []
    words: list[Word] = []
    people = wish.people or (context.actor.person,)
    for nth, one in enumerate(people):
        who = state.one(one)
        if who is None or who.ejected:
            return refuse("not-on-the-list")
        refusal = may_speak_for(state, who, context)
        if refusal is not None:
            return refusal
        if any(hand.kind is wish.kind for hand in state.queue.of(who.person)):
            if len(people) > 1:
                continue
            return refuse("already-queued", place=place_of(state, who.person))
        hand = context.fresh("h", nth)
        by = "" if who.person == context.actor.person else context.actor.person
        events.append(f.HandRaised(hand, who.person, wish.kind, context.now, by, bool(wish.note)))
        if wish.note:
            words.append(Word(who.person, f"note:{hand}", wish.note))
    if not events:
        return refuse("all-already-queued")
    ahead = len(state.queue.hands)
    if len(people) > 1:
        return done(*events, say=say("hands-raised", count=len(events)), show="queue", words=words)
    mine = people[0] == context.actor.person
    sentence = (
        say("hand-raised", ahead=ahead) if mine else say("hand-raised-for", person=person(people[0]), ahead=ahead)
    )
    return done(*events, say=sentence, show="my-place", about=people[0], words=words)


def place_of(state: Convening, who: str) -> int:
    """Her place in the queue, from 1; 0 when she has no hand up."""
    return next((n for n, hand in enumerate(in_order(state.queue), 1) if hand.person == who), 0)


def lower_hand(state: Convening, wish: w.LowerHand, context: Context) -> Decision | Refusal:
    chosen = state.queue.hands.get(wish.hand) if wish.hand else None
    if wish.hand and chosen is None:
        return refuse("hand-gone")
    who = state.one(chosen.person if chosen else wish.person or context.actor.person)
    if who is None:
        return refuse("not-on-the-list")
    refusal = may_speak_for(state, who, context)
    if refusal is not None:
        return refusal
    hands = [
        hand
        for hand in state.queue.of(who.person)
        if (chosen is None or hand.id == chosen.id) and wish.kind in (None, hand.kind)
    ]
    if not hands:
        return refuse("no-hand-up")
    sentence = (
        say("hand-lowered")
        if who.person == context.actor.person
        else say("hand-lowered-for", person=person(who.person))
    )
    return done(*(f.HandLowered(hand.id) for hand in hands), say=sentence, show="my-place", about=who.person)


def call_next(state: Convening, wish: w.CallNext, context: Context) -> Decision | Refusal:
    floor = state.queue.floor
    if wish.replaces is not None and wish.replaces != (floor.id if floor else ""):
        return refuse("already-called", person=person(floor.person)) if floor else refuse("floor-is-free")
    waiting = in_order(state.queue)
    if not waiting:
        if floor is None:
            return refuse("queue-empty")
        return done(f.TurnEnded(floor.id, context.now), say=say("floor-freed"), show="queue")
    return give_floor(state, waiting[0], context, out_of_order=False)


def call_person(state: Convening, wish: w.CallPerson, context: Context) -> Decision | Refusal:
    who = state.one(wish.person)
    if who is None:
        return refuse("not-on-the-list")
    waiting = in_order(state.queue)
    hand = next((hand for hand in waiting if hand.person == who.person), None)
    if hand is None:
        return refuse("no-hand-to-call", person=person(who.person))
    return give_floor(state, hand, context, out_of_order=hand is not waiting[0])


def give_floor(state: Convening, hand: Hand, context: Context, out_of_order: bool) -> Decision:
    events: list[Event] = []
    if state.queue.floor is not None:
        events.append(f.TurnEnded(state.queue.floor.id, context.now))
    turn = context.fresh("u")
    events.append(f.TurnBegan(turn, hand.person, hand.id, context.now, out_of_order=out_of_order))
    return done(*events, say=say("floor-given", person=person(hand.person)), show="queue")


def end_turn(state: Convening, wish: w.EndTurn, context: Context) -> Decision | Refusal:
    floor = state.queue.floor
    if floor is None or (wish.turn and wish.turn != floor.id):
        return refuse("floor-is-free")
    who = state.one(floor.person)
    refusal = may_speak_for(state, who, context) if who else None
    return refusal or done(f.TurnEnded(floor.id, context.now), say=say("floor-freed"), show="queue")


def open_queue(state: Convening, wish: w.OpenQueue, context: Context) -> Decision | Refusal:
    if state.queue.is_open:
        return refuse("queue-already-open")
    return done(f.QueueOpened(), say=say("queue-opened"), show="queue")


def close_queue(state: Convening, wish: w.CloseQueue, context: Context) -> Decision | Refusal:
    if not state.queue.is_open:
        return refuse("queue-closed")
    return done(f.QueueClosed(), say=say("queue-now-closed", waiting=len(state.queue.hands)), show="queue")


def hand_raised(state: Convening, event: f.HandRaised, entry: Entry) -> Convening:
    hand = Hand(event.hand, event.person, event.kind, event.at, event.by, event.has_note)
    return replace(state, queue=state.queue.with_hand(hand))


def hand_lowered(state: Convening, event: f.HandLowered, entry: Entry) -> Convening:
    queue = state.queue.without_hand(event.hand)
    lowered = queue.lowered + (event.hand in state.queue.hands)
    return replace(state, queue=replace(queue, lowered=lowered))


def turn_began(state: Convening, event: f.TurnBegan, entry: Entry) -> Convening:
    hand = state.queue.hands.get(event.hand)
    floor = Turn(
        event.turn,
        event.person,
        event.hand,
        hand.kind if hand else Kind.NEW,
        event.at,
        waited_since=hand.raised_at if hand else None,
        topic=state.topic,
    )
    return replace(state, queue=replace(state.queue.without_hand(event.hand), floor=floor))


def turn_ended(state: Convening, event: f.TurnEnded, entry: Entry) -> Convening:
    floor = state.queue.floor
    if floor is None or floor.id != event.turn:
        return state
    turns = (*state.queue.turns, replace(floor, ended_at=event.at))
    return replace(state, queue=replace(state.queue, floor=None, turns=turns))


def queue_opened(state: Convening, event: f.QueueOpened, entry: Entry) -> Convening:
    return replace(state, queue=replace(state.queue, is_open=True))


def queue_closed(state: Convening, event: f.QueueClosed, entry: Entry) -> Convening:
    return replace(state, queue=replace(state.queue, is_open=False))
