"""Asking the planner: what was asked is checked at once, computed elsewhere, and comes back as an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.breakouts import facts as f
from bot.domain.breakouts import wishes as w
from bot.domain.breakouts.dealing import dealt_anew
from bot.domain.breakouts.editing import judged
from bot.domain.breakouts.problems import problem, roster
from bot.domain.breakouts.sentences import contradiction
from bot.domain.breakouts.state import Plan, Request
from bot.domain.breakouts.wanted import Wanted
from bot.domain.convening.state import Convening
from bot.domain.log import Context, Deadline, Decision, Entry, Post, Refusal, done, refuse, say
from bot.domain.planner.contradictions import check
from bot.domain.planner.problem import Contradiction, Size

SILENT_FOR = timedelta(seconds=90)
"""How long the planner may be silent before it is asked again (ours: ten thousand people take about ten seconds)."""
MOST_TRIES = 3
MANY = 2000
"""From here on people are told that the plan takes longer."""


def plan_breakout(state: Convening, wish: w.PlanBreakout, context: Context) -> Decision | Refusal:
    people = roster(state, wish.wanted)
    refusal = impossible(state, wish.wanted, people)
    if refusal is not None:
        return refusal
    return asking_for(wish.wanted, people, context)


def asking_for(wanted: Wanted, people: tuple[str, ...], context: Context, of: str = "") -> Decision:
    """The request; `of` names the plan whose next round is to be made anew."""
    door, lot = context.actor.door, context.lot()
    asked = f.PlanRequested(context.fresh("b"), wanted, people, lot, context.now, door, of)
    sentence = "breakout-asked" if len(people) < MANY else "breakout-asked-many"
    return done(asked, say=say(sentence, people=len(people)), show="plan")


def impossible(state: Convening, wanted: Wanted, people: tuple[str, ...]) -> Refusal | None:
    """Why no plan can be made of this, in one sentence, before anything is computed."""
    size = Size(wanted.size, wanted.least, wanted.most, wanted.groups)
    if not wanted.groups and wanted.size < 2:
        return refuse("size-too-small", size=wanted.size)
    if not wanted.groups and wanted.least and wanted.most and not 1 <= size.least <= size.target <= size.most:
        return refuse("sizes-contradict", least=size.least, size=size.target, most=size.most)
    if len(people) < 2:
        return refuse("too-few-to-group", present=len(people))
    if wanted.tables and wanted.capacity < len(people):
        return refuse("tables-too-small", room=wanted.capacity, people=len(people))
    try:
        check(problem(state, wanted, people))
    except Contradiction as clash:
        return contradiction(clash)
    return None


def plan_computed(state: Convening, wish: w.PlanComputed, context: Context) -> Decision | Refusal:
    """The preview, unless what it answers was taken back; asked again where people came or went meanwhile."""
    asked = state.breakouts.request
    if asked is None or asked.id != wish.request:
        return refuse("nothing-changed")
    people = roster(state, asked.wanted)
    if people != asked.people and asked.tries < MOST_TRIES and not impossible(state, asked.wanted, people):
        return done(f.PlanTakenUp(asked.id, people, context.now), say=say("nothing-changed"))
    made = dealt_around(state, asked, wish) if asked.of else f.PlanMade(asked.id, wish.rounds, wish.unmet, wish.gap)
    if made is None:
        return done(f.PlanGivenUp(asked.id), say=say("nothing-changed"))
    plan = state.breakouts.plan
    groups = made.rounds[plan.next if asked.of and plan else 0]
    seated = sum(len(group.members) for group in groups)
    told = (tell(asked, "breakout-planned", "plan", groups=len(groups), people=seated),)
    return done(made, say=say("nothing-changed"), posts=told if asked.door != "web" else ())


def dealt_around(state: Convening, asked: Request, wish: w.PlanComputed) -> f.PlanMade | None:
    """The plan with its next round made anew; nothing where the plan is another one by now."""
    plan = state.breakouts.plan
    if plan is None or plan.id != asked.of:
        return None
    after = dealt_anew(plan, wish.rounds[0])
    return f.PlanMade(asked.id, after.rounds, judged(state, after), wish.gap)


def tell(asked: Request, sentence: str, show: str = "", **args: int) -> Post:
    """Word to whoever asked. On a web page the preview is there already."""
    return Post(f"plan:{asked.id}:{sentence}", say(sentence, **args), to=asked.asker, show=show, door=asked.door)


def note_progress(state: Convening, wish: w.NoteProgress, context: Context) -> Decision | Refusal:
    asked = state.breakouts.request
    if asked is None or asked.id != wish.request or not asked.percent < wish.percent < 100:
        return refuse("nothing-changed")
    return done(f.PlanProgressed(asked.id, wish.percent), say=say("nothing-changed"))


def take_up_plan(state: Convening, wish: w.TakeUpPlan, context: Context) -> Decision | Refusal:
    asked = state.breakouts.request
    if asked is None or asked.id != wish.request:
        return refuse("nothing-changed")
    people = roster(state, asked.wanted)
    if asked.tries >= MOST_TRIES or impossible(state, asked.wanted, people):
        told = tell(asked, "breakout-plan-given-up")
        return done(f.PlanGivenUp(asked.id), say=say("nothing-changed"), posts=(told,))
    return done(f.PlanTakenUp(asked.id, people, context.now), say=say("nothing-changed"))


def deadlines(state: Convening) -> tuple[Deadline, ...]:
    """A plan that was asked for and has not come is asked for again, whoever forgot it."""
    asked = state.breakouts.request
    if asked is None:
        return ()
    return (Deadline(f"plan:{asked.id}:{asked.tries}", asked.at + SILENT_FOR, w.TakeUpPlan(asked.id)),)


def plan_requested(state: Convening, event: f.PlanRequested, entry: Entry) -> Convening:
    asked = Request(
        event.request,
        event.people,
        event.seed,
        event.at,
        event.wanted,
        entry.actor,
        event.door,
        base=entry.seq,
        of=event.of,
    )
    return with_request(state, asked)


def with_request(state: Convening, asked: Request | None) -> Convening:
    return replace(state, breakouts=replace(state.breakouts, request=asked))


def the_request(state: Convening, id: str) -> Request | None:
    asked = state.breakouts.request
    return asked if asked is not None and asked.id == id else None


def plan_taken_up(state: Convening, event: f.PlanTakenUp, entry: Entry) -> Convening:
    asked = the_request(state, event.request)
    if asked is None:
        return state
    return with_request(
        state,
        replace(asked, people=event.people, at=event.at, base=entry.seq, tries=asked.tries + 1, percent=0),
    )


def plan_progressed(state: Convening, event: f.PlanProgressed, entry: Entry) -> Convening:
    asked = the_request(state, event.request)
    return with_request(state, replace(asked, percent=event.percent)) if asked else state


def plan_given_up(state: Convening, event: f.PlanGivenUp, entry: Entry) -> Convening:
    return with_request(state, None) if the_request(state, event.request) else state


def plan_made(state: Convening, event: f.PlanMade, entry: Entry) -> Convening:
    """An answer to a request that was taken back changes nothing."""
    asked = the_request(state, event.plan)
    if asked is None:
        return state
    before = state.breakouts.plan
    if asked.of and (before is None or before.id != asked.of):
        return with_request(state, None)
    plan = Plan(event.plan, event.rounds, asked.wanted, asked.seed, event.unmet, event.gap)
    if asked.of and before is not None:
        part = bool(before.held) or len(before.rounds) > 1
        plan = replace(plan, wanted=before.wanted, next=before.next, held=before.held, edited=part)
    return replace(state, breakouts=replace(state.breakouts, request=None, plan=plan))


def plan_dropped(state: Convening, event: f.PlanDropped, entry: Entry) -> Convening:
    plan = state.breakouts.plan
    if plan is not None and plan.id != event.plan:
        return state
    return replace(state, breakouts=replace(state.breakouts, plan=None, request=None))
