"""What Slack puts into the requests it sends, member for member as its reference shows them.

Sources: docs.slack.dev/interactivity/implementing-slash-commands, /reference/interaction-payloads/*,
/apis/events-api (the outer event), /reference/events/*.
"""

from __future__ import annotations

from typing import Any

from .app import App
from .methods import Json
from .state import Channel, Member, Message, View, Workspace

_AVATARS = (24, 32, 48, 72, 192, 512)


def user_object(member: Member) -> Json:
    """A user as users.info and user_change give it."""
    return {
        "id": member.id,
        "team_id": member.team_id,
        "name": member.name,
        "deleted": member.deleted,
        "color": "9f69e7",
        "real_name": member.real_name,
        "tz": member.tz,
        "tz_label": member.tz.replace("_", " "),
        "tz_offset": -28800,
        "profile": profile_object(member),
        "is_admin": member.is_admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "is_bot": member.is_bot,
        "is_app_user": False,
        "updated": member.updated,
        "is_email_confirmed": True,
        "who_can_share_contact_card": "EVERYONE",
        "locale": member.locale,
        **({"is_stranger": True} if member.is_stranger else {}),
    }


def profile_object(member: Member) -> Json:
    first, _, last = member.real_name.partition(" ")
    return {
        "title": "",
        "phone": "",
        "skype": "",
        "real_name": member.real_name,
        "real_name_normalized": member.real_name,
        "display_name": member.name,
        "display_name_normalized": member.name,
        "status_text": "",
        "status_emoji": "",
        "status_expiration": 0,
        "avatar_hash": "g0000000000",
        "email": member.email,
        "first_name": first,
        "last_name": last,
        **{f"image_{size}": f"https://avatars.example/{member.id}-{size}.png" for size in _AVATARS},
    }


def channel_object(workspace: Workspace, channel: Channel) -> Json:
    """A conversation as most conversations.* methods give it."""
    return {
        "id": channel.id,
        "name": channel.name,
        "is_channel": channel.kind == "channel",
        "is_group": channel.kind in ("private", "mpim"),
        "is_im": channel.kind == "im",
        "is_mpim": channel.kind == "mpim",
        "is_private": channel.kind != "channel",
        "created": channel.created,
        "is_archived": channel.archived,
        "is_general": channel.name == "general",
        "name_normalized": channel.name,
        "is_shared": channel.is_ext_shared,
        "is_org_shared": False,
        "is_pending_ext_shared": False,
        "context_team_id": workspace.id,
        "updated": channel.created * 1000,
        "creator": channel.creator,
        "is_ext_shared": channel.is_ext_shared,
        "is_member": workspace.bot.id in channel.members,
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": channel.purpose, "creator": "", "last_set": 0},
        "previous_names": channel.previous_names,
    }


def message_object(workspace: Workspace, post: Message, replies: list[Message] | None = None) -> Json:
    """A message as history, payloads and events show it."""
    body: Json = {"type": "message", "user": post.user, "ts": post.ts, "text": post.text, "team": post.team}
    optional: Json = {
        "bot_id": post.bot_id,
        "app_id": post.app_id,
        "subtype": post.subtype,
        "client_msg_id": post.client_msg_id,
        "blocks": post.blocks,
        "attachments": post.attachments,
        "thread_ts": post.thread_ts,
        "parent_user_id": post.parent_user,
        "metadata": post.metadata,
    }
    body |= {key: value for key, value in optional.items() if value}
    if post.edits:
        body["edited"] = {"user": post.user, "ts": f"{post.edits[-1]:.6f}"}
    if post.reactions:
        body["reactions"] = [{"name": n, "users": u, "count": len(u)} for n, u in post.reactions.items()]
    if post.bot_id:
        body["bot_profile"] = {
            "id": post.bot_id,
            "app_id": post.app_id,
            "name": workspace.bot.real_name,
            "icons": {f"image_{size}": f"https://avatars.example/bot-{size}.png" for size in (36, 48, 72)},
            "deleted": False,
            "updated": int(post.posted_at),
            "team_id": workspace.id,
        }
    if replies:
        users = list(dict.fromkeys(reply.user for reply in replies))
        body |= {
            "thread_ts": post.ts,
            "reply_count": len(replies),
            "reply_users": users[:5],
            "reply_users_count": len(users),
            "latest_reply": replies[-1].ts,
            "is_locked": False,
            "subscribed": False,
        }
    return body


