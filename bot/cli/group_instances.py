"""Instances of the public benchmarks, solved by `convenor group --benchmark` and `--golfer`, with what is proven."""

from __future__ import annotations

import gzip
import json
import time
import zipfile
from pathlib import Path
from typing import Any

MOST_MEETINGS = 5_000_000
"""So many meetings of two people are counted in a few seconds; a schedule of more is refused."""
PROVEN = "proven: no plan is better"


class Unreadable(ValueError):
    """Why a file is no instance: the id of a few words, and the field that is missing."""

    def __init__(self, why: str, field: str = "") -> None:
        super().__init__(why)
        self.why, self.field = why, field


def solved(path: Path, seed: int, seconds: float) -> dict[str, Any]:
    """An instance solved, as its referee wants it. Raises `Unreadable`, or OSError where there is no such file."""
    content = path.read_bytes()
    started = time.perf_counter()
    found = _mdgp(content, path, seed, seconds) if path.suffix == ".npz" else _workshop(content, seed, seconds)
    return found | {"seed": seed, "seconds": since(started)}


def _workshop(content: bytes, seed: int, seconds: float) -> dict[str, Any]:
    from bot.domain.planner.instances import solve_workshop

    try:
        text = gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
        instance = json.loads(text)
    except (OSError, EOFError, ValueError) as error:
        raise Unreadable("not-json") from error
    if not isinstance(instance, dict):
        raise Unreadable("not-json")
    try:
        found = solve_workshop(instance, seed, seconds)
    except KeyError as missing:
        raise Unreadable("field-missing", str(missing.args[0])) from missing
    except (ValueError, TypeError, IndexError, AttributeError) as error:
        raise Unreadable("numbers-do-not-fit") from error
    return found | certified(found["score"])


def _mdgp(content: bytes, path: Path, seed: int, seconds: float) -> dict[str, Any]:
    from bot.domain.planner.instances import solve_mdgp

    try:
        found = solve_mdgp(content, seed, seconds)
    except KeyError as missing:
        raise Unreadable("not-npz") from missing
    except (OSError, ValueError, TypeError, IndexError, zipfile.BadZipFile) as error:
        raise Unreadable("not-npz") from error
    best = best_known(path)
    return found | {"best_known": best, "proven": False, "certificate": _compared(found["value"], best)}


def best_known(path: Path) -> float | None:
    """The best value known for an instance, from the list that stands beside the instances' folder, if there is one."""
    best = path.resolve().parent.parent / "mdgp_best.json"
    if not best.exists():
        return None
    value: float | None = json.loads(best.read_text(encoding="utf-8")).get(path.stem)
    return value


def _compared(value: float, best: float | None) -> str:
    """No bound is known that a value could reach: even the best one known is not proven to be the best."""
    if best is None:
        return "not proven: no best value is known"
    below = 100 * (best - value) / best if best else 0.0
    return "not proven: as good as the best known" if below <= 0 else f"not proven: {below:.2f} % below the best known"


def golfer(groups: int, size: int, rounds: int, seed: int, seconds: float) -> dict[str, Any]:
    """A social golfer schedule; raises `Unreadable` where it would be too large to count."""
    from bot.domain.planner import golfer as links
    from bot.domain.planner.bounds import repeats as least

    meetings, people = rounds * groups * size * (size - 1) // 2, groups * size
    if max(meetings, rounds * people) > MOST_MEETINGS:
        raise Unreadable("golfer-too-large")
    started = time.perf_counter()
    found = links.solve(groups, size, rounds, seed, links.steps_within(seconds, groups, size))
    repeats = links.repeats(found)
    gap = repeats - least(meetings, people * (people - 1) // 2)
    return {"rounds": found, "repeats": repeats, **certified(gap), "seed": seed, "seconds": since(started)}


def certified(gap: int) -> dict[str, Any]:
    """Whether no plan is better, in words; else how far it is from what counting alone rules out."""
    words = PROVEN if gap == 0 else f"not proven: {gap} above what counting alone rules out"
    return {"gap": gap, "proven": gap == 0, "certificate": words}


def since(started: float) -> float:
    return round(time.perf_counter() - started, 3)
