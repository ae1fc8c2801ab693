"""Retention: when a closed convening's days are over, its log becomes its totals and its words are emptied."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import structlog

from bot import codec, recap_sights
from bot.books import read_state
from bot.domain.convening.facts import ConveningSummarised
from bot.domain.convening.keeping import falls_due, said_in
from bot.domain.convening.state import Convening
from bot.domain.convening.wishes import Summarise
from bot.domain.log import CLOCK, Entry, Stream
from bot.domain.organisation.book import Organisation
from bot.domain.organisation.facts import RetentionSet
from bot.engine import Change, Engine
from bot.ports import Clock, Ledger
from bot.showing import Showing

log = structlog.get_logger("retention")

LOOKS_EVERY = timedelta(hours=6)


class Retention:
    """Looks a few times a day, and at once when an administrator changes how long convenings are kept."""

    def __init__(self, engine: Engine, ledger: Ledger, clock: Clock) -> None:
        self._engine, self._ledger, self._clock = engine, ledger, clock
        self._settled: set[Stream] = set()
        """Convenings of which only the totals are left: no log of theirs needs reading again."""
        self._asked = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self._engine.watch(self._on_change)
        self._task = asyncio.create_task(self._serve())

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def _on_change(self, change: Change) -> None:
        if any(isinstance(entry.event, RetentionSet) for entry in change.entries):
            self._asked.set()

    async def _serve(self) -> None:
        while True:
            try:
                await self.look()
            except Exception as error:
                log.error("could not look at what is old", exc_info=error)
            later = asyncio.create_task(self._clock.sleep_until(self._clock.now() + LOOKS_EVERY))
            asked = asyncio.create_task(self._asked.wait())
            try:
                await asyncio.wait((later, asked), return_when=asyncio.FIRST_COMPLETED)
            finally:
                later.cancel()
                asked.cancel()
            self._asked.clear()

    async def look(self) -> int:
        """Let every log whose days are over become its totals; returns how many did."""
        count = 0
        for name in await self._ledger.organisations():
            organisation: Organisation = await self._engine.load(Stream(name, "organisation", name))
            if organisation.has_kept_short:
                for stream in await self._ledger.streams(name, "convening"):
                    count += await self._one(stream, organisation)
        return count

    async def _one(self, stream: Stream, organisation: Organisation) -> bool:
        if stream in self._settled or stream.id in organisation.held:
            return False
        state = await read_state(self._ledger, stream)
        if state.totals is None:
            due = falls_due(state, organisation.retention)
            if due is None or due > self._clock.now():
                return False
            state = await self._summarise(stream, state)
        cut = await self._cut(stream, state)
        if state.carried is not None:
            await self._engine.load(stream)  # a log that was cut before summaries of a series were read at the start
        self._settled.add(stream)
        return cut

    async def _summarise(self, stream: Stream, state: Convening) -> Convening:
        """The totals are written down and the words emptied, in one commit."""
        events = [codec.entry(line).event for line in await self._ledger.read(stream)]
        kept = [(word.person, word.key) for word in await self._ledger.words(stream.organisation)]
        totals = recap_sights.totals(Showing.of_record(state, self._engine.directory(stream.organisation)))
        wish = Summarise(totals, tuple(said_in(stream.id, events, kept)))
        await self._engine.submit(stream, wish, CLOCK, f"summarised:{stream}")
        return await read_state(self._ledger, stream)

    async def _cut(self, stream: Stream, state: Convening) -> bool:
        """One line stands for the whole log. What a crash broke off is done again: the totals are there."""
        if len(await self._ledger.read(stream)) == 1 or state.totals is None:
            return False
        now, seq = self._clock.now(), await self._ledger.head(stream) + 1
        event = ConveningSummarised(state.summarised_at or now, state.totals)
        line = codec.record(Entry(seq, now, "", seq, False, event))
        await self._ledger.summarise(stream, line, stays_open=state.carried is not None)
        self._engine.reread(stream)
        log.info("a convening is kept as its totals", convening=stream.id)
        return True
