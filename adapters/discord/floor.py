"""Who has the floor, written over the voice channel that shows the convening: its status, kept up to date.

A convening that is bound to a voice channel (with /convening bind, said in that channel's chat) has its speaker there.
"""

from __future__ import annotations

import asyncio

import discord
import structlog

from adapters.discord import limits
from adapters.discord.inbound import channel_of
from adapters.discord.inert import nameplate
from adapters.discord.messenger import Messenger
from bot.domain.convening.state import Convening
from bot.engine import Change, Engine
from bot.speech import Speech

log = structlog.get_logger("discord.floor")

PAUSE = 2.0
"""Seconds between two statuses of one channel: the last one stands, those in between need not."""


class FloorSign:
    """Keeps the statuses; the newest wins, and what is already shown is not written again."""

    def __init__(self, engine: Engine, messenger: Messenger) -> None:
        self.engine, self.messenger = engine, messenger
        self._wanted: dict[int, str] = {}
        self._shown: dict[int, str] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}
        engine.watch(self._heard)

    async def stop(self) -> None:
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)
        self._tasks.clear()
        self._shown.clear()

    def _heard(self, change: Change) -> None:
        if isinstance(change.state, Convening):
            for place in change.state.places:
                where = channel_of(place)
                if where is not None and self._is_voice(where[1]):
                    self._want(where[1], self._status(change.state))

    def _is_voice(self, channel: int) -> bool:
        return isinstance(self.messenger.client.get_channel(channel), discord.VoiceChannel)

    def _status(self, state: Convening) -> str:
        """The speaker in the convening's first language, or nothing while nobody speaks."""
        floor = state.queue.floor
        who = state.one(floor.person) if floor and state.is_running else None
        if who is None:
            return ""
        directory = self.engine.directory(state.organisation)
        speech = Speech.about(state, directory)
        name = directory.name(who.person) or speech("somebody")
        return nameplate(speech("speaking-now", who=name), limits.VOICE_STATUS)

    def _want(self, channel: int, status: str) -> None:
        self._wanted[channel] = status
        task = self._tasks.get(channel)
        if task is None or task.done():
            self._tasks[channel] = asyncio.create_task(self._write(channel))

    async def _write(self, channel: int) -> None:
        while self._wanted[channel] != self._shown.get(channel, ""):
            status = self._wanted[channel]
            voice = self.messenger.client.get_channel(channel)
            if not isinstance(voice, discord.VoiceChannel):
                return
            try:
                await voice.edit(status=status or None)
            except discord.HTTPException as refused:
                log.info("no status", code=refused.code)
                return
            self._shown[channel] = status
            await asyncio.sleep(PAUSE)
