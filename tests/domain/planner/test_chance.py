"""The same seed gives the same bytes on any machine and NumPy version."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest

from bot.domain.planner import mdgp, noise
from bot.domain.planner.asking import Asked, problem_of
from bot.domain.planner.problem import Candidate, Mode, Plan
from bot.domain.planner.solve import plan


@pytest.mark.parametrize("values", [noise.gumbel_values(), noise.exponential_values()])
def test_no_entry_of_a_noise_table_could_round_otherwise_elsewhere(values: np.ndarray) -> None:
    """Logarithms differ in the last place, 1e-13 here; every entry is a million times further from a tie."""
    assert np.abs(values - np.floor(values) - 0.5).min() > 1e-6


def test_the_noise_tables_are_the_ones_we_know() -> None:
    """A table that changed would change every plan."""
    tables = noise.gumbel_table().astype("<i4").tobytes() + noise.exponential_table().astype("<i4").tobytes()
    assert hashlib.sha256(tables).hexdigest()[:16] == "a89919ec43949e17"


def test_the_bits_of_a_seed_are_the_ones_we_know() -> None:
    """NumPy promises that PCG64 and its seeding never change; this is that promise, checked."""
    assert noise.Dice(2026).words(2).tolist() == [3300764713747675562, 11804314397344746687]


def _fingerprint(made: Plan) -> str:
    text = "\n".join(" ".join(group.members) for current in made.rounds for group in current.groups)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _crowd(count: int) -> list[Candidate]:
    """People of no roster: roles, districts and modes by plain arithmetic."""
    return [
        Candidate(
            f"p{k:04}",
            Mode.REMOTE if k % 5 == 0 else Mode.ROOM,
            f"Site {k % 3}",
            k % 2 == 0,
            {"role": "abc"[k * k % 7 % 3], "district": f"D{k * 31 % 17}"},
        )
        for k in range(count)
    ]


def _golden(crowd: list[Candidate], rounds: int) -> Plan:
    return plan(problem_of(crowd, Asked(size=4, rounds=rounds, mix=["role", "district"])), seed=7, steps=300)


@pytest.mark.parametrize(
    ("count", "rounds", "fingerprint"),
    [
        (24, 3, "cb6ca77f6600ef9b"),
        (71, 3, "fa638c68f91ef707"),
        (150, 3, "66571dcf0c323448"),
        (90, 8, "a47a1080a88154b2"),
        (252, 7, "f7eb1a308daf9961"),
        (1600, 3, "721f9fccba8bd35d"),
    ],
)
def test_a_plan_is_the_same_everywhere(count: int, rounds: int, fingerprint: str) -> None:
    """Golden plans: replicas that trade places, cooling, defects sought with four replicas and one, and from codes."""
    assert _fingerprint(_golden(_crowd(count), rounds)) == fingerprint


@pytest.mark.parametrize(
    ("count", "rounds", "score"), [(24, 3, 32), (71, 3, 0), (150, 3, 0), (90, 8, 18), (252, 7, 4), (1600, 3, 0)]
)
def test_golden_plans_are_judged_by_the_referee(referee: ModuleType, count: int, rounds: int, score: int) -> None:
    """What the fingerprints stand for is valid and as good as the solver says, counted by somebody else."""
    crowd = _crowd(count)
    made = _golden(crowd, rounds)
    seat = {person.id: number for number, person in enumerate(crowd)}
    dealt = [[[seat[member] for member in group.members] for group in current.groups] for current in made.rounds]
    instance = {
        "n": count,
        "R": rounds,
        "sizes": [len(group) for group in dealt[0]],
        "apart": [],
        "remote": [int(person.mode is Mode.REMOTE) for person in crowd],
        "mixed": {name: [person.attributes[name] for person in crowd] for name in ("role", "district")},
    }
    judged = referee.score(instance, dealt)
    assert (judged["invalid"], judged["total"], made.measures.gap) == (0, score, score)


def _distance(triangle: np.ndarray, a: int, b: int) -> int:
    """One distance of 40 people, from the triangle's own numbering."""
    return int(triangle[a * 40 - a * (a + 1) // 2 + b - a - 1])


def test_maximally_diverse_groups_are_the_same_everywhere() -> None:
    """A golden answer for whole-number distances made by arithmetic."""
    triangle = np.arange(40 * 39 // 2) * 7919 % 1009
    groups = mdgp.solve(mdgp.from_triangle(40, [6] * 5, [10] * 5, triangle), seed=3, steps=400)
    assert sorted(person for group in groups for person in group) == list(range(40))
    assert sum(_distance(triangle, a, b) for group in groups for a in group for b in group if a < b) == 108_859
    assert hashlib.sha256(repr(groups).encode()).hexdigest()[:16] == "e1351b4075dca400"


def test_another_seed_gives_another_plan(people: Callable[[str], tuple[Candidate, ...]]) -> None:
    """Seeds matter, so that nobody is bound to one draw."""
    problem = problem_of(people("cross-district-84"), Asked(mix=["role"]))
    assert _fingerprint(plan(problem, seed=1, steps=300)) != _fingerprint(plan(problem, seed=2, steps=300))


def test_names_never_sway_a_plan() -> None:
    """The same people under other ids, in the same order, get the same seats."""
    crowd = _crowd(90)
    other = {person.id: f"zz{index * 37 % 90:03}@example.org" for index, person in enumerate(crowd)}
    asked = Asked(size=4, rounds=3, mix=["role"])
    renamed = [Candidate(other[p.id], p.mode, p.site, p.device, p.attributes) for p in crowd]
    first, second = plan(problem_of(crowd, asked), 5, 400), plan(problem_of(renamed, asked), 5, 400)
    for one, two in zip(first.rounds, second.rounds, strict=True):
        assert [tuple(other[m] for m in group.members) for group in one.groups] == [g.members for g in two.groups]


def test_the_order_of_a_roster_does_not_matter_for_how_good_a_plan_is() -> None:
    """Shuffled rows reach the same proven best score."""
    crowd = _crowd(150)
    shuffled = [crowd[k * 77 % 150] for k in range(150)]
    asked = Asked(size=5, rounds=3, mix=["role", "district"])
    scores = [plan(problem_of(people, asked), 1).measures for people in (crowd, shuffled)]
    assert [measures.gap for measures in scores] == [0, 0]
    assert scores[0].cost == scores[1].cost
