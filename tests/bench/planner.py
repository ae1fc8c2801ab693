"""How good and how quick plans are: every public instance, judged by its referee.

usage: PYTHONPATH=. python tests/bench/planner.py [workshop|planted|unseen|mdgp|golfer|repair] [--seeds N]

Prints one line an instance: score (or gap), CPU seconds and wall seconds, best and median over seeds. `unseen` makes
new workshops with the referee's own generator, N of each kind, and prints one line a kind.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import random
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.domain.planner import golfer
from bot.domain.planner.instances import solve_mdgp, solve_workshop
from bot.domain.planner.problem import NO_LONE_REMOTE, Candidate, Different, Mode, Problem, Size, Wish
from bot.domain.planner.repair import repair
from bot.domain.planner.solve import plan

SHARED = Path(os.environ.get("CONVENOR_SHARED", Path(__file__).resolve().parents[3] / "shared")) / "grouping"

SECONDS = {2000: 3.0, 10000: 5.0}
PROVEN = {2: [3], 3: [5, 4], 4: [7, 4, 5], 5: [9, 7, 5, 6], 6: [11, 8, 7, 6, 3], 7: [13, 10, 9]}


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """What it gave, CPU seconds, wall seconds."""
    cpu, wall = time.process_time(), time.perf_counter()
    found = work()
    return found, time.process_time() - cpu, time.perf_counter() - wall


def line(name: str, runs: list[tuple[float, float, float]]) -> str:
    """One instance over its seeds."""
    scores, cpu, wall = zip(*runs, strict=True)
    shown = " ".join(f"{score:g}" for score in scores)
    return f"{name:34} {shown:24} cpu {statistics.median(cpu):.2f} s  wall {statistics.median(wall):.2f} s"


def the_referee() -> Any:
    """The referee, which shares no code with the solver."""
    spec = importlib.util.spec_from_file_location("referee", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    referee = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(referee)
    return referee


def convenings(folder: str, seeds: int) -> Iterator[str]:
    """Workshop or planted instances; `hard` ones get the default time."""
    referee = the_referee()
    for path in sorted((SHARED / folder).iterdir()):
        instance = referee.load(path)
        seconds = 0 if path.name.startswith("hard") else SECONDS.get(instance["n"], 1.0)
        runs = []
        for seed in range(1, seeds + 1):
            found, cpu, wall = timed(lambda: solve_workshop(instance, seed, seconds))  # noqa: B023
            runs.append((referee.score(instance, found["rounds"])["total"], cpu, wall))
        yield line(path.name.split(".")[0], runs)


UNSEEN = [
    *(("hard", people, 5, 4, 1.0) for people in (100, 120, 150, 157, 200)),
    *(("hard", 150, 5, 6, 1.0), ("hard", 333, 6, 5, 1.0), ("hard", 480, 6, 4, 1.0), ("hard", 960, 5, 4, 1.0)),
    *(("workshop", people, 5, 4, 1.0) for people in (80, 100, 150, 960)),
    *(("workshop", 150, 5, 6, 1.0), ("workshop", 2000, 5, 4, 3.0), ("workshop", 10000, 5, 4, 5.0)),
]


def unseen(folder: str, seeds: int) -> Iterator[str]:
    """New workshops: the middle and worst score, how many reach 0 and stay within 16, CPU seconds."""
    referee = the_referee()
    for kind, people, size, rounds, seconds in UNSEEN:
        scores, times = [], []
        for seed in range(101, 101 + seeds):
            instance = getattr(referee, kind)(people, size, rounds, seed)
            found, cpu, _ = timed(lambda: solve_workshop(instance, seed, seconds))  # noqa: B023
            scores.append(referee.score(instance, found["rounds"])["total"])
            times.append(cpu)
        within = f"{sum(not each for each in scores)} at 0, {sum(each <= 16 for each in scores)} within 16 of {seeds}"
        middle = f"median {statistics.median(scores):g}, worst {max(scores)}; {within}"
        name = f"{kind} {people}, {rounds} rounds"
        yield f"{name:26} {middle:50} cpu {statistics.median(times):.2f} s, most {max(times):.2f} s"


def mdgp(folder: str, seeds: int) -> Iterator[str]:
    """The gap to the best known value in per cent, 2 seconds each."""
    best = json.loads((SHARED / "mdgp_best.json").read_text())
    for path in sorted((SHARED / "mdgplib").iterdir()):
        if path.stem in best:
            runs = []
            for seed in range(1, seeds + 1):
                found, cpu, wall = timed(lambda: solve_mdgp(path.read_bytes(), seed, 2.0))  # noqa: B023
                runs.append((round(100 - 100 * found["value"] / best[path.stem], 2), cpu, wall))
            yield line(path.stem, runs)


def golfers(folder: str, seeds: int) -> Iterator[str]:
    """Repeats of every proven maximum."""
    for groups, found in PROVEN.items():
        for size, rounds in enumerate(found, start=2):
            schedule, cpu, wall = timed(lambda: golfer.solve(groups, size, rounds))  # noqa: B023
            yield line(f"{groups}-{size}-{rounds}", [(golfer.repeats(schedule), cpu, wall)])


def repairs(folder: str, seeds: int) -> Iterator[str]:
    """People moved after 8 no-shows and 8 late arrivals among 150."""
    modes = [Mode.REMOTE if k % 5 < 2 else Mode.ROOM for k in range(150)]
    people = tuple(Candidate(f"p{k:03}", mode, attributes={"region": str(k % 11)}) for k, mode in enumerate(modes))
    problem = Problem(people, Size(4, 3, 5), 1, (NO_LONE_REMOTE,), (Wish(Different("region")),))
    for seed in range(1, seeds + 1):
        before = plan(replace(problem, people=people[:142]), seed, 2_000).rounds[0]
        gone = set(random.Random(seed).sample(range(142), 8))
        after = replace(problem, people=tuple(person for k, person in enumerate(people) if k not in gone))
        found, cpu, wall = timed(lambda: repair(after, before))  # noqa: B023
        yield line(f"repair {seed}", [(len(found.moves), cpu, wall)])


PARTS: dict[str, Callable[[str, int], Iterator[str]]] = {
    "workshop": convenings,
    "planted": convenings,
    "unseen": unseen,
    "mdgp": mdgp,
    "golfer": golfers,
    "repair": repairs,
}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=sorted(PARTS))
    parser.add_argument("--seeds", type=int, default=1)
    arguments = parser.parse_args()
    for text in PARTS[arguments.part](arguments.part, arguments.seeds):
        print(text, flush=True)
