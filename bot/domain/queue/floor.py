"""Giving the floor: the next in line, somebody else with a reason, and the end of a turn."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.convening.standing import may_speak_for
from bot.domain.convening.state import Convening
from bot.domain.log import Context, Decision, Entry, Event, Post, Ref, RefKind, Refusal, Word, done, person, refuse, say
from bot.domain.queue import facts as f
from bot.domain.queue import wishes as w
from bot.domain.queue.on_deck import tell
from bot.domain.queue.ordering import line, next_up, policy_of
from bot.domain.queue.state import Queue, Turn
from bot.domain.turns import Hand, Kind, Placed, Standing, policy

BY_NAME, BOARD_MOVED = "by-name", "board-moved"
"""Why a hand was called that was not the first on the board that was acted on."""
FIRST_IN_LINE = frozenset({"", BOARD_MOVED})


def call_next(state: Convening, wish: w.CallNext, context: Context) -> Decision | Refusal:
    floor = state.queue.floor
    if wish.replaces is not None and wish.replaces != (floor.id if floor else ""):
        return refuse("already-called", person=person(floor.person)) if floor else refuse("floor-is-free")
    if state.queue.interrupted is not None:
        return end_turn(state, w.EndTurn(), context)
    first = next_up(state)
    if first is not None and interposes(state, first):
        return give_floor(state, first, context, interrupts=True)
    if first is not None:
        return give_floor(state, first, context, BOARD_MOVED if wish.seen not in ("", first.hand.id) else "")
    if floor is None:
        return refuse("queue-empty")
    return done(*ends(state, context), say=say("floor-freed"), show="queue")


def interposes(state: Convening, first: Placed) -> bool:
    """Whether the next hand is a question that is heard within the turn, where the convening is set to do so."""
    question = first.hand.kind is Kind.CLARIFY and state.queue.floor is not None
    return question and state.settings.get("clarify-pauses") == "on"


def call_person(state: Convening, wish: w.CallPerson, context: Context) -> Decision | Refusal:
    who = state.one(wish.person)
    if who is None:
        return refuse("not-on-the-list")
    own = {hand.id for hand in state.queue.of(who.person)}
    if not own:
        return refuse("no-hand-to-call", person=person(who.person))
    for number, placed in enumerate(line(state)):
        if placed.hand.id in own:
            return give_floor(state, placed, context, BY_NAME if number else "", wish.why)
    longest = min((state.queue.hands[id] for id in own), key=lambda hand: hand.place)
    return give_floor(state, Placed(longest, ()), context, BY_NAME, wish.why)


def give_floor(
    state: Convening, placed: Placed, context: Context, called: str = "", why: str = "", interrupts: bool = False
) -> Decision:
    hand, raising = placed.hand, state.queue.raising(placed.hand.id)
    turn = context.fresh("u")
    reader = reader_of(state, hand) if raising.written else ""
    began = f.TurnBegan(
        turn,
        hand.person,
        hand.id,
        context.now,
        policy_of(state).id,
        tuple(reason.id for reason in placed.reasons),
        called,
        placed.promised and called in FIRST_IN_LINE,
        raising.written,
        reader,
        interrupts=interrupts,
        limit=round(state.queue.limit.total_seconds()) if state.queue.limit else 0,
    )
    words = (Word(context.actor.person, f"call:{turn}", why),) if why else ()
    posts = (read_aloud(state, hand, turn, reader),) if reader else ()
    told, news = tell(state, hand.id, context)
    sentence = say("floor-given-to-read", person=person(hand.person), reader=person(reader)) if reader else None
    return done(
        *(() if interrupts else ends(state, context)),
        began,
        *told,
        say=sentence or say("floor-given", person=person(hand.person)),
        show="queue",
        words=words,
        posts=posts + news,
        cancels=(f"deck:{hand.id}",),
    )


def ends(state: Convening, context: Context) -> tuple[Event, ...]:
    """The end of whatever turn is on the floor, and of one that waited for a question to be heard."""
    on = (state.queue.floor, state.queue.interrupted)
    return tuple(f.TurnEnded(turn.id, context.now) for turn in on if turn is not None)


def reader_of(state: Convening, hand: Hand) -> str:
    """Whose voice reads a written turn: whoever runs the convening, or another facilitator if she wrote it herself."""
    others = (who.person for who in state.facilitators() if who.person != hand.person)
    return state.acting if state.acting not in ("", hand.person) else next(others, state.acting)


def read_aloud(state: Convening, hand: Hand, turn: str, reader: str) -> Post:
    text = Ref(RefKind.WORD, state.queue.raising(hand.id).note, hand.person)
    sentence = say("please-read-aloud", person=person(hand.person), text=text)
    return Post(f"read:{state.id}:{turn}", sentence, to=reader, urgent=True)


def end_turn(state: Convening, wish: w.EndTurn, context: Context) -> Decision | Refusal:
    floor = state.queue.floor
    if floor is None or (wish.turn and wish.turn != floor.id):
        return refuse("floor-is-free")
    who = state.one(floor.person)
    refusal = may_speak_for(state, who, context) if who else None
    if refusal is not None:
        return refusal
    back = state.queue.interrupted
    sentence = say("floor-goes-back", person=person(back.person)) if back else say("floor-freed")
    return done(f.TurnEnded(floor.id, context.now), say=sentence, show="queue")


def turn_began(state: Convening, event: f.TurnBegan, entry: Entry) -> Convening:
    """The hand is down and its turn counts. Whoever was passed on the way keeps a count of that.

    A turn that is replayed after an undo counts as it was given, whatever the queue would say now.
    """
    queue, who = state.queue, state.one(event.person)
    if who is None:
        return state
    hand = queue.hands.get(event.hand) or Hand(event.hand, who.person, Kind.NEW, who.mode, event.at, event.at, who.site)
    turn = Turn(
        event.turn,
        who.person,
        event.hand,
        hand.kind,
        event.at,
        waited_since=hand.raised_at if event.hand in queue.hands else None,
        topic=state.topic,
        mode=hand.mode,
        site=hand.site,
        policy=event.policy,
        reasons=event.reasons,
        called=event.called,
        promised=event.promised,
        presenter=event.presenter,
        written=event.written,
        reader=event.reader,
        note=queue.raising(event.hand).note,
        limit=timedelta(seconds=event.limit) if event.limit else None,
    )
    left = served(state, hand, event) if event.called in FIRST_IN_LINE else queue.without_hand(event.hand)
    standing = queue.standing if event.presenter else queue.standing.after(hand, promised=event.promised)
    stopped = queue.floor.stop(event.at) if event.interrupts and queue.floor else queue.interrupted
    return replace(state, queue=replace(left, floor=turn, interrupted=stopped, standing=standing))


def served(state: Convening, hand: Hand, event: f.TurnBegan) -> Queue:
    queue = state.queue
    if hand.id not in queue.hands or not event.policy:
        return queue
    waiting = queue.waiting.served(Placed(hand, ()), queue.standing, policy(event.policy))
    return queue.with_waiting(waiting, hand.id)


def turn_ended(state: Convening, event: f.TurnEnded, entry: Entry) -> Convening:
    queue = state.queue
    if queue.floor is not None and queue.floor.id == event.turn:
        back = queue.interrupted.go_on(event.at) if queue.interrupted else None
        return replace(state, queue=replace(had(queue, queue.floor, event), floor=back, interrupted=None))
    if queue.interrupted is not None and queue.interrupted.id == event.turn:
        return replace(state, queue=replace(had(queue, queue.interrupted, event), interrupted=None))
    return state


def had(queue: Queue, turn: Turn, event: f.TurnEnded) -> Queue:
    """The turn joins those that were had, and its site's account is put right with the minutes it really took."""
    over = replace(turn.go_on(event.at), ended_at=event.at)
    return replace(
        queue,
        turns=(*queue.turns, over),
        standing=with_minutes(queue, over),
        inviting=queue.inviting.settled(event.at),
    )


def with_minutes(queue: Queue, turn: Turn) -> Standing:
    standing = queue.standing
    if turn.presenter:
        return standing
    spoken = turn.lasted(turn.began_at).total_seconds() / 60
    used = standing.minutes_by_site.get(turn.site, 0.0) + spoken - standing.usual_turn_minutes
    return replace(standing, minutes_by_site=standing.minutes_by_site.set(turn.site, used))
