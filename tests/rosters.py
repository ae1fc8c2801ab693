"""The rosters that tests convene."""

from __future__ import annotations

import csv
from pathlib import Path

from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import RosterRow

NORTH_STATE = Path(__file__).parent.parent / "bot" / "rehearsal" / "north_state" / "roster.csv"
KNOWN = ("name", "email", "site", "mode", "device", "locale")


def rows(path: Path = NORTH_STATE) -> tuple[RosterRow, ...]:
    """A clean roster file as the rows of an import."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(row(line) for line in csv.DictReader(file))


def row(line: dict[str, str]) -> RosterRow:
    extra = tuple(sorted((name, value) for name, value in line.items() if name not in KNOWN and value))
    return RosterRow(
        line["name"],
        line["site"],
        Mode(line["mode"]),
        email=line["email"],
        device=line["device"] != "no",
        language=line["locale"],
        attributes=extra,
    )
