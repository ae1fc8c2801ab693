"""A real process is killed, its clock is moved, another one starts on the same file: each nudge ends as it should."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SCHEDULE = 'to:"Ana" when:"Oct 20 9am" text:"Send me one photo."'
A_DAY_BEFORE = "2026-10-19T20:00:00"
SILENT_FOR = 4.0
pytestmark = [pytest.mark.process, pytest.mark.slow]


class Process:
    """A running house and what it has said so far."""

    def __init__(self, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.engine.moved_clock", *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        self._lines: queue.Queue[object] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(json.loads(line))

    def hears(self, seconds: float) -> object | None:
        """The next thing it says, or nothing within that time."""
        try:
            return self._lines.get(timeout=seconds)
        except queue.Empty:
            return None

    def is_ready(self) -> None:
        assert self.hears(60) == "ready"

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()


@contextmanager
def house(*arguments: str) -> Iterator[Process]:
    running = Process(*arguments)
    try:
        yield running
    finally:
        running.kill()


@pytest.fixture
def database(tmp_path: Path) -> str:
    """A file in which a nudge for nine o'clock waits, left behind by a process that was killed."""
    path = str(tmp_path / "convenor.db")
    with house(path, A_DAY_BEFORE, SCHEDULE) as first:
        first.is_ready()
    return path


def texts(process: Process) -> list[str]:
    """Everything that it delivers from its start until it has been silent for a while."""
    found: list[str] = []
    patience = 60.0
    while (line := process.hears(patience)) is not None:
        patience = SILENT_FOR if line == "ready" or patience == SILENT_FOR else patience
        if isinstance(line, dict):
            found.append(f"{line['to']}: {line['text']}")
    return found


def told(database: str, starts_at: str) -> list[str]:
    """What a new process delivers whose clock starts there; then it is killed."""
    with house(database, starts_at) as process:
        return texts(process)


@pytest.mark.parametrize(("starts_at", "late"), [("2026-10-20T16:00:01", False), ("2026-10-20T17:00:00", True)])
def test_a_second_or_an_hour_late_it_is_sent_once(database: str, starts_at: str, late: bool) -> None:
    """It comes when the program is back, says so after an hour, and another restart brings nothing more."""
    (text,) = told(database, starts_at)
    assert text.startswith("Ana: ")
    assert text.endswith("Send me one photo.")
    assert ("reaches you late" in text) is late
    assert told(database, "2026-10-20T18:00:00") == []


def test_three_days_late_it_is_in_mondays_digest(database: str) -> None:
    """On Friday nothing comes; on Monday at eight one message."""
    assert told(database, "2026-10-23T17:00:00") == []
    (text,) = told(database, "2026-10-26T15:00:00")
    assert "Send me one photo." in text
    assert told(database, "2026-10-26T16:00:00") == []


def test_forty_days_late_the_lead_is_told(database: str) -> None:
    """Nobody gets it; ten minutes later Dolores hears that it was not sent."""
    assert told(database, "2026-11-30T17:00:00") == []
    (text,) = told(database, "2026-11-30T17:15:00")
    assert text.startswith("Dolores: Not sent")
