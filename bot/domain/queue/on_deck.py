"""Being told in time: who is soon to speak hears so privately, and may be ready, hold the place, write or pass.

Where the convening asks for an answer, whoever gives none keeps the place and is not called until she does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from statistics import median

from bot.domain.convening.standing import may_speak_for
from bot.domain.convening.state import Convening, Mode
from bot.domain.log import Choice, Context, Deadline, Decision, Entry, Event, Post, Refusal, done, duration, refuse, say
from bot.domain.queue import facts as f
from bot.domain.queue import wishes as w
from bot.domain.queue.ordering import line
from bot.domain.turns import Hand

TOLD = 2
"""The next two are told: the second has about two turns' time to find the button and the words."""
TIME_TO_ANSWER = timedelta(seconds=30)
USUAL_TURN = timedelta(minutes=1)
OFF, ANSWER = "off", "answer"


def soon_called(state: Convening, called: str) -> list[tuple[int, Hand]]:
    """Who comes next once the hand `called` has the floor, with the place, as far as they are not told yet."""
    way = state.settings.get("on-deck", "tell")
    if way == OFF:
        return []
    following = (placed.hand for placed in line(state) if placed.hand.id != called)
    return [
        (place, hand)
        for place, hand in enumerate(islice(following, TOLD), 1)
        if hand.id not in state.queue.told and reachable(state, hand, way)
    ]


def reachable(state: Convening, hand: Hand, way: str) -> bool:
    """Remote people are told, since they must unmute; where an answer is asked for, everyone with a device is."""
    who = state.one(hand.person)
    return who is not None and bool(who.places) and (way == ANSWER or who.mode is Mode.REMOTE)


def tell(state: Convening, called: str, context: Context) -> tuple[tuple[Event, ...], tuple[Post, ...]]:
    """The news for those who are soon to speak, and the event that remembers who was told."""
    told = soon_called(state, called)
    if not told:
        return (), ()
    event = f.OnDeckTold(tuple(hand.id for _, hand in told), context.now)
    return (event,), tuple(news(state, place, hand) for place, hand in told)


def news(state: Convening, place: int, hand: Hand) -> Post:
    wait = duration(usual_turn(state).total_seconds() * place)
    return Post(f"deck:{hand.id}", say("on-deck", place=place, wait=wait), to=hand.person, choices=ANSWERS, urgent=True)


ANSWERS = (
    Choice(say("button-ready"), "hand", {"action": "ready"}),
    Choice(say("button-hold"), "hand", {"action": "hold"}),
    Choice(say("button-read-for-me"), "hand", {"action": "read"}),
    Choice(say("button-pass"), "hand", {"action": "pass"}),
)


def usual_turn(state: Convening) -> timedelta:
    """How long a turn takes here: the median of those that were had, else the limit, else a minute."""
    turns = (turn for turn in state.queue.turns[-20:] if not turn.presenter)
    lengths = [turn.lasted(turn.began_at).total_seconds() for turn in turns]
    return timedelta(seconds=median(lengths)) if lengths else state.queue.limit or USUAL_TURN


def say_ready(state: Convening, wish: w.SayReady, context: Context) -> Decision | Refusal:
    return of_hers(state, wish.person, context, ready=True)


def hold_place(state: Convening, wish: w.HoldPlace, context: Context) -> Decision | Refusal:
    return of_hers(state, wish.person, context, ready=False)


def of_hers(state: Convening, person: str, context: Context, ready: bool) -> Decision | Refusal:
    who = state.one(person or context.actor.person)
    if who is None:
        return refuse("not-on-the-list")
    refusal = may_speak_for(state, who, context)
    if refusal is not None:
        return refusal
    hands = state.queue.of(who.person)
    if not hands:
        return refuse("no-hand-up")
    events: tuple[Event, ...] = tuple(
        f.HandReady(hand.id) if ready else f.HandHeld(hand.id, context.now) for hand in hands
    )
    return done(*events, say=say("you-are-ready" if ready else "place-held"), show="my-place", about=who.person)


def hold_unanswered(state: Convening, wish: w.HoldUnanswered, context: Context) -> Decision | Refusal:
    if wish.hand not in silent(state):
        return refuse("hand-gone")
    return done(f.HandHeld(wish.hand, context.now, unanswered=True), say=say("place-held"))


def silent(state: Convening) -> Iterator[str]:
    """The hands whose people were told and have not answered yet, where an answer is asked for."""
    queue = state.queue
    if state.settings.get("on-deck") != ANSWER:
        return iter(())
    return (id for id in queue.told if id in queue.hands and id not in queue.ready | queue.holding)


def deadlines(state: Convening) -> tuple[Deadline, ...]:
    if state.is_paused:
        return ()
    due = {id: state.queue.told[id] + TIME_TO_ANSWER for id in silent(state)}
    return tuple(Deadline(f"on-deck:{id}", at, w.HoldUnanswered(id)) for id, at in due.items())


def on_deck_told(state: Convening, event: f.OnDeckTold, entry: Entry) -> Convening:
    told = state.queue.told
    for hand in event.hands:
        told = told.set(hand, event.at)
    return replace(state, queue=replace(state.queue, told=told))


def hand_ready(state: Convening, event: f.HandReady, entry: Entry) -> Convening:
    queue = state.queue
    if event.hand not in queue.hands:
        return state
    return replace(state, queue=replace(queue, ready=queue.ready | {event.hand}, holding=queue.holding - {event.hand}))


def hand_held(state: Convening, event: f.HandHeld, entry: Entry) -> Convening:
    queue = state.queue
    if event.hand not in queue.hands:
        return state
    held = replace(queue, holding=queue.holding | {event.hand}, ready=queue.ready - {event.hand})
    return replace(state, queue=replace(held, inviting=held.inviting.settled(event.at)))
