"""Forgetting a person: her words are emptied in the ledger and in memory, and her stream notes that it is done."""

from __future__ import annotations

import asyncio

import structlog

from bot.domain.log import CLOCK, Stream
from bot.domain.person.facts import ForgettingAsked
from bot.domain.person.state import Person
from bot.domain.person.wishes import NoteForgotten
from bot.engine import Change, Engine
from bot.ports import Ledger

log = structlog.get_logger("forgetting")


class Forgetting:
    """Carries out what people asked for; what a crash broke off is taken up at the next start."""

    def __init__(self, engine: Engine, ledger: Ledger) -> None:
        self._engine, self._ledger = engine, ledger
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        self._engine.watch(self._on_change)
        for state in self._engine.people():
            if state.forgetting:
                self._begin(state)

    async def stop(self) -> None:
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _on_change(self, change: Change) -> None:
        asked = any(isinstance(entry.event, ForgettingAsked) for entry in change.entries)
        if asked and isinstance(change.state, Person):
            self._begin(change.state)

    def _begin(self, who: Person) -> None:
        task = asyncio.create_task(self._forget(who))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _forget(self, who: Person) -> None:
        rows = await self._ledger.forget(who.organisation, who.id)
        self._engine.directory(who.organisation).forget(who.id)
        stream = Stream(who.organisation, "person", who.id)
        await self._engine.submit(stream, NoteForgotten(), CLOCK, f"forgotten:{who.id}")
        log.info("a person was forgotten", rows=rows)
