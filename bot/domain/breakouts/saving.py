"""Plans kept under a name, and taken up again with whoever is here now."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.breakouts import facts as f
from bot.domain.breakouts import wishes as w
from bot.domain.breakouts.asking import plan_breakout
from bot.domain.breakouts.editing import LONGEST_NAME, judged
from bot.domain.breakouts.forming import formed
from bot.domain.breakouts.problems import may_be_seated
from bot.domain.breakouts.state import Group, Plan
from bot.domain.convening.state import Convening
from bot.domain.log import Context, Decision, Entry, Refusal, done, refuse, say

MOST_SAVED = 30


def save_plan(state: Convening, wish: w.SavePlan, context: Context) -> Decision | Refusal:
    name = " ".join(wish.name.split())
    plan = state.breakouts.plan or (state.breakouts.round.plan if state.breakouts.round else None)
    if plan is None:
        return refuse("no-plan-yet")
    if not name or len(name) > LONGEST_NAME:
        return refuse("group-name-length", most=LONGEST_NAME)
    if state.breakouts.saved_as(name) is None and len(state.breakouts.saved) >= MOST_SAVED:
        return refuse("too-many-saved", most=MOST_SAVED)
    return done(f.PlanSaved(plan.id, name), say=say("plan-saved", name=name), show="plan")


def use_plan(state: Convening, wish: w.UsePlan, context: Context) -> Decision | Refusal:
    """The very same groups again; who is not here is left out, who is new is seated when they open."""
    saved = state.breakouts.saved_as(wish.name)
    if saved is None:
        return refuse("no-such-plan", name=wish.name[:LONGEST_NAME], known=saved_names(state))
    name, plan = saved
    if not any(plan.rounds):
        return plan_breakout(state, w.PlanBreakout(plan.wanted), context)
    return done(set_plan(state, plan, context), say=say("plan-used", name=name), show="plan")


def saved_names(state: Convening) -> tuple[str, ...]:
    return tuple(sorted(state.breakouts.saved)) or ("–",)


def set_plan(state: Convening, plan: Plan, context: Context) -> f.PlanSet:
    rounds = tuple(
        tuple(fresh for group in groups if (fresh := afresh(state, group)).members) for groups in plan.rounds
    )
    again = replace(plan, id=context.fresh("b"), rounds=rounds, next=0, revision=0)
    return f.PlanSet(again.id, again.rounds, again.wanted, again.seed, judged(state, again), again.gap)


def afresh(state: Convening, group: Group) -> Group:
    """A group as it was planned, with those of its people who are here, and nothing of a round that was."""
    known = (state.one(who) for who in group.members)
    here = tuple(dict.fromkeys(one.person for one in known if one is not None and may_be_seated(one)))
    plain = replace(group, members=here, reporter="", called_help_at=None, helper="", line_by="")
    return formed(state, plain) if here else plain


def plan_saved(state: Convening, event: f.PlanSaved, entry: Entry) -> Convening:
    plan, running = state.breakouts.plan, state.breakouts.round
    kept = next((one for one in (plan, running.plan if running else None) if one and one.id == event.plan), None)
    if kept is None:
        return state
    before = state.breakouts.saved_as(event.name)
    saved = state.breakouts.saved.delete(before[0]) if before else state.breakouts.saved
    saved = saved.set(event.name, kept)
    return replace(state, breakouts=replace(state.breakouts, saved=saved))


def plan_set(state: Convening, event: f.PlanSet, entry: Entry) -> Convening:
    plan = Plan(event.plan, event.rounds, event.wanted, event.seed, event.unmet, event.gap, edited=True)
    return replace(state, breakouts=replace(state.breakouts, plan=plan, request=None))


def plan_known(state: Convening, event: f.PlanKnown, entry: Entry) -> Convening:
    kept = Plan(f"template-{entry.seq}", ((),), event.wanted)
    return replace(state, breakouts=replace(state.breakouts, saved=state.breakouts.saved.set(event.name, kept)))
