"""The committed study is what its script gives, and balanced keeps to its bands."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest

STUDY = Path(__file__).resolve().parents[3] / "docs" / "studies" / "turn-taking"
KEYS = ("run", "load", "remote", "policy", "measure")


def committed() -> list[dict[str, str]]:
    with (STUDY / "results.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("policy", "run", "load", "remote"),
    [
        ("balanced", "plain", "ordinary", 0.2),
        ("first-come", "plain", "light", 0.5),
        ("balanced", "kinds", "light", 0.2),
    ],
)
def test_a_slice_run_again_gives_the_committed_rows(
    policy: str, run: str, load: str, remote: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two hundred meetings of one cell, held again, give the very figures in the table."""
    monkeypatch.setattr(sys, "path", [str(STUDY), *sys.path])
    import model
    import study

    again = list(study.cell_rows(policy, model.Cell(run, load, remote)))
    known = {tuple(row[key] for key in KEYS): row for row in committed()}
    assert [known[tuple(row[key] for key in KEYS)] for row in again] == again


BANDS = {"wait": (0.8, 1.25), "representation": (0.9, 1.1)}


@pytest.mark.parametrize("measure", sorted(BANDS))
def test_balanced_is_fair_in_every_ordinary_and_heavy_cell(measure: str) -> None:
    """In the fixed model the medians of wait and representation stay within their bands in all eight cells."""
    low, high = BANDS[measure]
    cells = [
        row
        for row in committed()
        if (row["run"], row["policy"], row["measure"]) == ("plain", "balanced", measure) and row["load"] != "light"
    ]
    assert len(cells) == 8
    assert [row for row in cells if not low <= float(row["median"]) <= high] == []


def test_every_policy_is_in_the_study() -> None:
    """No policy of the product is left out of any cell of the fixed model."""
    from bot.domain.turns import POLICIES

    cells = {(row["policy"], row["load"], row["remote"]) for row in committed() if row["run"] == "plain"}
    wanted = {
        (id, load, remote)
        for id in POLICIES
        for load in ("light", "ordinary", "heavy")
        for remote in ("10%", "20%", "40%", "50%")
    }
    assert wanted <= cells
