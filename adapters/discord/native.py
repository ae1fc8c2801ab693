"""`/convenor`: the few things that only make sense on Discord itself."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from adapters.discord.conversation import Interaction
from adapters.discord.inbound import DOOR
from adapters.discord.inert import inert
from adapters.discord.menu import described
from adapters.discord.moving import Brought
from adapters.discord.rendering import Sheet, Words
from bot.domain.convening.standing import facilitates
from bot.domain.convening.state import Convening
from bot.domain.log import Role, Say, say
from bot.domain.routines.meeting import round_now
from bot.speech import Speech

if TYPE_CHECKING:
    from adapters.discord.door import DiscordDoor

MOST_NAMED = 40


class Native:
    """The group of commands, and what they do."""

    def __init__(self, door: DiscordDoor) -> None:
        self.door = door
        self._tasks: set[asyncio.Task[None]] = set()

    def build(self) -> app_commands.Group:
        group = app_commands.Group(name="convenor", description=described("discord-native"))

        async def connect(interaction: discord.Interaction, code: str) -> None:
            await self.connect(interaction, code)

        async def bring(interaction: discord.Interaction) -> None:
            await self.bring(interaction)

        async def roles(
            interaction: discord.Interaction,
            facilitator: discord.Role | None = None,
            site_host: discord.Role | None = None,
        ) -> None:
            await self.roles(interaction, facilitator, site_host)

        for callback in (connect, bring, roles):
            name = callback.__name__
            group.add_command(
                app_commands.Command(name=name, description=described(f"discord-native-{name}"), callback=callback)
            )
        return group

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    # --- the guild itself -------------------------------------------------------------------------------------------

    async def connect(self, interaction: Interaction, code: str) -> None:
        """Only who manages the server joins it to an organisation; in a direct message the code joins her account."""
        if interaction.guild_id is not None and not interaction.permissions.manage_guild:
            await self.say(interaction, say("discord-needs-manager"))
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        key = f"{DOOR}:{interaction.id}"
        said = await self.door.tenancy.connect(code, interaction.user.id, interaction.guild_id, key)
        await self.say(interaction, said)

    async def roles(
        self, interaction: Interaction, facilitator: discord.Role | None, site_host: discord.Role | None
    ) -> None:
        if interaction.guild_id is None or not interaction.permissions.manage_guild:
            await self.say(interaction, say("discord-needs-manager"))
            return
        chosen = {
            Role.CO_FACILITATOR: facilitator.id if facilitator else None,
            Role.SITE_HOST: site_host.id if site_host else None,
        }
        await self.say(interaction, await self.door.tenancy.map_roles(interaction.guild_id, chosen))

    async def say(self, interaction: Interaction, sentence: Say) -> None:
        arrival = self.door.arrival(interaction)
        speech = self.door.answering.speech(None, self.door.engine.directory(arrival.organisation), arrival.language)
        await self.door.messenger.reply(interaction, [words(speech.say(sentence))])

    # --- bringing people to their groups ----------------------------------------------------------------------------

    async def bring(self, interaction: Interaction) -> None:
        """Move everybody who is on voice to her group, and say who could not be."""
        reader = self.door.reader_of(interaction)
        state = reader.convening
        if state is None or round_now(state) is None:
            await self.say(interaction, say("no-breakout-open"))
            return
        if not facilitates(state, reader.actor):
            await self.say(interaction, say("only-facilitators"))
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._give_notice(state, str(interaction.id))

        async def progress(brought: Brought) -> None:
            text = reader.speech("discord-bringing", there=brought.there, people=brought.people)
            await self.door.messenger.reply(interaction, [words(text)])

        brought = await self.door.moving.bring(state, progress)
        await self.door.messenger.reply(interaction, [words(self.report(state, brought, reader.speech))])

    async def _give_notice(self, state: Convening, key: str) -> None:
        """Everybody reads it before anybody is moved."""
        home = self.door.rooms.home(state)
        if home is None:
            return
        directory = self.door.engine.directory(state.organisation)
        said = [self.door.answering.speech(state, directory, one)("discord-moving-soon") for one in state.languages]
        channel = self.door.messenger.channel(*home)
        await self.door.messenger.send(channel, words("\n".join(said)), f"n{key}"[:25])

    def report(self, state: Convening, brought: Brought, speech: Speech) -> str:
        """Who sits where they belong, and everybody who does not, by name."""
        directory = self.door.engine.directory(state.organisation)
        names = [directory.name(who) or speech("somebody") for who in brought.missing]
        said = speech("discord-brought", there=brought.there, people=brought.people)
        if not names:
            return said
        more = max(0, len(names) - MOST_NAMED)
        shown = [*names[:MOST_NAMED], *([speech("and-more", count=more)] if more else [])]
        return f"{said}\n{speech('discord-not-brought', people=', '.join(shown))}"

    def resume(self, state: Convening) -> None:
        """An earlier process was cut off while it moved people: bring the rest, and tell the facilitators."""
        task = asyncio.create_task(self._resume(state))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _resume(self, state: Convening) -> None:
        if not await self.door.moving.begun(state):
            return
        await self.door.messenger.ready.wait()
        await self.door.rooms.arranged(state.id)

        async def quietly(brought: Brought) -> None: ...

        brought = await self.door.moving.bring(state, quietly)
        await self.door.postman.tell_facilitators(
            state, lambda speech: self.report(state, brought, speech), f"b{state.id}{state.breakouts.round}"
        )


def words(text: str) -> Sheet:
    return (Words(tuple(inert(line) for line in text.splitlines())),)
