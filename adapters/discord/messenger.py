"""Puts sheets on Discord: into channels under a nonce, over earlier versions of themselves, and as private answers.

Every message goes out with `AllowedMentions.none()`, and every channel message with `enforce_nonce`: the library
repeats a post after a server error, and the nonce makes the repetition the same message. Answers to interactions have
no nonce; they carry nothing that must not be said twice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any, TypeVar

import discord
import structlog

from adapters.discord import embeds, rendering
from adapters.discord.inbound import DOOR
from adapters.discord.limits import NONCE
from adapters.discord.pace import Pace
from adapters.discord.rendering import Sheet
from bot.ports import Ledger

log = structlog.get_logger("discord")

Put = TypeVar("Put")
UNKNOWN_MESSAGE = 10008
UNKNOWN_INTERACTION = 10062
ALREADY_ANSWERED = 40060
INVALID_FORM = 50035
MEANING = "meaning:"
NOBODY = discord.AllowedMentions.none()
"""Said with every message: the library leaves the client's own word out of an edit that has no `content`."""


class Messenger:
    """Sends and edits. `plain` once the far side has refused Components V2: embeds from then on."""

    def __init__(self, client: discord.Client, ledger: Ledger) -> None:
        self.client, self.ledger = client, ledger
        self.pace = Pace()
        self.ready = asyncio.Event()
        """Set once Discord has told us of our guilds; stays set through reconnects."""
        self.plain = False
        self.at_work = False
        """Whether this process is the one that speaks to Discord."""
        self._kept: set[str] = set()

    # --- what goes into a message -----------------------------------------------------------------------------------

    async def outfit(self, sheet: Sheet) -> dict[str, Any]:
        """The sheet as arguments of the library's send; its long meanings are kept first."""
        if self.plain:
            embedded = embeds.build(sheet)
            await self._keep(embedded.kept)
            return {"embed": embedded.embed, "view": embedded.view, "allowed_mentions": NOBODY}
        built = rendering.build(sheet)
        await self._keep(built.kept)
        return {"view": built.view, "allowed_mentions": NOBODY}

    async def keep_meanings(self, meanings: dict[str, str]) -> None:
        await self._keep(meanings)

    async def _keep(self, meanings: dict[str, str]) -> None:
        for name, meaning in meanings.items():
            if name not in self._kept:
                await self.ledger.keep(DOOR, MEANING + name, meaning)
                self._kept.add(name)

    async def meaning(self, name: str) -> str:
        """What a short name stands for, or an empty text where nobody kept it."""
        found = await self.ledger.kept(DOOR, MEANING + name)
        return found.get(MEANING + name, "")

    async def _put(self, sheet: Sheet, put: Callable[..., Awaitable[Put]]) -> Put:
        """Send the sheet, and where Components V2 are refused but an embed is not, show embeds from then on."""
        try:
            return await put(**await self.outfit(sheet))
        except discord.HTTPException as refused:
            if self.plain or refused.status != 400 or refused.code != INVALID_FORM:
                raise
            self.plain = True
            try:
                done = await put(**await self.outfit(sheet))
            except discord.HTTPException:
                self.plain = False
                raise refused from None
            log.warning("components refused, showing embeds from now on", code=refused.code)
            return done

    # --- channels ---------------------------------------------------------------------------------------------------

    async def send(self, channel: discord.abc.Messageable, sheet: Sheet, nonce: str) -> str:
        """Post once under the nonce; returns the message's id, or an empty text where it was deleted meanwhile."""
        assert len(nonce) <= NONCE
        await self.pace()
        try:
            message = await self._put(sheet, partial(channel.send, nonce=nonce))
        except discord.NotFound as gone:
            if gone.code == UNKNOWN_MESSAGE:
                return ""
            raise
        return str(message.id)

    async def edit(self, channel: discord.PartialMessageable, message: int, sheet: Sheet) -> None:
        await self.pace()
        await self._put(sheet, channel.get_partial_message(message).edit)

    def channel(self, guild: int, channel: int) -> discord.PartialMessageable:
        """A channel by its id, asked of nobody: Discord says itself where it is gone."""
        return self.client.get_partial_messageable(channel, guild_id=guild or None)

    async def direct(self, user: int) -> discord.DMChannel:
        known = self.client.get_user(user)
        if known is not None and known.dm_channel is not None:
            return known.dm_channel
        await self.pace()
        return await self.client.create_dm(discord.Object(user))

    # --- answers ----------------------------------------------------------------------------------------------------

    async def reply(self, interaction: discord.Interaction, sheets: Sequence[Sheet]) -> None:
        """The private answer: at once where nothing was said yet, else in the place of "thinking…"."""
        first, *others = sheets
        if interaction.response.is_done():
            await self._put(first, interaction.edit_original_response)
        else:
            await self._put(first, partial(interaction.response.send_message, ephemeral=True))
        for sheet in others:
            await self._put(sheet, partial(interaction.followup.send, ephemeral=True))
