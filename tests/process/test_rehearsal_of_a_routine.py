"""Think-pair-share with 150 people at eight sites, 40 of them remote, rehearsed at sixty times the speed."""

from __future__ import annotations

import csv
import re
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.sessions import SITES

pytestmark = [pytest.mark.process, pytest.mark.slow]

ROOT = Path(__file__).parent.parent.parent
SCRIPT = """
title: A hundred and fifty
minutes: 11
lines: [Start from a phenomenon., Treinta segundos antes de escribir.]
steps:
  - {at: 0, says: /convening open}
  - {at: 0, arrive: everyone, over: 3.4}
  - {at: 0.3, check_in: without a device, over: 0.8}
  - {at: 0.5, confirm: everyone, over: 10}
  - {at: 1.5, says: /routine run think-pair-share}
  - {at: 3.1, seats: everyone, over: 1.2}
  - {at: 5.1, writes: everyone, over: 1.2}
  - {at: 8.5, says: /routine run quick-poll 3m}
  - {at: 8.6, votes: everyone, over: 1.2}
  - {at: 10.9, says: "/convening close sure:yes"}
"""


def crowd(file: Path) -> None:
    """110 people in rooms, every fifth with a device, and 40 at home; one in seven speaks Spanish."""
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["name", "site", "mode", "device", "locale"])
        for n in range(110):
            device = "yes" if n < len(SITES) or n % 5 == 0 else "no"
            rows.writerow([f"Teacher {n}", SITES[n % 8], "room", device, "en" if n % 7 else "es"])
        for n in range(40):
            rows.writerow([f"Coach {n}", "remote", "remote", "yes", "en" if n % 7 else "es"])


@pytest.fixture(scope="module")
def rehearsed(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Counter[str]]:
    """What the rehearsal prints, and how often each event stands in its log."""
    folder = tmp_path_factory.mktemp("rehearsal")
    crowd(folder / "people.csv")
    (folder / "script.yaml").write_text(SCRIPT, "utf-8")
    command = [sys.executable, "-m", "bot", "rehearse", "--unattended", "--speed", "60", "--port", "0"]
    files = ["--roster", "people.csv", "--script", "script.yaml", "--database", "kept.db"]
    done = subprocess.run(
        [*command, *files],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    with sqlite3.connect(folder / "kept.db") as kept:
        return done.stdout, Counter(name for (name,) in kept.execute("select type from entries"))


def test_everybody_took_part(rehearsed: tuple[str, Counter[str]]) -> None:
    """150 people at eight sites, 40 of them remote; nobody stumbled."""
    printed, _ = rehearsed
    assert "150 people took part: 8 sites, and 40 remote." in printed
    assert "Stumbled" not in printed


def test_the_spread_is_printed(rehearsed: tuple[str, Counter[str]]) -> None:
    """Each step came to the eight sites and to those online, and how far apart they were stands there."""
    printed, _ = rehearsed
    found = re.search(
        r"Spread of Think-Pair-Share: 4 steps came to 9 places, the last at most (\d+\.\d\d) s after the first "
        r"\((?:\d+\.\d\d, ){3}\d+\.\d\d\)",
        printed,
    )
    assert found is not None, printed


def test_people_voted_wrote_and_found_partners(rehearsed: tuple[str, Counter[str]]) -> None:
    """Lines on the board, votes of people and of hosts for their room, seats for latecomers."""
    _, happened = rehearsed
    assert happened["RoutineStarted"] == 2
    assert happened["StepBegan"] == 6
    assert happened["LineAdded"] >= 5
    assert happened["ChoiceMade"] >= 5
    assert happened["LatecomerSeated"] >= 1
