"""Making, opening and removing the channels that groups meet in. Found by name before a new one is made."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import discord
import structlog

from adapters.discord import limits
from adapters.discord.inbound import DOOR
from adapters.discord.inert import nameplate
from adapters.discord.messenger import Messenger
from bot.domain.convening.state import Convening
from bot.ports import Ledger

log = structlog.get_logger("discord.channels")

FAMILY = "rooms:"


class Channels:
    """The hands of `Rooms`. `taken` says which channels belong to a group already."""

    def __init__(self, ledger: Ledger, messenger: Messenger, taken: Callable[[], set[int]]) -> None:
        self.ledger, self.messenger, self.taken = ledger, messenger, taken
        self._gates: dict[str, asyncio.Lock] = {}

    async def voice(self, state: Convening, guild_id: int, nth: int, name: str, users: Sequence[int]) -> int:
        """A voice channel in the convening's category; the nth decides which category, as one holds 50."""
        guild = self._guild(guild_id)
        family = await self._family(state, guild, nth // limits.CATEGORY_CHANNELS)
        taken = self.taken()
        found = (one for one in guild.voice_channels if one.category_id == family and one.name == name)
        left_over = next((one for one in found if one.id not in taken), None)
        if left_over is not None:
            await self.seat(guild_id, left_over.id, users)
            return left_over.id
        await self.messenger.pace()
        under: Any = discord.Object(family)
        made = await guild.create_voice_channel(name, category=under, overwrites=self._overwrites(guild, users))
        return made.id

    async def thread(self, home: tuple[int, int], name: str) -> int:
        """A thread under the convening's own channel; that channel itself where it can have none."""
        guild = self._guild(home[0])
        taken = self.taken()
        found = (one for one in guild.threads if one.parent_id == home[1] and one.name == name)
        left_over = next((one for one in found if one.id not in taken), None)
        if left_over is not None:
            return left_over.id
        parent = guild.get_channel(home[1]) or await guild.fetch_channel(home[1])
        if not isinstance(parent, discord.TextChannel):
            return home[1]
        await self.messenger.pace()
        made = await parent.create_thread(name=name, type=discord.ChannelType.public_thread)
        return made.id

    async def _family(self, state: Convening, guild: discord.Guild, nth: int) -> int:
        """The category of a convening's rooms; a category holds 50."""
        key = f"{FAMILY}{state.id}:{nth}"
        async with self._gate(key):
            known = (await self.ledger.kept(DOOR, key)).get(key)
            if known and guild.get_channel(int(known)) is not None:
                return int(known)
            name = (nameplate(state.title, limits.CHANNEL_NAME - 4) or "…") + (f" {nth + 1}" if nth else "")
            family = await self._left_over(guild, name) or await self._new_family(guild, name)
            await self.ledger.keep(DOOR, key, str(family))
            return family

    async def _new_family(self, guild: discord.Guild, name: str) -> int:
        await self.messenger.pace()
        return (await guild.create_category(name, overwrites=self._overwrites(guild, ()))).id

    async def _left_over(self, guild: discord.Guild, name: str) -> int:
        """A category that we made and had no time to note: empty, closed, and with an overwrite of our own. Else 0."""
        noted = {int(one) for one in (await self.ledger.kept(DOOR, FAMILY)).values()}
        ours = {who.id for who in self._overwrites(guild, ())}
        found = (one for one in guild.categories if one.name == name and one.id not in noted and not one.channels)
        return next((one.id for one in found if {who.id for who in one.overwrites} == ours), 0)

    def _gate(self, key: str) -> asyncio.Lock:
        return self._gates.setdefault(key, asyncio.Lock())

    def _guild(self, id: int) -> discord.Guild:
        guild = self.messenger.client.get_guild(id)
        if guild is None:
            raise OSError("guild not here yet")
        return guild

    def _overwrites(self, guild: discord.Guild, users: Iterable[int]) -> dict[Any, discord.PermissionOverwrite]:
        """Closed to all but its people, and to us: who hides a channel from everyone hides it from the bot as well."""
        me = self.messenger.client.user
        assert me is not None
        let_in = discord.PermissionOverwrite(
            view_channel=True, connect=True, speak=True, send_messages=True, read_message_history=True
        )
        ours = discord.PermissionOverwrite(
            view_channel=True, connect=True, send_messages=True, manage_channels=True, move_members=True
        )
        return {
            guild.default_role: discord.PermissionOverwrite(view_channel=False, connect=False),
            discord.Object(me.id, type=discord.Member): ours,
            **{discord.Object(user, type=discord.Member): let_in for user in users},
        }

    async def seat(self, guild_id: int, channel_id: int, users: Sequence[int]) -> None:
        """These people are let in, and nobody else."""
        guild = self._guild(guild_id)
        channel = guild.get_channel(channel_id) or await guild.fetch_channel(channel_id)
        if isinstance(channel, discord.VoiceChannel):
            await self.messenger.pace()
            await channel.edit(overwrites=self._overwrites(guild, users))

    async def remove_families(self, state: Convening) -> None:
        for key, channel in (await self.ledger.kept(DOOR, f"{FAMILY}{state.id}:")).items():
            await self.delete(int(channel))
            await self.ledger.keep(DOOR, key, None)

    async def delete(self, channel: int) -> None:
        await self.messenger.pace()
        try:
            found: Any = await self.messenger.client.fetch_channel(channel)
            await found.delete()
        except discord.NotFound:
            log.info("gone already", channel=channel)
