"""Convenings that really took place, as tests of the plan."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

from bot.domain.planner.asking import Asked, problem_of
from bot.domain.planner.explain import explain
from bot.domain.planner.problem import Candidate, Mode, OneOfEach, Plan, Problem, Round, Size
from bot.domain.planner.repair import repair
from bot.domain.planner.solve import plan

People = Callable[[str], tuple[Candidate, ...]]


def _value(people: tuple[Candidate, ...], attribute: str) -> dict[str, str]:
    return {person.id: person.value(attribute) for person in people}


def _pairs(current: Round) -> set[tuple[str, ...]]:
    return {pair for group in current.groups for pair in combinations(sorted(group.members), 2)}


def _lone_remote(people: tuple[Candidate, ...], made: Plan) -> int:
    mode = _value(people, "mode")
    return sum([mode[m] for m in group.members].count("remote") == 1 for r in made.rounds for group in r.groups)


def test_s02_within_county_breakout_groups(people: People) -> None:
    """71 people at 8 sites, groups of 3 to 5, target 4: 20 groups, none mixing counties."""
    north = people("north-state-71")
    made = plan(problem_of(north, Asked(size=4, minimum=3, maximum=5, by=["site"])))
    site = _value(north, "site")
    groups = made.rounds[0].groups
    assert all(len({site[member] for member in group.members}) == 1 for group in groups)
    sizes = defaultdict(list)
    for group in groups:
        sizes[site[group.members[0]]].append(len(group.members))
    assert {county: sorted(found, reverse=True) for county, found in sizes.items()} == {
        "Lassen": [4, 4, 4, 4, 3, 3],
        "Butte": [4, 4, 3, 3],
        "Shasta": [4, 4, 4],
        "Tehama": [4, 4],
        "Siskiyou": [3, 3],
        "Trinity": [4],
        "Modoc": [3],
        "Plumas": [2],
    }
    assert sorted(member for group in groups for member in group.members) == sorted(site)


def test_s02_plumas_is_reported_with_two_choices_and_never_merged(people: People) -> None:
    """Plumas has 2 people: keep the pair, or join a neighbour by video."""
    made = plan(problem_of(people("north-state-71"), Asked(size=4, minimum=3, maximum=5, by=["site"])))
    (unmet,) = made.unmet
    assert unmet.group == "Plumas"
    assert unmet.why.id == "under-minimum"
    assert [fix.id for fix in unmet.fixes] == ["keep-small", "join-by-video"]
    assert unmet.fixes[1].arguments["host_group"] == "Lassen"
    assert [group.name for group in made.rounds[0].groups if len(group.members) == 2] == ["Plumas"]


def test_s14_one_of_each_role_for_three_rounds_without_a_repeat(people: People) -> None:
    """20 teachers, 20 coaches, 20 administrators: 20 triads; rounds 2 and 3 repeat no pair."""
    north = people("cohort-north-60")
    made = plan(problem_of(north, Asked(size=3, rounds=3, one_each="role")))
    role = _value(north, "role")
    for current in made.rounds:
        assert len(current.groups) == 20
        assert all({role[m] for m in g.members} == {"teacher", "coach", "administrator"} for g in current.groups)
    met = [_pairs(current) for current in made.rounds]
    assert not (met[0] & met[1] | met[0] & met[2] | met[1] & met[2])
    assert made.measures.proven
    assert made.unmet == ()


def test_s14_one_of_each_repeats_no_pair_in_six_rounds(people: People) -> None:
    """The rules' own construction lasts six rounds, so a plan must."""
    anywhere = tuple(replace(person, mode=Mode.ROOM) for person in people("cohort-north-60"))
    made = plan(Problem(anywhere, Size(3), 6, (OneOfEach("role"),), problem_of(anywhere, Asked(rounds=6)).wishes))
    assert sum(len(_pairs(current)) for current in made.rounds) == len(set().union(*map(_pairs, made.rounds)))


def test_s14_two_administrators_absent_leave_eighteen_triads_and_two_flagged_pairs(people: People) -> None:
    """Nobody is put into a third role: the two pairs are named, with what could be done."""
    north = people("cohort-north-60")
    absent = [person.id for person in north if person.value("role") == "administrator"][:2]
    here = tuple(person for person in north if person.id not in absent)
    made = plan(problem_of(here, Asked(size=3, one_each="role")))
    role = _value(here, "role")
    triads = [g for g in made.rounds[0].groups if len({role[member] for member in g.members}) == 3]
    pairs = [g for g in made.rounds[0].groups if len(g.members) == 2]
    assert (len(triads), len(pairs)) == (18, 2)
    flagged = [unmet for unmet in made.unmet if unmet.why.id == "too-few"]
    assert sorted(unmet.group for unmet in flagged) == sorted(group.name for group in pairs)
    assert all(unmet.fixes for unmet in flagged)


def test_s14_after_the_plan_two_absences_move_nobody(people: People) -> None:
    """The same, when the two are missed only after the groups were made."""
    problem = problem_of(people("cohort-north-60"), Asked(size=3, one_each="role"))
    before = plan(problem).rounds[0]
    absent = [person.id for person in problem.people if person.value("role") == "administrator"][:2]
    here = replace(problem, people=tuple(person for person in problem.people if person.id not in absent))
    repaired = repair(here, before)
    assert repaired.moves == ()
    assert sorted(len(group.members) for group in repaired.round.groups) == [2, 2] + [3] * 18


