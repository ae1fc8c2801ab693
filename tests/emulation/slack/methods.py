"""The list of Web API methods: what each asks for, and how it refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .server import Slack
    from .state import Channel, Member, Message, Token, Workspace

Json = dict[str, Any]


class SlackError(Exception):
    """Slack answers `ok: false` with one of its own error names."""

    def __init__(self, code: str, **extra: Any) -> None:
        super().__init__(code)
        self.code, self.extra = code, extra


@dataclass(frozen=True, slots=True)
class Method:
    """One Web API method: its handler, its rate limits by name, the scopes of which one is enough."""

    name: str
    handle: Callable[[Ask], Json]
    limits: tuple[str, ...]
    scopes: tuple[str, ...]
    form_only: bool
    open_to_all: bool


METHODS: dict[str, Method] = {}


def method(
    name: str, *limits: str, scopes: tuple[str, ...] = (), form_only: bool = False, open_to_all: bool = False
) -> Callable[[Callable[[Ask], Json]], Callable[[Ask], Json]]:
    """Enter a handler in the list. `form_only` methods do not read JSON bodies, as on Slack."""

    def enter(handle: Callable[[Ask], Json]) -> Callable[[Ask], Json]:
        METHODS[name] = Method(name, handle, limits, scopes, form_only, open_to_all)
        return handle

    return enter


@dataclass(slots=True)
class Ask:
    """One request as its handler sees it."""

    slack: Slack
    method: str
    args: Json
    token: Token | None
    basic: tuple[str, str] | None = None
    warnings: list[str] = field(default_factory=list)

    @property
    def workspace(self) -> Workspace:
        if self.token is None or self.token.workspace is None:
            raise SlackError("not_authed")
        return self.token.workspace

    def text(self, name: str, default: str = "") -> str:
        value = self.args.get(name, default)
        return value if isinstance(value, str) else json.dumps(value)

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.args.get(name, default)
        return value if isinstance(value, bool) else str(value).lower() in ("1", "true")

    def number(self, name: str, default: int) -> int:
        try:
            return int(self.args.get(name, default))
        except (TypeError, ValueError):
            raise SlackError(
                "invalid_arguments",
                response_metadata={"messages": [f"[ERROR] must be an integer [json-pointer:/{name}]"]},
            ) from None

    def tree(self, name: str, error: str) -> Any:
        """A JSON argument, sent as a string in a form or as itself in a JSON body."""
        value = self.args.get(name)
        if not isinstance(value, str):
            return value
        if value == "":
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise SlackError(error) from None

    def need(self, name: str) -> str:
        value = self.text(name)
        if not value:
            raise SlackError(
                "invalid_arguments",
                response_metadata={"messages": [f"[ERROR] missing required field: {name}"]},
            )
        return value

    def need_scope(self, *wanted: str) -> None:
        have = set() if self.token is None else self.token.scopes
        if wanted and not have & set(wanted):
            raise SlackError("missing_scope", needed=",".join(wanted), provided=",".join(sorted(have)))

    def users(self, name: str = "users") -> list[str]:
        value = self.args.get(name) or ""
        parts = value if isinstance(value, list) else str(value).split(",")
        return [part.strip() for part in parts if part.strip()]

    def channel(self, name: str = "channel") -> Channel:
        return self.workspace.channel(self.text(name))

    def member(self, name: str = "user") -> Member:
        return self.workspace.member(self.text(name))

    def message(self, channel: Channel, name: str = "ts") -> Message:
        found = channel.find(self.text(name))
        if found is None:
            raise SlackError("message_not_found")
        return found


def paged(ask: Ask, rows: list[Any], *, default: int = 100, most: int = 1000) -> tuple[list[Any], Json]:
    """One page of rows and the cursor to the next, as Slack's cursored methods do it."""
    size = min(ask.number("limit", default) or default, most)
    cursor = ask.text("cursor")
    if cursor and not cursor.startswith("page:"):
        raise SlackError("invalid_cursor")
    start = int(cursor[5:]) if cursor else 0
    following = f"page:{start + size}" if start + size < len(rows) else ""
    return rows[start : start + size], {"next_cursor": following}
