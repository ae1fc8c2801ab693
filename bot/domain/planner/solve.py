"""Plan the groups: split people into blocks, search each block, say what could not be kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.frozen import frozen
from bot.domain.planner.blocks import Block, blocks
from bot.domain.planner.budget import DEFAULT_SECONDS, steps_within
from bot.domain.planner.contradictions import check
from bot.domain.planner.forming import form
from bot.domain.planner.measures import balance, lone_remote, repeats
from bot.domain.planner.problem import Group, Measures, Plan, Problem, Round
from bot.domain.planner.sizes import fixed_sizes
from bot.domain.planner.unmet import find_unmet

if TYPE_CHECKING:
    from bot.domain.planner.anneal import Found
    from bot.domain.planner.model import Model

Progress = Callable[[int, int], None]
"""Told now and then how many steps are done, and of how many."""


def plan(problem: Problem, seed: int = 1, steps: int = 0, progress: Progress | None = None) -> Plan:
    """The best plan found in `steps` steps (0: as many as suit the problem); the same seed gives the same plan.

    Raises `Contradiction`, with a message for each clash by person and rule, when no plan can keep the rules asked.
    """
    check(problem)
    steps = steps or steps_within(DEFAULT_SECONDS, problem)
    parts = list(_search_all(problem, seed, steps, progress))
    return _plan(problem, parts, seed)


@frozen
class _Part:
    block: Block
    model: Model
    found: Found


def _search_all(problem: Problem, seed: int, steps: int, progress: Progress | None) -> Iterator[_Part]:
    done = 0
    for block in blocks(problem):
        share = max(1, steps * len(block.people) // len(problem.people))
        yield _search_block(problem, block, seed, share, _from(done, steps, progress))
        done += share


def _search_block(problem: Problem, block: Block, seed: int, steps: int, progress: Progress | None) -> _Part:
    """The block with even sizes; if they break a rule, with sizes as free as the least and the most allow.

    Where a rule is broken still, the rules come first.
    """
    from bot.domain.planner.model import rules_cost
    from bot.domain.planner.rules_first import broken, rules_first
    from bot.domain.planner.search import search
    from bot.domain.planner.translate import translate

    model = translate(problem, block.people, block.sizes)
    even = _Part(block, model, search(model, seed, steps, progress))
    if even.found.cost == model.floor or not broken(model, even.found.plan) or len(block.sizes) < 2:
        return even
    if fixed_sizes(problem):
        return replace(even, found=rules_first(model, even.found, seed, steps))
    model = translate(problem, block.people, block.sizes, free=True)
    free = _Part(block, model, search(model, seed, steps, progress))
    right = _put_right(problem, free)
    best = min(even, free, right, key=lambda part: rules_cost(part.model, part.found.plan))
    if not broken(best.model, best.found.plan):
        return best
    last = replace(right, found=rules_first(model, right.found, seed, steps))
    return min(best, last, key=lambda part: broken(part.model, part.found.plan))


def _put_right(problem: Problem, part: _Part) -> _Part:
    """The part with a few people moved in rounds that break a rule, where that helps."""
    from bot.domain.planner.model import cost_of
    from bot.domain.planner.repair import put_right

    people = {person.id: seat for seat, person in enumerate(part.block.people)}
    alone = replace(problem, people=part.block.people)
    plan = part.found.plan.copy()
    for number, seats in enumerate(part.found.plan):
        rows = [sorted(row) for row in seats.tolist()]
        members = [[part.block.people[seat] for seat in row if seat < part.model.people] for row in rows]
        right = put_right(alone, Round(tuple(form(who, k) for k, who in enumerate(members, start=1))))
        taken = {group.number: [people[member] for member in group.members] for group in right.groups}
        empty = iter(range(part.model.people, part.model.seats))
        for k in range(len(rows)):
            here = taken.get(k + 1, [])
            plan[number, k] = here + [next(empty) for _ in range(part.model.width - len(here))]
    return replace(part, found=replace(part.found, plan=plan, cost=cost_of(part.model, plan)))


def _from(before: int, steps: int, progress: Progress | None) -> Progress | None:
    return None if progress is None else lambda done, _: progress(before + done, steps)


def _plan(problem: Problem, parts: Sequence[_Part], seed: int) -> Plan:
    rounds = tuple(Round(tuple(_groups(parts, number))) for number in range(problem.rounds))
    unmet = find_unmet(problem, rounds)
    measures = Measures(
        groups=len(rounds[0].groups),
        repeats=repeats(rounds, problem.met),
        lone_remote=lone_remote(problem, rounds),
        balance=balance(problem, rounds),
        rules_broken=len(unmet),
        cost=sum(part.found.cost for part in parts),
        bound=sum(part.model.floor for part in parts),
    )
    return Plan(rounds, unmet, measures, seed, sum(part.found.steps for part in parts))


def _groups(parts: Sequence[_Part], number: int) -> Iterator[Group]:
    count = 0
    for part in parts:
        alone = part.model.groups == 1
        for within, seats in enumerate(part.found.plan[number], start=1):
            count += 1
            members = [part.block.people[seat] for seat in sorted(seats.tolist()) if seat < part.model.people]
            yield form(members, count, part.block.within, 0 if alone else within)
