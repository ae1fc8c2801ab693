"""From Slack's payloads to invocations: pure readings, tried on recorded payloads.

`team` is always the workspace that installed us. In Slack Connect the person, and even the envelope's `team_id`, may
belong to another: `authorizations[0]` says whose event it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from hashlib import blake2b
from html import unescape
from typing import Any

from bot.domain.frozen import frozen
from bot.router import Invocation

Json = dict[str, Any]
DOOR = "slack"
UMBRELLA = "convenor"
"""`/convenor <command>` is every command by a name that no other app takes."""

PERSON = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
CHANNEL = re.compile(r"<#[CGD][A-Z0-9]+\|?([^>]*)>")
LINK = re.compile(r"<((?:https?|mailto):[^|>]+)(?:\|[^>]*)?>")
SPECIAL = re.compile(r"<!([^>|]+)(?:\|[^>]*)?>")


@frozen
class Where:
    """In which workspace, for which organisation, in which place of ours; `group` where it is a breakout group's."""

    organisation: str
    team: str
    place: str = ""
    group: str = ""


def account(team: str, user: str) -> str:
    return f"{DOOR}:{team}:{user}"


def place(team: str, channel: str) -> str:
    return f"{DOOR}:{team}:{channel}" if channel else ""


def parts(name: str) -> tuple[str, str]:
    """(team, user or channel) of an account or a place of ours."""
    _, team, rest = name.split(":", 2)
    return team, rest


def team_of(body: Mapping[str, Any]) -> str:
    """The workspace whose installation this payload came by."""
    authorizations = body.get("authorizations")
    if isinstance(authorizations, list) and authorizations and isinstance(authorizations[0], dict):
        return str(authorizations[0].get("team_id") or "")
    view = body.get("view")
    if isinstance(view, dict) and view.get("app_installed_team_id"):
        return str(view["app_installed_team_id"])
    team = body.get("team")
    return str(team.get("id") or "") if isinstance(team, dict) else str(body.get("team_id") or "")


def user_of(body: Mapping[str, Any]) -> str:
    """Who did it."""
    user = body.get("user")
    if isinstance(user, dict):
        return str(user.get("id") or "")
    event = body.get("event")
    if isinstance(event, dict):
        inner = event.get("user")
        return str(inner.get("id") or "") if isinstance(inner, dict) else str(inner or "")
    return str(body.get("user_id") or "")


def is_stranger(body: Mapping[str, Any]) -> bool:
    """Whether the person belongs to another organisation (Slack Connect): nothing she is called by is vouched for."""
    user = body.get("user")
    theirs = user.get("team_id") if isinstance(user, dict) else None
    return bool(theirs) and theirs != team_of(body)


def said(text: str, team: str) -> str:
    """What was typed, with Slack's own markup read: people as accounts, links as addresses, `&amp;` as `&`."""
    if "<" not in text and "&" not in text:
        return text
    text = PERSON.sub(lambda match: f"account:{account(team, match[1])}", text)
    text = LINK.sub(lambda match: match[1].removeprefix("mailto:"), CHANNEL.sub(r"#\1", text))
    return unescape(SPECIAL.sub(r"@\1", text))


def command(body: Mapping[str, Any], where: Where) -> Invocation:
    """A slash command; Slack's trigger id is the delivery's own."""
    name, text = str(body.get("command", "")).lstrip("/"), said(str(body.get("text", "")), where.team)
    if name == UMBRELLA:
        first, _, text = text.strip().partition(" ")
        name = first.lstrip("/") or "convening"
    return invocation(where, str(body.get("user_id", "")), f"command:{body.get('trigger_id', '')}", name, text=text)


def press(body: Mapping[str, Any], meant: Mapping[str, Any], where: Where, chosen: str | None = None) -> Invocation:
    """A button, or a menu whose choice is the argument that the button's value leaves open (`o`)."""
    arguments = {str(key): str(value) for key, value in (meant.get("x") or {}).items()}
    if chosen is not None and meant.get("o"):
        arguments[str(meant["o"])] = chosen
    if meant.get("in"):
        arguments["in"] = str(meant["in"])
    key = f"press:{body.get('trigger_id', '')}"
    return invocation(
        where, user_of(body), key, str(meant.get("c", "")), action=str(meant.get("a", "")), arguments=arguments
    )


def submission(
    body: Mapping[str, Any], meant: Mapping[str, Any], values: Mapping[str, str], where: Where
) -> Invocation:
    """A form sent: one form as it stood is one wish, however often it is sent with the same words."""
    view = body.get("view") or {}
    words = blake2b(json.dumps(sorted(values.items())).encode(), digest_size=8).hexdigest()
    key = f"form:{view.get('id', '')}:{view.get('hash', '')}:{words}"
    asked = press(body, meant, where)
    return Invocation(
        asked.organisation,
        asked.command,
        asked.account,
        f"{DOOR}:{where.team}:{key}",
        action=asked.action,
        arguments={**asked.arguments, **values},
        place=asked.place,
        door=DOOR,
    )


def typed(event: Mapping[str, Any], meant: Any, where: Where) -> Invocation:
    """A typed word. The message's own id is the key, so that `message` and `app_mention` of it are one."""
    key = f"message:{event.get('channel', '')}:{event.get('ts', '')}"
    arguments = {"group": where.group} if where.group and meant.command == "breakout" else {}
    return invocation(
        where, str(event.get("user", "")), key, meant.command, action=meant.action, text=meant.text, arguments=arguments
    )


def reaction(body: Mapping[str, Any], meant: Any, where: Where) -> Invocation:
    """A raised hand on the board, or its taking back."""
    key = f"event:{body.get('event_id', '')}"
    return invocation(where, user_of(body), key, meant.command, action=meant.action)


def invocation(
    where: Where,
    user: str,
    key: str,
    name: str,
    *,
    action: str = "",
    text: str = "",
    arguments: Mapping[str, str] | None = None,
) -> Invocation:
    return Invocation(
        where.organisation,
        name,
        account(where.team, user),
        f"{DOOR}:{where.team}:{key}",
        action=action,
        text=text,
        arguments=arguments or {},
        place=where.place,
        door=DOOR,
    )
