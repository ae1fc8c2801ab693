"""conversations.*: places, who is in them, and what was said there."""

from __future__ import annotations

import re

from . import happenings
from .methods import Ask, Json, SlackError, method, paged
from .payloads import channel_object, message_object
from .state import Channel, Message

_READ = ("channels:read", "groups:read", "im:read", "mpim:read")
_HISTORY = ("channels:history", "groups:history", "im:history", "mpim:history")
_MANAGE = ("channels:manage", "groups:write")
_KINDS = {"public_channel": "channel", "private_channel": "private", "im": "im", "mpim": "mpim"}
_NAME = re.compile(r"[\w-]+", re.UNICODE)


@method("conversations.open", "tier-3", scopes=("im:write", "mpim:write"))
def open_(ask: Ask) -> Json:
    if ask.text("channel"):
        return _opened(ask, ask.channel(), already=True)
    users = [user for user in dict.fromkeys(ask.users()) if user != ask.workspace.bot.id]
    if not users:
        raise SlackError("users_list_not_supplied")
    limits = ask.slack.limits
    if len(users) > limits.size("group-dm-size") and limits.overstepped("group-dm-size"):
        raise SlackError("too_many_users")
    members = [ask.workspace.member(user) for user in users]
    if any(member.deleted for member in members):
        raise SlackError("user_disabled")
    ask.need_scope("im:write" if len(users) == 1 else "mpim:write")
    known = frozenset([*users, ask.workspace.bot.id]) in ask.workspace.direct
    return _opened(ask, happenings.direct_message(ask.slack, ask.workspace, users), already=known)


def _opened(ask: Ask, channel: Channel, *, already: bool) -> Json:
    if channel.kind not in ("im", "mpim"):
        raise SlackError("method_not_supported_for_channel_type")
    shown: Json = {"id": channel.id}
    if ask.flag("return_im"):
        other = next((user for user in channel.members if user != ask.workspace.bot.id), "")
        shown |= {"created": channel.created, "is_im": channel.kind == "im", "is_org_shared": False, "is_open": True}
        shown |= {"user": other} if channel.kind == "im" else {}
    return {"channel": shown, **({"no_op": True, "already_open": True} if already else {})}


@method("conversations.close", "tier-2", scopes=("im:write", "mpim:write"))
def close(ask: Ask) -> Json:
    if ask.channel().kind not in ("im", "mpim"):
        raise SlackError("method_not_supported_for_channel_type")
    return {}


@method("conversations.create", "tier-2", scopes=_MANAGE)
def create(ask: Ask) -> Json:
    private = ask.flag("is_private")
    ask.need_scope("groups:write" if private else "channels:manage")
    name = _new_name(ask)
    kind = "private" if private else "channel"
    channel = Channel(
        ask.slack.ids.next("C"), name, kind, ask.workspace.id, ask.workspace.bot.id, int(ask.slack.clock.now())
    )
    channel.members[ask.workspace.bot.id] = None
    ask.workspace.channels[channel.id] = channel
    return _shown(ask, channel)


def _new_name(ask: Ask) -> str:
    name = ask.text("name")
    limits = ask.slack.limits
    if not name:
        raise SlackError("invalid_name_required")
    if len(name) > limits.size("channel-name") and limits.overstepped("channel-name"):
        raise SlackError("invalid_name_maxlength")
    if name != name.lower() or not _NAME.fullmatch(name):
        raise SlackError("invalid_name_specials")
    if any(c.name == name for c in ask.workspace.channels.values()):
        raise SlackError("name_taken")
    return name


@method("conversations.rename", "tier-2", scopes=_MANAGE)
def rename(ask: Ask) -> Json:
    channel = _own_place(ask)
    happenings.renamed(ask.slack, ask.workspace, channel, _new_name(ask))
    return _shown(ask, channel)


@method("conversations.invite", "tier-3", scopes=(*_MANAGE, "channels:write.invites", "groups:write.invites"))
def invite(ask: Ask) -> Json:
    channel = _own_place(ask)
    users = ask.users()
    limits = ask.slack.limits
    if not users:
        raise SlackError("no_user")
    if len(users) > limits.size("invite-size") and limits.overstepped("invite-size"):
        raise SlackError("too_many_users")
    errors = [{"user": user, "ok": False, "error": why} for user in users if (why := _uninvitable(ask, channel, user))]
    if errors and not (ask.flag("force") and len(errors) < len(users)):
        raise SlackError(str(errors[0]["error"]), errors=errors)
    refused = {error["user"] for error in errors}
    for user in users:
        if user not in refused:
            happenings.joined(ask.slack, ask.workspace, channel, ask.workspace.member(user), ask.workspace.bot.id)
    return _shown(ask, channel)


