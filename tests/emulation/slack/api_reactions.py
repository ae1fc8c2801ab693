"""reactions.*, pins.* and bookmarks.*: the small marks on messages and channels."""

from __future__ import annotations

from . import happenings
from .methods import Ask, Json, SlackError, method
from .payloads import message_object
from .state import Channel, Message


@method("reactions.add", "tier-3", scopes=("reactions:write",))
def add(ask: Ask) -> Json:
    channel, post, name = _target(ask)
    bot = ask.workspace.bot
    if bot.id in post.reactions.get(name, []):
        raise SlackError("already_reacted")
    happenings.reacted(ask.slack, ask.workspace, channel, post, bot, name, added=True)
    return {}


@method("reactions.remove", "tier-2", scopes=("reactions:write",))
def remove(ask: Ask) -> Json:
    channel, post, name = _target(ask)
    bot = ask.workspace.bot
    if bot.id not in post.reactions.get(name, []):
        raise SlackError("no_reaction")
    happenings.reacted(ask.slack, ask.workspace, channel, post, bot, name, added=False)
    return {}


@method("reactions.get", "tier-3", scopes=("reactions:read",), form_only=True)
def get(ask: Ask) -> Json:
    channel = ask.channel()
    post = ask.message(channel, "timestamp")
    return {"type": "message", "channel": channel.id, "message": message_object(ask.workspace, post)}


def _target(ask: Ask) -> tuple[Channel, Message, str]:
    name = ask.text("name").strip(":")
    if not name:
        raise SlackError("invalid_name")
    channel = ask.channel()
    if channel.archived:
        raise SlackError("is_archived")
    return channel, ask.message(channel, "timestamp"), name


@method("pins.add", "tier-2", scopes=("pins:write",))
def pin(ask: Ask) -> Json:
    channel = ask.channel()
    post = ask.message(channel, "timestamp")
    if ask.workspace.bot.id not in channel.members:
        raise SlackError("not_in_channel")
    if post.ts in channel.pins:
        raise SlackError("already_pinned")
    channel.pins.append(post.ts)
    return {}


@method("pins.remove", "tier-2", scopes=("pins:write",))
def unpin(ask: Ask) -> Json:
    channel = ask.channel()
    post = ask.message(channel, "timestamp")
    if post.ts not in channel.pins:
        raise SlackError("no_pin")
    channel.pins.remove(post.ts)
    return {}


@method("bookmarks.add", "tier-2", scopes=("bookmarks:write",))
def bookmark(ask: Ask) -> Json:
    channel = ask.workspace.channel(ask.need("channel_id"))
    if ask.need("type") == "link" and not ask.text("link"):
        raise SlackError("invalid_link")
    now = int(ask.slack.clock.now())
    kept = {
        "id": ask.slack.ids.next("Bk"),
        "channel_id": channel.id,
        "title": ask.need("title"),
        "link": ask.text("link"),
        "emoji": ask.text("emoji"),
        "type": ask.text("type"),
        "date_created": now,
        "date_updated": 0,
        "rank": "U",
        "last_updated_by_user_id": ask.workspace.bot.id,
        "last_updated_by_team_id": ask.workspace.id,
    }
    channel.bookmarks.append(kept)
    return {"bookmark": kept}
