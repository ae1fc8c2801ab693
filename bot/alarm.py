"""The alarm clock: APScheduler wakes the engine at the next deadline and owns nothing else.

The database is the truth: the scheduler holds one job in memory, so nothing is lost with it. (Measured: its own job
stores drop what is a second past due at start and fire twice when two processes share one.)
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import ScaledClock
from bot.ports import Clock

JOB = "next deadline"
OVERLAPPING = 1000
"""A ring may begin before the last one has ended. The scheduler drops whatever is more than it allows, and the ring for
a deadline that fell due in the meantime would be lost until somebody did something."""
FARTHEST = timedelta(hours=6)
"""Never sleep longer than this: a machine's clock may be set right meanwhile."""


class ApschedulerAlarm:
    """Rings at the armed instant of its clock. Holds one instant; arming again replaces it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._ring: Callable[[], Awaitable[None]] | None = None
        self._armed: datetime | None = None
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": OVERLAPPING},
        )
        if isinstance(clock, ScaledClock):
            clock.watch(lambda: self.arm(self._armed))

    def on_ring(self, ring: Callable[[], Awaitable[None]]) -> None:
        self._ring = ring

    def arm(self, at: datetime | None) -> None:
        self._armed = at
        if not self._scheduler.running:
            return
        if at is None:
            if self._scheduler.get_job(JOB):
                self._scheduler.remove_job(JOB)
            return
        self._scheduler.add_job(
            self._wake, "date", run_date=datetime.now(UTC) + self._real_wait(at), id=JOB, replace_existing=True
        )

    def _real_wait(self, at: datetime) -> timedelta:
        """How long that is on the wall, for a clock that may run faster or stand still."""
        left = max(timedelta(), at - self._clock.now())
        if left and isinstance(self._clock, ScaledClock):
            if self._clock.speed == 0:
                return FARTHEST
            left /= self._clock.speed
        return min(left, FARTHEST)

    async def _wake(self) -> None:
        at = self._armed
        if at is not None and at > self._clock.now():
            self.arm(at)
            return
        self._armed = None
        if self._ring is not None:
            await self._ring()

    async def start(self) -> None:
        self._scheduler.start()
        self.arm(self._armed)

    async def stop(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
