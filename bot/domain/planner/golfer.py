"""The social golfer problem: groups of equal size, as many rounds as possible in which no two people meet twice.

Where mathematics knows a schedule it is built, not searched: pairs by the circle method, finite fields for groups in
a number that is a power of a prime, and small starter rounds that are moved around a ring. All else is searched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from bot.domain.planner.anneal import Progress, Schedule, anneal
from bot.domain.planner.bounds import repeats as least_repeats
from bot.domain.planner.fields import Field
from bot.domain.planner.model import Model
from bot.domain.planner.noise import Dice
from bot.domain.planner.rings import round_robin
from bot.domain.planner.start import shifted
from bot.domain.planner.starters import STARTERS, TABLES

Rounds = list[list[list[int]]]

REPEAT = 10
AT_LEAST_BUILT = 64
"""More rounds than any table has, so that it is the construction with the most rounds that is taken."""


def most_rounds(groups: int, size: int) -> int:
    """No schedule without a repeat has more rounds than this: everyone has groups*size - 1 others to meet."""
    return (groups * size - 1) // (size - 1) if size > 1 else 0


def repeats(rounds: Sequence[Sequence[Sequence[int]]]) -> int:
    """Over all pairs, every earlier meeting counted with every later one; 0 when no two people meet twice."""
    met = Counter(pair for groups in rounds for group in groups for pair in combinations(sorted(group), 2))
    return sum(times * (times - 1) // 2 for times in met.values())


def solve(
    groups: int, size: int, rounds: int, seed: int = 1, steps: int = 4_000, progress: Progress | None = None
) -> Rounds:
    """A schedule of people 0..groups*size-1, with no repeat where one is known, else with the fewest found."""
    built = construct(groups, size, rounds)
    if len(built) >= rounds:
        return built[:rounds]
    return _searched(groups, size, rounds, seed, steps, progress)


def steps_within(seconds: float, groups: int, size: int) -> int:
    """The steps of a search that take about `seconds` (1 if not given) where we measured."""
    return max(1, round((seconds or 1.0) * 1_000_000 / (45 + 0.11 * groups * size * size)))


def construct(groups: int, size: int, wanted: int = 0) -> Rounds:
    """As many rounds without a repeat as a construction is known for, and not many more than `wanted` if that is given.

    None if there is no construction.
    """
    enough = max(wanted, AT_LEAST_BUILT) if wanted else groups * size
    known = [_trivial(groups, size, enough), _by_starter(groups, size)]
    known += [_by_field(groups, size, enough), _by_shifts(groups, size, enough)]
    return max(known, key=len)


def _trivial(groups: int, size: int, enough: int) -> Rounds:
    if size == 2:
        pairs = round_robin(range(2 * groups), min(enough, 2 * groups - 1))
        return [[list(pair) for pair in paired] for paired in pairs]
    return [[list(range(g * size, (g + 1) * size)) for g in range(groups)]]


def _by_field(groups: int, size: int, enough: int) -> Rounds:
    """Lines of an affine plane: person (x, e) is in group x + m*e of round m; with size = groups, also the columns."""
    try:
        field = Field(groups)
    except ValueError:
        return []
    if size > groups:
        return []
    rounds: Rounds = [[[] for _ in range(groups)] for _ in range(min(groups, enough))]
    for m, seated in enumerate(rounds):
        for e in range(size):
            turn = field.multiply(m, e)
            for x in range(groups):
                seated[field.add(x, turn)].append(e * groups + x)
    columns = [[list(range(e * groups, (e + 1) * groups)) for e in range(size)]] if size == groups else []
    return rounds + columns


def _by_shifts(groups: int, size: int, enough: int) -> Rounds:
    """Seat e is dealt e*m groups further on in round m, for as many m as no pair meets twice."""
    chosen: list[int] = []
    for m in range(groups):
        if len(chosen) < enough and all((m - n) * e % groups for n in chosen for e in range(1, size)):
            chosen.append(m)
    people = range(groups)
    rounds = [[[e * groups + (x - e * m) % groups for e in range(size)] for x in people] for m in chosen]
    columns = [[list(range(e * groups, (e + 1) * groups)) for e in range(size)]] if size == groups else []
    return rounds + columns


def _by_starter(groups: int, size: int) -> Rounds:
    starter = STARTERS.get((groups, size))
    if starter:
        return starter.rounds()
    table = TABLES.get((groups, size), ())
    return [[[ord(letter) - ord("a") for letter in group] for group in line.split()] for line in table]


def _searched(groups: int, size: int, rounds: int, seed: int, steps: int, progress: Progress | None) -> Rounds:
    people = groups * size
    floor = least_repeats(rounds * groups * size * (size - 1) // 2, people * (people - 1) // 2)
    model = Model(people, (size,) * groups, rounds, repeat=REPEAT, floor=REPEAT * floor)
    dice = Dice(seed)
    schedule = Schedule(hot=8_000, cold=2_500, replicas=16 if people <= 200 else 1, length=steps, ramp=0, visit=5)
    found = anneal(model, shifted(model, dice), dice, schedule, steps, progress)
    plan: Rounds = found.plan.tolist()
    return plan
