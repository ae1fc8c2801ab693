"""A buddy, perhaps at another site: both say yes, and the buddy hears the status alone."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.calendar.quiet import next_open_instant
from bot.domain.log import Choice, Context, Decision, Entry, Post, Refusal, Say, Stream, Then, done, person, refuse, say
from bot.domain.person import facts as f
from bot.domain.person import wishes as w
from bot.domain.person.commitments import OPEN, newest
from bot.domain.person.state import Person


def ask_buddy(state: Person, wish: w.AskBuddy, context: Context) -> Decision | Refusal:
    one = state.commitments.get(wish.commitment) or newest(state, *OPEN)
    if one is None or wish.buddy == state.id:
        return refuse("no-commitment" if one is None else "same-person")
    buddy = Stream(state.organisation, "person", wish.buddy)
    asked = Then(buddy, w.BeAskedAsBuddy(state.id, one.id, one.convening), f"buddy:{context.fresh('b')}")
    return done(f.BuddyAsked(one.id, wish.buddy), say=say("buddy-asked", person=person(wish.buddy)), then=(asked,))


def be_asked(state: Person, wish: w.BeAskedAsBuddy, context: Context) -> Decision | Refusal:
    if state.paused:
        return refuse("nothing-changed")
    about = {"asker": wish.asker, "commitment": wish.commitment}
    choices = tuple(
        Choice(Say(f"choice-buddy-{way}"), "nudge", {"action": "be-buddy", "yes": way, **about})
        for way in ("yes", "no")
    )
    at = next_open_instant(context.now, state.availability())
    question = Post(
        f"be-buddy:{wish.commitment}:{state.id}",
        say("buddy-question", person=person(wish.asker)),
        to=state.id,
        choices=choices,
        not_before=at,
        convening=wish.convening,
    )
    return done(f.BuddyRequested(wish.asker, wish.commitment), say=say("noted"), posts=(question,))


def answer_buddy(state: Person, wish: w.AnswerBuddy, context: Context) -> Decision | Refusal:
    if (wish.asker, wish.commitment) not in state.asked_by:
        return refuse("nothing-changed")
    asker = Stream(state.organisation, "person", wish.asker)
    gained = Then(asker, w.GainBuddy(wish.commitment, state.id), f"buddy:{context.fresh('b')}")
    told = (gained,) if wish.yes else ()
    answered = f.BuddyAnswered(wish.asker, wish.commitment, wish.yes)
    return done(answered, say=say("buddy-yes" if wish.yes else "buddy-no"), then=told)


def gain_buddy(state: Person, wish: w.GainBuddy, context: Context) -> Decision | Refusal:
    """Only whom she asked herself can become her buddy."""
    one = state.commitments.get(wish.commitment)
    if one is None or one.asked != wish.buddy:
        return refuse("nothing-changed")
    return done(f.BuddyGained(one.id, wish.buddy), say=say("noted"))


def hear_of_buddy(state: Person, wish: w.HearOfBuddy, context: Context) -> Decision | Refusal:
    at = next_open_instant(context.now, state.availability())
    status = Post(
        f"buddy-status:{wish.person}:{state.id}:{context.fresh('s')}",
        say(f"buddy-{wish.status}", person=person(wish.person)),
        to=state.id,
        not_before=at,
    )
    return done(say=say("noted"), posts=(status,))


def requested(state: Person, event: f.BuddyRequested, entry: Entry) -> Person:
    return replace(state, asked_by=state.asked_by | {(event.asker, event.commitment)})


def buddy_answered(state: Person, event: f.BuddyAnswered, entry: Entry) -> Person:
    return replace(state, asked_by=state.asked_by - {(event.asker, event.commitment)})
