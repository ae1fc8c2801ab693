"""Why am I in this group? One sentence, read from the groups and the rules alone."""

from __future__ import annotations

from bot.domain.breakouts import wishes as w
from bot.domain.breakouts.problems import as_planned, problem
from bot.domain.breakouts.sentences import part
from bot.domain.breakouts.state import Group, Plan
from bot.domain.convening.standing import facilitates
from bot.domain.convening.state import Convening
from bot.domain.log import Answer, Context, Decision, Ref, Refusal, Say, person, refuse, say, term
from bot.domain.planner.explain import explain


def ask_why(state: Convening, wish: w.AskWhy, context: Context) -> Decision | Refusal:
    """About oneself; a facilitator may ask about anybody."""
    who = state.one(wish.person or context.actor.person)
    if who is None:
        return refuse("not-on-the-list")
    if who.person != context.actor.person and not facilitates(state, context.actor):
        return refuse("only-for-yourself")
    rounds, plan, number = seen(state)
    group = next((g for g in rounds[number] if who.person in g.members), None) if rounds else None
    if group is None:
        return (
            refuse("no-group-yet")
            if who.person == context.actor.person
            else refuse("not-in-a-group", person=person(who.person))
        )
    why = reasons(state, plan, rounds, number, who.person, group)
    said = why if who.person == context.actor.person else say("why-of", person=person(who.person), why=within(why))
    return Decision((), Answer(said))


def within(said: Say) -> Ref:
    return term(said.id, **said.args)


def seen(state: Convening) -> tuple[tuple[tuple[Group, ...], ...], Plan | None, int]:
    """The rounds up to the one that people see, its plan and its number: the running one, else the next of the plan."""
    running, plan = state.breakouts.round, state.breakouts.plan
    if running is not None:
        before = running.plan.rounds[: running.number] if running.plan else ()
        return (*before, running.in_order()), running.plan, len(before)
    if plan is not None:
        return plan.rounds[: plan.next + 1], plan, plan.next
    return (), None, 0


def reasons(
    state: Convening, plan: Plan | None, rounds: tuple[tuple[Group, ...], ...], number: int, who: str, group: Group
) -> Say:
    plain = say("plan:why-plain", group=group.name)
    if plan is None:
        return plain
    people = tuple(dict.fromkeys(member for groups in rounds for one in groups for member in one.members))
    asked = problem(state, plan.wanted, people)
    known = frozenset(one.id for one in asked.people)
    planned = [as_planned(groups, known) for groups in rounds]
    found = explain(asked, planned, number, who)
    return say("plan:why", group=group.name, reasons=tuple(part(one) for one in found)) if found else plain
