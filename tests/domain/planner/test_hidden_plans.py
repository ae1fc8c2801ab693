"""Rules read off a hidden plan, so that one exists: the planner finds one that keeps them all, too."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from bot.domain.planner import solve
from bot.domain.planner.forming import form
from bot.domain.planner.problem import (
    NO_LONE_REMOTE,
    Apart,
    AtLeast,
    AtMost,
    Candidate,
    Condition,
    DeviceHost,
    Different,
    Feature,
    Mode,
    NewPeople,
    OneSite,
    Problem,
    Round,
    Size,
    Together,
    Wish,
)
from bot.domain.planner.sizes import split
from bot.domain.planner.unmet import find_unmet

Tables = list[list[Candidate]]

HYBRID = (NO_LONE_REMOTE, OneSite(), DeviceHost(), AtLeast(Feature("role", "a")), AtMost(Feature("role", "b"), 2))
WISHES = (Wish(NewPeople(), 10), Wish(Different("role"), 2))


def _table(ids: list[str], chance: Random) -> Iterator[Candidate]:
    """A table of room people at one site, of remote people, or a bridge with just one device; one anchor each."""
    remote = chance.choice([0, len(ids), chance.randint(2, len(ids) - 1)])
    site, anchor = f"S{chance.randrange(3)}", chance.randrange(len(ids))
    roles = ["b", "b", *chance.choices("ac", k=len(ids))]
    for place, person in enumerate(ids):
        mode = Mode.REMOTE if place < remote else Mode.ROOM
        role = "a" if place == anchor else roles[place]
        yield Candidate(person, mode, "" if mode is Mode.REMOTE else site, 0 < place == remote, {"role": role})


def _tables(count: int, chance: Random) -> Tables:
    ids = chance.sample([f"p{k:02}" for k in range(count)], count)
    sizes = split(count, Size(chance.choice([4, 5]))).sizes
    return [list(_table([ids.pop() for _ in range(size)], chance)) for size in sizes]


def _rules(tables: Tables, chance: Random) -> Iterator[Condition]:
    yield from HYBRID
    for table in tables[::3]:
        yield Together(frozenset(person.id for person in chance.sample(table, 2)))
    for _ in range(sum(map(len, tables)) // 5):
        yield Apart(frozenset(chance.choice(table).id for table in chance.sample(tables, 3)))


def _problem(seed: int, count: int, rounds: int) -> Problem:
    chance = Random(seed)
    tables = _tables(count, chance)
    people = sorted((person for table in tables for person in table), key=lambda person: person.id)
    size = Size(5 if max(map(len, tables)) > 4 else 4)
    problem = Problem(tuple(people), size, rounds, tuple(dict.fromkeys(_rules(tables, chance))), WISHES)
    hidden = Round(tuple(form(table, number) for number, table in enumerate(tables, start=1)))
    assert find_unmet(problem, [hidden] * rounds) == ()
    return problem


@pytest.mark.parametrize(("seed", "count"), [(s, [30, 40, 50, 60][s % 4]) for s in range(12)])
def test_rules_that_a_hidden_plan_keeps_are_kept(seed: int, count: int) -> None:
    """Hybrid tables, anchors, families and people kept apart, in two rounds and far less time than is usual."""
    problem = _problem(seed, count, rounds=1 + seed % 2)
    made = solve.plan(problem, seed, 240)
    assert find_unmet(problem, made.rounds) == ()
    assert made.unmet == ()
