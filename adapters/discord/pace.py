"""Going no faster than Discord lets everybody go: many requests in a row, evenly spread."""

from __future__ import annotations

import asyncio
from collections import deque

A_SECOND = 45.0
"""Requests a second that we allow ourselves of Discord's 50, which counts those of interactions' follow-ups apart."""


class Pace:
    """At most so many a second, in the order of asking. Nobody waits while there is room."""

    def __init__(self, per_second: float = A_SECOND) -> None:
        self.gap = 1.0 / per_second
        self._next = 0.0

    async def __call__(self) -> None:
        now = asyncio.get_running_loop().time()
        at = max(now, self._next)
        self._next = at + self.gap
        if at > now:
            await asyncio.sleep(at - now)


class Window:
    """At most `most` in any `seconds`: for limits that count in long windows, such as moves."""

    def __init__(self, most: int, seconds: float) -> None:
        self.most, self.seconds = most, seconds
        self._taken: deque[float] = deque()
        self._gate = asyncio.Lock()

    async def __call__(self) -> None:
        loop = asyncio.get_running_loop()
        async with self._gate:
            if len(self._taken) >= self.most:
                await asyncio.sleep(max(0.0, self._taken.popleft() + self.seconds - loop.time()))
            self._taken.append(loop.time())
