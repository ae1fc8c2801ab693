"""The floor's clock: a limit a turn, warnings in text, more time, and standing still. Nobody is ever cut off."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.convening.state import Convening
from bot.domain.log import Context, Deadline, Decision, Entry, Post, Refusal, done, duration, person, refuse, say
from bot.domain.queue import facts as f
from bot.domain.queue import wishes as w
from bot.domain.queue.state import Turn

LONGEST = timedelta(minutes=60)
LAST_MINUTE = timedelta(seconds=60)
SOON, OVER = "soon", "over"


def soon(turn: Turn, ends: datetime) -> datetime:
    """When "almost over" is said: one minute before the end, or at three quarters of a short turn."""
    return ends - min(LAST_MINUTE, (turn.limit or LAST_MINUTE) / 4)


def set_limit(state: Convening, wish: w.SetLimit, context: Context) -> Decision | Refusal:
    if not 0 <= wish.seconds <= LONGEST.total_seconds():
        return refuse("limit-out-of-range", most=round(LONGEST.total_seconds() / 60))
    sentence = say("limit-set", length=duration(wish.seconds)) if wish.seconds else say("limit-off")
    return done(f.LimitSet(wish.seconds), say=sentence, show="queue")


def extend_turn(state: Convening, wish: w.ExtendTurn, context: Context) -> Decision | Refusal:
    floor = state.queue.floor
    if floor is None:
        return refuse("floor-is-free")
    if floor.limit is None:
        return refuse("no-limit-set")
    if not 0 < wish.seconds <= LONGEST.total_seconds():
        return refuse("limit-out-of-range", most=round(LONGEST.total_seconds() / 60))
    sentence = say("turn-extended", person=person(floor.person), length=duration(wish.seconds))
    return done(f.TurnExtended(floor.id, wish.seconds), say=sentence, show="queue", cancels=(f"clock:{floor.id}:*",))


def pause_turn(state: Convening, wish: w.PauseTurn, context: Context) -> Decision | Refusal:
    floor = state.queue.floor
    if floor is None:
        return refuse("floor-is-free")
    if floor.stopped_at is not None:
        return refuse("clock-already-stopped")
    return done(f.TurnPaused(floor.id, context.now), say=say("clock-stopped"), show="queue")


def resume_turn(state: Convening, wish: w.ResumeTurn, context: Context) -> Decision | Refusal:
    floor = state.queue.floor
    if floor is None or floor.stopped_at is None:
        return refuse("clock-is-running")
    return done(f.TurnResumed(floor.id, context.now), say=say("clock-runs-again"), show="queue")


def warn_speaker(state: Convening, wish: w.WarnSpeaker, context: Context) -> Decision | Refusal:
    """Told in text to the speaker and whoever runs the convening; the board shows the same."""
    floor = state.queue.floor
    if floor is None or floor.id != wish.turn or floor.ends_at is None or wish.mark in floor.warned:
        return refuse("floor-is-free")
    sentence = say("time-almost-over") if wish.mark == SOON else say("time-is-over", person=person(floor.person))
    told = {floor.person, state.acting} - {""} if wish.mark == OVER else {floor.person}
    posts = (Post(f"clock:{floor.id}:{wish.mark}:{one}", sentence, to=one, urgent=True) for one in sorted(told))
    return done(f.TurnWarned(floor.id, wish.mark), say=sentence, posts=posts)


def deadlines(state: Convening) -> tuple[Deadline, ...]:
    floor = state.queue.floor
    if floor is None or floor.ends_at is None or state.is_paused:
        return ()
    marks = {SOON: soon(floor, floor.ends_at), OVER: floor.ends_at}
    return tuple(
        Deadline(f"turn-{mark}:{floor.id}", at, w.WarnSpeaker(floor.id, mark))
        for mark, at in marks.items()
        if mark not in floor.warned
    )


def limit_set(state: Convening, event: f.LimitSet, entry: Entry) -> Convening:
    """The limit holds for every turn from now on, the one that runs among them."""
    limit = timedelta(seconds=event.seconds) if event.seconds else None
    queue = replace(state.queue, limit=limit)
    if queue.floor is not None and not queue.floor.presenter:
        queue = replace(queue, floor=replace(queue.floor, limit=limit))
    return replace(state, queue=queue)


def on_floor(state: Convening, turn: str) -> Turn | None:
    floor = state.queue.floor
    return floor if floor is not None and floor.id == turn else None


def with_floor(state: Convening, floor: Turn) -> Convening:
    return replace(state, queue=replace(state.queue, floor=floor))


def turn_extended(state: Convening, event: f.TurnExtended, entry: Entry) -> Convening:
    turn = on_floor(state, event.turn)
    if turn is None:
        return state
    return with_floor(state, replace(turn, extra=turn.extra + timedelta(seconds=event.seconds), warned=frozenset()))


def turn_paused(state: Convening, event: f.TurnPaused, entry: Entry) -> Convening:
    turn = on_floor(state, event.turn)
    return with_floor(state, turn.stop(event.at)) if turn else state


def turn_resumed(state: Convening, event: f.TurnResumed, entry: Entry) -> Convening:
    turn = on_floor(state, event.turn)
    return with_floor(state, turn.go_on(event.at)) if turn else state


def turn_warned(state: Convening, event: f.TurnWarned, entry: Entry) -> Convening:
    turn = on_floor(state, event.turn)
    return with_floor(state, replace(turn, warned=turn.warned | {event.mark})) if turn else state
