"""What asking for groups costs before any are made."""

from __future__ import annotations

import subprocess
import sys


def test_types_load_without_numpy() -> None:
    """Doors and states import the planner's values; NumPy waits for the first plan."""
    modules = "problem, asking, sizes, tables, unmet, keeping, measures, explain, contradictions, repair, rings, solve"
    code = (
        f"from bot.domain.planner import {modules}; import bot.workers, bot.rosters, bot.exports.plain, sys; "
        "sys.exit('numpy' in sys.modules or 'openpyxl' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
