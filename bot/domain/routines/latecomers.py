"""A seat for whoever came after the groups were made, or whose partners have gone: nobody stays without company."""

from __future__ import annotations

from bot.domain.convening.standing import may_speak_for
from bot.domain.convening.state import Convening, Mode, Participant
from bot.domain.log import Context, Decision, Refusal, Role, done, person, refuse, say
from bot.domain.routines import facts as f
from bot.domain.routines import wishes as w
from bot.domain.routines.seating import ONLINE
from bot.domain.routines.state import Run


def find_seat(state: Convening, wish: w.FindSeat, context: Context) -> Decision | Refusal:
    run = state.routines.run
    who = state.one(wish.person or context.actor.person)
    if run is None:
        return refuse("no-routine-runs")
    if who is None:
        return refuse("not-on-the-list")
    refusal = may_speak_for(state, who, context)
    if refusal is not None:
        return refusal
    if not run.step.rounds:
        return refuse("routine-seat-none")
    partner = partner_for(state, run, who)
    if partner is None:
        return refuse("routine-seat-already")
    event = f.LatecomerSeated(run.id, run.at, who.person, partner)
    return done(event, say=say("routine-seat-found", people=person(partner)), show="my-step")


def newcomers(state: Convening, run: Run) -> list[Participant]:
    """Who is here to talk, and in no group of a step that has groups."""
    if not run.step.rounds:
        return []
    seated = {person for group in run.step.groups for person in group.members}
    return [who for who in taking_part(state) if who.person not in seated]


def taking_part(state: Convening) -> list[Participant]:
    """Everybody who is here to talk: not the one who runs the convening, nor those who only look on."""
    return sorted(
        (who for who in state.present() if who.person != state.acting and who.role is not Role.OBSERVER),
        key=lambda who: who.person,
    )


def partner_for(state: Convening, run: Run, who: Participant) -> str | None:
    """Somebody of the smallest group at her place who is still here; None where she has company already."""
    groups = run.step.groups
    mine = next((group for group in groups if who.person in group.members), None)
    if mine is not None and any(here(state, one) for one in mine.members if one != who.person):
        return None
    place = who.site if who.mode is Mode.ROOM else ONLINE
    near = [group for group in groups if group.place == place and group is not mine] or [
        group for group in groups if group is not mine
    ]
    for group in sorted(near, key=lambda group: (len(group.members), group.members)):
        partner = next((one for one in group.members if here(state, one)), None)
        if partner is not None:
            return partner
    return None


def here(state: Convening, person: str) -> bool:
    who = state.one(person)
    return who is not None and who.present and who.lost_at is None
