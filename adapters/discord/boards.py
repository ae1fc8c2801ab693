"""Writes boards into Discord channels: posted once, pinned where it may be, edited in place, hourly anew."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import discord
import structlog

from adapters.discord import limits
from adapters.discord.inbound import channel_of
from adapters.discord.messenger import INVALID_FORM, UNKNOWN_MESSAGE, Messenger
from adapters.discord.one_sheet import single, spoken
from adapters.discord.rendering import RULE, Block, Sheet, blocks
from bot.boards import Barred, Board, Gone, Posted, Showed, Shown, Wait
from bot.ports import Clock
from bot.speech import Speech

log = structlog.get_logger("discord.boards")

TOO_MANY_OLD_EDITS = 30046
TROUBLE = 5.0
"""Seconds to wait after a server error."""
LOOK_BACK = 50
"""Messages searched for a post whose answer was lost."""

Lost = Callable[[Board, str], Awaitable[None]]
"""Told when a board's channel cannot be written: the board and why."""


class Boards:
    """The door's `BoardMessenger`."""

    def __init__(self, messenger: Messenger, clock: Clock, lost: Lost) -> None:
        self.messenger, self.clock, self.lost = messenger, clock, lost
        self._free_at: dict[str, float] = {}

    async def turn(self, place: str) -> None:
        """One write a second and channel, so that the last change is never the one that is refused."""
        await self.messenger.ready.wait()
        loop = asyncio.get_running_loop()
        await asyncio.sleep(max(0.0, self._free_at.get(place, 0.0) - loop.time()))
        self._free_at[place] = loop.time() + limits.EDIT_EVERY

    async def show(self, board: Board, posted: Posted, again: bool) -> Showed:
        where = channel_of(board.place)
        if where is None:
            return Barred("no place of this door")
        channel = self.messenger.channel(*where)
        try:
            return await self._write(channel, board, posted, again)
        except discord.NotFound as gone:
            return Gone() if gone.code == UNKNOWN_MESSAGE else await self._barred(board, gone)
        except discord.Forbidden as refused:
            return await self._barred(board, refused)
        except (discord.DiscordServerError, discord.RateLimited, OSError) as error:
            log.warning("board waits", place=board.place, error=type(error).__name__)
            return Wait(TROUBLE)

    async def _barred(self, board: Board, refused: discord.HTTPException) -> Barred:
        await self.lost(board, str(refused.code))
        return Barred(f"{refused.status} {refused.code}")

    async def _write(self, channel: discord.PartialMessageable, board: Board, posted: Posted, again: bool) -> Shown:
        sheet = board_sheet(board)
        if not posted.ref:
            found = await self._look(channel, posted.delivery) if again else ""
            if not found:
                return Shown(await self._post(channel, sheet, posted.delivery))
            posted = replace(posted, ref=found)  # it shows what was true before the crash
        if self._is_old(posted.ref):
            return Shown(await self._replace(channel, sheet, posted))
        try:
            await self.messenger.edit(channel, int(posted.ref), sheet)
        except (discord.RateLimited, discord.HTTPException) as refused:
            if not (edits_are_capped(refused) or self._is_of_the_other_kind(refused)):
                raise
            return Shown(await self._replace(channel, sheet, posted))
        return Shown(posted.ref)

    def _is_of_the_other_kind(self, refused: discord.RateLimited | discord.HTTPException) -> bool:
        """A message of Components V2 cannot become one of embeds."""
        return self.messenger.plain and isinstance(refused, discord.HTTPException) and refused.code == INVALID_FORM

    def _is_old(self, ref: str) -> bool:
        age = self.clock.now() - discord.utils.snowflake_time(int(ref))
        return age.total_seconds() > limits.BOARD_LIVES

    async def _replace(self, channel: discord.PartialMessageable, sheet: Sheet, posted: Posted) -> str:
        """A new message for an old one. The nonce comes from the old one: a crash in between posts nothing twice."""
        ref = await self._post(channel, sheet, f"{posted.delivery}.{int(posted.ref) >> 22 & 0xFFFFFFF:x}")
        try:
            await channel.get_partial_message(int(posted.ref)).delete()
        except discord.HTTPException as refused:
            log.warning("old board stays", code=refused.code)
        return ref

    async def _post(self, channel: discord.PartialMessageable, sheet: Sheet, nonce: str) -> str:
        ref = await self.messenger.send(channel, sheet, nonce)
        if ref:
            await self._pin(channel, int(ref))
        return ref

    async def _pin(self, channel: discord.PartialMessageable, message: int) -> None:
        """Pinning takes a right of its own (PIN_MESSAGES); a board that cannot be pinned is a board all the same."""
        try:
            await channel.get_partial_message(message).pin()
        except discord.HTTPException as refused:
            log.info("board not pinned", code=refused.code)

    async def _look(self, channel: discord.PartialMessageable, nonce: str) -> str:
        """The message that was posted under this nonce, where the answer to the post was lost."""
        me = self.messenger.client.user
        async for message in channel.history(limit=LOOK_BACK):
            if me is not None and message.author.id == me.id and str(message.nonce) == nonce:
                return str(message.id)
        return ""


def edits_are_capped(refused: discord.RateLimited | discord.HTTPException) -> bool:
    """30046 comes as a 429: the library either names it or, where the wait is too long for it, gives up by itself."""
    return isinstance(refused, discord.RateLimited) or refused.code == TOO_MANY_OLD_EDITS


def board_sheet(board: Board) -> Sheet:
    """One sheet for all languages of the place, one under the other."""
    parts: list[Block] = []
    languages = board.languages or ("en",) * len(board.cards)
    for card, language in zip(board.cards, languages, strict=True):
        parts += [*([RULE] if parts else []), *spoken(blocks(card), language)]
    return single(parts, Speech(languages[0]))
