"""Editing a plan before it opens: move, swap, rename, keep as it is, save under a name and take up again."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from bot.domain.breakouts import facts as f
from bot.domain.breakouts import wishes as w
from bot.domain.breakouts.forming import formed
from bot.domain.breakouts.problems import may_be_seated, problem, unmet_in
from bot.domain.breakouts.state import Group, Plan, Unmet
from bot.domain.convening.state import Convening
from bot.domain.log import Context, Decision, Entry, Refusal, Say, done, person, refuse, say

LONGEST_NAME = 60


def people_of(plan: Plan) -> tuple[str, ...]:
    """Everybody whom the plan seats, by group."""
    return tuple(dict.fromkeys(who for groups in plan.rounds for group in groups for who in group.members))


def with_groups(plan: Plan, groups: Iterable[Group]) -> Plan:
    """The plan with these groups in the place of those of the same id in its next round; new ones at the end."""
    fresh = {group.id: group for group in groups}
    now = plan.groups
    edited = [fresh.pop(group.id, group) for group in now] + list(fresh.values())
    kept = tuple(group for group in edited if group.members)
    return replace(plan, rounds=(*plan.rounds[: plan.next], kept, *plan.rounds[plan.next + 1 :]))


def judged(state: Convening, plan: Plan) -> tuple[Unmet, ...]:
    """The rules that the plan does not keep as it is now; what was accepted stays accepted."""
    accepted = [(one.rule, one.group, one.why.id) for one in plan.unmet if one.kept]
    found = unmet_in(problem(state, plan.wanted, people_of(plan)), plan.rounds)
    return tuple(replace(one, kept=(one.rule, one.group, one.why.id) in accepted) for one in found)


def edit(state: Convening, plan: Plan, groups: Iterable[Group], accept: Iterable[str] = ()) -> f.PlanEdited:
    """The next round with these groups changed. What they break in the groups of `accept` is accepted with it."""
    groups = tuple(formed(state, group) if group.members else group for group in groups)
    unmet = judged(state, with_groups(plan, groups))
    chosen = frozenset(accept)
    unmet = tuple(replace(one, kept=one.kept or one.group in chosen) for one in unmet)
    return f.PlanEdited(plan.id, plan.next, groups, unmet)


def seat_in(groups: Mapping[str, Group], people: Iterable[str], to: str) -> tuple[Group, ...]:
    """The groups that change when these people go to another one."""
    going = dict.fromkeys(people)
    left = [without(group, going) for group in groups.values() if not going.keys().isdisjoint(group.members)]
    target = groups[to]
    return (*left, replace(target, members=(*target.members, *going)))


def without(group: Group, people: Container[str]) -> Group:
    return replace(group, members=tuple(who for who in group.members if who not in people))


def by_id(plan: Plan) -> dict[str, Group]:
    return {group.id: group for group in plan.groups}


def movers(
    state: Convening, wish: w.MoveToGroup, groups: Mapping[str, Group]
) -> tuple[tuple[str, ...], Group] | Refusal:
    """Who is to move, without those who sit there already, and the group that they move to."""
    group = groups.get(wish.group)
    if group is None:
        return refuse("no-such-group", group=wish.group)
    known = [state.one(who) for who in wish.people]
    if not known or None in known:
        return refuse("not-on-the-list")
    away = next((one for one in known if one is not None and not may_be_seated(one)), None)
    if away is not None:
        return refuse("not-here-now", person=person(away.person))
    people = dict.fromkeys(one.person for one in known if one is not None and one.person not in group.members)
    return (tuple(people), group) if people else refuse("already-in-group", group=group.name)


def moved(people: tuple[str, ...], group: Group) -> Say:
    return say("moved-to-group", people=tuple(person(who) for who in people), count=len(people), group=group.name)


def move_in_plan(state: Convening, plan: Plan, wish: w.MoveToGroup) -> Decision | Refusal:
    groups = by_id(plan)
    meant = movers(state, wish, groups)
    if isinstance(meant, Refusal):
        return meant
    people, group = meant
    return done(edit(state, plan, seat_in(groups, people, group.id)), say=moved(people, group), show="plan")


def swap_in_plan(state: Convening, plan: Plan, one: str, other: str) -> Decision | Refusal:
    found = both_groups(plan.groups, one, other)
    if isinstance(found, Refusal):
        return found
    event = edit(state, plan, swapped(found[0], one, found[1], other))
    return done(event, say=swapped_say(one, other), show="plan")


def both_groups(groups: Iterable[Group], one: str, other: str) -> tuple[Group, Group] | Refusal:
    """The two groups that these two people sit in."""
    seats = {who: group for group in groups for who in group.members}
    first, second = seats.get(one), seats.get(other)
    if first is None or second is None:
        return refuse("not-in-a-group", person=person(other if first else one))
    return refuse("same-group", group=first.name) if first.id == second.id else (first, second)


def swapped_say(one: str, other: str) -> Say:
    return say("swapped", person=person(one), other=person(other))


def swapped(first: Group, one: str, second: Group, other: str) -> tuple[Group, Group]:
    return (
        replace(first, members=tuple(other if who == one else who for who in first.members)),
        replace(second, members=tuple(one if who == other else who for who in second.members)),
    )


def rename_group(state: Convening, wish: w.RenameGroup, context: Context) -> Decision | Refusal:
    """Of the running round, else of the plan: in all of its rounds."""
    group = state.breakouts.group(wish.group)
    if group is None:
        return refuse("no-such-group", group=wish.group)
    name = " ".join(wish.name.split())
    if not name or len(name) > LONGEST_NAME:
        return refuse("group-name-length", most=LONGEST_NAME)
    shown = state.breakouts.round.in_order() if state.breakouts.round else plan_groups(state)
    if any(other.name.casefold() == name.casefold() and other.id != group.id for other in shown):
        return refuse("group-name-taken", name=name)
    return done(f.GroupRenamed(group.id, name), say=say("group-renamed", before=group.name, name=name), show="groups")


def plan_groups(state: Convening) -> tuple[Group, ...]:
    return state.breakouts.plan.groups if state.breakouts.plan else ()


def drop_plan(state: Convening, wish: w.DropPlan, context: Context) -> Decision | Refusal:
    plan, asked = state.breakouts.plan, state.breakouts.request
    if plan is None and asked is None:
        return refuse("no-plan-yet")
    return done(f.PlanDropped(plan.id if plan else ""), say=say("plan-dropped"), show="groups")


def plan_edited(state: Convening, event: f.PlanEdited, entry: Entry) -> Convening:
    plan = state.breakouts.plan
    if plan is None or plan.id != event.plan or plan.next != event.round:
        return state
    edited = with_groups(plan, event.groups)
    return with_plan(state, replace(edited, unmet=event.unmet, revision=plan.revision + 1, edited=True))


def with_plan(state: Convening, plan: Plan | None) -> Convening:
    return replace(state, breakouts=replace(state.breakouts, plan=plan))


def group_renamed(state: Convening, event: f.GroupRenamed, entry: Entry) -> Convening:
    running, plan = state.breakouts.round, state.breakouts.plan
    if running is not None:
        group = running.groups.get(event.group)
        running = running.with_group(replace(group, name=event.name)) if group else running
        return replace(state, breakouts=replace(state.breakouts, round=running))
    if plan is None:
        return state
    rounds = tuple(
        tuple(replace(g, name=event.name) if g.id == event.group else g for g in groups) for groups in plan.rounds
    )
    return with_plan(state, replace(plan, rounds=rounds, revision=plan.revision + 1))
