"""Turns that the line does not give: a question in between, a presenter, the last word, and somebody heard again."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.convening.state import Convening
from bot.domain.log import Context, Decision, Entry, Event, Refusal, done, person, refuse, say
from bot.domain.queue import facts as f
from bot.domain.queue import wishes as w
from bot.domain.queue.clocks import LONGEST
from bot.domain.queue.floor import ends, give_floor
from bot.domain.queue.ordering import line
from bot.domain.queue.state import Turn
from bot.domain.turns import Kind

QUESTION, LAST_WORD = "question", "last-word"


def hear_question(state: Convening, wish: w.HearQuestion, context: Context) -> Decision | Refusal:
    """The oldest clarifying question is heard now; the speaker's clock stands still and she goes on afterwards."""
    if state.queue.floor is None:
        return refuse("floor-is-free")
    if state.queue.interrupted is not None:
        return refuse("question-already-heard")
    first = next((placed for placed in line(state) if placed.hand.kind is Kind.CLARIFY), None)
    if first is None:
        return refuse("no-question-waits")
    return give_floor(state, first, context, QUESTION, interrupts=True)


def give_slot(state: Convening, wish: w.GiveSlot, context: Context) -> Decision | Refusal:
    """A presenter's slot, which the programme gives and which counts as no turn."""
    who = state.one(wish.person)
    if who is None:
        return refuse("not-on-the-list")
    if not 0 <= wish.minutes <= LONGEST.total_seconds() / 60:
        return refuse("limit-out-of-range", most=round(LONGEST.total_seconds() / 60))
    began = f.TurnBegan(
        context.fresh("u"), who.person, "", context.now, called="presenter", presenter=True, limit=wish.minutes * 60
    )
    return done(*ends(state, context), began, say=say("slot-given", person=person(who.person)), show="queue")


def last_word(state: Convening, wish: w.GiveLastWord, context: Context) -> Decision | Refusal:
    """She speaks last: the queue closes to new hands, and those still up keep their places for when it opens again."""
    who = state.one(wish.person)
    if who is None:
        return refuse("not-on-the-list")
    began = f.TurnBegan(context.fresh("u"), who.person, first_hand(state, who.person), context.now, called=LAST_WORD)
    events: list[Event] = [*ends(state, context), began]
    if state.queue.is_open:
        events.append(f.QueueClosed())
    return done(*events, say=say("last-word-given", person=person(who.person)), show="queue")


def first_hand(state: Convening, who: str) -> str:
    hands = sorted(state.queue.of(who), key=lambda hand: hand.place)
    return hands[0].id if hands else ""


def hear_again(state: Convening, wish: w.HearAgain, context: Context) -> Decision | Refusal:
    """Whoever spoke last goes back into the queue with the hand and the time she had: she was cut short."""
    last = last_turn(state)
    if last is None or last.waited_since is None:
        return refuse("nobody-to-hear-again")
    if any(hand.kind is last.kind for hand in state.queue.of(last.person)):
        return refuse("already-waiting", person=person(last.person))
    hand, by = context.fresh("h"), context.actor.person
    back = f.HandRaised(hand, last.person, last.kind, context.now, by, last.note, since=last.waited_since)
    return done(back, say=say("heard-again", person=person(last.person)), show="queue")


def last_turn(state: Convening) -> Turn | None:
    return state.queue.turns[-1] if state.queue.turns else None


def agree(state: Convening, wish: w.Agree, context: Context) -> Decision | Refusal:
    """Support for what is being said: counted once a person and turn, and never a turn of its own."""
    floor, who = state.queue.floor, state.one(context.actor.person)
    if floor is None:
        return refuse("floor-is-free")
    if who is None:
        return refuse("join-first")
    if who.person in floor.agreed:
        return refuse("agreed-already")
    return done(f.Agreed(floor.id, who.person), say=say("agreed", count=len(floor.agreed) + 1), show="queue")


def agreed(state: Convening, event: f.Agreed, entry: Entry) -> Convening:
    floor = state.queue.floor
    if floor is None or floor.id != event.turn:
        return state
    counted = replace(floor, agreed=floor.agreed | {event.person})
    return replace(state, queue=replace(state.queue, floor=counted))
