"""Which of several processes holds the one connection to Discord, and who takes it over when that one dies.

The right is a lease in the ledger, renewed while its holder lives. Everything that speaks to Discord begins when the
lease is taken and ends when it is lost; the other doors serve in every process all the while.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot.ports import Clock, Lease, Ledger

log = structlog.get_logger("discord.duty")

LEASED = 12.0
"""Seconds that a holder may be silent before another process connects."""
RENEWED = LEASED / 4
NAME = "discord:connection"

Turn = Callable[[], Awaitable[None]]


class Duty:
    """Takes the lease, keeps it, gives it back."""

    def __init__(self, ledger: Ledger, clock: Clock, owner: str) -> None:
        self.ledger, self.clock, self.owner = ledger, clock, owner
        self.on = asyncio.Event()
        self._lease: Lease | None = None
        self._task: asyncio.Task[None] | None = None

    async def wait(self) -> None:
        """Returns at once where it is ours, else when it becomes ours."""
        await self.on.wait()

    def start(self, begin: Turn, end: Turn) -> None:
        """Call `begin` each time the duty becomes ours, and `end` when it is another's."""
        self._end = end
        self._task = asyncio.create_task(self._serve(begin))

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            await self._lay_down()
        if self._lease is not None:
            await self.ledger.release(self._lease)

    async def _serve(self, begin: Turn) -> None:
        while True:
            await self._renew()
            try:
                if self._lease is None:
                    await self._lay_down()
                elif not self.on.is_set():
                    self.on.set()
                    await begin()
            except Exception as error:
                log.error("duty stumbled", exc_info=error)
                await self._lay_down()
            await asyncio.sleep(RENEWED)

    async def _lay_down(self) -> None:
        if self.on.is_set():
            self.on.clear()
            await self._end()

    async def _renew(self) -> None:
        now = self.clock.now()
        try:
            self._lease = await self.ledger.lease(NAME, self.owner, now, LEASED)
        except Exception as error:
            log.warning("lease not renewed", error=type(error).__name__)
            if self._lease is not None and self._lease.until <= now:
                self._lease = None
