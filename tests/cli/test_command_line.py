"""The command line answers for itself: every subcommand has help with an example, and errors are one sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import PARTS
from storage.sqlite import SqliteLedger

ROOT = Path(__file__).parent.parent.parent


def convenor(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("part", PARTS)
def test_every_subcommand_has_help_with_an_example(part: str) -> None:
    """Whoever asks is shown how."""
    shown = convenor(part, "--help")
    assert shown.returncode == 0, shown.stderr
    assert "Example" in shown.stdout or "Commands:" in shown.stdout


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (("nonsense",), 2, "No such command 'nonsense'."),
        (("rehearse", "--speed", "fast"), 2, "Invalid value for '--speed'"),
        (("rehearse", "--roster", "nowhere.csv"), 1, "There is no file nowhere.csv."),
        (("run",), 2, "CONVENOR_SECRET_KEY is missing"),
    ],
)
def test_an_error_is_one_plain_sentence(words: tuple[str, ...], status: int, sentence: str) -> None:
    """Status 2 for how it was asked, 1 for what went wrong; never a traceback."""
    shown = convenor(*words)
    assert shown.returncode == status
    assert sentence in shown.stderr
    assert len(shown.stderr.strip().splitlines()) == 1


def test_a_report_without_any_convening_says_so(tmp_path: Path) -> None:
    """Nothing to report is not an error of the program."""
    shown = convenor("report", CONVENOR_DATABASE_URL=f"sqlite:///{tmp_path / 'new.db'}")
    assert (shown.returncode, shown.stderr.strip()) == (1, "There is no convening yet.")


async def test_the_database_of_a_running_convenor_is_left_alone(tmp_path: Path) -> None:
    """Looking is harmless; changing the tables under a server is refused in one sentence, and a report too."""
    file = tmp_path / "in-use.db"
    url = {"CONVENOR_DATABASE_URL": f"sqlite:///{file}"}
    assert convenor("db", "current", **url).stdout.strip() == "empty"
    assert not file.exists()
    ledger = SqliteLedger(file)
    await ledger.open()
    try:
        for words in (("db", "upgrade"), ("report",)):
            shown = convenor(*words, **url)
            assert (shown.returncode, "Another Convenor is already using" in shown.stderr) == (1, True), shown.stderr
            assert len(shown.stderr.strip().splitlines()) == 1
        assert convenor("db", "current", **url).stdout.strip() == "0001"
    finally:
        await ledger.close()


@pytest.mark.parametrize("url", ["nonsense", "sqlite:////nowhere/at/all.db", "sqlite:///{here}/a-letter.txt"])
def test_a_database_that_cannot_be_used_is_one_sentence(url: str, tmp_path: Path) -> None:
    """A wrong address, a missing folder, a file that is none: no traceback."""
    (tmp_path / "a-letter.txt").write_text("Dear all, this is no database.\n" * 50)
    shown = convenor("db", "upgrade", "--url", url.format(here=tmp_path))
    assert (shown.returncode, len(shown.stderr.strip().splitlines())) == (1, 1), shown.stderr


def test_the_database_is_brought_up_to_date_twice_without_harm(tmp_path: Path) -> None:
    """`db upgrade` can be run at any start."""
    url = {"CONVENOR_DATABASE_URL": f"sqlite:///{tmp_path / 'new.db'}"}
    assert convenor("db", "upgrade", **url).returncode == 0
    assert convenor("db", "upgrade", **url).returncode == 0
    assert convenor("db", "current", **url).stdout.strip() == "0001"
