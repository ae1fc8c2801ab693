"""A real process is killed, its clock is moved, another one starts on the same file: each nudge ends as it should."""

from __future__ import annotations

import json
import queue
import shutil
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


def left_behind(folder: Path, schedule: str) -> str:
    """A file in which a nudge waits, left behind by a process that was killed."""
    path = str(folder / "convenor.db")
    with house(path, A_DAY_BEFORE, schedule) as first:
        assert texts(first) == []
    return path


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for nine o'clock, made once."""
    return Path(left_behind(tmp_path_factory.mktemp("kept"), SCHEDULE)).parent


@pytest.fixture
def database(kept: Path, tmp_path: Path) -> str:
    """A copy of it, write-ahead log and all."""
    shutil.copytree(kept, tmp_path, dirs_exist_ok=True)
    return str(tmp_path / "convenor.db")


def texts(process: Process) -> list[str]:
    """Everything that it delivers until nothing is left that is due."""
    found: list[str] = []
    while isinstance(line := process.hears(60), dict):
        found.append(f"{line['to']}: {line['text']}")
    assert line == "done"
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


def test_four_hundred_days_ahead_it_fires_once(tmp_path: Path) -> None:
    """Scheduled in October for the November after the next: restarts on the way bring nothing, its day brings one."""
    database = left_behind(tmp_path, 'to:"Ana" when:"2027-11-23 9am" text:"Send me one photo."')
    assert told(database, "2027-03-01T17:00:00") == []
    assert told(database, "2027-11-23T16:59:00") == []
    assert told(database, "2027-11-23T17:00:00") == ["Ana: Send me one photo."]
    assert told(database, "2027-11-23T17:00:01") == []
    assert told(database, "2028-06-01T17:00:00") == []
