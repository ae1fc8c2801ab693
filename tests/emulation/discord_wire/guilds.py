"""People, roles and the places they belong to, in the shapes that Discord's API gives them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .errors import ApiError, Wire
from .permissions import May

if TYPE_CHECKING:
    from .channels import Channel


@dataclass(slots=True)
class User:
    """An account: a person, or the bot itself."""

    id: int
    name: str
    bot: bool = False
    locale: str = "en-US"
    takes_dms: bool = True

    def wire(self) -> Wire:
        return {
            "id": str(self.id),
            "username": "".join(self.name.lower().split()) or "nameless",
            "discriminator": "0",
            "global_name": None if self.bot else self.name,
            "avatar": None,
            "bot": self.bot,
            "public_flags": 0,
            "flags": 0,
            "primary_guild": None,
        }


@dataclass(slots=True)
class Role:
    id: int
    name: str
    permissions: May
    position: int = 0
    mentionable: bool = False
    managed: bool = False
    color: int = 0
    hoist: bool = False
    tags: Wire = field(default_factory=dict)

    def wire(self) -> Wire:
        return {
            "id": str(self.id),
            "name": self.name,
            "permissions": str(int(self.permissions)),
            "position": self.position,
            "color": self.color,
            "colors": {"primary_color": self.color, "secondary_color": None, "tertiary_color": None},
            "hoist": self.hoist,
            "managed": self.managed,
            "mentionable": self.mentionable,
            "icon": None,
            "unicode_emoji": None,
            "flags": 0,
        } | ({"tags": self.tags} if self.tags else {})


@dataclass(slots=True)
class Member:
    user: User
    joined_at: str
    roles: list[int] = field(default_factory=list)
    nick: str | None = None
    mute: bool = False
    deaf: bool = False

    def wire(self, *, user: bool = True) -> Wire:
        shape: Wire = {
            "roles": [str(role) for role in self.roles],
            "nick": self.nick,
            "avatar": None,
            "banner": None,
            "joined_at": self.joined_at,
            "premium_since": None,
            "communication_disabled_until": None,
            "pending": False,
            "mute": self.mute,
            "deaf": self.deaf,
            "flags": 0,
        }
        return {**shape, "user": self.user.wire()} if user else shape


@dataclass(slots=True)
class VoiceState:
    """Where someone sits by voice; in a Stage one starts in the audience (``suppress``)."""

    guild_id: int
    user_id: int
    channel_id: int | None
    session_id: str
    suppress: bool = False
    asked_to_speak: str | None = None

    def wire(self) -> Wire:
        return {
            "guild_id": str(self.guild_id),
            "channel_id": str(self.channel_id) if self.channel_id else None,
            "user_id": str(self.user_id),
            "session_id": self.session_id,
            "deaf": False,
            "mute": False,
            "self_deaf": False,
            "self_mute": False,
            "self_stream": False,
            "self_video": False,
            "suppress": self.suppress,
            "request_to_speak_timestamp": self.asked_to_speak,
        }


@dataclass(slots=True)
class Guild:
    id: int
    name: str
    owner_id: int
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    voice: dict[int, VoiceState] = field(default_factory=dict)
    emojis: dict[int, Wire] = field(default_factory=dict)
    events: dict[int, Wire] = field(default_factory=dict)
    stages: dict[int, Wire] = field(default_factory=dict)
    locale: str = "en-US"
    has_bot: bool = True

    def member(self, user_id: int) -> Member:
        if user_id not in self.members:
            raise ApiError(10007)
        return self.members[user_id]

    def standing_channels(self) -> list[Channel]:
        """Its channels without the threads, which Discord lists apart."""
        return [channel for channel in self.channels.values() if channel.thread is None]

    def in_voice(self, channel_id: int) -> list[VoiceState]:
        return [state for state in self.voice.values() if state.channel_id == channel_id]

    def wire(self) -> Wire:
        return {
            "id": str(self.id),
            "name": self.name,
            "icon": None,
            "description": None,
            "home_header": None,
            "splash": None,
            "discovery_splash": None,
            "features": ["COMMUNITY"],
            "banner": None,
            "owner_id": str(self.owner_id),
            "application_id": None,
            "region": "us-west",
            "afk_channel_id": None,
            "afk_timeout": 300,
            "system_channel_id": None,
            "system_channel_flags": 0,
            "widget_enabled": False,
            "widget_channel_id": None,
            "verification_level": 1,
            "roles": [role.wire() for role in self.roles.values()],
            "default_message_notifications": 1,
            "mfa_level": 0,
            "explicit_content_filter": 0,
            "max_presences": None,
            "max_members": 500000,
            "max_stage_video_channel_users": 50,
            "max_video_channel_users": 25,
            "vanity_url_code": None,
            "premium_tier": 0,
            "premium_subscription_count": 0,
            "preferred_locale": self.locale,
            "rules_channel_id": None,
            "safety_alerts_channel_id": None,
            "public_updates_channel_id": None,
            "premium_progress_bar_enabled": False,
            "nsfw": False,
            "nsfw_level": 0,
            "emojis": list(self.emojis.values()),
            "stickers": [],
            "incidents_data": None,
        }
