"""`make bench`: every measurement of this folder, one after the other, each in a process of its own.

Ratios are taken within one run; absolute figures are the best of five. An idle machine gives the figures worth keeping.
Name some to run only those: `python -m tests.bench start turns`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


def names() -> list[str]:
    return sorted(file.stem for file in HERE.glob("*.py") if not file.stem.startswith("_"))


def main() -> int:
    chosen = sys.argv[1:] or names()
    failed = []
    for name in chosen:
        print(f"== {name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"tests.bench.{name}"], cwd=ROOT, check=False).returncode:
            failed.append(name)
    if failed:
        print(f"did not finish: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
