"""The emulated Discord's own time, so that fifteen minutes need not be waited for."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime

DISCORD_EPOCH_MS = 1420070400000
"""First second of 2015, from which snowflakes count (https://docs.discord.com/developers/reference#snowflakes)."""


class Clock:
    """Time as the platform sees it: it may run ``factor`` times as fast as ours, and ``advance`` moves it on."""

    def __init__(self, factor: float = 1.0) -> None:
        self.factor = factor
        self._epoch = time.time()
        self._started = time.monotonic()
        self._skipped = 0.0

    def now(self) -> float:
        """Seconds since 1970, in platform time."""
        return self._epoch + (time.monotonic() - self._started) * self.factor + self._skipped

    def advance(self, seconds: float) -> None:
        """Let so many platform seconds have passed at once."""
        self._skipped += seconds

    def real(self, seconds: float) -> float:
        """How long a client on our own clock waits for so many platform seconds."""
        return seconds / self.factor

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(self.real(seconds))

    def stamp(self) -> str:
        return iso(self.now())


class Snowflakes:
    """Ids that grow with time, as Discord's do; never the same twice."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def __call__(self) -> int:
        drawn = (int(self._clock.now() * 1000) - DISCORD_EPOCH_MS) << 22
        self._last = max(drawn, self._last + 1)
        return self._last


def iso(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()
