"""A message as people see it now, and what each post would have rung."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntFlag

from .errors import Wire
from .guilds import User
from .mentions import NOBODY, Pings


class Flag(IntFlag):
    """https://docs.discord.com/developers/resources/message#message-object-message-flags"""

    SUPPRESS_EMBEDS = 1 << 2
    HAS_THREAD = 1 << 5
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    SUPPRESS_NOTIFICATIONS = 1 << 12
    COMPONENTS_V2 = 1 << 15


UNFLAGGED = Flag(0)


@dataclass(slots=True)
class Message:
    """One message; ``only_for`` names the person an ephemeral answer is for, ``pings`` whom its posting rang."""

    id: int
    channel_id: int
    author: User
    sent_at: str
    sent_seconds: float
    content: str = ""
    embeds: list[Wire] = field(default_factory=list)
    components: list[Wire] = field(default_factory=list)
    attachments: list[Wire] = field(default_factory=list)
    flags: Flag = UNFLAGGED
    nonce: str | int | None = None
    guild_id: int | None = None
    only_for: int | None = None
    application_id: int | None = None
    interaction: Wire | None = None
    reference: Wire | None = None
    reactions: dict[str, list[int]] = field(default_factory=dict)
    edited_at: str | None = None
    edits: int = 0
    pinned: bool = False
    kind: int = 0
    allowed_mentions: Wire | None = None
    pings: Pings = NOBODY
    mentioned: list[User] = field(default_factory=list)
    thread: Wire | None = None

    @property
    def is_v2(self) -> bool:
        return bool(self.flags & Flag.COMPONENTS_V2)

    @property
    def is_loading(self) -> bool:
        return bool(self.flags & Flag.LOADING)

    @property
    def text(self) -> str:
        """Every word on the screen, in order: content, embeds, text displays, labels of buttons and selects."""
        return "\n".join(part for part in self._words() if part)

    def _words(self) -> Iterator[str]:
        yield self.content
        for embed in self.embeds:
            yield embed.get("title", "")
            yield embed.get("description", "")
            for entry in embed.get("fields", []):
                yield f"{entry['name']}\n{entry['value']}"
            yield embed.get("footer", {}).get("text", "")
        for part in every_component(self.components):
            yield part.get("content") or part.get("label") or part.get("placeholder") or ""

    def buttons(self) -> list[Wire]:
        return [part for part in every_component(self.components) if part["type"] == 2]

    def wire(self, viewer: int | None = None) -> Wire:
        """The message object; ``viewer`` is who asks, for the ``me`` of reactions."""
        shape: Wire = {
            "id": str(self.id),
            "type": self.kind,
            "channel_id": str(self.channel_id),
            "author": self.author.wire(),
            "content": self.content,
            "timestamp": self.sent_at,
            "edited_timestamp": self.edited_at,
            "tts": False,
            "mention_everyone": self.pings.everyone or self.pings.here,
            "mentions": [user.wire() for user in self.mentioned],
            "mention_roles": [str(role) for role in sorted(self.pings.roles)],
            "attachments": self.attachments,
            "embeds": self.embeds,
            "components": self.components,
            "flags": int(self.flags),
            "pinned": self.pinned,
        }
        if self.nonce is not None:
            shape["nonce"] = self.nonce
        if self.application_id:
            shape |= {"application_id": str(self.application_id), "webhook_id": str(self.application_id)}
        if self.interaction:
            shape["interaction_metadata"] = self.interaction
        if self.reference:
            shape["message_reference"] = self.reference
        if self.thread:
            shape["thread"] = self.thread
        if self.reactions:
            shape["reactions"] = [self._reaction(emoji, users, viewer) for emoji, users in self.reactions.items()]
        return shape

    @staticmethod
    def _reaction(emoji: str, users: list[int], viewer: int | None) -> Wire:
        return {
            "emoji": emoji_wire(emoji),
            "count": len(users),
            "count_details": {"burst": 0, "normal": len(users)},
            "burst_colors": [],
            "me_burst": False,
            "me": viewer in users,
        }


def emoji_wire(emoji: str) -> Wire:
    """An emoji as events carry it; a guild's own one is written ``name:id``."""
    name, _, number = emoji.partition(":")
    return {"id": number or None, "name": name}


def every_component(components: list[Wire]) -> Iterator[Wire]:
    """Every component, containers, sections, rows and labels opened, in reading order."""
    for component in components:
        yield component
        yield from every_component(component.get("components") or [])
        if component.get("accessory"):
            yield from every_component([component["accessory"]])
        if component.get("component"):
            yield from every_component([component["component"]])


def spoken_words(content: str, components: list[Wire]) -> str:
    """The words that can ring someone: the content and the text displays, no embed, no label."""
    texts = [part.get("content") or "" for part in every_component(components) if part.get("type") == 10]
    return "\n".join([content, *texts])
