"""Bringing people by voice to their groups, and back: only when asked, with notice, ten people in ten seconds.

A click on a link is quicker and kinder; this is for a facilitator who wants everybody there without a click. What was
begun is written down: a process that dies in the middle is followed by one that brings the rest, and whoever could not
be brought is named.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable

import discord
import structlog

from adapters.discord import limits
from adapters.discord.inbound import DOOR
from adapters.discord.messenger import Messenger
from adapters.discord.pace import Window
from adapters.discord.rooms import VOICE, Rooms
from bot.domain.convening.state import Convening
from bot.domain.frozen import frozen
from bot.domain.routines.meeting import round_now
from bot.ports import Ledger

log = structlog.get_logger("discord.moving")

MOVING = "moving:"
EVERY = 10
"""Moves between two words about how far it is."""


@frozen
class Brought:
    """How a round of moves stands: how many sit where they belong, of how many, and who does not."""

    there: int
    people: int
    missing: tuple[str, ...] = ()
    """People by id."""


Progress = Callable[[Brought], Awaitable[None]]


class Moving:
    """Moves people, one guild's limit for all of its convenings."""

    def __init__(self, ledger: Ledger, messenger: Messenger, rooms: Rooms) -> None:
        self.ledger, self.messenger, self.rooms = ledger, messenger, rooms
        self._windows: dict[int, Window] = {}

    async def begun(self, state: Convening) -> bool:
        """Whether an earlier process began to bring this round's people and did not finish."""
        running = round_now(state)
        key = f"{MOVING}{state.id}"
        return running is not None and (await self.ledger.kept(DOOR, key)).get(key) == running.id

    async def bring(self, state: Convening, progress: Progress) -> Brought:
        """Everybody who sits by voice to her group's channel. `progress` hears of it now and then."""
        running = round_now(state)
        if running is None:
            return Brought(0, 0)
        await self.ledger.keep(DOOR, f"{MOVING}{state.id}", running.id)
        seats = self._seats(state)
        for nth, (_, guild, user, channel) in enumerate(seats, 1):
            await self._move(guild, user, channel)
            if nth % EVERY == 0 and nth < len(seats):
                await progress(self._standing(seats))
        await self.ledger.keep(DOOR, f"{MOVING}{state.id}", None)
        return self._standing(seats)

    def _seats(self, state: Convening) -> list[tuple[str, int, int, int]]:
        """Who belongs where: (person, guild, user, channel), for every group that has a voice channel."""
        running = round_now(state)
        found: list[tuple[str, int, int, int]] = []
        for group in running.groups.values() if running else ():
            room = self.rooms.room(state, group.id)
            if room is not None and room.kind == VOICE:
                for who in group.members:
                    found += [(who, room.guild, user, room.channel) for user in self.rooms.users(state, (who,))]
        return found

    def _standing(self, seats: Iterable[tuple[str, int, int, int]]) -> Brought:
        people = {who for who, *_ in seats}
        there = {who for who, guild, user, channel in seats if self.sits_in(guild, user) == channel}
        return Brought(len(there), len(people), tuple(sorted(people - there)))

    def sits_in(self, guild: int, user: int) -> int:
        """The voice channel where somebody sits, or 0."""
        found = self.messenger.client.get_guild(guild)
        channels = [*found.voice_channels, *found.stage_channels] if found else []
        return next((channel.id for channel in channels if user in channel.voice_states), 0)

    async def _move(self, guild: int, user: int, channel: int) -> bool:
        """Returns whether she sits there now. Who is not by voice cannot be moved: she has the link."""
        if self.sits_in(guild, user) in (0, channel):
            return self.sits_in(guild, user) == channel
        await self._windows.setdefault(guild, Window(limits.MOVES, limits.MOVES_SECONDS + 0.2))()
        try:
            await self.messenger.client.http.edit_member(guild, user, channel_id=channel)
        except discord.HTTPException as refused:
            log.info("not moved", code=refused.code)
            return False
        except OSError as error:
            log.info("not moved", error=type(error).__name__)
            return False
        return await self._arrived(guild, user, channel)

    async def _arrived(self, guild: int, user: int, channel: int) -> bool:
        """The move is real when the gateway says so; a moment's patience is enough."""
        for _ in range(20):
            if self.sits_in(guild, user) == channel:
                return True
            await asyncio.sleep(0.05)
        return False
