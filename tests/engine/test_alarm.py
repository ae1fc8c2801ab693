"""The alarm clock rings for every deadline, also for one that fell due while it was still ringing."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from bot.alarm import ApschedulerAlarm
from bot.clock import ScaledClock

LONG_ENOUGH = 5.0


async def test_what_fell_due_while_it_rang_is_rung_for_too() -> None:
    """Three deadlines, each armed at the end of the ring before and past already: three rings."""
    clock = ScaledClock(datetime(2026, 10, 14, 16, 0, tzinfo=UTC))
    alarm, all_rung = ApschedulerAlarm(clock), asyncio.Event()
    rung: list[datetime] = []

    async def ring() -> None:
        rung.append(clock.now())
        await asyncio.sleep(0)
        if len(rung) == 3:
            all_rung.set()
        else:
            alarm.arm(clock.now())

    alarm.on_ring(ring)
    alarm.arm(clock.now())
    await alarm.start()
    try:
        await asyncio.wait_for(all_rung.wait(), LONG_ENOUGH)
    finally:
        await alarm.stop()
    assert len(rung) == 3
