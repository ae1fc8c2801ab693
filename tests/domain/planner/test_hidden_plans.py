"""Rules read off a hidden plan, so that one exists: the planner finds one that keeps them all, too."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import numpy as np
import pytest

from bot.domain.planner import solve
from bot.domain.planner.anneal import Found
from bot.domain.planner.forming import form
from bot.domain.planner.model import cost_of
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
    Seat,
    Size,
    Together,
    Wish,
)
from bot.domain.planner.rules_first import DEALS, STEPS_A_PERSON, _Seeking, broken, rules_first
from bot.domain.planner.search import search
from bot.domain.planner.sizes import split
from bot.domain.planner.translate import translate
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


def _problem(seed: int, count: int, rounds: int, even: bool = True) -> Problem:
    chance = Random(seed)
    tables = _tables(count, chance)
    people = sorted((person for table in tables for person in table), key=lambda person: person.id)
    size = Size(groups=len(tables)) if even else Size(max(map(len, tables)), max(map(len, tables)) - 1)
    problem = Problem(tuple(people), size, rounds, tuple(dict.fromkeys(_rules(tables, chance))), WISHES)
    hidden = Round(tuple(form(table, number) for number, table in enumerate(tables, start=1)))
    assert find_unmet(problem, [hidden] * rounds) == ()
    return problem


@pytest.mark.parametrize(("seed", "count"), [(seed, [30, 40, 50, 60][seed % 4]) for seed in range(19)])
def test_rules_that_a_hidden_plan_keeps_are_kept(seed: int, count: int) -> None:
    """Hybrid tables, anchors, families and people kept apart, in a small part of the time that is usual."""
    problem = _problem(seed, count, rounds=1 + seed % 2)
    assert find_unmet(problem, solve.plan(problem, seed, 100).rounds) == ()


def test_rules_are_kept_where_sizes_may_give_way() -> None:
    """The same with a target instead of a number of groups."""
    problem = _problem(13, 30, rounds=1, even=False)
    assert find_unmet(problem, solve.plan(problem, 13, 60).rounds) == ()


def test_fixed_seats_and_new_people_are_rules_like_others() -> None:
    """From a deal that looks at nothing: seats by round are taken, and nobody meets twice."""
    people = tuple(Candidate(f"p{k:02}") for k in range(20))
    seats = tuple(Seat(f"p{k:02}", k % 5, (k % 2,)) for k in range(8))
    problem = Problem(people, Size(groups=5), 2, (NewPeople(), *seats, Apart(frozenset({"p18", "p19"}))))
    model = translate(problem, people, (4,) * 5)
    dealt = np.arange(20).reshape(1, 5, 4).repeat(2, axis=0)
    found = rules_first(model, Found(dealt, cost_of(model, dealt), 0), 1, 0)
    rounds = tuple(
        Round(tuple(form([people[seat] for seat in row], k) for k, row in enumerate(groups, start=1)))
        for groups in found.plan.tolist()
    )
    assert broken(model, dealt) > 0 == broken(model, found.plan)
    assert find_unmet(problem, rounds) == ()


def test_a_plan_that_keeps_its_rules_is_not_touched() -> None:
    """Rules come first only where one is broken: every other plan stays byte for byte what it was."""
    problem = _problem(1, 40, rounds=2)
    model = translate(problem, problem.people, split(40, problem.size).sizes)
    kept = rules_first(model, search(model, 1, 100), 1, 100)
    assert rules_first(model, kept, 2, 100) is kept


def test_what_cannot_be_kept_is_given_up_after_counted_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two remote people who are to be apart are alone at any table; nobody waits for a miracle."""
    crowd = tuple(Candidate(f"p{k}", Mode.REMOTE if k < 2 else Mode.ROOM) for k in range(10))
    rules = (NO_LONE_REMOTE, Apart(frozenset({"p0", "p1"})))
    swaps: list[int] = []
    step = _Seeking._step
    monkeypatch.setattr(_Seeking, "_step", lambda self, dice: (swaps.append(1), step(self, dice))[1])
    assert solve.plan(Problem(crowd, Size(5), 2, rules), 1, 20).unmet
    assert 0 < len(swaps) <= (DEALS + 2) * STEPS_A_PERSON * len(crowd)
