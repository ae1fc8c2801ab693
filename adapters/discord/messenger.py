"""Puts sheets on Discord: into channels under a nonce, over earlier versions of themselves, and as private answers.

Every message goes out with `AllowedMentions.none()` from the client, and every channel message with `enforce_nonce`:
the library repeats a post after a server error, and the nonce makes the repetition the same message. Answers to
interactions have no nonce; they carry nothing that must not be said twice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import discord
import structlog

from adapters.discord import embeds, rendering
from adapters.discord.inbound import DOOR
from adapters.discord.limits import NONCE
from adapters.discord.pace import Pace
from adapters.discord.rendering import Sheet
from bot.ports import Ledger

log = structlog.get_logger("discord")

UNKNOWN_MESSAGE = 10008
UNKNOWN_INTERACTION = 10062
ALREADY_ANSWERED = 40060
INVALID_FORM = 50035
MEANING = "meaning:"


class Messenger:
    """Sends and edits. `plain` once the far side has refused Components V2: embeds from then on."""

    def __init__(self, client: discord.Client, ledger: Ledger) -> None:
        self.client, self.ledger = client, ledger
        self.pace = Pace()
        self.ready = asyncio.Event()
        """Set once Discord has told us of our guilds; stays set through reconnects."""
        self.plain = False
        self._kept: set[str] = set()

    # --- what goes into a message -----------------------------------------------------------------------------------

    async def outfit(self, sheet: Sheet) -> dict[str, Any]:
        """The sheet as arguments of the library's send; its long meanings are kept first."""
        if self.plain:
            embedded = embeds.build(sheet)
            await self._keep(embedded.kept)
            return {"embed": embedded.embed, "view": embedded.view}
        built = rendering.build(sheet)
        await self._keep(built.kept)
        return {"view": built.view}

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

    def refuses_layout(self, error: discord.HTTPException) -> bool:
        """Whether a refusal means that the far side does not know Components V2; from then on we do without."""
        if self.plain or error.status != 400 or error.code != INVALID_FORM:
            return False
        log.warning("components refused, showing embeds from now on", code=error.code)
        self.plain = True
        return True

    # --- channels ---------------------------------------------------------------------------------------------------

    async def send(self, channel: discord.abc.Messageable, sheet: Sheet, nonce: str) -> str:
        """Post once under the nonce; returns the message's id, or an empty text where it was deleted meanwhile."""
        assert len(nonce) <= NONCE
        await self.pace()
        try:
            message = await channel.send(nonce=nonce, **await self.outfit(sheet))
        except discord.NotFound as gone:
            if gone.code == UNKNOWN_MESSAGE:
                return ""
            raise
        except discord.HTTPException as refused:
            if not self.refuses_layout(refused):
                raise
            message = await channel.send(nonce=nonce, **await self.outfit(sheet))
        return str(message.id)

    async def edit(self, channel: discord.PartialMessageable, message: int, sheet: Sheet) -> None:
        shown = channel.get_partial_message(message)
        await self.pace()
        try:
            await shown.edit(**await self.outfit(sheet))
        except discord.HTTPException as refused:
            if not self.refuses_layout(refused):
                raise
            await shown.edit(**await self.outfit(sheet))

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
        try:
            await self._first(interaction, first)
        except discord.HTTPException as refused:
            if not self.refuses_layout(refused):
                raise
            await self._first(interaction, first)
        for sheet in others:
            await interaction.followup.send(ephemeral=True, **await self.outfit(sheet))

    async def _first(self, interaction: discord.Interaction, sheet: Sheet) -> None:
        if interaction.response.is_done():
            await interaction.edit_original_response(**await self.outfit(sheet))
        else:
            await interaction.response.send_message(ephemeral=True, **await self.outfit(sheet))
