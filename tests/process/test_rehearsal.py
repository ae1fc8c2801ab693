"""The North State symposium, rehearsed from check-in to close as a process of its own, at sixty times the speed."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

pytestmark = [pytest.mark.process, pytest.mark.slow]

ROOT = Path(__file__).parent.parent.parent


@cache
def recap() -> str:
    """What an unattended rehearsal prints; run once for all the tests here."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", "rehearse", "--unattended", "--speed", "60", "--port", "0"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=400,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


def test_everybody_took_part() -> None:
    """78 people, 8 sites and the remote; the county that planned and could not come is thanked, not counted."""
    assert "78 people took part: 8 sites, and 7 remote." in recap()
    assert "Planned with us and could not come today: Glenn" in recap()
    took = re.search(r"It took (\d+) minutes", recap())
    assert took is not None
    assert 108 <= int(took[1]) <= 112  # its clock runs on while a slow machine opens and closes it


def test_twenty_groups_stayed_within_their_county() -> None:
    """20 groups in rooms, the remote people in two of their own, and nobody without a group."""
    assert "Round 1: 22 groups, 20 of them in rooms, 78 people." in recap()


def test_every_hand_has_an_outcome() -> None:
    """Raised is heard, taken down, or still waiting: no hand is lost."""
    found = re.search(
        r"Hands: (\d+) raised, (\d+) heard, (\d+) taken down by their owners, (\d+) still waiting", recap()
    )
    assert found is not None
    raised, heard, lowered, waiting = (int(number) for number in found.groups())
    assert raised >= 30
    assert raised == heard + lowered + waiting


def test_nudges_were_answered_on_the_pages() -> None:
    """Everybody with a phone of her own was nudged; most had done it, some put it off or stopped it."""
    found = re.search(
        r"Nudges answered: (\d+) done, (\d+) later, (\d+) no more of it, (\d+) only read, 0 not come", recap()
    )
    assert found is not None, recap()[-400:]
    done, later, stopped, read = (int(number) for number in found.groups())
    assert done > later > 0
    assert stopped + read > 0
    assert done + later + stopped + read >= 50


def test_no_simulated_person_stumbled() -> None:
    """Every page had what its person looked for."""
    assert "Stumbled" not in recap()


def test_nobody_is_named_who_owns_nothing() -> None:
    """A recap gives totals: no name of the roster stands in it."""
    names = (ROOT / "bot" / "rehearsal" / "north_state" / "roster.csv").read_text("utf-8").splitlines()[1:]
    named = [line.split(",")[0] for line in names if line.split(",")[0] in recap()]
    assert named == []
