"""Our own pacing on a clock that only its waiting moves, so that a busy machine changes nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Sized

from adapters.slack.pacing import USUAL, Pacer
from tests.emulation.slack.clock import HandClock

A_MOMENT = 0.005
"""Real seconds between two looks at what has arrived."""


class SteppingPacer(Pacer):
    """Paces by the emulator's clock: when everything that had its turn has arrived, time goes on to the next turn."""

    def __init__(self, clock: HandClock, *, off: bool = False) -> None:
        super().__init__(clock.now, sleep=self.step, off=off)
        self.clock, self.given = clock, 0
        self.calls: Sized = ()
        self._wakings: list[float] = []

    def watch(self, calls: Sized) -> None:
        """From now on these are the requests that arrived."""
        self.calls, self.given = calls, len(calls)

    async def turn(self, team: str, method: str, channel: str = "", priority: int = USUAL) -> None:
        await super().turn(team, method, channel, priority)
        self.given += 1

    async def step(self, seconds: float) -> None:
        waking = self.clock.now() + seconds
        self._wakings.append(waking)
        try:
            while self.clock.now() < waking:
                await self._arrived()
                if min(self._wakings) == waking > self.clock.now():
                    self.clock.advance(waking - self.clock.now())
        finally:
            self._wakings.remove(waking)

    async def _arrived(self) -> None:
        await asyncio.sleep(A_MOMENT)
        while len(self.calls) < self.given:
            await asyncio.sleep(A_MOMENT)
