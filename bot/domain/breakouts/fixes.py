"""The ways on that a plan offers where a rule is not kept: each button does what it says, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from bot.domain.breakouts import facts as f
from bot.domain.breakouts import wishes as w
from bot.domain.breakouts.asking import plan_breakout
from bot.domain.breakouts.editing import by_id, edit, people_of, seat_in, with_plan
from bot.domain.breakouts.problems import as_planned, problem
from bot.domain.breakouts.sentences import part
from bot.domain.breakouts.state import Group, Plan, Unmet
from bot.domain.breakouts.wanted import Wanted
from bot.domain.convening.state import Convening, Mode
from bot.domain.log import Context, Decision, Entry, Refusal, done, refuse, say
from bot.domain.planner.judging import Judge
from bot.domain.planner.problem import Message, Size

MOST_LOOKED_AT = 500
"""How many ways of moving one person are judged, the smallest groups first; each takes some 10 µs."""

Fix = Callable[[Convening, Plan, Unmet, Message, Context], Decision | Refusal]


def choose_fix(state: Convening, wish: w.ChooseFix, context: Context) -> Decision | Refusal:
    """What the facilitator chose from the offered fixes: "2-1" is the first way on about the second rule."""
    plan = state.breakouts.plan
    if plan is None:
        return refuse("no-plan-yet")
    if wish.plan and wish.plan != f"{plan.id}.{plan.revision}":
        return refuse("plan-has-changed")
    unmet, fix = chosen(plan, wish.number)
    if unmet is None or fix is None:
        return refuse("no-such-fix", number=wish.number[:20])
    return FIXES.get(fix.id, keep)(state, plan, unmet, fix, context)


def chosen(plan: Plan, number: str) -> tuple[Unmet | None, Message | None]:
    rule, _, way = number.partition("-")
    if not (rule.isdecimal() and way.isdecimal()):
        return None, None
    unmet = dict(enumerate(plan.unmet, 1)).get(int(rule))
    fix = dict(enumerate(unmet.fixes, 1)).get(int(way)) if unmet else None
    return unmet, fix


def keep(state: Convening, plan: Plan, unmet: Unmet, fix: Message, context: Context) -> Decision | Refusal:
    """It stays as it is, knowingly."""
    if unmet.kept:
        return refuse("kept-already")
    event = f.UnmetKept(plan.id, plan.unmet.index(unmet))
    return done(event, say=say("fix-chosen", fix=part(fix)), show="plan")


def join(state: Convening, plan: Plan, unmet: Unmet, fix: Message, context: Context) -> Decision | Refusal:
    """The small group joins a neighbour by video: the smallest one there that has room for all of it."""
    groups, most = by_id(plan), Size(plan.wanted.size, plan.wanted.least, plan.wanted.most).most
    small, named = groups.get(unmet.group), str(fix.arguments.get("host_group", ""))
    if small is None:
        return refuse("plan-has-changed")
    hosts = [g for g in groups.values() if named in (g.within, g.name) and len(g.members) + len(small.members) <= most]
    if not hosts:
        return refuse("no-room-there", group=named)
    host = min(hosts, key=lambda group: (len(group.members), group.number))
    both = replace(host, members=(*host.members, *small.members), name=f"{host.name} + {small.name}")
    event = edit(state, plan, (both, replace(small, members=())), accept=(host.id,))
    return done(event, say=say("joined-by-video", group=small.name, host=host.name), show="plan")


def split(state: Convening, plan: Plan, unmet: Unmet, fix: Message, context: Context) -> Decision | Refusal:
    """One group becomes two, every second person into the new one."""
    group = by_id(plan).get(unmet.group)
    if group is None or len(group.members) < 4:
        return refuse("too-small-to-split")
    number = max(other.number for other in plan.groups) + 1
    first = replace(group, members=group.members[::2])
    second = replace(group, id=f"g{number}", number=number, name=f"{group.name} B", members=group.members[1::2])
    event = edit(state, plan, (first, second))
    return done(event, say=say("fix-chosen", fix=part(fix)), show="plan")


def move_one(state: Convening, plan: Plan, unmet: Unmet, fix: Message, context: Context) -> Decision | Refusal:
    """One of these people goes where she breaks least."""
    return best_move(state, plan, ((who, None) for who in unmet.people))


def invite_remote(state: Convening, plan: Plan, unmet: Unmet, fix: Message, context: Context) -> Decision | Refusal:
    """A remote person from another group keeps the lone one company."""
    everyone = (who for group in plan.groups if group.id != unmet.group for who in group.members)
    remote = [who for who in everyone if (one := state.one(who)) is not None and one.mode is Mode.REMOTE]
    return best_move(state, plan, ((who, unmet.group) for who in remote))


def bring_together(state: Convening, plan: Plan, unmet: Unmet, fix: Message, context: Context) -> Decision | Refusal:
    """They all go where most of them sit already; in the smaller group of two alike."""
    groups = by_id(plan)
    theirs = [group for group in groups.values() if not set(unmet.people).isdisjoint(group.members)]
    if len(theirs) < 2:
        return refuse("plan-has-changed")
    most = max(theirs, key=lambda g: (len(set(unmet.people) & set(g.members)), -len(g.members), -g.number))
    away = [who for group in theirs if group.id != most.id for who in group.members if who in unmet.people]
    return done(edit(state, plan, seat_in(groups, away, most.id)), say=say("fix-done"), show="plan")


def take_seat(state: Convening, plan: Plan, unmet: Unmet, fix: Message, context: Context) -> Decision | Refusal:
    """She goes to the group in which she has a fixed seat."""
    groups, (who, *_) = by_id(plan), unmet.people
    now = next((group for group in groups.values() if who in group.members), None)
    number = dict(plan.wanted.seats).get(who)
    alike = [g for g in groups.values() if now and g.within == now.within and place_of(g) == number]
    if not alike:
        return refuse("plan-has-changed")
    return done(edit(state, plan, seat_in(groups, (who,), alike[0].id)), say=say("fix-done"), show="plan")


def place_of(group: Group) -> int:
    """The number of a group within its county or role, as seats are asked for."""
    return group.within_number or 1 if group.within else group.number


def best_move(state: Convening, plan: Plan, moves: Iterable[tuple[str, str | None]]) -> Decision | Refusal:
    """The one move of these after which fewest rules are broken; refused where none makes it better."""
    groups = by_id(plan)
    asked = problem(state, plan.wanted, people_of(plan))
    known = frozenset(who.id for who in asked.people)
    judge = Judge(asked, as_planned(plan.groups, known))
    slots = {g.id: slot for slot, g in enumerate(g for g in plan.groups if not known.isdisjoint(g.members))}

    def gain(who: str, to: str) -> int:
        """How much less the two groups break once she has gone."""
        changed = [(groups[group.id], group) for group in seat_in(groups, (who,), to)]
        return sum(
            judge.broken(slots[now.id], frozenset(now.members)) - judge.broken(slots[then.id], frozenset(then.members))
            for now, then in changed
        )

    found = sorted((-gain(who, to), who, to) for who, to in islice(possible(groups, moves), MOST_LOOKED_AT))
    if not found or found[0][0] >= 0:
        return refuse("no-move-helps")
    _, who, to = found[0]
    return done(edit(state, plan, seat_in(groups, (who,), to)), say=say("fix-done"), show="plan")


def possible(groups: Mapping[str, Group], moves: Iterable[tuple[str, str | None]]) -> Iterator[tuple[str, str]]:
    smallest = sorted(groups.values(), key=lambda group: (len(group.members), group.number))
    for who, to in moves:
        yield from ((who, g.id) for g in smallest if who not in g.members and to in (None, g.id))


def ask_again(change: Callable[[Plan, Message], Wanted]) -> Fix:
    """A fix that has the plan made anew with something else asked."""

    def fix(state: Convening, plan: Plan, unmet: Unmet, chosen: Message, context: Context) -> Decision | Refusal:
        return plan_breakout(state, w.PlanBreakout(change(plan, chosen)), context)

    return fix


def resized(wanted: Wanted, groups: int, by: int) -> Wanted:
    """So many groups; within counties or roles, groups larger or smaller by one person instead."""
    if wanted.by or not wanted.says_who_sits_where:
        return replace(wanted, size=max(2, wanted.size + by), least=0, most=0)
    return replace(wanted, groups=groups)


def more_groups(plan: Plan, fix: Message) -> Wanted:
    most = max((int(str(one.why.arguments.get("everyone", 0))) for one in plan.unmet), default=0)
    return resized(plan.wanted, max(most, len(plan.groups) + 1), -1)


def fewer_groups(plan: Plan, fix: Message) -> Wanted:
    return resized(plan.wanted, int(str(fix.arguments["groups"])), 1)


FIXES: Mapping[str, Fix] = {
    "join-by-video": join,
    "split-group": split,
    "move-one": move_one,
    "bring-together": bring_together,
    "take-seat": take_seat,
    "remote-partner": invite_remote,
    "more-groups": ask_again(more_groups),
    "fewer-groups": ask_again(fewer_groups),
    "fewer-rounds": ask_again(lambda plan, _: replace(plan.wanted, rounds=max(1, plan.wanted.rounds - 1))),
    "as-a-wish": ask_again(lambda plan, _: replace(plan.wanted, not_again_must_hold=False)),
}
"""What changes the plan. Every other fix is something that people do, and the rule stays as it is, knowingly."""


def unmet_kept(state: Convening, event: f.UnmetKept, entry: Entry) -> Convening:
    plan = state.breakouts.plan
    if plan is None or plan.id != event.plan or event.number >= len(plan.unmet):
        return state
    unmet = tuple(replace(one, kept=True) if n == event.number else one for n, one in enumerate(plan.unmet))
    return with_plan(state, replace(plan, unmet=unmet, revision=plan.revision + 1))
