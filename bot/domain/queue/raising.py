"""Hands go up, come down, and move back: by oneself, by a site host, or by a facilitator."""

from __future__ import annotations

from bot.domain.changing import changed
from bot.domain.convening.standing import may_speak_for
from bot.domain.convening.state import Convening, Participant
from bot.domain.log import Context, Decision, Entry, Event, Refusal, Say, Word, done, person, refuse, say
from bot.domain.queue import facts as f
from bot.domain.queue import wishes as w
from bot.domain.queue.inviting import Response
from bot.domain.queue.ordering import place_of, policy_of
from bot.domain.queue.state import Raising
from bot.domain.queue.thinking import keep_draft
from bot.domain.turns import Admitted, AlreadyQueued, Hand, Kind, admit

LONGEST_NOTE = 250


def raise_hand(state: Convening, wish: w.RaiseHand, context: Context) -> Decision | Refusal:
    refusal = cannot_raise(state, wish)
    if refusal is not None:
        return refusal
    people = wish.people or (context.actor.person,)
    if state.queue.lock is not None and wish.kind is not Kind.PROCESS:
        return keep_draft(state, state.queue.lock, wish.note if people == (context.actor.person,) else "", context)
    joined: list[Admitted] = []
    for nth, one in enumerate(people):
        who = state.one(one)
        if who is None or who.ejected:
            return refuse("not-on-the-list")
        refusal = may_speak_for(state, who, context)
        if refusal is not None:
            return refusal
        join = join_queue(state, who, wish.kind, context, nth)
        if isinstance(join, Admitted):
            joined.append(join)
        elif len(people) == 1:
            return up_already(state, join.hand, wish, context)
    if not joined:
        return refuse("all-already-queued")
    words = [Word(one.hand.person, f"note:{one.hand.id}", wish.note) for one in joined if wish.note]
    return done(
        *(went_up(state, one, wish, context) for one in joined),
        say=raised(state, joined, len(people), context),
        show="my-place" if len(people) == 1 else "queue",
        about=joined[0].hand.person if len(people) == 1 else "",
        words=words,
    )


def up_already(state: Convening, hand: Hand, wish: w.RaiseHand, context: Context) -> Decision | Refusal:
    """A hand of the kind is up and keeps its place; what she wrote now may still be read aloud for her."""
    if not wish.written:
        return refuse("already-queued", place=place_of(state, hand.person))
    key = f"note:{hand.id}"
    written = (f.HandPutInWriting(hand.id, key), f.HandReady(hand.id))
    words = (Word(hand.person, key, wish.note),)
    return done(*written, say=say("put-in-writing"), show="my-place", about=hand.person, words=words)


def cannot_raise(state: Convening, wish: w.RaiseHand) -> Refusal | None:
    if not state.queue.is_open:
        return refuse("queue-closed")
    if len(wish.note) > LONGEST_NOTE:
        return refuse("note-too-long", most=LONGEST_NOTE, length=len(wish.note))
    return refuse("nothing-to-read") if wish.written and not wish.note else None


def join_queue(
    state: Convening, who: Participant, kind: Kind, context: Context, nth: int = 0
) -> Admitted | AlreadyQueued:
    """How her hand joins: nothing is compared with the hands that are up, so that it costs the same at any length."""
    lot = context.lot(f"hand {nth}")
    hand = Hand(context.fresh("h", nth), who.person, kind, who.mode, context.now, context.now, who.site, lot)
    return admit(hand, state.queue.waiting, state.queue.standing, policy_of(state), state.queue.opening)


def went_up(state: Convening, joined: Admitted, wish: w.RaiseHand, context: Context) -> Event:
    """The hand with its note: what was written now, else what she drafted during think time."""
    hand, queue = joined.hand, state.queue
    drafted = f"draft:{queue.drafted_in}" if hand.person in queue.drafts else ""
    return f.HandRaised(
        hand.id,
        hand.person,
        hand.kind,
        hand.raised_at,
        by="" if hand.person == context.actor.person else context.actor.person,
        note=f"note:{hand.id}" if wish.note else drafted,
        lot=hand.lot,
        since=hand.since if hand.since != hand.raised_at else None,
        written=wish.written,
        asked_as=wish.kind if joined.notice else None,
    )


def raised(state: Convening, joined: list[Admitted], asked: int, context: Context) -> Say:
    """What is said to whoever raised: how many wait already, never a place that the policy may still change."""
    if asked > 1:
        return say("hands-raised", count=len(joined))
    hand, waiting = joined[0].hand, len(state.queue.hands)
    if joined[0].notice is not None:
        return say(f"reason-{joined[0].notice.id}")
    if hand.person == context.actor.person:
        return say("hand-raised", others=waiting)
    return say("hand-raised-for", person=person(hand.person), others=waiting)


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
    mine = who.person == context.actor.person
    sentence = say("hand-lowered") if mine else say("hand-lowered-for", person=person(who.person))
    return done(*(f.HandLowered(hand.id) for hand in hands), say=sentence, show="my-place", about=who.person)


def move_back(state: Convening, wish: w.MoveBack, context: Context) -> Decision | Refusal:
    who = state.one(wish.person or context.actor.person)
    if who is None:
        return refuse("not-on-the-list")
    refusal = may_speak_for(state, who, context)
    if refusal is not None:
        return refusal
    hands = state.queue.of(who.person)
    if not hands:
        return refuse("no-hand-up")
    events = (f.HandMovedBack(hand.id, context.now) for hand in hands)
    return done(*events, say=say("moved-back"), show="my-place", about=who.person)


def hand_raised(state: Convening, event: f.HandRaised, entry: Entry) -> Convening:
    who = state.one(event.person)
    if who is None or event.hand in state.queue.hands:
        return state
    hand = Hand(event.hand, who.person, event.kind, who.mode, event.at, event.since or event.at, who.site, event.lot)
    raising = Raising(event.by, event.note, event.written, event.asked_as)
    queue = state.queue.with_hand(hand, raising)
    if event.person in queue.drafts:
        queue = changed(queue, drafts=queue.drafts - {event.person})
    if queue.inviting.check is not None:
        response = Response.WROTE if event.written else Response.RAISED
        queue = changed(queue, inviting=queue.inviting.answered(who.person, response, event.hand, event.at))
    return changed(state, queue=queue)


def hand_lowered(state: Convening, event: f.HandLowered, entry: Entry) -> Convening:
    if event.hand not in state.queue.hands:
        return state
    hand, queue = state.queue.hands[event.hand], state.queue
    inviting = queue.inviting.taken_down(hand.person, event.hand, entry.at)
    return changed(state, queue=queue.without_hand(event.hand, lowered=queue.lowered + 1, inviting=inviting))


def hand_moved_back(state: Convening, event: f.HandMovedBack, entry: Entry) -> Convening:
    queue = state.queue
    if event.hand not in queue.hands:
        return state
    return changed(state, queue=changed(queue, waiting=queue.waiting.later(event.hand, event.at)))


def hand_put_in_writing(state: Convening, event: f.HandPutInWriting, entry: Entry) -> Convening:
    queue = state.queue
    if event.hand not in queue.hands:
        return state
    raising = changed(queue.raising(event.hand), note=event.note, written=True)
    return changed(state, queue=changed(queue, raisings=queue.raisings.set(event.hand, raising)))
