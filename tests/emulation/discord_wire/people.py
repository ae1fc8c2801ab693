"""A person at a Discord client: types, clicks, reacts, joins by voice, and sees what comes back."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from . import asking, posting
from .asking import CannotDo
from .bodies import Draft
from .channels import BY_VOICE, Channel, Kind
from .errors import Wire
from .guilds import Guild, Member, User
from .interactions import Asked, Interaction, Modal
from .messages import Message, emoji_wire
from .permissions import May, within

if TYPE_CHECKING:
    from .world import World


class Person:
    """Someone with a client open at ``place``; what only they see is in ``private``, ``inbox`` and ``modals``."""

    def __init__(self, world: World, user: User, guild: Guild) -> None:
        self.world = world
        self.user = user
        self.guild = guild
        self.asked: list[Interaction] = []
        standing = [each for each in guild.channels.values() if each.kind == Kind.TEXT]
        self.place: Channel = standing[0] if standing else world.direct(user)

    def __repr__(self) -> str:
        return f"<{self.user.name}>"

    @property
    def mention(self) -> str:
        return f"<@{self.user.id}>"

    # --- what they see

    @property
    def private(self) -> list[Message]:
        """The ephemeral messages on this person's screen."""
        every = [message for channel in self.world.channels.values() for message in channel.log.values()]
        return sorted((each for each in every if each.only_for == self.user.id), key=lambda each: each.id)

    @property
    def inbox(self) -> list[Message]:
        """The bot's direct messages with this person, both sides, oldest first."""
        return self.world.direct(self.user).messages

    @property
    def modals(self) -> list[Modal]:
        return [each.modal for each in self.asked if each.modal]

    @property
    def voice_channel(self) -> Channel | None:
        state = self.guild.voice.get(self.user.id)
        return self.guild.channels[state.channel_id] if state and state.channel_id else None

    @property
    def may_speak(self) -> bool:
        """Whether they sit by voice and are not in a Stage's audience."""
        state = self.guild.voice.get(self.user.id)
        return state is not None and not state.suppress

    # --- where they are

    def joins_guild(self, guild: Guild) -> None:
        member = guild.members[self.user.id] = Member(self.user, self.world.clock.stamp())
        told = {**member.wire(), "guild_id": str(guild.id)}
        self.world.gateway.dispatch("GUILD_MEMBER_ADD", told, guild_id=guild.id)

    def leaves_guild(self) -> None:
        if self.voice_channel:
            self.world.seat(self.guild, self.user.id, None)
        del self.guild.members[self.user.id]
        gone = {"guild_id": str(self.guild.id), "user": self.user.wire()}
        self.world.gateway.dispatch("GUILD_MEMBER_REMOVE", gone, guild_id=self.guild.id)

    def gets_role(self, name: str) -> None:
        """Receive a role of the guild by name, made where it is new."""
        held = [role for role in self.guild.roles.values() if role.name == name]
        role = held[0] if held else self.world.new_role(name, guild=self.guild)
        self.guild.members[self.user.id].roles.append(role.id)
        self._tell_member()

    def loses_role(self, name: str) -> None:
        member = self.guild.members[self.user.id]
        member.roles = [each for each in member.roles if self.guild.roles[each].name != name]
        self._tell_member()

    def _tell_member(self) -> None:
        told = {**self.guild.members[self.user.id].wire(), "guild_id": str(self.guild.id)}
        self.world.gateway.dispatch("GUILD_MEMBER_UPDATE", told, guild_id=self.guild.id)

    def goes_to(self, place: Channel | str) -> Person:
        """Open another channel; commands are typed there from now on."""
        self.place = self.world.channel(place, guild=self.guild) if isinstance(place, str) else place
        return self

    def goes_to_dms(self) -> Person:
        self.place = self.world.direct(self.user)
        return self

    def closes_dms(self) -> None:
        self.user.takes_dms = False

    def opens_dms(self) -> None:
        self.user.takes_dms = True

    # --- commands, buttons, forms

    async def slash(self, command: str, /, **options: Any) -> Interaction:
        """Type a command with its options and wait for the first answer; ``"breakout plan"`` names a subcommand."""
        return await self._ask(Asked.COMMAND, asking.slash(self.world, self, command, options))

    async def completes(self, command: str, option: str, typed: str, /, **others: Any) -> list[Wire]:
        """The choices offered while an option is being typed."""
        data = asking.slash(self.world, self, command, {**others, option: typed}, focused=option)
        return (await self._ask(Asked.AUTOCOMPLETE, data)).choices

    async def uses(self, name: str, target: Person | Message) -> Interaction:
        """Choose an app's entry in the menu of a person or a message."""
        return await self._ask(Asked.COMMAND, asking.on_target(self.world, self, name, target))

    async def click(self, message: Message, button: str) -> Interaction:
        """Press a button by its label or custom_id."""
        self._must_see(message)
        return await self._ask(Asked.COMPONENT, asking.press(message, button), message=message)

    async def chooses(self, message: Message, select: str, *values: Any) -> Interaction:
        """Choose in a select by label or value; people, roles and channels are given as they are."""
        self._must_see(message)
        return await self._ask(Asked.COMPONENT, asking.pick(self, message, select, values), message=message)

    async def submits(self, modal: Modal, values: dict[str, Any] | None = None) -> Interaction:
        """Send a form with the values typed, by custom_id or label."""
        data = asking.filled(self, modal, values or {})
        opener = modal.interaction
        return await self._ask(Asked.MODAL, data, message=opener.message, opener=opener)

    async def reads(self, interaction: Interaction, within: float = 30.0) -> Message:
        """Wait for the answer that a "thinking…" promised, and read it."""
        shown = await self.world.until(
            lambda: interaction.reply and not interaction.reply.is_loading and interaction.reply, within, "the answer"
        )
        assert isinstance(shown, Message)
        return shown

    async def _ask(self, kind: Asked, data: Wire, **more: Any) -> Interaction:
        world = self.world
        asked = Interaction(
            world.mint(), secrets.token_urlsafe(48), kind, self.user, self.place, data, world.clock.now(), **more
        )
        if asked.message:
            asked.channel = world.channels[asked.message.channel_id]
        world.interactions[asked.token] = asked
        self.asked.append(asked)
        guild_id = asked.guild.id if asked.guild else None
        world.gateway.dispatch("INTERACTION_CREATE", asked.wire(world), guild_id=guild_id)
        patience = world.limits.seconds("interaction_answer")
        # past it the client shows "The application did not respond"
        await world.until(lambda: asked.answer or world.clock.now() > asked.created + patience, patience + 1)
        return asked

    def _must_see(self, message: Message) -> None:
        channel = self.world.channels[message.channel_id]
        if message.id not in channel.log:
            raise CannotDo("the message is gone")
        if message.only_for not in {None, self.user.id}:
            raise CannotDo(f"{self.user.name} does not see that private answer")
        if channel.guild and not within(channel, channel.guild.members[self.user.id]) & May.VIEW_CHANNEL:
            raise CannotDo(f"{self.user.name} does not see #{channel.name}")

    # --- talking and reacting

    async def says(
        self, text: str, channel: Channel | str | None = None, *, reply_to: Message | None = None
    ) -> Message:
        """Post a message where they are, or elsewhere."""
        if isinstance(channel, str):
            channel = self.world.channel(channel, guild=self.guild)
        reference = {"message_id": str(reply_to.id)} if reply_to else None
        return posting.post(self.world, channel or self.place, self.user, Draft(content=text, reference=reference))

    async def dms(self, text: str) -> Message:
        """Write to the bot directly."""
        return posting.post(self.world, self.world.direct(self.user), self.user, Draft(content=text))

    async def edits(self, message: Message, text: str) -> None:
        """Change one of their own messages."""
        if message.author is not self.user:
            raise CannotDo("that is someone else's message")
        posting.edit(self.world, self.world.channels[message.channel_id], message, Draft(content=text))

    async def deletes(self, message: Message) -> None:
        posting.delete(self.world, self.world.channels[message.channel_id], message)

    async def reacts(self, message: Message, emoji: str) -> None:
        """Add a reaction; a guild's own emoji is written ``name:id``."""
        users = message.reactions.setdefault(emoji, [])
        if self.user.id not in users:
            users.append(self.user.id)
            self._tell_reaction("MESSAGE_REACTION_ADD", message, emoji)

    async def unreacts(self, message: Message, emoji: str) -> None:
        message.reactions[emoji].remove(self.user.id)
        if not message.reactions[emoji]:
            del message.reactions[emoji]
        self._tell_reaction("MESSAGE_REACTION_REMOVE", message, emoji)

    def _tell_reaction(self, event: str, message: Message, emoji: str) -> None:
        channel = self.world.channels[message.channel_id]
        told: Wire = {"user_id": str(self.user.id), "channel_id": str(channel.id), "message_id": str(message.id)}
        told |= {"emoji": emoji_wire(emoji), "burst": False, "type": 0, "message_author_id": str(message.author.id)}
        if channel.guild and event.endswith("ADD"):
            told["member"] = channel.guild.members[self.user.id].wire()
        posting.tell(self.world, channel, event, told)

    # --- voice

    async def joins_voice(self, channel: Channel | str) -> None:
        """Join a voice or Stage channel, if they may and there is room."""
        room = self.world.channel(channel, guild=self.guild) if isinstance(channel, str) else channel
        if room.kind not in BY_VOICE:
            raise CannotDo(f"#{room.name} is no voice channel")
        held = within(room, self.guild.members[self.user.id])
        if not held & May.CONNECT:
            raise CannotDo(f"{self.user.name} may not connect to {room.name}")
        if self.world.is_full(room) and not held & May.MOVE_MEMBERS:
            raise CannotDo(f"{room.name} is full")
        self.world.seat(self.guild, self.user.id, room.id)

    async def leaves_voice(self) -> None:
        self.world.seat(self.guild, self.user.id, None)

    async def requests_to_speak(self, stage: Channel | str | None = None) -> None:
        """Raise a hand in a Stage channel, joining its audience first where needed."""
        if stage is not None and self.voice_channel is None:
            await self.joins_voice(stage)
        state = self.guild.voice.get(self.user.id)
        if state is None or self.voice_channel is None or self.voice_channel.kind != Kind.STAGE:
            raise CannotDo(f"{self.user.name} is in no Stage")
        state.asked_to_speak = self.world.clock.stamp()
        self.world.tell_voice(self.guild, self.user.id)
