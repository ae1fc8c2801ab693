"""Convenings in the server's own calendar: a scheduled event for each that is planned for a time to come."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from datetime import datetime, timedelta

import discord
import structlog

from adapters.discord import limits
from adapters.discord.inbound import DOOR
from adapters.discord.inert import nameplate
from adapters.discord.meaning import digest
from adapters.discord.messenger import Messenger
from adapters.discord.rooms import home_of
from bot.domain.convening.state import Convening, Status
from bot.engine import Change, Engine
from bot.ports import Clock, Ledger
from bot.speech import Speech

log = structlog.get_logger("discord.events")

EVENT = "event:"
USUAL_LENGTH = timedelta(hours=2)
"""How long a convening is shown to last where its agenda has no minutes: Discord asks for an end."""


class Events:
    """Keeps one scheduled event a convening and guild: made, changed, taken back."""

    def __init__(self, engine: Engine, ledger: Ledger, clock: Clock, messenger: Messenger) -> None:
        self.engine, self.ledger, self.clock, self.messenger = engine, ledger, clock, messenger
        self._gate = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()
        engine.watch(self._heard)

    def start(self, organisations: Iterable[str]) -> None:
        for organisation in organisations:
            for state in self.engine.convenings(organisation):
                self._begin(state)

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _heard(self, change: Change) -> None:
        if self.messenger.at_work and isinstance(change.state, Convening):
            self._begin(change.state)

    def _begin(self, state: Convening) -> None:
        if state.starts_at is None or home_of(state) is None:
            return
        task = asyncio.create_task(self._keep_up(state))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _keep_up(self, state: Convening) -> None:
        await self.messenger.ready.wait()
        async with self._gate:
            try:
                await self._write(state)
            except discord.HTTPException as refused:
                log.info("no event", convening=state.id, code=refused.code)

    async def _write(self, state: Convening) -> None:
        key = f"{EVENT}{state.id}"
        text = (await self.ledger.kept(DOOR, key)).get(key)
        kept = json.loads(text) if text else None
        home = home_of(state)
        guild = self.messenger.client.get_guild(home[0]) if home else None
        if guild is None or state.starts_at is None:
            return
        is_ahead = state.status is Status.PLANNED and state.starts_at > self.clock.now()
        shown = digest(f"{state.title}|{state.starts_at}|{state.call.link}|{ends_at(state)}")
        if kept is None and is_ahead:
            made = await self._make(guild, state)
            await self.ledger.keep(DOOR, key, json.dumps({"id": made.id, "shown": shown}))
        elif kept is not None and is_ahead and kept["shown"] != shown:
            await self._change(guild, int(kept["id"]), state)
            await self.ledger.keep(DOOR, key, json.dumps({"id": kept["id"], "shown": shown}))
        elif kept is not None and state.status is Status.CLOSED:
            await self._end(guild, int(kept["id"]))
            await self.ledger.keep(DOOR, key, None)

    async def _make(self, guild: discord.Guild, state: Convening) -> discord.ScheduledEvent:
        assert state.starts_at is not None
        await self.messenger.pace()
        return await guild.create_scheduled_event(
            name=nameplate(state.title, limits.EVENT_NAME),
            start_time=state.starts_at,
            end_time=ends_at(state),
            entity_type=discord.EntityType.external,
            privacy_level=discord.PrivacyLevel.guild_only,
            location=self._where(state),
        )

    async def _change(self, guild: discord.Guild, event: int, state: Convening) -> None:
        found = await guild.fetch_scheduled_event(event)
        await self.messenger.pace()
        await found.edit(
            name=nameplate(state.title, limits.EVENT_NAME),
            start_time=state.starts_at or found.start_time,
            end_time=ends_at(state),
            location=self._where(state),
        )

    async def _end(self, guild: discord.Guild, event: int) -> None:
        found = await guild.fetch_scheduled_event(event)
        if found.status is discord.EventStatus.scheduled:
            await found.cancel()
        elif found.status is discord.EventStatus.active:
            await found.end()

    def _where(self, state: Convening) -> str:
        """The call where there is one, else how to come in."""
        speech = Speech.about(state, self.engine.directory(state.organisation))
        return nameplate(state.call.link or f"{speech('fact-code')} {state.code}", limits.EVENT_PLACE)


def ends_at(state: Convening) -> datetime:
    """When it is shown to end: after its topics, or after two hours."""
    assert state.starts_at is not None
    minutes = sum(topic.minutes for topic in state.agenda)
    return state.starts_at + (timedelta(minutes=minutes) if minutes else USUAL_LENGTH)
