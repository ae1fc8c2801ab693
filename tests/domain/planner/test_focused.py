"""The focused search counts exactly what a swap changes, whatever rules there are, and ends where it said it would."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.planner import bounds
from bot.domain.planner.anneal import Schedule, anneal
from bot.domain.planner.exchange import FAR, Exchange, Terms
from bot.domain.planner.focused import Focus, focused
from bot.domain.planner.ladder import Ladder
from bot.domain.planner.model import Alike, Ints, Model, Pairs, Tally, cost_of, empty_seats, round_cost
from bot.domain.planner.noise import Dice
from bot.domain.planner.paircosts import Codes, FullTable, PairCosts

MUST = 200


def _named(chance: np.random.Generator, people: int, weights: list[int], must: bool) -> Pairs:
    pairs = [(a, b) for a in range(people) for b in range(a + 1, people)]
    taken = chance.choice(len(pairs), min(len(pairs), 3), replace=False)
    first, second = np.array([pairs[k] for k in taken]).T
    return Pairs(first, second, chance.choice(weights, len(taken)), must)


def _alike(chance: np.random.Generator, name: str, people: int, seats: int) -> Alike:
    must = bool(chance.integers(2))
    found = np.full(seats, -1, np.int64)
    found[:people] = chance.integers(-1, 4, people)
    return Alike(name, found, MUST if must else int(chance.integers(1, 5)), must, bool(chance.integers(2)))


def _tally(chance: np.random.Generator, people: int, groups: int, width: int, most: int) -> Tally:
    values = np.zeros(groups * width, np.int64)
    values[:people] = chance.integers(0, most + 1, people)
    rows = int(chance.choice([1, groups]))
    return Tally(values, chance.integers(0, 30, (rows, most * width + 1)))


def _model(seed: int) -> Model:
    """Any few people under any rules: alike and unlike, together and apart, sums, fixed seats, earlier meetings."""
    chance = np.random.default_rng(seed)
    groups, width, rounds = int(chance.integers(2, 5)), int(chance.integers(2, 5)), int(chance.integers(1, 4))
    people = groups * width - int(chance.integers(0, groups))
    sizes = tuple(width if k < people - groups * (width - 1) else width - 1 for k in range(groups))
    seats = groups * width
    return Model(
        people=people,
        sizes=sizes,
        rounds=rounds,
        alike=tuple(_alike(chance, f"a{k}", people, seats) for k in range(3)),
        pairs=(_named(chance, people, [-MUST, MUST], True), _named(chance, people, [-3, 5], False)),
        tallies=(*(_tally(chance, people, groups, width, most) for most in (1, 3)), *empty_seats(people, sizes)),
        repeat=int(chance.choice([0, 7])),
        met=_named(chance, people, [1, 2], False) if chance.integers(2) else None,
        fixed=chance.integers(0, 50, (rounds, seats, groups)) if chance.integers(2) else None,
        floor=-(10**6),
        must=MUST,
    )


def _dealt(model: Model, dice: Dice) -> Ints:
    """Any plan whose empty seats are where sizes want them."""
    empty = np.arange(model.people, model.seats)
    rounds = []
    for _ in range(model.rounds):
        people = dice.order(1, model.people)[0]
        full = model.groups - len(empty)
        rows = [people[: full * model.width].reshape(full, model.width)]
        short = people[full * model.width :].reshape(len(empty), model.width - 1)
        rounds.append(np.concatenate([*rows, np.column_stack([short, empty])]) if len(empty) else rows[0])
    return np.stack(rounds)


def _entered(costs: PairCosts, model: Model, plans: Ints, numbers: Ints) -> Exchange:
    """The rounds `numbers` of each replica on the table, all other rounds counted."""
    costs.ramp(model.must)
    each = np.arange(len(plans))
    for number in range(model.rounds):
        costs.enter(number, plans[:, number].reshape(-1, model.width))
    costs.leave(int(numbers[0]), plans[each, numbers].reshape(-1, model.width))
    return Exchange(Terms(model), costs, numbers, plans[each, numbers])


def _costs_after(model: Model, plan: Ints, number: int, group: int) -> Ints:
    """What each swap of a group's members with anybody else changes, counted from scratch."""
    before, width = cost_of(model, plan), model.width
    changes = np.full((width, model.seats), FAR, np.float64)
    for place in range(width):
        for position in range(model.seats):
            other, seat = divmod(position, width)
            one, two = int(plan[number, group, place]), int(plan[number, other, seat])
            if other != group and min(one, two) < model.people:
                after = plan.copy()
                after[number, group, place], after[number, other, seat] = two, one
                changes[place, position] = cost_of(model, after) - before
    return changes


