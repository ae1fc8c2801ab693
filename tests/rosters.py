"""The rosters that tests convene: invented people, in the shape of convenings that took place."""

from __future__ import annotations

import csv
from pathlib import Path

from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import RosterRow

NORTH_STATE = Path(__file__).parent.parent / "bot" / "rehearsal" / "north_state" / "roster.csv"
DATA = Path(__file__).parent / "data" / "rosters"
KNOWN = ("name", "email", "site", "mode", "device", "locale")


def rows(path: Path = NORTH_STATE) -> tuple[RosterRow, ...]:
    """A clean roster file as the rows of an import."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(row(line) for line in csv.DictReader(file))


def roster(name: str) -> tuple[RosterRow, ...]:
    """One of the rosters beside the tests, such as "statewide-150"."""
    return rows(DATA / f"{name}.csv")


def row(line: dict[str, str]) -> RosterRow:
    extra = tuple(sorted((name, value) for name, value in line.items() if name not in KNOWN and value))
    return RosterRow(
        line["name"],
        line["site"],
        Mode(line["mode"]),
        email=line["email"],
        device=line.get("device", "yes") != "no",
        language=line["locale"] or "en",
        attributes=extra,
    )
