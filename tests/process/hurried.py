"""`convenor run` with the long limit of moves counted in seconds, not in tens: `python -m tests.process.hurried`.

Everything else is the program as it is. The emulated Discord is told the same figure.
"""

from __future__ import annotations

from adapters.discord import limits
from bot.cli import main

SECONDS = 1.0

if __name__ == "__main__":
    limits.MOVES_SECONDS = SECONDS
    main()