@given(st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_every_swap_is_counted_as_if_from_scratch(seed: int) -> None:
    """All rules at once, replicas in rounds of their own, before and after swaps of any kind."""
    model, dice = _model(seed), Dice(seed)
    plans = np.stack([_dealt(model, dice) for _ in range(2)])
    numbers = dice.shorts(2).astype(np.int64) % model.rounds
    table = _entered(FullTable(model, 2), model, plans, numbers)
    for _ in range(3):
        group = dice.shorts(2).astype(np.int64) % model.groups
        for k in range(2):
            plans[k, numbers[k]] = table.groups[k]
        change = table.change(group)
        for k in range(2):
            assert np.array_equal(change[k], _costs_after(model, plans[k], int(numbers[k]), int(group[k])))
        choices = [np.nonzero(change[k].reshape(-1) < FAR)[0] for k in range(2)]
        swap = np.array([each[int(dice.shorts(1)[0]) % len(each)] for each in choices])
        table.swap(group, *np.divmod(swap, model.seats))


@given(st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_a_crowd_without_a_table_is_counted_as_one_with_a_table(seed: int) -> None:
    """Beyond some size costs are counted from codes: the same numbers."""
    model, dice = _model(seed), Dice(seed)
    plans, number = _dealt(model, dice)[None], dice.shorts(1).astype(np.int64) % model.rounds
    with_table = _entered(FullTable(model, 1), model, plans, number)
    without = _entered(Codes(model), model, plans, number)
    for group in range(model.groups):
        assert np.array_equal(with_table.change(np.array([group])), without.change(np.array([group])))
    assert np.array_equal(with_table.excess, without.excess)


@given(st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_excess_is_what_a_round_costs_above_the_best_spread(seed: int) -> None:
    """Added up over the groups it is the round's cost, less what no spread of each value alone could avoid."""
    model = _model(seed)
    plan = _dealt(model, Dice(seed))
    table = _entered(FullTable(model, 1), model, plan[None], np.zeros(1, np.int64))
    rest = plan[1:]
    again = cost_of(model, plan) - sum(round_cost(model, number, groups) for number, groups in enumerate(plan))
    again -= _repeats_of(model, rest)
    least = sum(
        term.weight * bounds.balance(np.bincount(term.codes[term.codes >= 0]).tolist(), model.sizes)
        for term in model.alike
        if not term.unlike
    )
    least += sum(int(pairs.weight.clip(max=0).sum()) for pairs in model.pairs)
    assert table.excess.sum() == round_cost(model, 0, plan[0]) + again - least


def _repeats_of(model: Model, rounds: Ints) -> int:
    """What meeting again costs within these rounds alone."""
    met: dict[tuple[int, int], int] = {}
    for groups in rounds:
        for members in groups.tolist():
            people = sorted(person for person in members if person < model.people)
            for pair in [(a, b) for a in people for b in people if a < b]:
                met[pair] = met.get(pair, 0) + 1
    cost = sum(times * (times - 1) // 2 for times in met.values())
    if model.met is not None:
        known = zip(model.met.first.tolist(), model.met.second.tolist(), model.met.weight.tolist(), strict=True)
        cost += sum(weight * met.get((a, b), 0) for a, b, weight in known)
    return model.repeat * cost


@given(st.integers(0, 10**6), st.sampled_from([1, 3]))
@settings(max_examples=20, deadline=None)
def test_what_is_found_costs_what_is_said(seed: int, replicas: int) -> None:
    """After many swaps the best plan costs what counting from scratch gives, and never more than at the start."""
    model, dice = _model(seed), Dice(seed)
    start = _dealt(model, dice)
    found = focused(model, start, dice, Focus(60, replicas=replicas, visit=7, mildest=10))
    assert found.steps == 60
    assert found.cost == cost_of(model, found.plan) <= cost_of(model, start)
    assert all(sorted(groups.reshape(-1).tolist()) == list(range(model.seats)) for groups in found.plan)


@given(st.integers(0, 10**6))
@settings(max_examples=20, deadline=None)
def test_mild_replicas_never_make_a_plan_look_cheaper(seed: int) -> None:
    """On a ladder where meeting again costs less and less, what is found still costs what is said."""
    model, dice = _model(seed), Dice(seed)
    start = _dealt(model, dice)
    ladder = Schedule(hot=900, cold=900, length=60, replicas=4, visit=4, mildest=10)
    found = anneal(model, start, dice, ladder, 60)
    assert found.steps == 60
    assert found.cost == cost_of(model, found.plan) <= cost_of(model, start)


def test_neighbours_on_a_ladder_trade_when_both_are_better_off() -> None:
    """The mild replica's plan is dearer by 6 and repeats nobody, so it belongs on the strict rung."""
    ladder = Ladder(np.array([1024, 1024]), np.array([640, 64]))
    assert ladder.strict().tolist() == [True, False]
    ladder.trade(np.array([20.0, 26.0]), np.array([1, 1]), np.array([0, 0]), 0)
    assert ladder.strict().tolist() == [True, False]
    ladder.trade(np.array([20.0, 26.0]), np.array([1, 0]), np.array([0, 0]), 0)
    assert ladder.strict().tolist() == [False, True]
    assert ladder.weight.tolist() == [64, 640]


def test_one_group_alone_is_left_as_it_is() -> None:
    """There is nobody to swap with."""
    model = Model(people=4, sizes=(4,), rounds=2, repeat=1)
    plan = np.arange(4).reshape(1, 1, 4).repeat(2, axis=0)
    assert focused(model, plan, Dice(1), Focus(10)).steps == 0


@pytest.mark.parametrize("replicas", [1, 4])
def test_two_of_a_kind_who_share_a_group_are_the_first_to_part(replicas: int) -> None:
    """Of twenty groups two are wrong, and one swap puts both right: it is the first that is made."""
    codes = np.arange(40) % 20
    plan = np.arange(40).reshape(1, 20, 2)
    plan[0, 0, 1], plan[0, 10, 0] = 20, 1
    model = Model(people=40, sizes=(2,) * 20, rounds=1, alike=(Alike("role", codes, 2),))
    assert cost_of(model, plan) == 4
    found = focused(model, plan, Dice(1), Focus(50, hot=1, cold=1, replicas=replicas))
    assert (found.cost, found.steps) == (0, 1)
