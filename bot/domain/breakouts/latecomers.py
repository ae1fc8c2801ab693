"""Seats for those who come late: nobody else moves unless that really keeps a rule that is broken otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.domain.breakouts.problems import here, problem, unmet_in
from bot.domain.breakouts.state import Group, Round
from bot.domain.breakouts.wanted import Wanted
from bot.domain.convening.state import Convening

MOST_TRIED = 24
"""In how many groups a late person is tried: those of her own place first, then the smallest."""

Seats = tuple[tuple[str, str], ...]


def kindest(state: Convening, running: Round, late: Sequence[str], repaired: Seats, fresh: Sequence[Group]) -> Seats:
    """The planner's seats, or plain ones without any move where those break no more rules in all.

    The planner looks at the groups that change; here everything that people see is counted, old troubles included.
    """
    groups = tuple(running.in_order())
    after = seated((*groups, *fresh), repaired)
    moves_somebody = any(who not in late for who, _ in repaired)
    if not moves_somebody and broken(state, running, after) <= broken(state, running, groups):
        return repaired
    plain = without_moves(state, running, groups, late)
    is_better = broken(state, running, seated(groups, plain)) <= broken(state, running, after) - (not moves_somebody)
    return plain if is_better else repaired


def without_moves(state: Convening, running: Round, groups: tuple[Group, ...], late: Iterable[str]) -> Seats:
    """One after the other where she breaks fewest rules, in the smaller group of two alike."""
    seats: list[tuple[str, str]] = []
    for who in late:
        tried = [(seated(groups, ((who, group.id),)), group) for group in near(state, who, groups)]
        groups, chosen = min(tried, key=lambda one: (broken(state, running, one[0]), len(one[1].members)))
        seats.append((who, chosen.id))
    return tuple(seats)


def near(state: Convening, who: str, groups: Sequence[Group]) -> list[Group]:
    site = state.people[who].site
    return sorted(groups, key=lambda group: (group.site != site, len(group.members), group.number))[:MOST_TRIED]


def seated(groups: Sequence[Group], seats: Seats) -> tuple[Group, ...]:
    """The groups once everybody sits where it says."""
    to = dict(seats)
    stay = {group.id: [who for who in group.members if to.get(who, group.id) == group.id] for group in groups}
    come = {group.id: [who for who, at in seats if at == group.id and who not in group.members] for group in groups}
    return tuple(replace(group, members=(*stay[group.id], *come[group.id])) for group in groups)


def broken(state: Convening, running: Round, groups: Sequence[Group]) -> int:
    """How many rules those who are here do not keep."""
    wanted = running.plan.wanted if running.plan else Wanted()
    now = [replace(group, members=here(state, group.members)) for group in groups]
    people = [who for group in now for who in group.members]
    return len(unmet_in(problem(state, wanted, people), [[group for group in now if group.members]]))