def _uninvitable(ask: Ask, channel: Channel, user: str) -> str:
    member = ask.workspace.members.get(user)
    if member is None or member.deleted:
        return "user_not_found"
    if user == ask.workspace.bot.id:
        return "cant_invite_self"
    if member.is_stranger and member.team_id not in channel.shared_with:
        return "cant_invite"
    return "already_in_channel" if user in channel.members else ""


@method("conversations.kick", "tier-3", scopes=_MANAGE)
def kick(ask: Ask) -> Json:
    channel, member = _own_place(ask), ask.member()
    if member.id == ask.workspace.bot.id:
        raise SlackError("cant_kick_self")
    if channel.name == "general":
        raise SlackError("cant_kick_from_general")
    if member.id not in channel.members:
        raise SlackError("not_in_channel")
    happenings.left(ask.slack, ask.workspace, channel, member)
    return {}


@method("conversations.join", "tier-3", scopes=("channels:join",))
def join(ask: Ask) -> Json:
    channel = ask.channel()
    if channel.kind != "channel":
        raise SlackError("method_not_supported_for_channel_type")
    if channel.archived:
        raise SlackError("is_archived")
    bot = ask.workspace.bot
    if bot.id in channel.members:
        ask.warnings.append("already_in_channel")
        return _shown(ask, channel) | {"response_metadata": {"warnings": ["already_in_channel"]}}
    happenings.joined(ask.slack, ask.workspace, channel, bot)
    return _shown(ask, channel)


@method("conversations.leave", "tier-3", scopes=_MANAGE)
def leave(ask: Ask) -> Json:
    channel = ask.channel()
    if ask.workspace.bot.id not in channel.members:
        return {"not_in_channel": True}
    happenings.left(ask.slack, ask.workspace, channel, ask.workspace.bot)
    return {}


@method("conversations.archive", "tier-2", scopes=_MANAGE)
def archive(ask: Ask) -> Json:
    channel = ask.channel()
    if channel.archived:
        raise SlackError("already_archived")
    _own_place(ask)
    if channel.name == "general":
        raise SlackError("cant_archive_general")
    happenings.archived(ask.slack, ask.workspace, channel, ask.workspace.bot, now=True)
    return {}


@method("conversations.unarchive", "tier-2", scopes=_MANAGE)
def unarchive(ask: Ask) -> Json:
    channel = ask.channel()
    if not channel.archived:
        raise SlackError("not_archived")
    # docs.slack.dev/reference/methods/conversations.unarchive: "Bot tokens (xoxb-...) cannot currently be used to
    # unarchive conversations." A pool of channels must not count on it.
    if not ask.slack.bots_unarchive:
        raise SlackError("not_in_channel")
    channel.members[ask.workspace.bot.id] = None
    happenings.archived(ask.slack, ask.workspace, channel, ask.workspace.bot, now=False)
    return {}


@method("conversations.setTopic", "tier-2", scopes=(*_MANAGE, "channels:write.topic", "groups:write.topic"))
def set_topic(ask: Ask) -> Json:
    channel = _own_place(ask)
    channel.topic = _short(ask, "topic")
    return _shown(ask, channel)


@method("conversations.setPurpose", "tier-2", scopes=(*_MANAGE, "channels:write.topic", "groups:write.topic"))
def set_purpose(ask: Ask) -> Json:
    channel = _own_place(ask)
    channel.purpose = _short(ask, "purpose")
    return _shown(ask, channel)


def _short(ask: Ask, name: str) -> str:
    value, limits = ask.text(name), ask.slack.limits
    if len(value) > limits.size("topic-length") and limits.overstepped("topic-length"):
        raise SlackError("too_long")
    return value


@method("conversations.info", "tier-3", scopes=_READ, form_only=True)
def info(ask: Ask) -> Json:
    channel = _visible(ask)
    shown = channel_object(ask.workspace, channel)
    if ask.flag("include_num_members"):
        shown["num_members"] = len(channel.members)
    return {"channel": shown | {"shared_team_ids": [ask.workspace.id, *channel.shared_with]}}