def test_s14_north_and_south_are_never_mixed_unless_asked(people: People) -> None:
    """Two cohorts on one list: `across` alone lets them meet."""
    both = (*people("cohort-north-60"), *people("cohort-south-60"))
    cohort = _value(both, "cohort")
    apart = plan(problem_of(both, Asked(size=3, one_each="role")))
    assert all(len({cohort[m] for m in group.members}) == 1 for group in apart.rounds[0].groups)
    mixed = plan(problem_of(both, Asked(size=3, one_each="role", across=True)))
    assert any(len({cohort[m] for m in group.members}) == 2 for group in mixed.rounds[0].groups)


def test_s21_no_group_has_two_people_of_one_district(people: People) -> None:
    """The largest district has 7 people and there are 21 groups, so nobody needs to sit with a colleague."""
    bay = people("cross-district-84")
    made = plan(problem_of(bay, Asked(size=4, mix=["district"])))
    district = _value(bay, "district")
    for group in made.rounds[0].groups:
        assert max(Counter(district[member] for member in group.members).values()) == 1
    assert _lone_remote(bay, made) == 0
    assert made.measures.proven


def test_s21_with_fewer_groups_than_a_district_has_people_collisions_are_fewest_and_listed(people: People) -> None:
    """In 5 groups of 17 a district of 7 has to share: as evenly as can be, and every collision is named."""
    bay = people("cross-district-84")
    made = plan(problem_of(bay, Asked(groups=5, apart=["district"])))
    sizes = Counter(person.value("district") for person in bay)
    fewest = sum(count - 5 for count in sizes.values() if count > 5)
    collisions = [unmet for unmet in made.unmet if unmet.why.id == "more-than-groups"]
    assert sum(len(unmet.people) - 1 for unmet in collisions) == fewest
    assert made.measures.proven


def test_s40_seventy_administrators_by_county_and_level(people: People) -> None:
    """70 administrators of 4 counties grouped by county and level."""
    seventy = tuple(
        Candidate(f"p{k}", attributes={"county": f"County {k % 4}", "level": ("elementary", "secondary")[k % 7 > 3]})
        for k in range(70)
    )
    made = plan(problem_of(seventy, Asked(by=["county"], mix=["level"])))
    county = _value(seventy, "county")
    assert sum(len(group.members) for group in made.rounds[0].groups) == 70
    assert all(len({county[m] for m in group.members}) == 1 for group in made.rounds[0].groups)


def test_s44_each_guest_sits_with_a_cohort_teacher() -> None:
    """24 cohort teachers share with guests: every group has one, and a guest's reason names one."""
    cohort = [Candidate(f"t{k}", attributes={"cohort": "math"}) for k in range(24)]
    guests = [Candidate(f"g{k}") for k in range(24)]
    problem = problem_of([*guests, *cohort], Asked(size=3, anchors=["cohort"]))
    made = plan(problem)
    for group in made.rounds[0].groups:
        assert any(member.startswith("t") for member in group.members)
    reasons = explain(problem, made.rounds, 0, "g0")
    assert "reason-anchor" in {reason.id for reason in reasons}


def test_s51_every_group_has_math_and_science(people: People) -> None:
    """Math and science joined: one of each subject at every table, no exceptions to list."""
    statewide = people("statewide-150")
    made = plan(problem_of(statewide, Asked(size=4, one_each="subject", mix=["region"])))
    subject = _value(statewide, "subject")
    assert all({subject[m] for m in group.members} == {"math", "science"} for group in made.rounds[0].groups)
    assert made.unmet == ()


def test_s51_with_too_few_math_people_the_exceptions_are_listed() -> None:
    """3 math people cannot sit in 5 groups: two groups are named."""
    people = [Candidate(f"p{k}", attributes={"subject": "math" if k < 3 else "science"}) for k in range(20)]
    made = plan(problem_of(people, Asked(size=4, one_each="subject")))
    assert [unmet.why.id for unmet in made.unmet] == ["too-few", "too-few"]
    assert made.measures.proven


def test_s61_a_statewide_community_makes_36_fours_and_2_trios(people: People) -> None:
    """150 members; nobody remote is left alone with a room table."""
    statewide = people("statewide-150")
    made = plan(problem_of(statewide, Asked(size=4, mix=["region", "organization"])))
    assert Counter(len(group.members) for group in made.rounds[0].groups) == {4: 36, 3: 2}
    assert _lone_remote(statewide, made) == 0


def test_s61_regional_rooms_split_above_twelve(people: People) -> None:
    """11 regions of 13 to 16 people: each is two rooms of at most 12."""
    statewide = people("statewide-150")
    made = plan(problem_of(statewide, Asked(size=12, minimum=6, maximum=12, by=["region"], allow_lone_remote=True)))
    rooms = Counter(group.within for group in made.rounds[0].groups)
    assert len(rooms) == 11
    assert set(rooms.values()) == {2}
    assert max(len(group.members) for group in made.rounds[0].groups) <= 12
    assert made.unmet == ()
