"""The app as Slack has it on file: its credentials, and what its manifest asks for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

ALL_SCOPES = frozenset(
    {
        "app_mentions:read", "bookmarks:write", "channels:history", "channels:join", "channels:manage", "channels:read",
        "chat:write", "chat:write.public", "commands", "groups:history", "groups:read", "groups:write", "im:history",
        "im:read", "im:write", "mpim:history", "mpim:read", "mpim:write", "pins:write", "reactions:read",
        "reactions:write", "team:read", "usergroups:read", "users:read", "users:read.email", "users.profile:read",
        "metadata.message:read",
    }
)  # fmt: skip


@dataclass(slots=True)
class App:
    """Credentials and registrations. An empty `commands`, `events` or `shortcuts` means: not told, all are allowed."""

    id: str
    client_id: str
    client_secret: str
    signing_secret: str
    verification_token: str
    app_token: str
    scopes: set[str] = field(default_factory=lambda: set(ALL_SCOPES))
    commands: set[str] = field(default_factory=set)
    events: set[str] = field(default_factory=set)
    shortcuts: set[str] = field(default_factory=set)
    redirect_urls: list[str] = field(default_factory=list)
    token_rotation: bool = False
    socket_mode: bool = False

    def follow(self, manifest: dict[str, Any]) -> None:
        """Register what an app manifest declares, so that nothing undeclared works by luck."""
        features, settings = manifest.get("features", {}), manifest.get("settings", {})
        oauth = manifest.get("oauth_config", {})
        self.scopes = set(oauth.get("scopes", {}).get("bot", []))
        self.redirect_urls = list(oauth.get("redirect_urls", []))
        self.commands = {entry["command"] for entry in features.get("slash_commands", [])}
        self.shortcuts = {entry["callback_id"] for entry in features.get("shortcuts", [])}
        self.events = set(settings.get("event_subscriptions", {}).get("bot_events", []))
        self.token_rotation = bool(settings.get("token_rotation_enabled"))
        self.socket_mode = bool(settings.get("socket_mode_enabled"))
