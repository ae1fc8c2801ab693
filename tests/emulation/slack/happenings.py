"""Things that happen in a workspace, whoever does them, and the events that Slack tells the app about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .methods import Json
from .payloads import message_object, user_object
from .state import Channel, Member, Message, Workspace

if TYPE_CHECKING:
    from .delivery import Delivering
    from .server import Slack

_CHANNEL_TYPES = {"channel": "channel", "private": "group", "im": "im", "mpim": "mpim"}
_SCOPED_AS = {"channel": "message.channels", "private": "message.groups", "im": "message.im", "mpim": "message.mpim"}


def post(
    slack: Slack,
    workspace: Workspace,
    channel: Channel,
    author: Member,
    text: str,
    *,
    thread_ts: str = "",
    broadcast: bool = False,
    **content: Any,
) -> Message:
    """Someone posts; everyone in the channel sees it, the app included."""
    ts = slack.next_ts()
    root = channel.find(thread_ts) if thread_ts else None
    if root is not None:
        thread_ts = root.thread_ts or root.ts
        root.thread_ts = root.thread_ts or root.ts
    message = Message(
        ts,
        channel.id,
        author.id,
        text,
        thread_ts=thread_ts,
        parent_user=root.user if root is not None else "",
        bot_id=author.bot_id,
        app_id=slack.app.id if author.bot_id else "",
        team=author.team_id,
        subtype="thread_broadcast" if broadcast and thread_ts else "",
        posted_at=slack.clock.now(),
        **content,
    )
    channel.add(message)
    if not author.is_bot or slack.echo:
        said(slack, workspace, channel, author, message)
    return message


def said(slack: Slack, workspace: Workspace, channel: Channel, author: Member, message: Message) -> Delivering:
    event = message_object(workspace, message) | {
        "channel": channel.id,
        "event_ts": message.ts,
        "channel_type": _CHANNEL_TYPES[channel.kind],
    }
    if author.is_stranger:
        event |= {"user_team": author.team_id, "source_team": author.team_id}
    return tell(slack, workspace, event, channel=channel, needs=_SCOPED_AS[channel.kind], author=author)


def mentioned(slack: Slack, workspace: Workspace, channel: Channel, author: Member, message: Message) -> Delivering:
    event = message_object(workspace, message) | {"type": "app_mention", "channel": channel.id, "event_ts": message.ts}
    return tell(slack, workspace, event, channel=channel, author=author)


def whisper(
    slack: Slack,
    workspace: Workspace,
    channel: Channel,
    reader: Member,
    text: str,
    *,
    thread_ts: str = "",
    **content: Any,
) -> Message:
    """A message that one person alone sees, and the app never again."""
    message = Message(
        slack.next_ts(),
        channel.id,
        workspace.bot.id,
        text,
        thread_ts=thread_ts,
        bot_id=workspace.bot.bot_id,
        app_id=slack.app.id,
        team=workspace.id,
        only_for=reader.id,
        posted_at=slack.clock.now(),
        **content,
    )
    channel.add(message)
    return message


def edited(slack: Slack, workspace: Workspace, channel: Channel, message: Message, before: Json) -> None:
    message.edits.append(slack.clock.now())
    if not slack.echo and message.bot_id:
        return
    ts = slack.next_ts()
    event = {
        "type": "message",
        "subtype": "message_changed",
        "message": message_object(workspace, message),
        "previous_message": before,
        "channel": channel.id,
        "hidden": True,
        "ts": ts,
        "event_ts": ts,
        "channel_type": _CHANNEL_TYPES[channel.kind],
    }
    tell(slack, workspace, event, channel=channel, needs=_SCOPED_AS[channel.kind])


def deleted(slack: Slack, workspace: Workspace, channel: Channel, message: Message) -> None:
    message.deleted = True
    ts = slack.next_ts()
    event = {
        "type": "message",
        "subtype": "message_deleted",
        "previous_message": message_object(workspace, message),
        "channel": channel.id,
        "hidden": True,
        "deleted_ts": message.ts,
        "ts": ts,
        "event_ts": ts,
        "channel_type": _CHANNEL_TYPES[channel.kind],
    }
    tell(slack, workspace, event, channel=channel, needs=_SCOPED_AS[channel.kind])


def reacted(
    slack: Slack, workspace: Workspace, channel: Channel, message: Message, member: Member, name: str, *, added: bool
) -> Delivering:
    users = message.reactions.setdefault(name, [])
    if added:
        users.append(member.id)
    else:
        users.remove(member.id)
        if not users:
            del message.reactions[name]
    event = {
        "type": "reaction_added" if added else "reaction_removed",
        "user": member.id,
        "reaction": name,
        "item": {"type": "message", "channel": channel.id, "ts": message.ts},
        "item_user": message.user,
        "event_ts": slack.next_ts(),
    }
    return tell(slack, workspace, event, channel=channel, author=member)


def joined(slack: Slack, workspace: Workspace, channel: Channel, member: Member, inviter: str = "") -> Delivering:
    channel.members[member.id] = None
    event = {
        "type": "member_joined_channel",
        "user": member.id,
        "channel": channel.id,
        "channel_type": "C" if channel.kind == "channel" else "G",
        "team": member.team_id,
        "event_ts": slack.next_ts(),
    }
    if inviter:
        event["inviter"] = inviter
    return tell(slack, workspace, event, channel=channel, author=member)


def left(slack: Slack, workspace: Workspace, channel: Channel, member: Member) -> Delivering:
    channel.members.pop(member.id, None)
    event = {
        "type": "member_left_channel",
        "user": member.id,
        "channel": channel.id,
        "channel_type": "C" if channel.kind == "channel" else "G",
        "team": member.team_id,
        "event_ts": slack.next_ts(),
    }
    return tell(slack, workspace, event)


def archived(slack: Slack, workspace: Workspace, channel: Channel, by: Member, *, now: bool) -> Delivering:
    channel.archived = now
    if now:
        # "Bot tokens cannot currently be used to unarchive": archiving takes the bot out of the channel.
        channel.members.pop(workspace.bot.id, None)
    event = {
        "type": "channel_archive" if now else "channel_unarchive",
        "channel": channel.id,
        "user": by.id,
        "is_moved": 0,
        "event_ts": slack.next_ts(),
    }
    return tell(slack, workspace, event)


def renamed(slack: Slack, workspace: Workspace, channel: Channel, name: str) -> Delivering:
    channel.previous_names.insert(0, channel.name)
    channel.name = name
    shown = {"id": channel.id, "name": name, "name_normalized": name, "created": channel.created, "is_channel": True}
    return tell(slack, workspace, {"type": "channel_rename", "channel": shown, "event_ts": slack.next_ts()})


def user_changed(slack: Slack, workspace: Workspace, member: Member) -> Delivering:
    member.updated = int(slack.clock.now())
    event = {
        "type": "user_change",
        "user": user_object(member),
        "cache_ts": member.updated,
        "event_ts": slack.next_ts(),
    }
    return tell(slack, workspace, event)


def team_joined(slack: Slack, workspace: Workspace, member: Member) -> Delivering:
    event = {
        "type": "team_join",
        "user": user_object(member),
        "cache_ts": member.updated,
        "event_ts": slack.next_ts(),
    }
    return tell(slack, workspace, event)


def direct_message(slack: Slack, workspace: Workspace, users: list[str]) -> Channel:
    """The conversation between the app and these people; the same people always find the same one."""
    everyone = frozenset([*users, workspace.bot.id])
    found = workspace.direct.get(everyone)
    if found is not None:
        return found
    kind, prefix = ("im", "D") if len(users) == 1 else ("mpim", "C")
    name = "" if kind == "im" else "mpdm-" + "--".join(workspace.members[user].name for user in users) + "-1"
    opened = Channel(slack.ids.next(prefix), name, kind, workspace.id, workspace.bot.id, int(slack.clock.now()))
    opened.members = dict.fromkeys([*users, workspace.bot.id])
    workspace.channels[opened.id] = workspace.direct[everyone] = opened
    return opened


def tell(
    slack: Slack,
    workspace: Workspace,
    event: Json,
    *,
    channel: Channel | None = None,
    needs: str = "",
    author: Member | None = None,
) -> Delivering:
    """Send the app an event, if it asked for this kind and is in the channel."""
    wanted = not slack.app.events or (needs or event["type"]) in slack.app.events
    present = channel is None or workspace.bot.id in channel.members
    if not (wanted and present and (workspace.installed or event["type"] in ("app_uninstalled", "tokens_revoked"))):
        return slack.courier.nothing()
    shared = channel is not None and channel.is_ext_shared
    team = author.team_id if shared and author is not None else workspace.id
    return slack.courier.event(workspace, event, team_id=team, shared=shared)
