"""Opening and closing the queue, and choosing how its hands are ordered."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.convening.facts import SettingChanged
from bot.domain.convening.state import Convening
from bot.domain.log import Choice, Context, Decision, Entry, Refusal, done, refuse, say, term
from bot.domain.queue import facts as f
from bot.domain.queue import wishes as w
from bot.domain.queue.ordering import policy_of
from bot.domain.turns import POLICIES


def open_queue(state: Convening, wish: w.OpenQueue, context: Context) -> Decision | Refusal:
    if state.queue.is_open:
        return refuse("queue-already-open")
    return done(f.QueueOpened(), say=say("queue-opened"), show="queue")


def close_queue(state: Convening, wish: w.CloseQueue, context: Context) -> Decision | Refusal:
    if not state.queue.is_open:
        return refuse("queue-closed")
    return done(f.QueueClosed(), say=say("queue-now-closed", waiting=len(state.queue.hands)), show="queue")


def choose_policy(state: Convening, wish: w.ChoosePolicy, context: Context) -> Decision | Refusal:
    chosen = POLICIES.get(wish.policy)
    if chosen is None:
        return refuse("setting-value", name="policy", known=", ".join(sorted(POLICIES)))
    if chosen.id == policy_of(state).id:
        return refuse("policy-already", policy=term(f"policy-{chosen.id}"))
    if chosen.needs_consent and not wish.agreed:
        yes = Choice(say("button-group-agreed"), "queue", {"action": "policy", "policy": chosen.id, "agreed": "yes"})
        return refuse("policy-needs-consent", yes, policy=term(f"policy-{chosen.id}"))
    sentence = say("policy-chosen", policy=term(f"policy-{chosen.id}"), how=term(f"policy-{chosen.id}-how"))
    return done(SettingChanged("policy", chosen.id), say=sentence, show="queue")


def queue_opened(state: Convening, event: f.QueueOpened, entry: Entry) -> Convening:
    return replace(state, queue=replace(state.queue, is_open=True))


def queue_closed(state: Convening, event: f.QueueClosed, entry: Entry) -> Convening:
    return replace(state, queue=replace(state.queue, is_open=False))
