"""Commitments as a convening knows them: in totals, with the one exception of a person who asks for help."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.convening.state import Convening, Status
from bot.domain.log import Context, Deadline, Decision, Entry, Post, Refusal, Stream, Then, done, person, refuse, say
from bot.domain.nudges import facts as f
from bot.domain.nudges import wishes as w
from bot.domain.person.wishes import RecallOwnWords

AT_ONCE = 200


def count_commitment(state: Convening, wish: w.CountCommitment, context: Context) -> Decision | Refusal:
    counted = f.CommitmentCounted(wish.kind, wish.before, wish.site, wish.colleagues)
    return done(counted, say=say("noted"))


def ask_coach(state: Convening, wish: w.AskCoach, context: Context) -> Decision | Refusal:
    if state.one(wish.person) is None or not state.acting:
        return refuse("not-on-the-list")
    told = Post(
        f"coach:{state.id}:{context.fresh('k')}", say("coach-wanted", person=person(wish.person)), to=state.acting
    )
    return done(f.CoachAsked(wish.person), say=say("noted"), posts=(told,))


def recall_words(state: Convening, wish: w.RecallWords, context: Context) -> Decision | Refusal:
    people = sorted(who.person for who in state.roster() if who.device and who.person > wish.after)
    chunk = people[:AT_ONCE]
    then = [
        Then(
            Stream(state.organisation, "person", who),
            RecallOwnWords(state.id, state.title),
            f"own:{state.id}:{who}",
        )
        for who in chunk
    ]
    if len(people) > AT_ONCE:
        here = Stream(state.organisation, "convening", state.id)
        then.append(Then(here, w.RecallWords(chunk[-1]), f"own:{state.id}:after:{chunk[-1]}"))
    return done(f.WordsRecalled(), say=say("noted"), then=then)


def counted(state: Convening, event: f.CommitmentCounted, entry: Entry) -> Convening:
    totals = state.followup.commitments
    totals = totals.set(event.kind, totals.get(event.kind, 0) + 1)
    if event.before and totals.get(event.before, 0) > 0:
        totals = totals.set(event.before, totals[event.before] - 1)
    spread = state.followup.spread
    if event.colleagues:
        reports, reached = spread.get(event.site, (0, 0))
        spread = spread.set(event.site, (reports + 1, reached + event.colleagues))
    return replace(state, followup=replace(state.followup, commitments=totals, spread=spread))


def coach_asked(state: Convening, event: f.CoachAsked, entry: Entry) -> Convening:
    return state


def words_recalled(state: Convening, event: f.WordsRecalled, entry: Entry) -> Convening:
    return replace(state, followup=replace(state.followup, recalled=True))


def deadlines(state: Convening) -> tuple[Deadline, ...]:
    """Right at the opening, once."""
    if state.opened_at is None or state.followup.recalled or state.status is Status.CLOSED:
        return ()
    return (Deadline("own-words", state.opened_at, w.RecallWords()),)
