"""The groups that a facilitator holds stay; everybody else is dealt anew, in one round of one plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.domain.breakouts.editing import with_groups
from bot.domain.breakouts.problems import Meetings, meetings_of
from bot.domain.breakouts.state import Group, Plan
from bot.domain.breakouts.wanted import Wanted


def held_groups(plan: Plan) -> tuple[Group, ...]:
    return tuple(group for group in plan.groups if group.id in plan.held)


def around_the_held(plan: Plan) -> Wanted:
    """What is asked of the groups that are not held: one round, for the people who do not sit in a held one."""
    held = held_groups(plan)
    staying = {who for group in held for who in group.members}
    wanted = plan.wanted
    return replace(
        wanted,
        rounds=1,
        groups=max(1, wanted.groups - len(held)) if wanted.groups else 0,
        tables=tuple(table for table in wanted.tables if table[0] not in {group.name for group in held}),
        together=left_of(wanted.together, staying),
        keep_apart=left_of(wanted.keep_apart, staying),
        seats=tuple(seats_left(wanted.seats, staying, {group.number for group in held})),
        without=tuple(sorted({*wanted.without, *staying})),
    )


def left_of(sets: Iterable[tuple[str, ...]], staying: set[str]) -> tuple[tuple[str, ...], ...]:
    """Sets of people without those who stay where they are; one person alone needs no rule."""
    left = (tuple(who for who in people if who not in staying) for people in sets)
    return tuple(people for people in left if len(people) > 1)


def seats_left(seats: Iterable[tuple[str, int]], staying: set[str], taken: set[int]) -> Iterator[tuple[str, int]]:
    """Fixed seats, their groups counted without the held ones."""
    for who, number in seats:
        if who not in staying and number not in taken:
            yield who, number - sum(1 for other in taken if other < number)


def met_in_other_rounds(plan: Plan) -> Meetings:
    """Whom people meet in the plan's other rounds: the round that is made anew is to bring them new people."""
    return meetings_of(groups for number, groups in enumerate(plan.rounds) if number != plan.next)


def dealt_anew(plan: Plan, fresh: Iterable[Group]) -> Plan:
    """The held groups and the fresh ones, by number."""
    groups = sorted((*held_groups(plan), *fresh), key=lambda group: group.number)
    empty = replace(plan, rounds=(*plan.rounds[: plan.next], (), *plan.rounds[plan.next + 1 :]))
    return with_groups(empty, groups)
