"""How soon the first page can be opened, and what an idle installation holds: `python -m tests.bench.start`.

Best of five starts on an empty database. Every door is loaded; nothing is sent to a platform: the chat doors are only
imported, as an installation with their tokens would.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent.parent
LOADED = "import adapters.slack.door, adapters.discord.door; "
RUN = f"{LOADED}from bot.cli import main; main(['run', '--port', '0'])"


def started(folder: Path) -> tuple[float, float]:
    """Seconds from the command to the first page, and megabytes in use ten seconds later."""
    environment = {
        **os.environ,
        "CONVENOR_SECRET_KEY": "b" * 40,
        "CONVENOR_DATABASE_URL": f"sqlite:///{folder / 'bench.db'}",
    }
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", RUN],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stderr is not None
        line = next(line for line in process.stderr if "listening" in line)
        port = next(word for word in line.split() if word.startswith("port=")).removeprefix("port=")
        with urlopen(f"http://127.0.0.1:{port}/", timeout=10) as page:
            page.read()
        taken = time.perf_counter() - begun
        time.sleep(2)
        status = Path(f"/proc/{process.pid}/status").read_text("utf-8")
        kilobytes = int(next(row for row in status.splitlines() if row.startswith("VmRSS")).split()[1])
        return taken, kilobytes / 1024
    finally:
        process.terminate()
        process.wait(10)


def main() -> None:
    runs = []
    for _ in range(5):
        with tempfile.TemporaryDirectory() as folder:
            runs.append(started(Path(folder)))
    print(f"start to first page: {min(taken for taken, _ in runs):.2f} s (wanted: under 2)")
    print(f"idle memory, every door loaded: {min(memory for _, memory in runs):.0f} MB (wanted: under 150)")


if __name__ == "__main__":
    main()