@method("conversations.list", "tier-2", scopes=_READ, form_only=True)
def list_(ask: Ask) -> Json:
    kinds = wanted_kinds(ask)
    rows = [c for c in ask.workspace.channels.values() if c.kind in kinds and _seen(ask, c)]
    if ask.flag("exclude_archived"):
        rows = [c for c in rows if not c.archived]
    page, cursor = paged(ask, rows)
    return {"channels": [listed(ask, c) for c in page], "response_metadata": cursor}


def wanted_kinds(ask: Ask) -> set[str]:
    asked = [kind.strip() for kind in ask.text("types", "public_channel").split(",")]
    if any(kind not in _KINDS for kind in asked):
        raise SlackError("invalid_types")
    return {_KINDS[kind] for kind in asked}


def listed(ask: Ask, channel: Channel) -> Json:
    if channel.kind != "im":
        return channel_object(ask.workspace, channel)
    other = next((user for user in channel.members if user != ask.workspace.bot.id), "")
    return {"id": channel.id, "created": channel.created, "is_im": True, "is_org_shared": False, "user": other} | {
        "context_team_id": ask.workspace.id,
        "is_archived": False,
        "is_user_deleted": ask.workspace.member(other).deleted,
        "priority": 0,
        "updated": channel.created * 1000,
    }


@method("conversations.members", "tier-4", scopes=_READ, form_only=True)
def members(ask: Ask) -> Json:
    page, cursor = paged(ask, list(_visible(ask).members))
    return {"members": page, "response_metadata": cursor}


@method("conversations.history", "tier-3", scopes=_HISTORY, form_only=True)
def history(ask: Ask) -> Json:
    channel = _joined(ask)
    rows = [post for post in reversed(channel.messages) if _in_window(ask, post)]
    page, more = _posts(ask, channel, rows)
    return {"messages": page, "has_more": bool(more["next_cursor"]), "pin_count": len(channel.pins)} | {
        "response_metadata": more
    }


@method("conversations.replies", "tier-3", scopes=_HISTORY, form_only=True)
def replies(ask: Ask) -> Json:
    channel = _joined(ask)
    root = channel.find(ask.text("ts"))
    if root is None:
        raise SlackError("thread_not_found")
    rows = [root, *(post for post in channel.thread(root.thread_ts or root.ts) if _in_window(ask, post))]
    page, more = _posts(ask, channel, rows)
    return {"messages": page, "has_more": bool(more["next_cursor"]), "response_metadata": more}


def _posts(ask: Ask, channel: Channel, rows: list[Message]) -> tuple[list[Json], Json]:
    narrow = ask.slack.outside_marketplace and ask.slack.limits.enforces("history-page-outside-marketplace")
    most = ask.slack.limits.size("history-page-outside-marketplace") if narrow else 999
    if ask.slack.outside_marketplace and ask.number("limit", 15) > 15:
        ask.slack.limits.overstepped("history-page-outside-marketplace")
    page, cursor = paged(ask, rows, default=min(100, most), most=most)
    shown = [message_object(ask.workspace, post, channel.thread(post)) for post in page]
    if not ask.flag("include_all_metadata"):
        shown = [{key: value for key, value in post.items() if key != "metadata"} for post in shown]
    return shown, cursor


def _in_window(ask: Ask, post: Message) -> bool:
    oldest, latest = _moment(ask, "oldest", 0.0), _moment(ask, "latest", float("inf"))
    at = float(post.ts)
    return oldest <= at <= latest if ask.flag("inclusive") else oldest < at < latest


def _moment(ask: Ask, name: str, otherwise: float) -> float:
    try:
        return float(ask.text(name) or otherwise)
    except ValueError:
        raise SlackError(f"invalid_ts_{name}") from None


def _seen(ask: Ask, channel: Channel) -> bool:
    return channel.kind == "channel" or ask.workspace.bot.id in channel.members


def _visible(ask: Ask) -> Channel:
    channel = ask.channel()
    if not _seen(ask, channel):
        raise SlackError("channel_not_found")
    return channel


def _joined(ask: Ask) -> Channel:
    channel = _visible(ask)
    if ask.workspace.bot.id not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def _own_place(ask: Ask) -> Channel:
    """A named place that the app is in and that is not archived."""
    channel = _visible(ask)
    if channel.kind in ("im", "mpim"):
        raise SlackError("method_not_supported_for_channel_type")
    if channel.archived:
        raise SlackError("is_archived")
    if ask.workspace.bot.id not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def _shown(ask: Ask, channel: Channel) -> Json:
    return {"channel": channel_object(ask.workspace, channel)}
