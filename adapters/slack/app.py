"""Bolt in front of our own dispatch table, the same for both transports.

Every listener registered costs every request time, lazy listeners copy it, and the default mode acknowledges events
before anybody has looked at them. So there are no listeners at all: the table is the middleware that Bolt asks before
it looks for a workspace's token (`before_authorize`), and what the table answers is the answer.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import msgspec
import structlog
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.request.payload_utils import to_action, to_command, to_event, to_options, to_shortcut, to_view
from slack_bolt.response import BoltResponse

from adapters.slack.inbound import team_of
from adapters.slack.sender import quiet_logger

log = structlog.get_logger("slack")

Json = dict[str, Any]
Handler = Callable[[Json], Awaitable[Json | None]]

UNREADABLE = 400
UNAVAILABLE = 503
"""Our own failure: Slack tells the person, and brings an event again."""

KINDS = {"event_callback": "event", "message_action": "shortcut", "view_closed": "view_submission"}
PARTS: Mapping[str, Callable[[Json], object]] = {
    "command": to_command,
    "block_actions": to_action,
    "view_submission": to_view,
    "block_suggestion": to_options,
    "shortcut": to_shortcut,
    "event": to_event,
}
"""What Bolt itself finds in a payload of each kind; a payload without it is none."""


def kind_of(body: Json) -> str:
    """The payload's kind, as the table names it."""
    if "command" in body:
        return "command"
    kind = str(body.get("type", ""))
    return KINDS.get(kind, kind)


def is_whole(kind: str, body: Json) -> bool:
    """Whether the payload has the part that its kind is about."""
    try:
        return isinstance(PARTS[kind](body), dict)
    except (LookupError, TypeError):
        return False


async def nobody(context: Any) -> AuthorizeResult:
    """Bolt insists on this but never comes to it. Tokens never enter Bolt, so that it can print none."""
    return AuthorizeResult(enterprise_id=None, team_id=context.team_id)


class Table(AsyncMiddleware):
    """Gives a payload to the handler of its kind and turns what comes back into the answer's body."""

    def __init__(self, handlers: Mapping[str, Handler]) -> None:
        self.handlers = handlers

    async def async_process(
        self, *, req: AsyncBoltRequest, resp: BoltResponse, next: Callable[[], Awaitable[BoltResponse]]
    ) -> BoltResponse:
        body: Json = req.body
        kind = kind_of(body)
        if not is_whole(kind, body):
            return BoltResponse(status=UNREADABLE, body="")
        try:
            answer = await self.handlers[kind](body)
        except Exception as error:
            log.error("handler stumbled", kind=kind, exc_info=error)
            return BoltResponse(status=UNAVAILABLE, body="")
        return BoltResponse(status=200, body=msgspec.json.encode(answer).decode() if answer else "")


class Brought(AsyncBoltRequest):
    """One payload on its way through Bolt, without what Bolt reads out of each for listeners that we have not got."""

    def __init__(self, body: Json) -> None:
        self.body, self.raw_body, self.mode = body, "", "socket_mode"
        self.query, self.headers, self.content_type = {}, {}, None
        self.context = AsyncBoltContext()
        self.lazy_only, self.lazy_function_name = False, None


class Transport(AsyncApp):
    """Bolt without the client that it makes for every request: ours are elsewhere, paced and with their tokens."""

    def _init_context(self, req: AsyncBoltRequest) -> None:
        """Nothing that the table needs. If Bolt ever names this otherwise, requests cost more, and that is all."""


class Dispatch:
    """Lets in what is for us and has Bolt put it before the table."""

    def __init__(self, handlers: Mapping[str, Handler], installed: Callable[[str], bool]) -> None:
        self.handlers, self.installed = handlers, installed
        self.bolt = Transport(
            logger=quiet_logger(),
            authorize=nobody,
            before_authorize=Table(handlers),
            process_before_response=True,
            request_verification_enabled=False,
            ssl_check_enabled=False,
            url_verification_enabled=False,
            ignoring_self_events_enabled=False,
            attaching_function_token_enabled=False,
            attaching_conversation_kwargs_enabled=False,
        )

    async def handle(self, body: Json) -> tuple[int, str]:
        """One payload, whatever brought it: (status, body of the answer)."""
        if "ssl_check" in body:
            return 200, ""
        if body.get("type") == "url_verification":
            return 200, json.dumps({"challenge": str(body.get("challenge", ""))})
        if kind_of(body) not in self.handlers or not self.installed(team_of(body)):
            return 200, ""
        answer = await self.bolt.async_dispatch(Brought(body))
        return (answer.status, answer.body) if answer.status in (200, UNAVAILABLE) else (UNREADABLE, "")
