"""Plan the groups: split people into blocks, search each block, say what could not be kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.planner.problem import (
    Candidate,
    Group,
    Kind,
    Measures,
    Mode,
    OneOfEach,
    Plan,
    Problem,
    Round,
    Size,
    Within,
)
from bot.domain.planner.sizes import even, split

if TYPE_CHECKING:
    from bot.domain.planner.anneal import Found, Progress
    from bot.domain.planner.model import Model


@dataclass(frozen=True, slots=True)
class Block:
    """People who are only grouped among themselves, such as one county, and the sizes of their groups."""

    within: str
    people: tuple[Candidate, ...]
    sizes: tuple[int, ...]


def blocks(problem: Problem) -> tuple[Block, ...]:
    """The blocks that the rules of staying within make, in the order in which people first appear."""
    bounds = [rule.attribute for rule in problem.rules if isinstance(rule, Within)]
    found: dict[tuple[str, ...], list[Candidate]] = {}
    for person in problem.people:
        found.setdefault(tuple(person.value(attribute) for attribute in bounds), []).append(person)
    return tuple(
        Block(", ".join(key), tuple(people), group_sizes(problem, people)) for key, people in found.items() if people
    )


def group_sizes(problem: Problem, people: Sequence[Candidate]) -> tuple[int, ...]:
    """The sizes of a block's groups; with one of each, as many groups as the commonest value has people."""
    exact = one_of_each(problem, people)
    if exact is not None and not problem.size.groups:
        counts = Counter(person.value(exact.attribute) for person in people)
        return even(len(people), max(counts.values()))
    return split(len(people), problem.size).sizes


def one_of_each(problem: Problem, people: Sequence[Candidate]) -> OneOfEach | None:
    """The rule of one of each, when groups are just as large as there are values."""
    for rule in problem.rules:
        if isinstance(rule, OneOfEach):
            from bot.domain.planner.translate import values_of

            if problem.size.target <= len(values_of(rule, people)):
                return rule
    return None


def plan(problem: Problem, seed: int = 1, steps: int = 0, progress: Progress | None = None) -> Plan:
    """The best plan found in `steps` steps (0: as many as suit the problem); the same seed gives the same plan.

    Raises `Contradiction`, with a message for each clash by person and rule, when no plan can keep the rules asked.
    """
    from bot.domain.planner.budget import DEFAULT_SECONDS, steps_within
    from bot.domain.planner.contradictions import check
    from bot.domain.planner.unmet import find_unmet, lone_remote, repeats

    check(problem)
    steps = steps or steps_within(DEFAULT_SECONDS, problem)
    parts = [(block, *_search(problem, block, seed, steps, progress)) for block in blocks(problem)]
    rounds = tuple(_round(parts, number) for number in range(problem.rounds))
    unmet = find_unmet(problem, rounds)
    measures = Measures(
        groups=len(rounds[0].groups),
        repeats=repeats(problem, rounds),
        repeats_bound=0,
        lone_remote=lone_remote(problem, rounds),
        balance={},
        rules_broken=len(unmet),
        cost=sum(found.cost for _, _, found in parts),
        bound=sum(model.floor for _, model, _ in parts),
    )
    return Plan(rounds, unmet, measures, seed, sum(found.steps for _, _, found in parts))


Part = tuple[Block, "Model", "Found"]


def _search(problem: Problem, block: Block, seed: int, steps: int, progress: Progress | None) -> tuple[Model, Found]:
    from bot.domain.planner.search import search
    from bot.domain.planner.translate import translate

    model = translate(problem, block.people, block.sizes)
    share = max(1, steps * len(block.people) // len(problem.people))
    return model, search(model, seed, share, progress)


def _round(parts: Sequence[Part], number: int) -> Round:
    return Round(tuple(_groups(parts, number)))


def _groups(parts: Sequence[Part], number: int) -> Iterator[Group]:
    count = 0
    for block, model, found in parts:
        for within, seats in enumerate(found.plan[number], start=1):
            count += 1
            members = [block.people[seat] for seat in sorted(seats.tolist()) if seat < model.people]
            yield form(members, count, block.within, within)


def form(members: Sequence[Candidate], number: int, within: str = "", within_number: int = 0) -> Group:
    """A group of these people: what kind it is, at which site its room people sit, and who lends the device."""
    room = [person for person in members if person.mode is Mode.ROOM]
    sites = {person.site for person in room}
    kind = Kind.ROOM if len(room) == len(members) else Kind.BRIDGE if room else Kind.REMOTE
    host = next((person.id for person in room if person.device), "") if kind is Kind.BRIDGE else ""
    return Group(
        number=number,
        members=tuple(person.id for person in members),
        kind=kind,
        within=within,
        within_number=within_number,
        site=sites.pop() if len(sites) == 1 else "",
        host=host,
    )


__all__ = ["Block", "Size", "blocks", "form", "group_sizes", "plan"]
