"""An interest list becomes an invitation, perhaps of another convening, months later."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.convening import facts as convening_facts
from bot.domain.convening.state import REMOTE_SITE, Convening, Mode, Participant
from bot.domain.log import Context, Decision, Event, Refusal, Role, refuse
from bot.domain.nudges import facts as f
from bot.domain.nudges import wishes as w
from bot.domain.nudges.drafting import draft_nudge
from bot.domain.nudges.names import list_name
from bot.domain.nudges.state import Among, Audience


def invite_interested(state: Convening, wish: w.InviteInterested, context: Context) -> Decision | Refusal:
    """Those who asked come onto the list of this convening; the invitation is drafted for them and looked at."""
    name = list_name(wish.list)
    if not wish.people or not name or wish.draft is None:
        return refuse("interest-nobody", list=name)
    before: list[Event] = []
    provisional = state
    for one in wish.people:
        if state.one(one.person) is None:
            site = one.site if one.site in state.sites else REMOTE_SITE
            mode = Mode.REMOTE if site == REMOTE_SITE else Mode.ROOM
            before.append(convening_facts.PersonListed(one.person, site, mode, Role.PARTICIPANT))
        before.append(f.InterestShown(one.person, name))
        people = provisional.followup.interests.get(name, frozenset()) | {one.person}
        followup = replace(provisional.followup, interests=provisional.followup.interests.set(name, people))
        provisional = replace(provisional, followup=followup)
    provisional = with_listed(provisional, before)
    audience = Audience(Among.INTERESTED, name)
    decided = draft_nudge(provisional, replace(wish.draft, audience=audience), context)
    return decided if isinstance(decided, Refusal) else replace(decided, events=(*before, *decided.events))


def with_listed(state: Convening, events: list[Event]) -> Convening:
    """The roster as it will be, so that the draft can be checked against it."""
    for event in events:
        if isinstance(event, convening_facts.PersonListed):
            state = state.with_person(Participant(event.person, event.site, event.mode, event.role))
    return state
