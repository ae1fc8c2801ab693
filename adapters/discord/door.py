"""The Discord door: what people do there becomes invocations, and what is to be said goes back to them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

import discord
import structlog
from discord import app_commands

from adapters.discord import inbound, meaning
from adapters.discord.answering import Answering, Reader
from adapters.discord.boards import Boards
from adapters.discord.candidates import completed
from adapters.discord.client import make_client
from adapters.discord.connection import Connection
from adapters.discord.conversation import Conversation, Interaction
from adapters.discord.delivery import Postman
from adapters.discord.duty import Duty
from adapters.discord.events import Events
from adapters.discord.floor import FloorSign
from adapters.discord.hearing import Hearing
from adapters.discord.inbound import DOOR, Arrival
from adapters.discord.menu import Menu, Spanish
from adapters.discord.messenger import Messenger
from adapters.discord.moving import Moving
from adapters.discord.native import Native
from adapters.discord.rooms import Rooms
from adapters.discord.tenancy import Tenancy
from bot.boards import Board, BoardKeeper
from bot.domain.log import Post, say
from bot.engine import Engine
from bot.ports import Clock, Delivery, Later, Ledger, Parcel
from bot.router import Invocation
from bot.settings import Settings
from bot.spec import Command, Option

log = structlog.get_logger("discord")

SYNCED = "menu:"
NOT_YET = 2.0
"""Seconds after which a post is tried again while Discord has not let us in, twice as long each time."""


class DiscordDoor:
    """One application on Discord, for every guild that invited it."""

    name = DOOR

    def __init__(
        self,
        engine: Engine,
        ledger: Ledger,
        clock: Clock,
        settings: Settings,
        commands: Mapping[str, Command],
        organisation: str,
        owner: str = DOOR,
    ) -> None:
        self.engine, self.ledger, self.clock, self.settings = engine, ledger, clock, settings
        self.commands = commands
        self.client = make_client(settings, self)
        self.messenger = Messenger(self.client, ledger)
        self.answering = Answering(engine, clock, commands)
        self.conversation = Conversation(engine, self.answering, self.messenger)
        self.boards = BoardKeeper(DOOR, engine, ledger, clock, Boards(self.messenger, clock, self.board_lost), owner)
        self.rooms = Rooms(engine, ledger, self.answering, self.messenger)
        self.postman = Postman(engine, ledger, self.answering, self.messenger, self.rooms)
        self.rooms.tells = self.postman
        self.moving = Moving(ledger, self.messenger, self.rooms)
        self.hearing = Hearing(self, commands, in_channels=settings.discord_message_content)
        self.floor = FloorSign(engine, self.messenger)
        self.events = Events(engine, ledger, clock, self.messenger)
        self.tenancy = Tenancy(engine, ledger, clock, organisation)
        self.native = Native(self)
        self.duty = Duty(ledger, clock, owner)
        self.connection = Connection(self.client, settings.discord_token)

    # --- life -------------------------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Connect as soon as no other process is; until then this one only waits."""
        self.duty.start(self._take_up, self._lay_down)

    async def _take_up(self) -> None:
        await self.begin()
        self.connection.open()

    async def begin(self) -> None:
        """Go on where an earlier process stopped; whatever needs Discord waits until it is there."""
        self.messenger.at_work = True
        await self.tenancy.load()
        organisations = self.tenancy.organisations()
        await self.rooms.start(organisations)
        self.events.start(organisations)
        for organisation in organisations:
            await self.boards.start(organisation)
            for state in self.engine.convenings(organisation):
                self.native.resume(state)

    async def _lay_down(self) -> None:
        """The end, or another process has the connection by now: nothing more is said to Discord."""
        self.messenger.at_work = False
        self.messenger.ready.clear()
        for part in (self.boards, self.floor, self.events, self.native, self.rooms):
            await part.stop()
        await self.connection.close()

    async def stop(self) -> None:
        await self.duty.stop()

    async def set_up(self) -> None:
        """Before each connection to the gateway: Discord is told our commands."""
        if not self.client.tree.get_commands():
            menu = Menu(self.commands, self.chose, self.complete)
            for command in (*menu.build(), *menu.shortcuts(self.asked_about), self.native.build()):
                self.client.tree.add_command(command)
            await self.client.tree.set_translator(Spanish())
        await self._register()

    async def _register(self) -> None:
        """Tell Discord our commands where they have changed: everywhere, or in the guilds of the settings at once."""
        tree = self.client.tree
        payload = [await command.get_translated_payload(tree, Spanish()) for command in tree.get_commands()]
        print_ = hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
        known = await self.ledger.kept(DOOR, SYNCED)
        for guild in self.settings.discord_guild_ids or ("everywhere",):
            if known.get(SYNCED + guild) == print_:
                continue
            where = discord.Object(int(guild)) if guild.isdigit() else None
            if where is not None:
                tree.copy_global_to(guild=where)
            await tree.sync(guild=where)
            await self.ledger.keep(DOOR, SYNCED + guild, print_)

    # --- where something came from ----------------------------------------------------------------------------------

    def arrival(self, interaction: Interaction) -> Arrival:
        guild, channel = interaction.guild_id, interaction.channel
        return Arrival(
            f"{DOOR}:{interaction.id}",
            self.tenancy.of(guild),
            inbound.account_of(interaction.user.id),
            self.place(guild, channel),
            inbound.language_of(interaction.locale.value),
            interaction.user.display_name,
        )

    def place(self, guild: int | None, channel: Any) -> str:
        """The place that a channel stands for: a group's room its convening, a thread the channel above it."""
        if not guild or channel is None:
            return ""
        convening = self.rooms.convening_in(channel.id)
        if convening:
            return f"convening:{convening}"
        parent = channel.parent_id if isinstance(channel, discord.Thread) else None
        return inbound.place_of(guild, parent or channel.id)

    # --- ways in ----------------------------------------------------------------------------------------------------

    async def chose(self, interaction: Interaction) -> None:
        """A slash command."""
        data: Any = interaction.data
        await self.answer(interaction, inbound.from_command(self.arrival(interaction), data, self.commands))

    async def answer(self, interaction: Interaction, asked: Invocation) -> None:
        await self.conversation.answer(interaction, asked)
        guild, state = interaction.guild_id, self.engine.subject(asked)
        if guild is not None and state is not None and isinstance(interaction.user, discord.Member):
            held = [role.id for role in interaction.user.roles]
            await self.tenancy.welcome(state, asked.account, guild, held, asked.key)

    def reader_of(self, interaction: Interaction) -> Reader:
        """Who is there, and the convening that she would be shown if she asked for its queue."""
        return self.answering.reader(inbound.invocation(self.arrival(interaction), "queue", "show", {}))

    async def connect_code(self, person: str) -> str:
        """A one-time code that joins a guild, and an administrator's account there, to this organisation."""
        return await self.tenancy.connect_code(person, self.tenancy.home)

    async def asked_about(
        self, interaction: Interaction, command: str, action: str, arguments: Mapping[str, str]
    ) -> None:
        """An entry of the menu of a person or a message."""
        await self.answer(interaction, inbound.invocation(self.arrival(interaction), command, action, arguments))

    async def pressed(self, interaction: Interaction, custom_id: str) -> None:
        """A button, or what was chosen in a menu."""
        meant = await self.meant(custom_id)
        if meant is not None:
            await self.answer(interaction, inbound.from_meaning(self.arrival(interaction), meant))

    async def sent(self, interaction: Interaction) -> None:
        """A form that was filled in."""
        data: Any = interaction.data
        meant = await self.meant(str(data["custom_id"]))
        if meant is not None:
            asked = inbound.from_meaning(self.arrival(interaction), meant, inbound.filled_in(data))
            await self.answer(interaction, asked)

    async def meant(self, custom_id: str) -> meaning.Meaning | None:
        name = meaning.unnumbered(custom_id)
        spelled = await self.messenger.meaning(name) if name.startswith(f"{meaning.KEPT}:") else name
        return meaning.read(spelled)

    async def complete(
        self, interaction: Interaction, command: str, action: str, option: Option, typed: str
    ) -> list[app_commands.Choice[str]]:
        """What an option can be filled with, while it is being typed."""
        reader = self.reader_of(interaction)
        offered = completed(option, typed, self.answering.offers(reader, option))
        return [app_commands.Choice(name=one.label, value=one.value) for one in offered]

    # --- ways out ---------------------------------------------------------------------------------------------------

    async def deliver(self, parcel: Parcel, post: Post) -> Delivery:
        if not self.messenger.ready.is_set():
            return Later(NOT_YET * 2 ** min(parcel.attempts, 7), "not connected")
        return await self.postman.deliver(parcel, post)

    async def board_lost(self, board: Board, reason: str) -> None:
        """A board's channel is gone or closed to us: whoever runs the convening hears of it once."""
        state = self.engine.convening(board.organisation, board.convening)
        if state is not None:
            await self.postman.tell_once(state, board.place, say("discord-channel-lost"))
