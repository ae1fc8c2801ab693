"""The library's client, opened and closed: again where Discord does not answer, and again where it was laid down."""

from __future__ import annotations

import asyncio
import itertools

import aiohttp
import discord
import structlog

log = structlog.get_logger("discord")

PAUSES = (1.0, 2.0, 5.0, 15.0)
"""Seconds between attempts to get in; the last one again and again."""


class Connection:
    """Keeps the client in. A refused token or intent is said once, in words, and not tried again."""

    def __init__(self, client: discord.Client, token: str) -> None:
        self.client, self.token = client, token
        self._task: asyncio.Task[None] | None = None
        self._was_open = False

    def open(self) -> None:
        """In the background: a Discord that is down keeps nobody from the other doors."""
        self._task = asyncio.create_task(self._stay())

    async def close(self) -> None:
        if self._task is None:
            return
        await self.client.close()
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        self._task = None
        self._reset()

    async def _stay(self) -> None:
        for pause in itertools.chain(PAUSES, itertools.repeat(PAUSES[-1])):
            self._was_open = True
            try:
                async with self.client:
                    await self.client.start(self.token)
            except discord.LoginFailure:
                log.error("Discord refused the token: copy it again from the application's Bot page into DISCORD_TOKEN")
            except discord.PrivilegedIntentsRequired:
                log.error("DISCORD_MESSAGE_CONTENT needs the Message Content intent: switch it on on the Bot page")
            except (OSError, aiohttp.ClientError, discord.DiscordException) as error:
                log.warning("Discord does not answer", error=type(error).__name__)
                self._reset()
                await asyncio.sleep(pause)
                continue
            return

    def _reset(self) -> None:
        """As it was before it was started: the library takes a closed connector for one that it may use."""
        if self._was_open:
            self.client.http.connector = discord.utils.MISSING
            self.client.clear()
