"""What people do without a command: type a word, put a hand under the board, ask to speak on a Stage.

None of it needs a privileged intent. Discord gives us the words of direct messages and of messages that mention us;
words in channels are an opt-in of the installation (`DISCORD_MESSAGE_CONTENT`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

import discord
import structlog

from adapters.discord import inbound
from adapters.discord.inbound import DOOR, Arrival
from adapters.discord.inert import inert
from adapters.discord.rendering import Words
from bot.domain.log import Refusal
from bot.domain.person.state import Person
from bot.router import Invocation
from bot.spec import Command
from bot.typed import Typed, in_channel, to_the_app

if TYPE_CHECKING:
    from adapters.discord.door import DiscordDoor

log = structlog.get_logger("discord.hearing")

HANDS = ("✋", "🤚", "🖐", "🙋", "👋")
"""Emoji that raise a hand under a board; skin tones follow the first character."""
HEARD = "✋"
MENTION = re.compile(r"<@!?\d{1,20}>")


class Hearing:
    """Turns words, reactions and requests to speak into invocations of the door."""

    def __init__(self, door: DiscordDoor, commands: Mapping[str, Command], *, in_channels: bool) -> None:
        self.door, self.commands, self.in_channels = door, commands, in_channels

    # --- words ------------------------------------------------------------------------------------------------------

    async def heard(self, message: discord.Message) -> None:
        if message.author.bot or not message.content:
            return
        addressed = message.guild is None or self._mentions_us(message)
        meant = self._meant(message, addressed)
        if meant is not None:
            await self._carry_out(message, meant)
        elif addressed:
            await self._at_a_loss(message)

    def _mentions_us(self, message: discord.Message) -> bool:
        me = self.door.client.user
        return me is not None and any(user.id == me.id for user in message.mentions)

    def _meant(self, message: discord.Message, addressed: bool) -> Typed | None:
        if addressed:
            return to_the_app(MENTION.sub("", message.content, count=1).strip(), self.commands, self._writer(message))
        if not self.in_channels:
            return None
        place = self._arrival(message).place
        organisation = self.door.tenancy.of(message.guild.id if message.guild else None)
        is_group = place.startswith("convening:")
        bound = is_group or any(place in state.places for state in self.door.engine.convenings(organisation))
        return in_channel(message.content, group=is_group) if bound else None

    def _writer(self, message: discord.Message) -> Person | None:
        """Who wrote directly, where she is known: what she writes back may answer a nudge. A channel answers none."""
        organisation = self.door.tenancy.of(None)
        known = self.door.engine.directory(organisation).whose(inbound.account_of(message.author.id))
        return self.door.engine.person(organisation, known.person) if known and message.guild is None else None

    def _arrival(self, message: discord.Message) -> Arrival:
        guild = message.guild
        locale = guild.preferred_locale.value if guild else ""
        return Arrival(
            f"{DOOR}:{message.id}",
            self.door.tenancy.of(guild.id if guild else None),
            inbound.account_of(message.author.id),
            self.door.place(guild.id if guild else None, message.channel),
            inbound.language_of(locale),
            message.author.display_name,
        )

    async def _carry_out(self, message: discord.Message, meant: Typed) -> None:
        text = inbound.by_account(meant.text)
        asked = inbound.invocation(self._arrival(message), meant.command, meant.action, {}, text=text)
        reply = await self.door.conversation.answer_in_words(asked)
        if message.guild is not None and not isinstance(reply, Refusal):
            await self._sign(message)

    async def _sign(self, message: discord.Message) -> None:
        """A small mark that we heard; without the right to react, the direct message says it alone."""
        try:
            await message.add_reaction(HEARD)
        except discord.HTTPException as refused:
            log.info("no reaction", code=refused.code)

    async def _at_a_loss(self, message: discord.Message) -> None:
        asked = inbound.invocation(self._arrival(message), "", "", {})
        speech = self.door.answering.reader(asked).speech
        await self.door.conversation.say_directly(asked, [(Words((inert(speech("discord-not-understood")),)),)])

    # --- reactions --------------------------------------------------------------------------------------------------

    async def reacted(self, reaction: discord.RawReactionActionEvent) -> None:
        """A raised hand put under the board. It is taken off again, so that it can be put there once more."""
        member = reaction.member
        if member is None or member.bot or reaction.guild_id is None or not self._is_hand(reaction.emoji):
            return
        place = inbound.place_of(reaction.guild_id, reaction.channel_id)
        if not self._is_board(reaction.guild_id, place, str(reaction.message_id)):
            return
        key = f"{DOOR}:{reaction.message_id}:{member.id}:{self.door.clock.now().timestamp():.0f}"
        await self.door.conversation.answer_in_words(self._raise(member, place, key))
        channel = self.door.messenger.channel(reaction.guild_id, reaction.channel_id)
        try:
            await channel.get_partial_message(reaction.message_id).remove_reaction(reaction.emoji, member)
        except discord.HTTPException as refused:
            log.info("reaction stays", code=refused.code)

    def _is_hand(self, emoji: discord.PartialEmoji) -> bool:
        return emoji.id is None and emoji.name[:1] in HANDS

    def _is_board(self, guild: int, place: str, message: str) -> bool:
        states = self.door.engine.convenings(self.door.tenancy.of(guild))
        return any(self.door.boards.ref(state.id, place) == message for state in states if place in state.places)

    def _raise(self, member: discord.Member, place: str, key: str) -> Invocation:
        guild = member.guild
        language = inbound.language_of(guild.preferred_locale.value)
        organisation = self.door.tenancy.of(guild.id)
        account = inbound.account_of(member.id)
        arrival = Arrival(key, organisation, account, place, language, member.display_name)
        return inbound.invocation(arrival, "hand", "up", {})

    # --- a Stage ----------------------------------------------------------------------------------------------------

    async def moved(self, member: discord.Member, before: discord.VoiceState, after: discord.VoiceState) -> None:
        """A request to speak on a Stage is a raised hand; its own moment is the delivery's id."""
        asked_at = after.requested_to_speak_at
        if not isinstance(after.channel, discord.StageChannel) or asked_at is None:
            return
        if before.requested_to_speak_at == asked_at or member.bot:
            return
        place = inbound.place_of(member.guild.id, after.channel.id)
        key = f"{DOOR}:stage:{member.id}:{asked_at.timestamp():.3f}"
        await self.door.conversation.answer_in_words(self._raise(member, place, key))
