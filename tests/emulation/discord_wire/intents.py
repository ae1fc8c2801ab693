"""Which events a session has asked for, and what it may read in them.

Source: https://docs.discord.com/developers/events/gateway#list-of-intents
"""

from __future__ import annotations

from enum import IntFlag


class Intent(IntFlag):
    GUILDS = 1 << 0
    GUILD_MEMBERS = 1 << 1
    GUILD_MODERATION = 1 << 2
    GUILD_EXPRESSIONS = 1 << 3
    GUILD_INVITES = 1 << 6
    GUILD_VOICE_STATES = 1 << 7
    GUILD_PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    GUILD_MESSAGE_REACTIONS = 1 << 10
    GUILD_MESSAGE_TYPING = 1 << 11
    DIRECT_MESSAGES = 1 << 12
    DIRECT_MESSAGE_REACTIONS = 1 << 13
    DIRECT_MESSAGE_TYPING = 1 << 14
    MESSAGE_CONTENT = 1 << 15
    GUILD_SCHEDULED_EVENTS = 1 << 16


PRIVILEGED = Intent.GUILD_MEMBERS | Intent.GUILD_PRESENCES | Intent.MESSAGE_CONTENT

_BY_PREFIX: tuple[tuple[str, Intent, Intent], ...] = (
    ("GUILD_MEMBER_", Intent.GUILD_MEMBERS, Intent(0)),
    ("GUILD_SCHEDULED_EVENT_", Intent.GUILD_SCHEDULED_EVENTS, Intent(0)),
    ("GUILD_BAN_", Intent.GUILD_MODERATION, Intent(0)),
    ("GUILD_EMOJIS_", Intent.GUILD_EXPRESSIONS, Intent(0)),
    ("GUILD_", Intent.GUILDS, Intent(0)),
    ("CHANNEL_PINS_UPDATE", Intent.GUILDS, Intent.DIRECT_MESSAGES),
    ("CHANNEL_", Intent.GUILDS, Intent(0)),
    ("THREAD_", Intent.GUILDS, Intent(0)),
    ("STAGE_INSTANCE_", Intent.GUILDS, Intent(0)),
    ("INVITE_", Intent.GUILD_INVITES, Intent(0)),
    ("VOICE_", Intent.GUILD_VOICE_STATES, Intent(0)),
    ("MESSAGE_REACTION_", Intent.GUILD_MESSAGE_REACTIONS, Intent.DIRECT_MESSAGE_REACTIONS),
    ("MESSAGE_", Intent.GUILD_MESSAGES, Intent.DIRECT_MESSAGES),
    ("TYPING_START", Intent.GUILD_MESSAGE_TYPING, Intent.DIRECT_MESSAGE_TYPING),
)
_ALWAYS = frozenset({"GUILD_MEMBERS_CHUNK"})


def needed(event: str, *, in_guild: bool) -> Intent:
    """The intent without which the event is not sent; 0 for those that need none, such as interactions."""
    if event in _ALWAYS:
        return Intent(0)
    for prefix, guild, direct in _BY_PREFIX:
        if event.startswith(prefix):
            return guild if in_guild else direct
    return Intent(0)
