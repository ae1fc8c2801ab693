"""The alarm rings by the clock that it was given, however that is turned, and for all that fell due meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.alarm import ApschedulerAlarm
from bot.clock import ScaledClock

Turn = Callable[[ScaledClock], None]
NINE = datetime(2026, 10, 14, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "turn", [lambda clock: clock.run_at(60_000.0), lambda clock: clock.step(timedelta(minutes=11))]
)
async def test_a_rehearsal_that_goes_on_or_is_stepped_rings(turn: Turn) -> None:
    """Set while the rehearsal stands still; it rings when the rehearsal's own time has come."""
    clock, rung = ScaledClock(NINE, 0.0), asyncio.Event()
    alarm = ApschedulerAlarm(clock)

    async def ring() -> None:
        rung.set()

    alarm.on_ring(ring)
    await alarm.start()
    try:
        alarm.arm(NINE + timedelta(minutes=10))
        turn(clock)
        await asyncio.wait_for(rung.wait(), 20)
        assert clock.now() >= NINE + timedelta(minutes=10)
    finally:
        await alarm.stop()


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
        await asyncio.wait_for(all_rung.wait(), 20)
    finally:
        await alarm.stop()
    assert len(rung) == 3
