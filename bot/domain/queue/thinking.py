"""Think time and fair openings: hands open for all at once, and nobody gains by being the quickest."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.convening.state import Convening
from bot.domain.log import Context, Deadline, Decision, Entry, Refusal, Word, done, moment, refuse, say
from bot.domain.queue import facts as f
from bot.domain.queue import wishes as w
from bot.domain.queue.state import Lock
from bot.domain.turns import Opening

LONGEST_LOCK = timedelta(minutes=60)
LONGEST_BATCH = 60


def lock_hands(state: Convening, wish: w.LockHands, context: Context) -> Decision | Refusal:
    """Think time: hands open when it ends, and what people write meanwhile becomes their notes."""
    if wish.seconds and not 0 < wish.seconds <= LONGEST_LOCK.total_seconds():
        return refuse("limit-out-of-range", most=round(LONGEST_LOCK.total_seconds() / 60))
    if not 0 <= wish.batch <= LONGEST_BATCH:
        return refuse("seconds-out-of-range", most=LONGEST_BATCH)
    until = context.now + timedelta(seconds=wish.seconds) if wish.seconds else None
    sentence = say("hands-locked-until", until=moment(until)) if until else say("hands-locked")
    return done(f.HandsLocked(context.fresh("d"), context.now, until, wish.batch), say=sentence, show="queue")


def open_hands(state: Convening, wish: w.OpenHands, context: Context) -> Decision | Refusal:
    """Hands open now; those that go up within `batch` seconds count as raised together."""
    if not 0 <= wish.batch <= LONGEST_BATCH:
        return refuse("seconds-out-of-range", most=LONGEST_BATCH)
    sentence = say("hands-open-together", seconds=wish.batch) if wish.batch else say("queue-opened")
    return done(f.HandsOpened(context.now, wish.batch), say=sentence, show="queue")


def end_think_time(state: Convening, wish: w.EndThinkTime, context: Context) -> Decision | Refusal:
    lock = state.queue.lock
    if lock is None or lock.id != wish.lock:
        return refuse("queue-already-open")
    return done(f.HandsOpened(context.now, lock.batch), say=say("queue-opened"))


def keep_draft(state: Convening, lock: Lock, note: str, context: Context) -> Decision | Refusal:
    """A hand during think time stays down, and its note is kept for when hands open."""
    if not note:
        return refuse("think-time-until", until=moment(lock.until)) if lock.until else refuse("think-time")
    word = Word(context.actor.person, f"draft:{lock.id}", note)
    return done(f.NoteDrafted(lock.id, context.actor.person), say=say("note-drafted"), words=(word,))


def deadlines(state: Convening) -> tuple[Deadline, ...]:
    lock = state.queue.lock
    if lock is None or lock.until is None or state.is_paused:
        return ()
    return (Deadline(f"think-time:{lock.id}", lock.until, w.EndThinkTime(lock.id)),)


def hands_locked(state: Convening, event: f.HandsLocked, entry: Entry) -> Convening:
    lock = Lock(event.lock, event.at, event.until, event.batch)
    return replace(
        state, queue=replace(state.queue, lock=lock, opening=None, drafts=frozenset(), drafted_in=event.lock)
    )


def hands_opened(state: Convening, event: f.HandsOpened, entry: Entry) -> Convening:
    opening = Opening(event.at, event.batch) if event.batch else None
    return replace(state, queue=replace(state.queue, is_open=True, lock=None, opening=opening))


def note_drafted(state: Convening, event: f.NoteDrafted, entry: Entry) -> Convening:
    if state.queue.drafted_in != event.lock:
        return state
    return replace(state, queue=replace(state.queue, drafts=state.queue.drafts | {event.person}))
