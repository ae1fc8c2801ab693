"""Values: what the types promise and what a value can do when the program runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bot.domain.frozen import frozen

WRITTEN = """
from dataclasses import replace
from bot.domain.frozen import frozen

@frozen
class Seat:
    table: int
    name: str = ""

replace(Seat(1), table=2)
Seat(1).table = 2
"""


@frozen
class Seat:
    table: int
    name: str = ""


def test_who_changes_a_value_is_told_by_the_types(tmp_path: Path) -> None:
    """A copy with another table passes; moving the seat itself does not."""
    (tmp_path / "written.py").write_text(WRITTEN)
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--cache-dir", str(tmp_path), "written.py"],
        cwd=tmp_path,
        env={"MYPYPATH": str(Path(__file__).parents[2]), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.splitlines() == ['written.py:11: error: Property "table" defined in "Seat" is read-only  [misc]']


def test_a_value_is_what_it_holds() -> None:
    """Two seats at one table are one and the same in a set, and nothing else can be written on them."""
    assert {Seat(1, "Ana"), Seat(1, "Ana"), Seat(2)} == {Seat(2), Seat(1, "Ana")}
    assert not hasattr(Seat(1), "__dict__")
