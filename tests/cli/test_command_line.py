"""The command line answers for itself: every subcommand has help with an example, and errors are one sentence."""

from __future__ import annotations

import json
import socket
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


def findings(**environment: str) -> dict[str, dict[str, str | bool]]:
    """What the doctor found, by what it looked at."""
    found = json.loads(convenor("doctor", "--json", **environment).stdout)
    return {one["what"]: one for one in found}


def test_a_port_that_is_taken_is_one_sentence(tmp_path: Path) -> None:
    """Another program has it: both ways of starting say so and what to type instead."""
    settings = {"CONVENOR_DATABASE_URL": f"sqlite:///{tmp_path / 'convenor.db'}", "CONVENOR_SECRET_KEY": "k" * 40}
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        for words in (("run", "--port", port), ("rehearse", "--port", port)):
            shown = convenor(*words, **settings)
            assert (shown.returncode, f"Port {port} is taken by another program." in shown.stderr) == (1, True)
            assert "--port 8090" in shown.stderr


def test_without_a_word_it_shows_what_it_can_do() -> None:
    """`convenor` alone is a question, and the help page is the answer; `convenor db` too."""
    for words in ((), ("db",)):
        shown = convenor(*words)
        assert (shown.returncode, shown.stderr) == (0, "")
        assert len(shown.stdout.splitlines()) > 5


def test_the_doctor_knows_its_own_running_house(tmp_path: Path) -> None:
    """While the server runs, its port and its file are in good hands, and its address is tried."""
    settings = {
        "CONVENOR_DATABASE_URL": f"sqlite:///{tmp_path / 'convenor.db'}",
        "CONVENOR_SECRET_KEY": "k" * 40,
        "CONVENOR_WEB_PORT": str(free_port()),
    }
    server = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert server.stdout is not None
        assert b"Convenor is open" in server.stdout.readline()
        found = findings(**settings)
        assert found["port"]["well"]
        assert found["database"]["well"]
        assert not found["address for phones"]["well"]
        elsewhere = findings(**settings, CONVENOR_BASE_URL="http://127.0.0.2:1")["address for phones"]
        assert "does not answer, though Convenor runs here" in str(elsewhere["seen"])
    finally:
        server.terminate()
        server.wait(30)


def test_the_doctor_finds_an_address_that_nobody_can_open() -> None:
    """A name that does not exist; an address of this machine while only this machine is let in."""
    free = {"CONVENOR_WEB_PORT": str(free_port()), "CONVENOR_DATABASE_URL": "memory:"}
    nowhere = findings(**free, CONVENOR_BASE_URL="http://convenor.invalid")["address for phones"]
    assert (nowhere["well"], "no such name" in str(nowhere["seen"])) == (False, True)
    inside = findings(**free, CONVENOR_BASE_URL="http://127.0.0.2")["address for phones"]
    assert (inside["well"], "only this machine is let in" in str(inside["seen"])) == (False, True)
    proxied = findings(**free, CONVENOR_BASE_URL="http://127.0.0.2", CONVENOR_TRUSTED_PROXIES="127.0.0.1")
    assert proxied["address for phones"]["well"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
