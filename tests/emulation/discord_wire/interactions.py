"""One thing a person asked of the bot, and its short life: three seconds to answer, fifteen minutes to go on.

Source: https://docs.discord.com/developers/interactions/receiving-and-responding
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

from .channels import Channel
from .errors import ApiError, Wire
from .guilds import Guild, User
from .messages import Message
from .permissions import within

if TYPE_CHECKING:
    from .world import World


class Asked(IntEnum):
    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class Answered(IntEnum):
    PONG = 1
    MESSAGE = 4
    LATER = 5
    UPDATE_LATER = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


@dataclass(slots=True)
class Modal:
    """A form on someone's screen; ``submits`` sends it."""

    custom_id: str
    title: str
    components: list[Wire]
    interaction: Interaction


@dataclass(slots=True)
class Interaction:
    """What the person sees of it: ``reply``, ``followups``, ``modal``, ``choices``, or that it ``failed``."""

    id: int
    token: str
    kind: Asked
    user: User
    channel: Channel
    data: Wire
    created: float
    message: Message | None = None
    answer: Answered | None = None
    reply: Message | None = None
    followups: list[Message] = field(default_factory=list)
    modal: Modal | None = None
    choices: list[Wire] = field(default_factory=list)
    late: bool = False
    opener: Interaction | None = None

    @property
    def guild(self) -> Guild | None:
        return self.channel.guild

    @property
    def failed(self) -> bool:
        """Whether the person was shown "The application did not respond"."""
        return self.answer is None

    @property
    def private(self) -> bool:
        return bool(self.reply and self.reply.only_for)

    @property
    def screen(self) -> str:
        """Every word that the person was shown in answer."""
        return "\n".join(each.text for each in [self.reply, *self.followups] if each)

    def may_answer(self, world: World) -> None:
        """Refuse a late first answer (10062) and a second one (40060)."""
        if self.answer is not None:
            raise ApiError(40060)
        if world.limits.crossed("interaction_answer", world.clock.now() - self.created):
            self.late = True
            raise ApiError(10062)

    def may_go_on(self, world: World) -> None:
        """Refuse a follow-up before the first answer (10015) and after the token's time (50027)."""
        if self.answer is None:
            raise ApiError(10015)
        if world.limits.crossed("interaction_token", world.clock.now() - self.created):
            raise ApiError(50027)

    def metadata(self) -> Wire:
        """``interaction_metadata`` of the messages that answer it."""
        owners = {"0": str(self.guild.id)} if self.guild else {"1": str(self.user.id)}
        shape: Wire = {"id": str(self.id), "type": int(self.kind), "user": self.user.wire()}
        shape["authorizing_integration_owners"] = owners
        if self.kind == Asked.COMPONENT and self.message:
            shape["interacted_message_id"] = str(self.message.id)
        if self.kind == Asked.MODAL and self.opener:
            shape["triggering_interaction_metadata"] = self.opener.metadata()
        return shape

    def wire(self, world: World) -> Wire:
        """The INTERACTION_CREATE event."""
        shape: Wire = {
            "id": str(self.id),
            "application_id": str(world.bot.id),
            "type": int(self.kind),
            "token": self.token,
            "version": 1,
            "data": self.data,
            "channel_id": str(self.channel.id),
            "channel": self._channel(),
            "locale": self.user.locale,
            "app_permissions": str(self._bot_may(world)),
            "entitlements": [],
            "authorizing_integration_owners": self.metadata()["authorizing_integration_owners"],
            "context": 0 if self.guild else 1,
            "attachment_size_limit": 10_485_760,
        }
        if self.message:
            shape["message"] = self.message.wire(world.bot.id)
        return shape | (self._in_guild(self.guild) if self.guild else {"user": self.user.wire()})

    def _in_guild(self, guild: Guild) -> Wire:
        member = guild.members[self.user.id]
        return {
            "guild_id": str(guild.id),
            "guild": {"id": str(guild.id), "locale": guild.locale, "features": ["COMMUNITY"]},
            "guild_locale": guild.locale,
            "member": {**member.wire(), "permissions": str(int(within(self.channel, member)))},
        }

    def _channel(self) -> Wire:
        shape = self.channel.wire()
        if self.guild:
            shape["permissions"] = str(int(within(self.channel, self.guild.members[self.user.id])))
        return shape

    def _bot_may(self, world: World) -> int:
        if self.guild is None or world.bot.id not in self.guild.members:
            return 0
        return int(within(self.channel, self.guild.members[world.bot.id]))
