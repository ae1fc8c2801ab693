"""Rosters of the tests' own, and the public instances with their referee where they are at hand."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from bot.domain.planner.problem import Candidate
from bot.rosters import read_roster

HERE = Path(__file__).resolve()
ROSTERS = HERE.parents[2] / "data" / "rosters"


@pytest.fixture(scope="session")
def people() -> Callable[[str], tuple[Candidate, ...]]:
    """Everyone on a roster, as the planner sees them."""

    def read(name: str) -> tuple[Candidate, ...]:
        return tuple(row.candidate() for row in read_roster((ROSTERS / f"{name}.csv").read_bytes()).rows)

    return read


@pytest.fixture(scope="session")
def grouping() -> Path:
    """The folder of public instances; skipped where it is absent."""
    shared = Path(os.environ.get("CONVENOR_SHARED", HERE.parents[4] / "shared"))
    folder = shared / "grouping"
    if not folder.exists():
        pytest.skip("the public grouping instances are not on this machine (CONVENOR_SHARED)")
    return folder


@pytest.fixture(scope="session")
def referee(grouping: Path) -> ModuleType:
    """The referee that counts a plan from scratch; it shares no code with the solver."""
    spec = importlib.util.spec_from_file_location("referee", grouping / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