def view_object(workspace: Workspace, app_id: str, view: View, state: Json | None = None) -> Json:
    """A view as views.* and view_submission give it."""
    body = view.body
    shown: Json = {
        "id": view.id,
        "team_id": workspace.id,
        "type": view.type,
        "blocks": body.get("blocks") or [],
        "private_metadata": body.get("private_metadata") or "",
        "callback_id": body.get("callback_id") or "",
        "state": {"values": state or {}},
        "hash": view.hash,
        "title": body.get("title") or {"type": "plain_text", "text": "View Title", "emoji": True},
        "clear_on_close": bool(body.get("clear_on_close")),
        "notify_on_close": bool(body.get("notify_on_close")),
        "root_view_id": view.root or view.id,
        "app_id": app_id,
        "external_id": body.get("external_id") or "",
        "app_installed_team_id": workspace.id,
        "bot_id": workspace.bot.bot_id,
    }
    shown["close"], shown["submit"], shown["previous_view_id"] = (
        body.get("close"),
        body.get("submit"),
        view.previous or None,
    )
    return shown


def place_name(channel: Channel) -> str:
    """Private places are not named to the app: docs.slack.dev/interactivity/implementing-slash-commands."""
    return {"im": "directmessage", "private": "privategroup", "mpim": channel.name}.get(channel.kind, channel.name)


def slash_command(
    app: App,
    workspace: Workspace,
    member: Member,
    channel: Channel,
    command: str,
    text: str,
    response_url: str,
    trigger_id: str,
) -> Json:
    return {
        "token": app.verification_token,
        "team_id": workspace.id,
        "team_domain": workspace.domain,
        "channel_id": channel.id,
        "channel_name": place_name(channel),
        "user_id": member.id,
        "user_name": member.name,
        "command": command,
        "text": text,
        "api_app_id": app.id,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger_id,
    }


def interaction(app: App, workspace: Workspace, member: Member, kind: str) -> Json:
    """The members that all interaction payloads share."""
    user = {"id": member.id, "username": member.name, "name": member.name, "team_id": member.team_id}
    return {
        "type": kind,
        "user": user,
        "api_app_id": app.id,
        "token": app.verification_token,
        "team": {"id": workspace.id, "domain": workspace.domain},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def on_message(workspace: Workspace, channel: Channel, post: Message) -> Json:
    """Where in a channel something was pressed. An ephemeral message is not shown to the app again."""
    container: Json = {
        "type": "message",
        "message_ts": post.ts,
        "channel_id": channel.id,
        "is_ephemeral": post.ephemeral,
    }
    if post.thread_ts:
        container["thread_ts"] = post.thread_ts
    place: Json = {"container": container, "channel": {"id": channel.id, "name": place_name(channel)}}
    if not post.ephemeral:
        place["message"] = message_object(workspace, post)
    return place


def on_view(workspace: Workspace, app: App, view: View, state: Json) -> Json:
    return {
        "container": {"type": "view", "view_id": view.id},
        "view": view_object(workspace, app.id, view, state),
    }


def outer_event(
    app: App,
    workspace: Workspace,
    event: Json,
    event_id: str,
    event_time: int,
    *,
    team_id: str = "",
    shared: bool = False,
) -> Json:
    """An event in its envelope. In Slack Connect `team_id` may be the sender's team: trust `authorizations`."""
    channel = event.get("channel")
    context: Any = channel if isinstance(channel, str) else ""
    return {
        "token": app.verification_token,
        "team_id": team_id or workspace.id,
        "context_team_id": workspace.id,
        "context_enterprise_id": None,
        "api_app_id": app.id,
        "event": event,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": event_time,
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": workspace.id,
                "user_id": workspace.bot.id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": shared,
        "event_context": f"4-{workspace.id}-{app.id}-{context}",
    }


def typed_blocks(text: str) -> list[Json]:
    """The rich text that Slack's own composer makes of plain typing."""
    element = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return [{"type": "rich_text", "block_id": "typed", "elements": [element]}]
