"""Who may do what in a channel: Discord's bits and the order in which overwrites count.

Source: https://docs.discord.com/developers/topics/permissions
"""

from __future__ import annotations

from enum import IntFlag
from typing import TYPE_CHECKING

from .errors import ApiError

if TYPE_CHECKING:
    from .channels import Channel
    from .guilds import Guild, Member


class May(IntFlag):
    CREATE_INSTANT_INVITE = 1 << 0
    KICK_MEMBERS = 1 << 1
    BAN_MEMBERS = 1 << 2
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    CONNECT = 1 << 20
    SPEAK = 1 << 21
    MUTE_MEMBERS = 1 << 22
    DEAFEN_MEMBERS = 1 << 23
    MOVE_MEMBERS = 1 << 24
    USE_VAD = 1 << 25
    CHANGE_NICKNAME = 1 << 26
    MANAGE_NICKNAMES = 1 << 27
    MANAGE_ROLES = 1 << 28
    USE_APPLICATION_COMMANDS = 1 << 31
    REQUEST_TO_SPEAK = 1 << 32
    MANAGE_EVENTS = 1 << 33
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38
    CREATE_EVENTS = 1 << 44
    SET_VOICE_CHANNEL_STATUS = 1 << 48
    PIN_MESSAGES = 1 << 51


ALL = May(sum(May))
PEOPLE = (
    May.ADD_REACTIONS
    | May.VIEW_CHANNEL
    | May.SEND_MESSAGES
    | May.EMBED_LINKS
    | May.ATTACH_FILES
    | May.READ_MESSAGE_HISTORY
    | May.CONNECT
    | May.SPEAK
    | May.USE_VAD
    | May.CHANGE_NICKNAME
    | May.USE_APPLICATION_COMMANDS
    | May.REQUEST_TO_SPEAK
    | May.CREATE_PUBLIC_THREADS
    | May.SEND_MESSAGES_IN_THREADS
    | May.CREATE_INSTANT_INVITE
)
"""What @everyone holds in the emulator's guilds unless a test says otherwise."""


def base(guild: Guild, member: Member) -> May:
    """What a member may do in the guild, before any channel has its say."""
    if member.user.id == guild.owner_id:
        return ALL
    held = guild.roles[guild.id].permissions
    for role_id in member.roles:
        held |= guild.roles[role_id].permissions
    return ALL if held & May.ADMINISTRATOR else held


def within(channel: Channel, member: Member) -> May:
    """What a member may do in a channel: @everyone, then roles, then the member's own overwrite."""
    guild = channel.guild
    if guild is None:
        return ALL
    held = base(guild, member)
    if held == ALL:
        return ALL
    own = channel.parent() if channel.thread else channel
    held = _apply(held, own, guild.id)
    denied = allowed = May(0)
    for role_id in member.roles:
        overwrite = own.overwrites.get(role_id)
        if overwrite:
            denied |= overwrite.deny
            allowed |= overwrite.allow
    held = (held & ~denied) | allowed
    held = _apply(held, own, member.user.id)
    return held if held & May.VIEW_CHANNEL else May(0)


def _apply(held: May, channel: Channel, target: int) -> May:
    overwrite = channel.overwrites.get(target)
    return (held & ~overwrite.deny) | overwrite.allow if overwrite else held


def demand(channel: Channel, member: Member, needed: May) -> None:
    """Refuse with 50001 where the channel cannot be seen, with 50013 where something else is missing."""
    held = within(channel, member)
    if not held & May.VIEW_CHANNEL:
        raise ApiError(50001)
    if held & needed != needed:
        raise ApiError(50013)


def demand_in_guild(guild: Guild, member: Member, needed: May) -> None:
    if base(guild, member) & needed != needed:
        raise ApiError(50013)
