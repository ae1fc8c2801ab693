"""Invitations that nobody has to fear: private, warm, once in a meeting, and "not today" is a good answer."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.convening.standing import may_speak_for
from bot.domain.convening.state import Convening
from bot.domain.log import Choice, Context, Decision, Entry, Event, Post, Refusal, Role, done, person, refuse, say
from bot.domain.queue import facts as f
from bot.domain.queue import wishes as w
from bot.domain.queue.inviting import MOST_NAMED, Consent, Inviting
from bot.domain.queue.remote_check import pass_on_check


def invite_people(state: Convening, wish: w.InvitePeople, context: Context) -> Decision | Refusal:
    people = not_heard(state)
    if not people:
        return refuse("nobody-left-to-invite")
    posts = (warm_invitation(state, one) for one in people)
    return done(f.PeopleInvited(people, context.now), say=say("people-invited", count=len(people)), posts=posts)


def not_heard(state: Convening) -> tuple[str, ...]:
    """Who is here, takes part, can be reached, and has neither spoken, nor a hand up, nor been asked before."""
    queue = state.queue
    return tuple(
        sorted(
            who.person
            for who in state.present()
            if who.role in (Role.PARTICIPANT, Role.SITE_HOST)
            and who.places
            and who.lost_at is None
            and not queue.standing.turns_in_meeting.get(who.person)
            and not queue.of(who.person)
            and who.person not in queue.inviting.invited
            and who.person not in queue.inviting.consents
        )
    )


def warm_invitation(state: Convening, who: str) -> Post:
    return Post(f"invite:{state.id}:{who}", say("warm-invitation", person=person(who)), to=who, choices=CONSENTS)


CONSENTS = (
    Choice(say("button-invite-me"), "hand", {"action": "invite-me"}),
    Choice(say("button-by-text"), "hand", {"action": "by-text"}),
    Choice(say("button-not-today"), "hand", {"action": "not-today"}),
)


def give_consent(state: Convening, wish: w.GiveConsent, context: Context) -> Decision | Refusal:
    """Who asks to be invited while a check is open may be named in it; "not today" is an answer to it as well."""
    who = state.one(wish.person or context.actor.person)
    if who is None:
        return refuse("not-on-the-list")
    refusal = may_speak_for(state, who, context)
    if refusal is not None:
        return refusal
    events: list[Event] = [f.ConsentGiven(who.person, wish.consent)]
    if wish.consent is Consent.INVITE:
        events += naming(state, who.person)
    elif wish.consent is Consent.NOT_TODAY and (passed := pass_on_check(state, who.person, context)):
        events.append(passed)
    return done(*events, say=say(f"consent-{wish.consent.value}"), show="my-place", about=who.person)


def naming(state: Convening, who: str) -> list[Event]:
    """She is named now if there is room for her and nobody willing has been named less often."""
    check = state.queue.inviting.check
    if check is None or who not in check.asked or who in check.answers or who in check.named:
        return []
    consents, inviting = state.queue.inviting.consents, state.queue.inviting
    open_to_it = [
        one
        for one in check.asked
        if one not in check.named and one not in check.answers and (one == who or consents.get(one) is Consent.INVITE)
    ]
    chosen = inviting.to_name(open_to_it, len(check.named))
    return [f.PersonNamed(check.id, who)] if len(check.named) < MOST_NAMED and who in chosen else []


def pass_turn(state: Convening, wish: w.PassTurn, context: Context) -> Decision | Refusal:
    who = state.one(wish.person or context.actor.person)
    if who is None:
        return refuse("not-on-the-list")
    refusal = may_speak_for(state, who, context)
    if refusal is not None:
        return refusal
    events = passes(state, who.person, context)
    if not events:
        return refuse("nothing-to-pass")
    return done(*events, say=say("passed"), show="my-place", about=who.person)


def passes(state: Convening, who: str, context: Context) -> list[Event]:
    """What passing means for her now: an invitation, her turn, or the hands she has up."""
    floor = state.queue.floor
    if floor is not None and floor.person == who:
        return [f.TurnEnded(floor.id, context.now)]
    events: list[Event] = [f.HandLowered(hand.id) for hand in state.queue.of(who)]
    if events and state.settings.get("policy") == "round-robin":
        events.append(f.GoPassed(who))
    passed = pass_on_check(state, who, context)
    return [*events, passed] if passed else events


def consent_given(state: Convening, event: f.ConsentGiven, entry: Entry) -> Convening:
    inviting = state.queue.inviting
    return with_inviting(state, replace(inviting, consents=inviting.consents.set(event.person, event.consent)))


def people_invited(state: Convening, event: f.PeopleInvited, entry: Entry) -> Convening:
    inviting = state.queue.inviting
    return with_inviting(state, replace(inviting, invited=inviting.invited | set(event.people)))


def with_inviting(state: Convening, inviting: Inviting) -> Convening:
    return replace(state, queue=replace(state.queue, inviting=inviting))
