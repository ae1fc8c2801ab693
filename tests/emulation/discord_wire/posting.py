"""Puts messages where people see them, changes them and takes them away, and tells the gateway."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import mentions
from .bodies import Draft
from .channels import Channel
from .errors import ApiError, Wire
from .guilds import User
from .intents import Intent
from .messages import Flag, Message, spoken_words
from .permissions import May, demand
from .sessions import Session

if TYPE_CHECKING:
    from .world import World

_HIDDEN: Wire = {"content": "", "embeds": [], "components": [], "attachments": []}


def post(world: World, channel: Channel, author: User, draft: Draft, **more: object) -> Message:
    """Post a draft; ``more`` sets fields of the message such as ``only_for``. An ephemeral one rings nobody."""
    now = world.clock.now()
    message = Message(
        id=world.mint(),
        channel_id=channel.id,
        author=author,
        sent_at=world.clock.stamp(),
        sent_seconds=now,
        guild_id=channel.guild.id if channel.guild else None,
        nonce=draft.nonce,
        reference=_reference(channel, draft.reference),
        flags=draft.flags,
    )
    for name, value in more.items():
        setattr(message, name, value)
    fill(world, channel, message, draft)
    replied = channel.log.get(int((draft.reference or {}).get("message_id") or 0))
    message.pings = _rung(message, draft, replied)
    channel.log[message.id] = message
    if channel.thread and channel.thread.archived and not channel.thread.locked:
        channel.thread.archived = False
    announce(world, channel, message, "MESSAGE_CREATE")
    return message


def fill(world: World, channel: Channel, message: Message, draft: Draft) -> None:
    """Put a draft's words into a message; mentions are read anew, as an edit does."""
    message.content, message.embeds, message.components = draft.content, draft.embeds, draft.components
    message.attachments, message.allowed_mentions = draft.attachments, draft.allowed_mentions
    message.flags = (draft.flags & ~Flag.EPHEMERAL) | (message.flags & (Flag.EPHEMERAL | Flag.HAS_THREAD))
    if message.only_for is not None:
        message.flags |= Flag.EPHEMERAL
    people = mentions.named(message.text).users
    message.mentioned = [world.users[each] for each in sorted(people) if each in world.users]


def edit(world: World, channel: Channel, message: Message, draft: Draft) -> None:
    """Change a message in place; an edit rings nobody, unless it is what "thinking…" was waiting for."""
    if message.is_loading:
        message.pings = _rung(message, draft, None)
    fill(world, channel, message, draft)
    message.edited_at = world.clock.stamp()
    message.edits += 1
    announce(world, channel, message, "MESSAGE_UPDATE")


def delete(world: World, channel: Channel, message: Message) -> None:
    del channel.log[message.id]
    channel.pinned = [pin for pin in channel.pinned if pin[0] != message.id]
    if message.only_for is None:
        tell(world, channel, "MESSAGE_DELETE", {"id": str(message.id), "channel_id": str(channel.id)})


def announce(world: World, channel: Channel, message: Message, event: str) -> None:
    """Tell the sessions, each with what its intents let it read; ephemeral messages are told to nobody."""
    if message.only_for is not None or not sees(world, channel):
        return
    guild_id = channel.guild.id if channel.guild else None

    def shown(session: Session) -> Wire:
        wire = message.wire(world.bot.id)
        if not _readable(world, channel, message, session):
            wire |= _HIDDEN
        if channel.guild and message.author.id in channel.guild.members:
            wire["member"] = channel.guild.members[message.author.id].wire(user=False)
        wire["channel_type"] = int(channel.kind)
        return wire | ({"guild_id": str(guild_id)} if guild_id else {})

    world.gateway.dispatch(event, shown, guild_id=guild_id)


def _readable(world: World, channel: Channel, message: Message, session: Session) -> bool:
    """Without the content intent a bot reads its own messages, direct messages and those that mention it.

    https://docs.discord.com/developers/gateway/you-might-not-need-a-privileged-intent#message-content-intent
    """
    mine = message.author.id == world.bot.id
    mentioned = any(user.id == world.bot.id for user in message.mentioned)
    return bool(mine or mentioned or channel.guild is None or session.intents & Intent.MESSAGE_CONTENT)


def tell(world: World, channel: Channel, event: str, data: Wire) -> None:
    """Send an event of a channel to those who may see it."""
    if not sees(world, channel):
        return
    guild_id = channel.guild.id if channel.guild else None
    world.gateway.dispatch(event, data | ({"guild_id": str(guild_id)} if guild_id else {}), guild_id=guild_id)


def sees(world: World, channel: Channel) -> bool:
    """Whether the bot itself may look into the channel."""
    if channel.guild is None:
        return True
    if world.bot.id not in channel.guild.members:
        return False
    try:
        demand(channel, channel.guild.members[world.bot.id], May.VIEW_CHANNEL)
    except ApiError:
        return False
    return True


def _rung(message: Message, draft: Draft, replied: Message | None) -> mentions.Pings:
    if message.only_for is not None:
        return mentions.NOBODY
    spoken = spoken_words(draft.content, draft.components)
    return mentions.rung(spoken, draft.allowed_mentions, replied_to=replied.author.id if replied else None)


def _reference(channel: Channel, asked: Wire | None) -> Wire | None:
    if not asked:
        return None
    if int(asked["message_id"]) not in channel.log and asked.get("fail_if_not_exists", True):
        raise ApiError(50035, errors={"message_reference": {"_errors": [{"code": "REPLIES_UNKNOWN_MESSAGE"}]}})
    return {"type": 0, "channel_id": str(channel.id), "message_id": str(asked["message_id"])}
