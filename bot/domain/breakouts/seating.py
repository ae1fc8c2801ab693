"""Seats while groups talk: late arrivals are placed by the planner, and a facilitator may move people by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from immutables import Map

from bot.domain.breakouts import facts as f
from bot.domain.breakouts import wishes as w
from bot.domain.breakouts.editing import both_groups, move_in_plan, moved, movers, swap_in_plan, swapped_say
from bot.domain.breakouts.forming import formed
from bot.domain.breakouts.problems import may_be_seated
from bot.domain.breakouts.running import SEAT_POST, seat_post, the_round, with_round
from bot.domain.breakouts.state import Group, Request, Round
from bot.domain.breakouts.wanted import Wanted
from bot.domain.convening.state import Convening
from bot.domain.log import Context, Deadline, Decision, Entry, Refusal, Say, done, refuse, say

GATHER = timedelta(seconds=2)
"""People who come through the door together are seated together (ours)."""
SILENT_FOR = timedelta(seconds=20)
MOST_TRIES = 3


def waiting(state: Convening) -> tuple[str, ...]:
    """Who has come late, is still here and has no seat, by id."""
    known = ((who, state.one(who)) for who in state.breakouts.late)
    return tuple(sorted(who for who, one in known if one is not None and one.person == who and may_be_seated(one)))


def seat_latecomers(state: Convening, wish: w.SeatLatecomers, context: Context) -> Decision | Refusal:
    running, late, asked = state.breakouts.round, waiting(state), state.breakouts.seating
    if running is None or running.id != wish.round or not late:
        return refuse("nothing-changed")
    if asked is not None and asked.tries >= MOST_TRIES:
        return done(f.PlanGivenUp(asked.id), say=say("nothing-changed"))
    return done(f.SeatsRequested(context.fresh("q"), late, context.lot(), context.now), say=say("nothing-changed"))


def seats_computed(state: Convening, wish: w.SeatsComputed, context: Context) -> Decision | Refusal:
    """The late arrivals' seats, and those of whoever moves for them; nobody else is touched."""
    running, asked = state.breakouts.round, state.breakouts.seating
    if running is None or asked is None or asked.id != wish.request:
        return refuse("nothing-changed")
    groups = {**running.groups, **{group.id: group for group in wish.fresh if group.id not in running.groups}}
    seats = tuple((who, group) for who, group in wish.moves if group in groups and state.one(who) is not None)
    if not seats:
        return done(f.PlanGivenUp(asked.id), say=say("nothing-changed"))
    posts = [seat_post(f"{SEAT_POST}:{running.id}:{who}:{context.fresh('o')}", who, groups[to]) for who, to in seats]
    return done(f.PeopleSeated(running.id, seats, wish.fresh), say=say("nothing-changed"), posts=posts)


def move_to_group(state: Convening, wish: w.MoveToGroup, context: Context) -> Decision | Refusal:
    """In the running round, else in the plan that is looked at."""
    running, plan = state.breakouts.round, state.breakouts.plan
    if running is None:
        return move_in_plan(state, plan, wish) if plan is not None else refuse("no-plan-yet")
    meant = movers(state, wish, running.groups)
    if isinstance(meant, Refusal):
        return meant
    people, group = meant
    return reseat(running, [(who, group) for who in people], moved(people, group), context)


def reseat(running: Round, seats: Sequence[tuple[str, Group]], sentence: Say, context: Context) -> Decision:
    """People sit elsewhere in the running round, and each of them is told privately."""
    key = f"{SEAT_POST}:{running.id}:{context.fresh('o')}"
    posts = [seat_post(f"{key}:{who}", who, group) for who, group in seats]
    event = f.PeopleSeated(running.id, tuple((who, group.id) for who, group in seats))
    return done(event, say=sentence, show="groups", posts=posts)


def swap_people(state: Convening, wish: w.SwapPeople, context: Context) -> Decision | Refusal:
    """Two people change places, in the running round, else in the plan."""
    running, plan = state.breakouts.round, state.breakouts.plan
    known = tuple(found.person for who in wish.people if (found := state.one(who)) is not None)
    if len(known) != 2:
        return refuse("swap-needs-two")
    one, other = known
    if running is None:
        return swap_in_plan(state, plan, one, other) if plan is not None else refuse("no-plan-yet")
    both = both_groups(running.in_order(), one, other)
    if isinstance(both, Refusal):
        return both
    first, second = both
    return reseat(running, [(one, second), (other, first)], swapped_say(one, other), context)


def deadlines(state: Convening) -> tuple[Deadline, ...]:
    """Late arrivals are seated soon after they come; asked again where the planner fell silent."""
    running, asked = state.breakouts.round, state.breakouts.seating
    if running is None or state.is_paused or not state.breakouts.late:
        return ()
    late = waiting(state)
    if not late:
        return ()
    if asked is not None and set(late) <= set(asked.people):
        at, tries = asked.at + SILENT_FOR, asked.tries
    else:
        at, tries = min(state.breakouts.late[who] for who in late) + GATHER, 0
    return (Deadline(f"breakout:{running.id}:seats:{tries}", at, w.SeatLatecomers(running.id)),)


def seats_requested(state: Convening, event: f.SeatsRequested, entry: Entry) -> Convening:
    before = state.breakouts.seating
    tries = before.tries + 1 if before is not None else 0
    asked = Request(event.request, event.people, event.seed, event.at, Wanted(), base=entry.seq, tries=tries)
    return replace(state, breakouts=replace(state.breakouts, seating=asked))


def seating_given_up(state: Convening, event: f.PlanGivenUp) -> Convening:
    """They stay listed as people without a group, for somebody to place by hand."""
    asked = state.breakouts.seating
    if asked is None or asked.id != event.request:
        return state
    late = without(state.breakouts.late, asked.people)
    return replace(state, breakouts=replace(state.breakouts, seating=None, late=late))


def without(late: Map, people: Iterable[str]) -> Map:  # type: ignore[type-arg]
    for who in people:
        late = late.delete(who) if who in late else late
    return late


def people_seated(state: Convening, event: f.PeopleSeated, entry: Entry) -> Convening:
    running = the_round(state, event.round)
    if running is None:
        return state
    for group in event.fresh:
        running = running if group.id in running.groups else running.with_group(group)
    settled = seat_all(state, running, event.seats)
    return replace(settled, breakouts=replace(settled.breakouts, seating=None, balancing=None, proposal=None))


def seat_all(state: Convening, running: Round, seats: Iterable[tuple[str, str]]) -> Convening:
    seats = [(who, to) for who, to in seats if to in running.groups]
    for who, to in seats:
        running = reseated(state, running, who, to)
    late = without(state.breakouts.late, (who for who, _ in seats))
    state = with_round(state, running)
    return replace(state, breakouts=replace(state.breakouts, late=late))


def reseated(state: Convening, running: Round, who: str, to: str) -> Round:
    left = running.group_of(who)
    if left is not None:
        remaining = replace(left, members=tuple(member for member in left.members if member != who))
        running = running.with_group(formed(state, remaining) if remaining.members else remaining)
    group = running.groups[to]
    return running.with_group(formed(state, replace(group, members=(*group.members, who))))
