"""Who is on the list and who is here, from the facts: arrivals, moves, doubles, goodbyes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from immutables import Map

from bot.domain.convening import facts as f
from bot.domain.convening.state import Convening, Participant, Site
from bot.domain.log import (
    Entry,
    Event,
)


def site_added(state: Convening, event: f.SiteAdded, entry: Entry) -> Convening:
    return state.with_site(Site(event.site, event.name, event.planning_only))


def site_dropped(state: Convening, event: f.SiteDropped, entry: Entry) -> Convening:
    place = state.sites.get(event.site)
    return state.with_site(replace(place, dropped_at=event.at)) if place else state


def site_returned(state: Convening, event: f.SiteReturned, entry: Entry) -> Convening:
    place = state.sites.get(event.site)
    return state.with_site(replace(place, dropped_at=None)) if place else state


def person_listed(state: Convening, event: f.PersonListed, entry: Entry) -> Convening:
    old = state.people.get(event.person)
    fresh = Participant(event.person, event.site, event.mode)
    who = replace(
        old or fresh,
        site=event.site if not (old and old.present) else old.site,
        mode=event.mode if not (old and old.present) else old.mode,
        role=event.role,
        device=event.device,
        language=event.language,
        attributes=Map(dict(event.attributes)),
        walk_in=event.walk_in,
        removed=False,
    )
    return state.with_person(who)


def person_arrived(state: Convening, event: f.PersonArrived, entry: Entry) -> Convening:
    who = state.people.get(event.person)
    if who is None:
        return state
    first = who.arrived_at if who.present else event.at
    here = state.with_person(
        replace(who, present=True, arrived_at=first, lost_at=None, site=event.site, mode=event.mode)
    )
    return replace(
        here,
        queue=here.queue.seated(who.person, event.site, event.mode),
        breakouts=here.breakouts.arrived(event.person, event.at),
    )


def person_left(state: Convening, event: f.PersonLeft, entry: Entry) -> Convening:
    who = state.people.get(event.person)
    if who is None:
        return state
    stayed = event.at - who.arrived_at if who.arrived_at else timedelta()
    return state.with_person(replace(who, present=False, arrived_at=None, present_for=who.present_for + stayed))


def minutes_present(who: Participant, now: datetime) -> float:
    """How long she has been in the meeting, in minutes, up to `now`."""
    here = now - who.arrived_at if who.present and who.arrived_at else timedelta()
    return (who.present_for + here).total_seconds() / 60


def person_lost(state: Convening, event: f.PersonLost, entry: Entry) -> Convening:
    who = state.people.get(event.person)
    return state.with_person(replace(who, lost_at=event.at)) if who else state


def person_back(state: Convening, event: f.PersonBack, entry: Entry) -> Convening:
    who = state.people.get(event.person)
    return state.with_person(replace(who, lost_at=None)) if who else state


def person_moved(state: Convening, event: f.PersonMoved, entry: Entry) -> Convening:
    who = state.people.get(event.person)
    if who is None:
        return state
    there = state.with_person(replace(who, site=event.site, mode=event.mode))
    return replace(there, queue=state.queue.seated(event.person, event.site, event.mode))


def role_given(state: Convening, event: f.RoleGiven, entry: Entry) -> Convening:
    who = state.people.get(event.person)
    return state.with_person(replace(who, role=event.role, site=event.site or who.site)) if who else state


def unchanged(state: Convening, event: Event, entry: Entry) -> Convening:
    """The fact is in the log; nothing that is true now depends on it."""
    return state


def people_merged(state: Convening, event: f.PeopleMerged, entry: Entry) -> Convening:
    double, into = state.people.get(event.person), state.people.get(event.into)
    if double is None or into is None:
        return state
    arrived = [at for at in (double.arrived_at, into.arrived_at) if at is not None]
    kept = replace(
        into,
        present=into.present or double.present,
        arrived_at=min(arrived, default=None),
        places=into.places | double.places,
        lost_at=None if into.lost_at is None or double.lost_at is None else into.lost_at,
    )
    merged = state.with_person(replace(double, merged_into=into.person)).with_person(kept)
    return replace(
        merged,
        queue=merged.queue.merge(event.person, event.into),
        questions=merged.questions.merge(event.person, event.into),
        agreements=merged.agreements.merge(event.person, event.into),
        breakouts=merged.breakouts.merge(event.person, event.into),
        acting=event.into if merged.acting == event.person else merged.acting,
    )


def person_removed(state: Convening, event: f.PersonRemoved, entry: Entry) -> Convening:
    who = state.people.get(event.person)
    if who is None:
        return state
    return replace(state.with_person(replace(who, removed=True)), queue=state.queue.without_person(event.person))


def person_ejected(state: Convening, event: f.PersonEjected, entry: Entry) -> Convening:
    who = state.people.get(event.person)
    if who is None:
        return state
    out = state.with_person(replace(who, ejected=True, present=False))
    return replace(out, queue=state.queue.without_person(event.person))


def person_let_back(state: Convening, event: f.PersonLetBack, entry: Entry) -> Convening:
    who = state.people.get(event.person)
    return state.with_person(replace(who, ejected=False)) if who else state


def account_joined(state: Convening, event: f.AccountJoined, entry: Entry) -> Convening:
    who = state.people.get(event.person)
    if who is None:
        return state
    joined = state.with_person(replace(who, places=who.places | {event.door}))
    if event.confirmed:
        return replace(joined, confirmed=joined.confirmed | {event.link})
    return replace(joined, claims=joined.claims.set(event.link, event.person))


def account_confirmed(state: Convening, event: f.AccountConfirmed, entry: Entry) -> Convening:
    claims = state.claims.delete(event.link) if event.link in state.claims else state.claims
    return replace(state, claims=claims, confirmed=state.confirmed | {event.link})


def account_denied(state: Convening, event: f.AccountDenied, entry: Entry) -> Convening:
    claims = state.claims.delete(event.link) if event.link in state.claims else state.claims
    return replace(state, claims=claims, denied=state.denied | {event.link})


def language_chosen(state: Convening, event: f.LanguageChosen, entry: Entry) -> Convening:
    who = state.people.get(event.person)
    return state.with_person(replace(who, language=event.language)) if who else state
