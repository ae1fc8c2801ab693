"""Late arrivals and drop-outs: as few moves as there can be, and nobody else moves."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.planner.coming_and_going import least_moves, may_suffice
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
    Seat,
    Size,
    Together,
    Wish,
)
from bot.domain.planner.repair import rebalance, repair
from bot.domain.planner.solve import plan

MOST_MOVES = 3
LEADS = Feature("leads", "y")
LEAST, MOST = 3, 4


def _somebody(id: str, chance: random.Random) -> Candidate:
    """Someone in a room or remote, with or without a device, of some team, who may lead."""
    mode, has = chance.choice([Mode.ROOM, Mode.REMOTE]), {"team": chance.choice("abcd"), "leads": chance.choice("yn")}
    return Candidate(id, mode, chance.choice(["Butte", "Modoc"]), chance.random() < 0.4, has)


def _case(number: int) -> tuple[Problem, Round]:
    """A small round, some of whose people have left and some of whom are new."""
    chance = random.Random(number)
    count, slots = chance.choice([(5, 2), (6, 2), (6, 3), (7, 2)])
    people = [_somebody(f"p{k}", chance) for k in range(count)]
    seated = people[: chance.randint(count - 2, count)]
    before = Round(tuple(form(seated[slot::slots], slot + 1) for slot in range(slots)))
    rules = (
        *([NO_LONE_REMOTE] if chance.random() < 0.6 else []),
        *([Apart(frozenset(person.id for person in chance.sample(people, 2)))] if chance.random() < 0.5 else []),
        *([Together(frozenset(person.id for person in chance.sample(people, 2)))] if chance.random() < 0.2 else []),
        *([Different("team")] if chance.random() < 0.3 else []),
        *([AtLeast(LEADS)] if chance.random() < 0.2 else []),
        *([AtMost(LEADS, 2)] if chance.random() < 0.1 else []),
        *([DeviceHost()] if chance.random() < 0.2 else []),
        *([OneSite()] if chance.random() < 0.1 else []),
        *([Seat(chance.choice(people).id, chance.randrange(slots))] if chance.random() < 0.2 else []),
    )
    least, most = chance.randint(1, 2), chance.randint(2, 5)
    return Problem(tuple(people[chance.randint(0, 2) :]), Size(3, least, most), 1, rules), before


def _keeps(problem: Problem, group: frozenset[str], slot: int) -> bool:
    """The rules of these cases, written down once more and by hand."""
    people = [person for person in problem.people if person.id in group]
    here = {person.id for person in problem.people}
    if not problem.size.minimum <= len(people) <= problem.size.maximum:
        return False
    for rule in problem.rules:
        if rule == NO_LONE_REMOTE and sum(person.mode is Mode.REMOTE for person in people) == 1:
            return False
        if isinstance(rule, Apart) and rule.people <= group:
            return False
        if isinstance(rule, Together) and rule.people & group and not rule.people & here <= group:
            return False
        if isinstance(rule, Different) and len({person.value("team") for person in people}) < len(people):
            return False
        if not _keeps_hosts_and_seats(rule, people, slot):
            return False
    return True


def _keeps_hosts_and_seats(rule: Condition, people: list[Candidate], slot: int) -> bool:
    leading = sum(person.value("leads") == "y" for person in people)
    room = [person for person in people if person.mode is Mode.ROOM]
    if rule == AtLeast(LEADS):
        return leading > 0
    if rule == AtMost(LEADS, 2):
        return leading < 3
    if isinstance(rule, DeviceHost):
        return not room or len(room) == len(people) or any(person.device for person in room)
    if isinstance(rule, OneSite):
        return len({person.site for person in room}) < 2
    if isinstance(rule, Seat):
        return rule.group == slot or all(person.id != rule.person for person in people)
    return True


def _brute_force(problem: Problem, before: Round) -> tuple[int, int]:
    """Fewest broken groups, then fewest moves, over every way to seat everyone; all of them are looked at."""
    ids = [person.id for person in problem.people]
    full = [frozenset(group.members) for group in before.groups]
    seat = {person: slot for slot, members in enumerate(full) for person in members if person in ids}
    slots = len(full) + any(person not in seat for person in ids)
    known: dict[tuple[int, frozenset[str]], bool] = {}
    best = (99, 99)
    for places in product(range(slots), repeat=len(ids)):
        moved = [(seat[p], slot) for p, slot in zip(ids, places, strict=True) if p in seat and seat[p] != slot]
        if len(moved) > MOST_MOVES:
            continue
        broken = set()
        for slot in range(slots):
            group = frozenset(person for person, place in zip(ids, places, strict=True) if place == slot)
            if (slot, group) not in known:
                untouched = slot < len(full) and group == full[slot]
                known[slot, group] = not group or untouched or _keeps(problem, group, slot)
            if not known[slot, group]:
                broken.add(slot)
        if not any(source in broken or target in broken for source, target in moved):
            best = min(best, (len(broken), len(moved)))
    return best


@pytest.mark.parametrize("block", range(10))
def test_a_repair_equals_the_minimum_over_everything(block: int) -> None:
    """500 small rounds, each compared with every way there is to seat its people."""
    for number in range(block * 50, block * 50 + 50):
        problem, before = _case(number)
        found = repair(problem, before, MOST_MOVES)
        least = _brute_force(problem, before)
        assert (len(found.broken) - len(found.left_alone), len(found.moves)) == least, number
        assert found.fewest <= len(found.moves)


@pytest.mark.parametrize("block", range(5))
def test_a_repair_names_every_group_that_breaks_a_rule_still(block: int) -> None:
    """Those that nobody left or joined are named as well, since they may be as wrong as before."""
    for number in range(block * 100, block * 100 + 100):
        problem, before = _case(number)
        found = repair(problem, before, MOST_MOVES)
        numbers = [*(group.number for group in before.groups), len(before.groups) + 1]
        after = {numbers.index(group.number): frozenset(group.members) for group in found.round.groups}
        assert found.broken == tuple(slot for slot in sorted(after) if not _keeps(problem, after[slot], slot)), number
        full = {slot: frozenset(group.members) for slot, group in enumerate(before.groups)}
        assert found.left_alone == tuple(slot for slot in found.broken if after[slot] == full.get(slot)), number


def test_one_move_may_put_two_groups_right() -> None:
    """Two of three pairs have lost somebody: whoever is left of one joins the one who is left of the other."""
    people = tuple(Candidate(f"p{k}") for k in range(6))
    before = Round((form(people[:2], 1), form(people[2:4], 2), form(people[4:], 3)))
    left = (people[0], people[2], people[3], people[4])
    found = repair(Problem(left, Size(3, 2, 4)), before)
    assert len(found.moves) == found.fewest == 1


@given(counts=st.lists(st.integers(1, 6), max_size=4), waiting=st.integers(0, 2), moves=st.integers(0, 3))
def test_counting_never_rules_out_what_is_possible(counts: list[int], waiting: int, moves: int) -> None:
    """Wherever so many moves can end with every size right, the count allows it."""
    wrong = [count for count in counts if not _is_right(count)]
    if _can_be_right(tuple(sorted([*counts, 0])), waiting, moves):
        assert may_suffice(wrong, LEAST, MOST, waiting, moves)
        assert least_moves(wrong, LEAST, MOST, waiting) <= moves


def _is_right(count: int) -> bool:
    return not count or LEAST <= count <= MOST


@cache
def _can_be_right(counts: tuple[int, ...], waiting: int, moves: int) -> bool:
    """Whether those who wait, and then so many single moves, can make every size right: everything is tried."""
    if not waiting and all(map(_is_right, counts)):
        return True
    if waiting:
        return any(_can_be_right(_changed(counts, target, 1), waiting - 1, moves) for target in range(len(counts)))
    left = [_changed(counts, source, -1) for source, count in enumerate(counts) if count] if moves else []
    return any(
        _can_be_right(_changed(those, target, 1), 0, moves - 1) for those in left for target in range(len(those))
    )


def _changed(counts: tuple[int, ...], slot: int, by: int) -> tuple[int, ...]:
    return tuple(sorted(count + by * (place == slot) for place, count in enumerate(counts)))


@pytest.mark.parametrize("number", range(0, 500, 7))
def test_nobody_moves_who_is_not_listed_and_everyone_is_seated_once(number: int) -> None:
    """What is listed is what happened."""
    problem, before = _case(number)
    found = repair(problem, before, MOST_MOVES)
    seated = [member for group in found.round.groups for member in group.members]
    assert sorted(seated) == sorted(person.id for person in problem.people)
    moved = {move.person for move in found.moves} | set(found.placed)
    by_number = {group.number: set(group.members) for group in found.round.groups}
    for group in before.groups:
        stayed = {member for member in group.members if member in seated and member not in moved}
        assert stayed <= by_number.get(group.number, set())


def _statewide() -> Problem:
    people = tuple(
        Candidate(f"p{k:03}", Mode.REMOTE if k % 5 < 2 else Mode.ROOM, attributes={"region": str(k % 11)})
        for k in range(150)
    )
    wishes = (Wish(Different("region")), Wish(NewPeople(), 10))
    return Problem(people, Size(4, 3, 5), 1, (NO_LONE_REMOTE,), wishes)


@pytest.mark.parametrize("seed", range(6))
def test_eight_no_shows_and_eight_late_arrivals_move_nobody(seed: int) -> None:
    """In a convening of 142 there is a seat for each late one: whoever is missing had her mode. Nobody moves."""
    problem = _statewide()
    early = replace(problem, people=problem.people[:142])
    before = plan(early, seed, 2_000).rounds[0]
    chance = random.Random(seed)
    gone: set[str] = set()
    for late in problem.people[142:]:
        gone.add(chance.choice([p.id for p in early.people if p.mode is late.mode and p.id not in gone]))
    after = replace(problem, people=tuple(person for person in problem.people if person.id not in gone))
    found = repair(after, before)
    assert found.moves == ()
    assert found.broken == ()
    assert all(3 <= len(group.members) <= 5 for group in found.round.groups)


def test_balance_evens_out_with_at_most_the_moves_allowed() -> None:
    """Groups of 5, 5, 2 after no-shows: two moves are allowed, one each from the large groups is taken."""
    people = tuple(Candidate(f"p{k:02}") for k in range(12))
    before = Round((form(people[:5], 1), form(people[5:10], 2), form(people[10:], 3)))
    problem = Problem(people, Size(4, 2, 5))
    assert repair(problem, before).moves == ()
    assert sorted(len(group.members) for group in rebalance(problem, before, 2).round.groups) == [4, 4, 4]
    assert sorted(len(group.members) for group in rebalance(problem, before, 1).round.groups) == [3, 4, 5]


def test_who_comes_late_joins_the_smallest_of_groups_alike() -> None:
    """Nothing else speaks for a group: sizes stay even, arrival after arrival."""
    people = tuple(Candidate(f"p{k:02}") for k in range(12))
    before = Round((form(people[:3], 1), form(people[3:6], 2), form(people[6:9], 3)))
    for groups in (0, 3):
        found = repair(Problem(people, Size(4, 3, 5, groups)), before)
        assert [len(group.members) for group in found.round.groups] == [4, 4, 4]


def test_balance_helps_a_group_that_is_too_small_even_if_it_stays_so() -> None:
    """Five, five and one: with one move there are two at the small table, which is better than one."""
    people = tuple(Candidate(f"p{k:02}") for k in range(11))
    before = Round((form(people[:5], 1), form(people[5:10], 2), form(people[10:], 3)))
    after = rebalance(Problem(people, Size(4, 3, 5)), before, 1).round
    assert sorted(len(group.members) for group in after.groups) == [2, 4, 5]


def test_nobody_is_evened_out_to_a_table_without_a_chair() -> None:
    """Five and two, at a table for five and one for two: as even as the tables allow."""
    people = tuple(Candidate(f"p{k:02}") for k in range(7))
    before = Round((form(people[:5], 1), form(people[5:], 2)))
    problem = Problem(people, Size(groups=2))
    assert rebalance(problem, before, 2, room=(5, 2)).moves == ()
    assert len(rebalance(problem, before, 2, room=(5, 4)).moves) == 1


def test_a_group_of_one_is_joined_to_another() -> None:
    """Three of four go home: the last one moves, since one move is fewer than two."""
    people = tuple(Candidate(f"p{k}") for k in range(8))
    before = Round((form(people[:4], 1), form(people[4:], 2)))
    left = tuple(person for person in people if person.id not in {"p1", "p2", "p3"})
    found = repair(Problem(left, Size(4, 3, 5)), before)
    assert [(move.person, move.source, move.target) for move in found.moves] == [("p0", 0, 1)]
    assert found.proven
