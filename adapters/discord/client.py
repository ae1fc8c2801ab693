"""The library's client: what it hears is handed to the door; nothing is decided here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import discord
import yarl
from discord import app_commands, ui
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.discord import limits
from bot.settings import Settings

if TYPE_CHECKING:
    from adapters.discord.door import DiscordDoor

GUILDS_ARRIVE = 0.3
"""Seconds without a new guild after which we call ourselves ready: nothing here waits for the last one."""
PLAIN_INTENTS = ("guilds", "voice_states", "guild_messages", "dm_messages", "guild_reactions")
"""None of them privileged: words reach us in direct messages and after a mention, people by what they do."""


def intents(settings: Settings) -> discord.Intents:
    """What we are told of. Words in channels are heard only where the installation asked for it."""
    chosen = discord.Intents.none()
    for name in PLAIN_INTENTS:
        setattr(chosen, name, True)
    chosen.message_content = settings.discord_message_content
    return chosen


def follow(settings: Settings) -> None:
    """Have the library speak to the addresses of the settings, for REST and gateway alike."""
    Route.BASE = settings.discord_api_url.rstrip("/")
    if settings.discord_gateway_url:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.discord_gateway_url)


class Tree(app_commands.CommandTree[Any]):
    """The registered commands; a fault in one is the door's to tell."""

    async def on_error(self, interaction: discord.Interaction, error: app_commands.AppCommandError, /) -> None:
        await door_of(interaction).conversation.fell(interaction, error)


class Ears:
    """What a client hears, the same for one connection and for several shards."""

    door: DiscordDoor
    tree: Tree

    async def setup_hook(self) -> None:
        await self.door.set_up()

    async def on_ready(self) -> None:
        self.door.messenger.ready.set()

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        if interaction.type is discord.InteractionType.modal_submit:
            await self.door.sent(interaction)

    async def on_message(self, message: discord.Message) -> None:
        await self.door.hearing.heard(message)

    async def on_raw_reaction_add(self, reaction: discord.RawReactionActionEvent) -> None:
        await self.door.hearing.reacted(reaction)

    async def on_voice_state_update(
        self, member: discord.Member, before: discord.VoiceState, after: discord.VoiceState
    ) -> None:
        await self.door.hearing.moved(member, before, after)


class OneClient(Ears, discord.Client):
    """One connection to the gateway."""


class ShardedClient(Ears, discord.AutoShardedClient):
    """As many connections as `DISCORD_SHARDS` says."""


def make_client(settings: Settings, door: DiscordDoor) -> OneClient | ShardedClient:
    follow(settings)
    options: dict[str, Any] = {
        "intents": intents(settings),
        "allowed_mentions": discord.AllowedMentions.none(),
        "member_cache_flags": discord.MemberCacheFlags.none(),
        "chunk_guilds_at_startup": False,
        "max_messages": None,
        "guild_ready_timeout": GUILDS_ARRIVE,
        "heartbeat_timeout": limits.SILENCE,
        "max_ratelimit_timeout": limits.LONGEST_WAIT,
    }
    if settings.discord_shards > 1:
        made: OneClient | ShardedClient = ShardedClient(shard_count=settings.discord_shards, **options)
    else:
        made = OneClient(**options)
    made.door = door
    made.tree = Tree(made)
    made.add_dynamic_items(Press, Pick)
    return made


def door_of(interaction: discord.Interaction) -> DiscordDoor:
    client: Any = interaction.client
    door: DiscordDoor = client.door
    return door


class Press(ui.DynamicItem[ui.Button[Any]], template=r"(?P<id>[ck]:.+)"):
    """Any button of ours, of any age, posted by any process: its id says what it means."""

    def __init__(self, item: ui.Button[Any], id: str) -> None:
        super().__init__(item)
        self.meant = id

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: ui.Item[Any], match: re.Match[str], /
    ) -> Press:
        assert isinstance(item, ui.Button)
        return cls(item, match["id"])

    async def callback(self, interaction: discord.Interaction) -> None:
        await door_of(interaction).pressed(interaction, self.meant)


class Pick(ui.DynamicItem[ui.Select[Any]], template=r"pick:\d+"):
    """A menu of ours: what was chosen says what it means."""

    def __init__(self, item: ui.Select[Any]) -> None:
        super().__init__(item)

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: ui.Item[Any], match: re.Match[str], /
    ) -> Pick:
        assert isinstance(item, ui.Select)
        return cls(item)

    async def callback(self, interaction: discord.Interaction) -> None:
        data: Any = interaction.data
        await door_of(interaction).pressed(interaction, str(data["values"][0]))
