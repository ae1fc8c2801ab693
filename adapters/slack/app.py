"""Bolt in front of our own dispatch table: one listener a kind of payload, the same for both transports.

Every listener registered costs every request time, lazy listeners copy it, and the default mode acknowledges events
before anybody has looked at them; so there are six listeners, `process_before_response`, and a table.
"""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import msgspec
import structlog
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from adapters.slack.inbound import team_of
from adapters.slack.sender import quiet_logger

log = structlog.get_logger("slack")

Json = dict[str, Any]
Handler = Callable[[Json], Awaitable[Json | None]]
ANY = re.compile("")
"""Matches every command, action, view, shortcut and event: the table tells them apart."""


async def nobody(context: Any) -> AuthorizeResult:
    """Whether the workspace is installed is asked in `handle`; tokens never enter Bolt, so none can be printed."""
    return AuthorizeResult(enterprise_id=None, team_id=context.team_id)


JSON = {"content-type": "application/json"}
UNAVAILABLE = 503
"""Our own failure; any other that Bolt answers with means that it could not read the payload."""


class Dispatch:
    """Gives a payload to the handler of its kind and turns what comes back into the answer's body."""

    def __init__(self, handlers: Mapping[str, Handler], installed: Callable[[str], bool]) -> None:
        self.handlers, self.installed = handlers, installed
        self.bolt = self._bolt()

    def _bolt(self) -> AsyncApp:
        app = AsyncApp(
            logger=quiet_logger(),
            authorize=nobody,
            process_before_response=True,
            request_verification_enabled=False,
            ssl_check_enabled=False,
            url_verification_enabled=False,
            ignoring_self_events_enabled=False,
            attaching_function_token_enabled=False,
            attaching_conversation_kwargs_enabled=False,
        )
        for register in (app.command, app.action, app.view, app.options, app.shortcut, app.event):
            register(ANY)(self._listener)
        return app

    async def _listener(self, body: Json) -> BoltResponse:
        """A fault of ours is an honest failure: Slack tells the person, and brings an event again."""
        try:
            answer = await self.handlers[kind_of(body)](body)
        except Exception as error:
            log.error("handler stumbled", kind=kind_of(body), exc_info=error)
            return BoltResponse(status=UNAVAILABLE, body="")
        if not answer:
            return BoltResponse(status=200, body="")
        return BoltResponse(
            status=200, body=msgspec.json.encode(answer).decode(), headers={"content-type": "application/json"}
        )

    async def handle(self, body: Json) -> tuple[int, str]:
        """One payload, whatever brought it: (status, body of the answer)."""
        if "ssl_check" in body:
            return 200, ""
        if body.get("type") == "url_verification":
            return 200, json.dumps({"challenge": str(body.get("challenge", ""))})
        if kind_of(body) not in self.handlers or not self.installed(team_of(body)):
            return 200, ""
        answer = await self.bolt.async_dispatch(AsyncBoltRequest(body=body, mode="socket_mode"))
        if answer.status not in (200, UNAVAILABLE):
            return 400, ""
        return answer.status, answer.body or ""


KINDS = {"event_callback": "event", "message_action": "shortcut", "view_closed": "view_submission"}


def kind_of(body: Json) -> str:
    """The payload's kind, as the table names it."""
    if "command" in body:
        return "command"
    kind = str(body.get("type", ""))
    return KINDS.get(kind, kind)
