"""`convenor run` with Discord's longest waits counted in seconds, not in tens: `python -m tests.process.hurried`.

Everything else is the program as it is: ten moves in a second, and a silent socket is given up after five.
"""

from __future__ import annotations

from adapters.discord import limits
from bot.cli import main

if __name__ == "__main__":
    limits.MOVES_SECONDS, limits.SILENCE = 1.0, 5.0
    main()
