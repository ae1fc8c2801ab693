"""The app manifest: the least scopes, every command, the events we listen to, shortcuts and interactivity.

Source: docs.slack.dev/reference/app-manifest. `convenor manifest slack` prints it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.domain.log import Say
from bot.spec import SLACK_BUILT_INS, Command
from bot.speech import Speech

Json = dict[str, Any]

SCOPES = (
    "app_mentions:read",
    "channels:history",
    "channels:join",
    "channels:read",
    "chat:write",
    "commands",
    "groups:history",
    "groups:read",
    "groups:write",
    "im:history",
    "im:write",
    "mpim:history",
    "mpim:write",
    "reactions:read",
    "users:read",
    "users:read.email",
)
"""Why each: typed words (…:history, app_mentions), boards (chat:write, channels:join), groups in channels and direct
messages (groups:write, mpim:write), nudges (im:write), hands by reaction, names and vouched addresses (users:read…)."""

EVENTS = (
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "channel_archive",
    "channel_unarchive",
    "group_archive",
    "group_unarchive",
    "member_joined_channel",
    "message.channels",
    "message.groups",
    "message.im",
    "message.mpim",
    "reaction_added",
    "reaction_removed",
    "team_join",
    "tokens_revoked",
    "user_change",
)

SHORTCUTS = (
    ("message", "hand:up", "slack-shortcut-reply", "slack-shortcut-reply-about"),
    ("message", "nudge:schedule", "slack-shortcut-nudge", "slack-shortcut-nudge-about"),
    ("global", "hand:up", "slack-shortcut-hand", "slack-shortcut-hand-about"),
)
"""(where, what it stands for, its name, its description). One that no command offers yet is left out."""


def manifest(commands: Mapping[str, Command], base_url: str, *, sockets: bool = False, rotate: bool = False) -> Json:
    """The manifest for an installation at `base_url`; with `sockets` no address is needed."""
    speech = Speech("en")
    base = base_url.rstrip("/")
    events, redirect = f"{base}/slack/events", f"{base}/slack/oauth_redirect"
    address = {} if sockets else {"url": events}
    features: Json = {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False},
        "bot_user": {"display_name": "Convenor", "always_online": True},
        "shortcuts": shortcuts(commands, speech),
        "slash_commands": [*(slash(one, speech) | address for one in commands.values()), umbrella(speech) | address],
    }
    oauth: Json = {"scopes": {"bot": list(SCOPES)}} | ({} if sockets else {"redirect_urls": [redirect]})
    settings: Json = {
        "event_subscriptions": {"bot_events": list(EVENTS)} | ({} if sockets else {"request_url": events}),
        "interactivity": {"is_enabled": True}
        | ({} if sockets else {"request_url": events, "message_menu_options_url": events}),
        "org_deploy_enabled": False,
        "socket_mode_enabled": sockets,
        "token_rotation_enabled": rotate,
    }
    return {
        "_metadata": {"major_version": 1, "minor_version": 1},
        "display_information": {"name": "Convenor", "description": speech("slack-app-about")},
        "features": features,
        "oauth_config": oauth,
        "settings": settings,
    }


def slash(command: Command, speech: Speech) -> Json:
    """One slash command. Slack turns `@name` into an account when it escapes."""
    assert command.top_level not in SLACK_BUILT_INS
    words = " | ".join(action.name for action in command.actions[:6])
    return {
        "command": f"/{command.top_level}",
        "description": speech.say(Say(command.summary.id))[:2000],
        "usage_hint": words,
        "should_escape": True,
    }


def umbrella(speech: Speech) -> Json:
    return {
        "command": "/convenor",
        "description": speech("slack-umbrella-about"),
        "usage_hint": "hand | queue | connect CODE",
        "should_escape": True,
    }


def shortcuts(commands: Mapping[str, Command], speech: Speech) -> list[Json]:
    offered = []
    for where, callback, name, about in SHORTCUTS:
        command, _, action = callback.partition(":")
        if command in commands and commands[command].action(action):
            id = callback if where == "message" else f"{callback}:new"
            offered.append({"type": where, "callback_id": id, "name": speech(name), "description": speech(about)})
    return offered
