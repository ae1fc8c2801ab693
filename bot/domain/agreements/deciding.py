"""Decisions are made with a reason and checked by everybody; actions get an owner and a date."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.agreements import facts as f
from bot.domain.agreements import wishes as w
from bot.domain.agreements.state import ActionItem, Agreed, Agreements, Check
from bot.domain.convening.standing import facilitates
from bot.domain.convening.state import Convening
from bot.domain.log import Context, Decision, Entry, Event, Intent, Refusal, Word, done, person, refuse, say
from bot.domain.queue.facts import HandRaised
from bot.domain.queue.raising import join_queue
from bot.domain.turns import Admitted, Kind

LONGEST = 500
MOST = 200


def decide(state: Convening, wish: w.Decide, context: Context) -> Decision | Refusal:
    if not (1 <= len(wish.text) <= LONGEST and 1 <= len(wish.why) <= LONGEST):
        return refuse("text-length", most=LONGEST)
    if len(state.agreements.decided) >= MOST:
        return refuse("too-many-decisions", most=MOST)
    id, by = context.fresh("e"), context.actor.person
    present = tuple(sorted(who.person for who in state.present()))
    made = f.DecisionMade(id, by, context.now, present)
    words = (Word(by, f"decision:{id}", wish.text), Word(by, f"reason:{id}", wish.why))
    number = len(state.agreements.decided) + 1
    return done(made, say=say("decision-made", number=number), show="decisions", words=words)


def meant(state: Convening, number: int) -> Agreed | Refusal:
    return state.agreements.decision(number) or refuse("no-such-decision", number=number)


def check_decision(state: Convening, wish: w.CheckDecision, context: Context) -> Decision | Refusal:
    """A question goes into the queue by itself, so that it is heard before anything is settled."""
    one, who = meant(state, wish.number), state.one(context.actor.person)
    if isinstance(one, Refusal):
        return one
    if who is None:
        return refuse("join-first")
    if one.settled_at is not None:
        return refuse("decision-settled-already", number=one.number)
    events: list[Event] = [f.DecisionChecked(one.id, who.person, wish.check)]
    if wish.check is Check.QUESTION:
        joined = join_queue(state, who, Kind.CLARIFY, context)
        if isinstance(joined, Admitted):
            hand = joined.hand
            events.append(HandRaised(hand.id, who.person, hand.kind, context.now, lot=hand.lot))
    return done(*events, say=say(f"check-{wish.check.value}", number=one.number), show="decisions")


def clear_question(state: Convening, wish: w.ClearQuestion, context: Context) -> Decision | Refusal:
    one, who = meant(state, wish.number), state.one(wish.person)
    if isinstance(one, Refusal):
        return one
    if who is None or one.checks.get(who.person) is not Check.QUESTION:
        return refuse("no-question-of-theirs")
    cleared = f.DecisionChecked(one.id, who.person, Check.CLEAR)
    return done(cleared, say=say("question-cleared", person=person(who.person)), show="decisions")


def settle_decision(state: Convening, wish: w.SettleDecision, context: Context) -> Decision | Refusal:
    one = meant(state, wish.number)
    if isinstance(one, Refusal):
        return one
    if one.settled_at is not None:
        return refuse("decision-settled-already", number=one.number)
    waiting = len(one.saying(Check.QUESTION))
    if waiting:
        return refuse("decision-has-questions", number=one.number, count=waiting)
    settled = f.DecisionSettled(one.id, context.now)
    concerns = len(one.saying(Check.CONCERN))
    return done(settled, say=say("decision-settled", number=one.number, concerns=concerns), show="decisions")


def note_action(state: Convening, wish: w.NoteAction, context: Context) -> Decision | Refusal:
    if not 1 <= len(wish.text) <= LONGEST:
        return refuse("text-length", most=LONGEST)
    if len(state.agreements.actions) >= MOST:
        return refuse("too-many-actions", most=MOST)
    owner = state.one(wish.owner) if wish.owner else None
    if wish.due is not None and wish.due < today(state, context):
        return refuse("date-past")
    id, by = context.fresh("i"), context.actor.person
    noted = f.ActionNoted(id, by, context.now, owner.person if owner else "", wish.due)
    number = len(state.agreements.actions) + 1
    sentence = say("action-noted", number=number, missing=missing(wish))
    return done(noted, say=sentence, show="actions", words=(Word(by, f"action:{id}", wish.text),))


def missing(wish: w.NoteAction) -> str:
    """What it does not say yet: "owner", "date", "both" or "none"."""
    if wish.owner:
        return "none" if wish.due else "date"
    return "owner" if wish.due else "both"


def today(state: Convening, context: Context) -> date:
    """The day where the convening is."""
    return context.now.astimezone(ZoneInfo(state.zone)).date()


def to_change(state: Convening, number: int, context: Context) -> ActionItem | Refusal:
    """The action, where it is hers to change: those who facilitate, who noted it, and who owns it may."""
    one = state.agreements.action(number)
    if one is None:
        return refuse("no-such-action", number=number)
    if context.actor.person in (one.owner, one.by) or facilitates(state, context.actor):
        return one
    return refuse("only-its-owner", number=one.number)


def change_action(state: Convening, wish: w.ChangeAction, context: Context) -> Decision | Refusal:
    one = to_change(state, wish.number, context)
    if isinstance(one, Refusal):
        return one
    owner = state.one(wish.owner) if wish.owner else None
    if owner is None and wish.due is None:
        return refuse("owner-or-date")
    if wish.due is not None and wish.due < today(state, context):
        return refuse("date-past")
    changed = f.ActionChanged(one.id, owner.person if owner else "", wish.due)
    return done(changed, say=say("action-changed", number=one.number), show="actions")


def finish_action(state: Convening, wish: w.FinishAction, context: Context) -> Decision | Refusal:
    one = to_change(state, wish.number, context)
    if isinstance(one, Refusal):
        return one
    if one.done_at is not None:
        return refuse("action-done-already", number=one.number)
    return done(f.ActionDone(one.id, context.now), say=say("action-done", number=one.number), show="actions")


def with_agreements(state: Convening, agreements: Agreements) -> Convening:
    return replace(state, agreements=agreements)


def decision_made(state: Convening, event: f.DecisionMade, entry: Entry) -> Convening:
    before = state.agreements
    one = Agreed(event.decision, len(before.decided) + 1, event.by, event.at, event.present)
    return with_agreements(state, replace(before, decided=(*before.decided, one)))


def decision_of(state: Convening, id: str) -> Agreed | None:
    return next((one for one in state.agreements.decided if one.id == id), None)


def decision_checked(state: Convening, event: f.DecisionChecked, entry: Entry) -> Convening:
    one = decision_of(state, event.decision)
    if one is None:
        return state
    checked = replace(one, checks=one.checks.set(event.person, event.check))
    return with_agreements(state, state.agreements.with_decision(checked))


def decision_settled(state: Convening, event: f.DecisionSettled, entry: Entry) -> Convening:
    one = decision_of(state, event.decision)
    if one is None:
        return state
    return with_agreements(state, state.agreements.with_decision(replace(one, settled_at=event.at)))


def action_noted(state: Convening, event: f.ActionNoted, entry: Entry) -> Convening:
    before = state.agreements
    one = ActionItem(event.action, len(before.actions) + 1, event.by, event.at, event.owner, event.due)
    return with_agreements(state, replace(before, actions=(*before.actions, one)))


def action_of(state: Convening, id: str) -> ActionItem | None:
    return next((one for one in state.agreements.actions if one.id == id), None)


def action_changed(state: Convening, event: f.ActionChanged, entry: Entry) -> Convening:
    one = action_of(state, event.action)
    if one is None:
        return state
    changed = replace(one, owner=event.owner or one.owner, due=event.due or one.due)
    return with_agreements(state, state.agreements.with_action(changed))


def action_done(state: Convening, event: f.ActionDone, entry: Entry) -> Convening:
    one = action_of(state, event.action)
    return with_agreements(state, state.agreements.with_action(replace(one, done_at=event.at))) if one else state


DECIDERS: Mapping[type[Intent], Callable[[Convening, Any, Context], Decision | Refusal]] = {
    w.Decide: decide,
    w.CheckDecision: check_decision,
    w.ClearQuestion: clear_question,
    w.SettleDecision: settle_decision,
    w.NoteAction: note_action,
    w.ChangeAction: change_action,
    w.FinishAction: finish_action,
}
EVOLVERS: Mapping[type[Event], Callable[[Convening, Any, Entry], Convening]] = {
    f.DecisionMade: decision_made,
    f.DecisionChecked: decision_checked,
    f.DecisionSettled: decision_settled,
    f.ActionNoted: action_noted,
    f.ActionChanged: action_changed,
    f.ActionDone: action_done,
}
