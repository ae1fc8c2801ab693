"""What time it is: the real clock, and one that runs as fast as a rehearsal wants."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class SystemClock:
    """The time on the wall."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep_until(self, at: datetime) -> None:
        await asyncio.sleep(max(0.0, (at - self.now()).total_seconds()))


class ScaledClock:
    """A clock for rehearsals: it starts when it is told to and runs `speed` times as fast, or stands still at 0."""

    def __init__(self, starts_at: datetime, speed: float = 1.0) -> None:
        self._then = starts_at
        self._real = time.monotonic()
        self._speed = speed
        self._changed = asyncio.Event()
        self._watchers: list[Callable[[], None]] = []

    def watch(self, watcher: Callable[[], None]) -> None:
        """Be told when the clock runs at another speed or jumps: what was reckoned on the wall is wrong then."""
        self._watchers.append(watcher)

    @property
    def speed(self) -> float:
        return self._speed

    def now(self) -> datetime:
        return self._then + timedelta(seconds=(time.monotonic() - self._real) * self._speed)

    def run_at(self, speed: float) -> None:
        """Go on at another speed from this moment; sleepers wake up earlier or later accordingly."""
        self._then, self._real, self._speed = self.now(), time.monotonic(), speed
        self._wake_sleepers()

    def step(self, by: timedelta) -> None:
        """Jump ahead, for a rehearsal that is stepped through by hand."""
        self._then += by
        self._wake_sleepers()

    def _wake_sleepers(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()
        for watcher in self._watchers:
            watcher()

    async def sleep_until(self, at: datetime) -> None:
        while (left := (at - self.now()).total_seconds()) > 0:
            changed = self._changed
            wait = left / self._speed if self._speed else None
            try:
                await asyncio.wait_for(changed.wait(), wait)
            except TimeoutError:
                continue
