"""A small plain discord.py bot, there only to drive the emulator with the real library."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import discord
from discord import app_commands

from tests.emulation.discord_wire.server import DiscordWire
from tests.emulation.discord_wire.world import World


class Turn(discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]], template=r"turn:(?P<number>\d+)"):
    """A button that outlives the process: its id alone says what it is for."""

    def __init__(self, number: int) -> None:
        super().__init__(discord.ui.Button(label="Next", custom_id=f"turn:{number}"))
        self.number = number

    @classmethod
    async def from_custom_id(cls, interaction: Any, item: Any, match: re.Match[str], /) -> Turn:
        return cls(int(match["number"]))

    async def callback(self, interaction: discord.Interaction) -> None:
        await interaction.response.edit_message(content=f"turn {self.number + 1}", view=board(self.number + 1))


def board(number: int) -> discord.ui.View:
    return discord.ui.View(timeout=None).add_item(Turn(number))


class Note(discord.ui.Modal, title="Your note"):
    words: discord.ui.TextInput[Note] = discord.ui.TextInput(label="Words", custom_id="words", max_length=20)

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"noted: {self.words.value}", ephemeral=True)


class Bot(discord.Client):
    """The plainest bot that touches every kind of interaction; ``heard`` keeps the words it could read."""

    def __init__(self, wire: DiscordWire, **options: Any) -> None:
        options.setdefault("intents", discord.Intents(1 << 0 | 1 << 7 | 1 << 9 | 1 << 10 | 1 << 12 | 1 << 16))
        super().__init__(guild_ready_timeout=0.05, **options)
        self.wire = wire
        self.tree = app_commands.CommandTree(self)
        self.heard: list[str] = []
        self.errors: list[int] = []
        commands: tuple[Any, ...] = (hand, later, note, slow, twice, invite)
        for command in commands:
            self.tree.add_command(command)

    async def setup_hook(self) -> None:
        self.add_dynamic_items(Turn)
        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        if not message.author.bot:
            self.heard.append(message.content)
            if message.content == "board":
                await message.channel.send("turn 1", view=board(1))

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        data: Any = interaction.data
        if data.get("custom_id") in {"groups", "people"}:
            await interaction.response.send_message(", ".join(data["values"]), ephemeral=True)

    async def attempt(self, answering: Any) -> None:
        try:
            await answering
        except discord.HTTPException as refused:
            self.errors.append(refused.code)


@app_commands.command(description="Raise a hand")
@app_commands.choices(kind=[app_commands.Choice(name="a reply", value="reply")])
async def hand(
    interaction: discord.Interaction, kind: str, group: str | None = None, who: discord.Member | None = None
) -> None:
    about = who.display_name if who else group
    await interaction.response.send_message(f"{interaction.locale.value} {kind} {about}", ephemeral=True)


@hand.autocomplete("group")
async def _groups(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=each, value=each) for each in ("Anchor", "Birch") if each.startswith(typed)]


@app_commands.context_menu(name="Invite to speak")
async def invite(interaction: discord.Interaction, target: discord.Member) -> None:
    await interaction.response.send_message(f"{target.display_name}, the floor is yours")


@app_commands.command(description="Think, then say")
async def later(interaction: discord.Interaction) -> None:
    await interaction.response.defer(ephemeral=True, thinking=True)
    await interaction.followup.send("first")
    await interaction.followup.send("second", ephemeral=True)
    await interaction.edit_original_response(content="first, again")


@app_commands.command(description="Open a form")
async def note(interaction: discord.Interaction) -> None:
    await interaction.response.send_modal(Note())


@app_commands.command(description="Answer too late")
async def slow(interaction: discord.Interaction) -> None:
    bot = interaction.client
    assert isinstance(bot, Bot)
    bot.wire.world.clock.advance(3.5)
    await bot.attempt(interaction.response.send_message("too late"))


@app_commands.command(description="Answer twice")
async def twice(interaction: discord.Interaction) -> None:
    bot = interaction.client
    assert isinstance(bot, Bot)
    await interaction.response.send_message("once")
    body = {"type": 4, "data": {"content": "and again"}}
    url = f"{bot.wire.api_url}/interactions/{interaction.id}/{interaction.token}/callback"
    async with aiohttp.ClientSession() as session, session.post(url, json=body) as answer:
        bot.errors.append((await answer.json())["code"])


Start = Callable[..., Awaitable[tuple[World, Bot]]]
"""The fixture ``start``: ``await start(...)`` gives the world and a bot that is ready in it."""


def place(bot: Bot, world: World, name: str = "main") -> Any:
    """The bot's own view of a channel."""
    found = bot.get_channel(world.channel(name).id)
    assert found is not None
    return found


def raw(bot: Bot, method: str, path: str, **sent: Any) -> Any:
    """One plain request without the library's own patience."""
    wire = bot.wire
    return aiohttp.request(method, wire.api_url + path, headers={"Authorization": f"Bot {wire.token}"}, **sent)
