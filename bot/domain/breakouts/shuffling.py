"""A plan's next round once more: the groups that a facilitator holds stay, everybody else is dealt anew."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.breakouts import facts as f
from bot.domain.breakouts import wishes as w
from bot.domain.breakouts.asking import asking_for, impossible, plan_breakout
from bot.domain.breakouts.dealing import around_the_held
from bot.domain.breakouts.editing import by_id, with_plan
from bot.domain.breakouts.problems import roster
from bot.domain.breakouts.wanted import Ring
from bot.domain.convening.state import Convening
from bot.domain.log import Context, Decision, Entry, Refusal, done, refuse, say


def hold_group(state: Convening, wish: w.HoldGroup, context: Context) -> Decision | Refusal:
    plan = state.breakouts.plan
    group = by_id(plan).get(wish.group) if plan is not None else None
    if plan is None or group is None:
        return refuse("no-plan-yet") if plan is None else refuse("no-such-group", group=wish.group)
    if plan.wanted.ring is not Ring.NONE:
        return refuse("ring-is-not-held")
    if (group.id in plan.held) == wish.held:
        return refuse("group-held-already" if wish.held else "group-not-held", group=group.name)
    sentence = say("group-held" if wish.held else "group-let-go", group=group.name)
    return done(f.GroupHeld(plan.id, group.id, wish.held), say=sentence, show="plan")


def shuffle_groups(state: Convening, wish: w.ShuffleGroups, context: Context) -> Decision | Refusal:
    plan = state.breakouts.plan
    if plan is None:
        return refuse("no-plan-yet")
    if plan.wanted.ring is not Ring.NONE:
        return plan_breakout(state, w.PlanBreakout(plan.wanted), context)
    wanted = around_the_held(plan)
    people = roster(state, wanted)
    if len(plan.held) >= len(plan.groups) or len(people) < 2:
        return refuse("nobody-to-shuffle")
    return impossible(state, wanted, people) or asking_for(wanted, people, context, of=plan.id)


def group_held(state: Convening, event: f.GroupHeld, entry: Entry) -> Convening:
    plan = state.breakouts.plan
    if plan is None or plan.id != event.plan:
        return state
    held = plan.held | {event.group} if event.held else plan.held - {event.group}
    return with_plan(state, replace(plan, held=held, revision=plan.revision + 1))
