"""Starts `writer.py` as a process of its own, waits until it stands ready, and lets several go in the same moment."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

WRITER = Path(__file__).with_name("writer.py")
ROOT = WRITER.parents[2]


class Process:
    """One writer; `go` starts its work, `lines` are what it said."""

    def __init__(self, *arguments: object) -> None:
        command = [sys.executable, str(WRITER), *map(str, arguments)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        self.popen = subprocess.Popen(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT), "PATH": ""}, **pipes)
        assert self.popen.stdout.readline() == "ready\n"

    def go(self) -> None:
        self.popen.stdin.write("\n")
        self.popen.stdin.flush()

    def lines(self) -> list[str]:
        said = self.popen.communicate(timeout=120)[0].splitlines()
        assert self.popen.returncode == 0
        return said

    def kill(self) -> list[str]:
        """As with kill -9: no goodbye. What it had said until then; a last line cut in two does not count."""
        self.popen.kill()
        said = self.popen.communicate()[0]
        return said[: said.rfind("\n") + 1].splitlines()
