"""Channels of every kind: text, voice, Stage, category, thread and direct message."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from .errors import Wire
from .guilds import Guild, User
from .messages import Message
from .permissions import May


class Kind(IntEnum):
    """https://docs.discord.com/developers/resources/channel#channel-object-channel-types"""

    TEXT = 0
    DM = 1
    VOICE = 2
    CATEGORY = 4
    ANNOUNCEMENT = 5
    ANNOUNCEMENT_THREAD = 10
    PUBLIC_THREAD = 11
    PRIVATE_THREAD = 12
    STAGE = 13
    FORUM = 15


BY_VOICE = frozenset({Kind.VOICE, Kind.STAGE})
THREADS = frozenset({Kind.ANNOUNCEMENT_THREAD, Kind.PUBLIC_THREAD, Kind.PRIVATE_THREAD})


@dataclass(frozen=True, slots=True)
class Overwrite:
    """What one role (0) or one member (1) is given or denied in a channel."""

    id: int
    type: int
    allow: May
    deny: May

    def wire(self) -> Wire:
        return {
            "id": str(self.id),
            "type": self.type,
            "allow": str(int(self.allow)),
            "deny": str(int(self.deny)),
        }


@dataclass(slots=True)
class ThreadFacts:
    """What a thread has beyond a channel; ``members`` maps a person's id to the time of joining."""

    owner_id: int
    created_at: str
    members: dict[int, str] = field(default_factory=dict)
    archived: bool = False
    locked: bool = False
    invitable: bool = True
    auto_archive_duration: int = 1440
    archive_timestamp: str = ""


@dataclass(slots=True)
class Channel:
    id: int
    kind: Kind
    name: str
    guild: Guild | None = None
    parent_id: int | None = None
    position: int = 0
    topic: str | None = None
    nsfw: bool = False
    slowmode: int = 0
    user_limit: int = 0
    bitrate: int = 64000
    status: str | None = None
    overwrites: dict[int, Overwrite] = field(default_factory=dict)
    recipients: list[User] = field(default_factory=list)
    log: dict[int, Message] = field(default_factory=dict)
    pinned: list[tuple[int, str]] = field(default_factory=list)
    thread: ThreadFacts | None = None

    @property
    def messages(self) -> list[Message]:
        """What everyone in the channel sees now, oldest first; ephemeral answers are left out."""
        return [message for message in self.log.values() if message.only_for is None]

    def parent(self) -> Channel:
        """The channel whose overwrites count for a thread."""
        if self.guild is None or self.parent_id is None:
            return self
        return self.guild.channels[self.parent_id]

    def wire(self) -> Wire:
        if self.thread:
            return self._thread_wire(self.thread)
        if self.guild is None:
            return self._dm_wire()
        return self._guild_wire(self.guild)

    def _last_message(self) -> str | None:
        return str(max(self.log)) if self.log else None

    def _dm_wire(self) -> Wire:
        return {
            "id": str(self.id),
            "type": int(self.kind),
            "flags": 0,
            "last_message_id": self._last_message(),
            "recipients": [user.wire() for user in self.recipients],
        }

    def _guild_wire(self, guild: Guild) -> Wire:
        shape: Wire = {
            "id": str(self.id),
            "type": int(self.kind),
            "guild_id": str(guild.id),
            "name": self.name,
            "position": self.position,
            "flags": 0,
            "parent_id": str(self.parent_id) if self.parent_id else None,
            "nsfw": self.nsfw,
            "permission_overwrites": [overwrite.wire() for overwrite in self.overwrites.values()],
        }
        if self.kind in BY_VOICE:
            shape |= {"bitrate": self.bitrate, "user_limit": self.user_limit, "rtc_region": None}
        if self.kind != Kind.CATEGORY:
            shape |= {"rate_limit_per_user": self.slowmode, "last_message_id": self._last_message()}
        if self.kind in {Kind.TEXT, Kind.ANNOUNCEMENT, Kind.STAGE}:
            shape["topic"] = self.topic
        return shape

    def _thread_wire(self, thread: ThreadFacts) -> Wire:
        return {
            "id": str(self.id),
            "type": int(self.kind),
            "guild_id": str(self.guild.id) if self.guild else None,
            "parent_id": str(self.parent_id),
            "name": self.name,
            "owner_id": str(thread.owner_id),
            "flags": 0,
            "rate_limit_per_user": self.slowmode,
            "last_message_id": self._last_message(),
            "message_count": len(self.log),
            "total_message_sent": len(self.log),
            "member_count": min(len(thread.members), 50),
            "thread_metadata": {
                "archived": thread.archived,
                "archive_timestamp": thread.archive_timestamp or thread.created_at,
                "auto_archive_duration": thread.auto_archive_duration,
                "locked": thread.locked,
                "create_timestamp": thread.created_at,
            }
            | ({"invitable": thread.invitable} if self.kind == Kind.PRIVATE_THREAD else {}),
        }

    def thread_members(self) -> list[Wire]:
        joined = self.thread.members if self.thread else {}
        return [
            {"id": str(self.id), "user_id": str(user), "join_timestamp": at, "flags": 0} for user, at in joined.items()
        ]
