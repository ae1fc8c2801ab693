"""How fast we speak to Slack: each workspace, method and channel by itself, inside the published tiers.

A `Window` lets a burst through as long as a sliding minute holds no more than the tier; a `Spaced` gauge spreads calls
evenly, so that a board that changes all the time is never older than one interval. Slack's own `Retry-After` comes
on top. Waiting callers are served in the order of their priority, then of their coming.
"""

from __future__ import annotations

import asyncio
import heapq
import itertools
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Protocol

from adapters.slack.limits import POSTS_A_MINUTE, POSTS_A_SECOND, TIERS

MINUTE = 60.0
SPARE = 0.96
"""We use this share of a published tier: the far side's clock and ours are not the same."""
JITTER = 1.0
"""Seconds that the wire may bring two calls closer together than we sent them."""

URGENT, USUAL, PATIENT = 0, 1, 2
"""An answer to a person, a post, and what nobody waits for."""


Sleep = Callable[[float], Awaitable[None]]


class Gauge(Protocol):
    """One limit: how long to wait for it, and that one call was made."""

    def wait(self, now: float) -> float: ...
    def take(self, now: float) -> None: ...


class Window:
    """At most so many calls in any minute."""

    def __init__(self, most: int) -> None:
        self.most = max(1, int(most * SPARE))
        self._taken: deque[float] = deque()

    def wait(self, now: float) -> float:
        while self._taken and now - self._taken[0] >= MINUTE + JITTER:
            self._taken.popleft()
        return 0.0 if len(self._taken) < self.most else MINUTE + JITTER - (now - self._taken[0])

    def take(self, now: float) -> None:
        self._taken.append(now)


class Spaced:
    """One call an interval, never two at once; a call that came a little late does not delay all after it."""

    def __init__(self, interval: float) -> None:
        self.interval = interval
        self._next = 0.0

    def wait(self, now: float) -> float:
        return max(0.0, self._next - now)

    def take(self, now: float) -> None:
        self._next = max(self._next, now - self.interval / 5) + self.interval


class Lane:
    """One queue of callers in front of its gauges."""

    def __init__(self, gauges: list[Gauge], time_now: Callable[[], float], sleep: Sleep) -> None:
        self.gauges, self.time_now, self.sleep = gauges, time_now, sleep
        self.held_until = 0.0
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []
        self._order = itertools.count()
        self._task: asyncio.Task[None] | None = None

    async def turn(self, priority: int) -> None:
        if not self._waiting and self._pause() <= 0:
            self._take()
            return
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (priority, next(self._order), mine))
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._serve())
        await mine

    def hold(self, seconds: float) -> None:
        self.held_until = max(self.held_until, self.time_now() + seconds)

    def _pause(self) -> float:
        now = self.time_now()
        return max(self.held_until - now, *(gauge.wait(now) for gauge in self.gauges))

    def _take(self) -> None:
        now = self.time_now()
        for gauge in self.gauges:
            gauge.take(now)

    async def _serve(self) -> None:
        while self._waiting:
            pause = self._pause()
            if pause > 0:
                await self.sleep(pause)
                continue
            _, _, mine = heapq.heappop(self._waiting)
            if not mine.done():
                self._take()
                mine.set_result(None)

    def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()


class Pacer:
    """Gives every call its turn. `off` is for showing that the limits are real."""

    def __init__(
        self, time_now: Callable[[], float] = time.monotonic, *, sleep: Sleep = asyncio.sleep, off: bool = False
    ) -> None:
        self.time_now, self.sleep, self.off = time_now, sleep, off
        self._lanes: dict[tuple[str, str, str], Lane] = {}
        self._posts: dict[str, Window] = {}

    async def turn(self, team: str, method: str, channel: str = "", priority: int = USUAL) -> None:
        """Wait until this call may be made; it counts as made."""
        lane = self._lane(team, method, channel)
        if lane is not None and not self.off:
            await lane.turn(priority)

    def hold(self, team: str, method: str, channel: str, seconds: float) -> None:
        """Slack said `Retry-After`: nothing of this kind for so long, in this workspace alone."""
        lane = self._lane(team, method, channel)
        if lane is not None:
            lane.hold(seconds)

    def stop(self) -> None:
        for lane in self._lanes.values():
            lane.stop()

    def _lane(self, team: str, method: str, channel: str) -> Lane | None:
        key = (team, method, channel if method == "chat.postMessage" else "")
        if key not in self._lanes:
            gauges = self._gauges(team, method)
            if not gauges:
                return None
            self._lanes[key] = Lane(gauges, self.time_now, self.sleep)
        return self._lanes[key]

    def _gauges(self, team: str, method: str) -> list[Gauge]:
        if method == "chat.postMessage":
            posts = self._posts.setdefault(team, Window(POSTS_A_MINUTE))
            return [Spaced(1 / POSTS_A_SECOND), posts]
        if method == "chat.update":
            return [Spaced(MINUTE / (TIERS[method] * SPARE)), Window(TIERS[method])]
        return [Window(TIERS[method])] if method in TIERS else []
