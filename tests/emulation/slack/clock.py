"""Whose minutes count: real ones, quicker ones, or ones that a test moves by hand."""

from __future__ import annotations

import asyncio
import time
from typing import Protocol


class Clock(Protocol):
    """Tells the emulator's time in seconds since 1970 and waits in that time."""

    factor: float

    def now(self) -> float: ...

    def real(self, seconds: float) -> float: ...

    async def sleep(self, seconds: float) -> None: ...


class RealClock:
    """Time as everybody has it."""

    factor = 1.0

    def now(self) -> float:
        return time.time()

    def real(self, seconds: float) -> float:
        return seconds

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class QuickClock:
    """A minute of Slack's limits passes in 60/factor real seconds; the three seconds to answer stay three."""

    def __init__(self, factor: float) -> None:
        self.factor = factor
        self._start = time.time()
        self._zero = time.monotonic()

    def now(self) -> float:
        return self._start + (time.monotonic() - self._zero) * self.factor

    def real(self, seconds: float) -> float:
        return seconds / self.factor

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(self.real(seconds))


class HandClock:
    """Time stands still until the test says `advance(seconds)`."""

    factor = 1.0

    def __init__(self, start: float | None = None) -> None:
        self._now = time.time() if start is None else start
        self._sleepers: list[tuple[float, asyncio.Future[None]]] = []

    def now(self) -> float:
        return self._now

    def real(self, seconds: float) -> float:
        return seconds

    async def sleep(self, seconds: float) -> None:
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        waking: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._sleepers.append((self._now + seconds, waking))
        await waking

    def advance(self, seconds: float) -> None:
        self._now += seconds
        due = [waking for at, waking in self._sleepers if at <= self._now]
        self._sleepers = [(at, waking) for at, waking in self._sleepers if at > self._now]
        for waking in due:
            if not waking.done():
                waking.set_result(None)
