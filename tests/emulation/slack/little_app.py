"""A tiny Bolt app that knows nothing of Convenor: the emulator is tried on it before it judges anyone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from .clock import HandClock
from .server import Slack

RAISE: dict[str, Any] = {
    "type": "button",
    "action_id": "raise",
    "text": {"type": "plain_text", "text": "Raise hand"},
    "value": "now",
}
BOARD: list[dict[str, Any]] = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "*Queue*"}},
    {"type": "actions", "block_id": "doors", "elements": [RAISE]},
]
SEARCH = {"type": "external_select", "action_id": "who", "min_query_length": 1}
FORM: dict[str, Any] = {
    "type": "modal",
    "callback_id": "hand",
    "title": {"type": "plain_text", "text": "Raise a hand"},
    "submit": {"type": "plain_text", "text": "Raise"},
    "notify_on_close": True,
    "blocks": [
        {
            "type": "input",
            "block_id": "note",
            "label": {"type": "plain_text", "text": "Note"},
            "element": {"type": "plain_text_input", "action_id": "note", "max_length": 40},
        },
        {
            "type": "input",
            "block_id": "who",
            "optional": True,
            "label": {"type": "plain_text", "text": "For"},
            "element": SEARCH,
        },
    ],
}


def little_app(slack: Slack, heard: list[dict[str, Any]]) -> AsyncApp:
    """Answers everything once, and keeps what it heard."""
    client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, retry_handlers=[])
    app = AsyncApp(client=client, signing_secret=slack.app.signing_secret, process_before_response=True)

    @app.command("/hand")
    async def hand(ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
        heard.append(body)
        if body["text"] == "ask":
            await client.views_open(trigger_id=body["trigger_id"], view=FORM)
            await ack()
        elif body["text"] == "sleep":
            await asyncio.sleep(3.5)
        else:
            await ack(f"You are in the queue: {body['text']}")

    @app.event({"type": "message"})
    async def said(event: dict[str, Any], body: dict[str, Any]) -> None:
        heard.append(body)

    for kind in ("reaction_added", "app_home_opened", "app_mention", "member_joined_channel", "user_change"):
        app.event(kind)(said)
    for kind in ("app_uninstalled", "tokens_revoked", "channel_archive", "team_join", "reaction_removed"):
        app.event(kind)(said)

    @app.action("raise")
    async def raised(ack: Any, body: dict[str, Any], respond: Any) -> None:
        heard.append(body)
        await ack()
        await respond("Your hand is up", replace_original=False)

    @app.options("who")
    async def found(ack: Any, body: dict[str, Any]) -> None:
        heard.append(body)
        await ack(options=[{"text": {"type": "plain_text", "text": body["value"] + "na"}, "value": "P1"}])

    @app.view("hand")
    async def submitted(ack: Any, body: dict[str, Any]) -> None:
        heard.append(body)
        note = body["view"]["state"]["values"]["note"]["note"]["value"]
        if note == "nowhere":
            await ack(response_action="errors", errors={"elsewhere": "no such field"})
        elif note == "?":
            await ack(response_action="errors", errors={"note": "Say a little more"})
        else:
            await ack()

    @app.view_closed("hand")
    @app.shortcut("queue_reply")
    async def other(ack: Any, body: dict[str, Any]) -> None:
        heard.append(body)
        await ack()

    return app


@asynccontextmanager
async def over_http(slack: Slack) -> AsyncIterator[list[dict[str, Any]]]:
    """The little app behind a real HTTP port."""
    heard: list[dict[str, Any]] = []
    runner = web.AppRunner(little_app(slack, heard).web_app(path="/slack/events"), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    slack.request_url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    try:
        yield heard
    finally:
        if not isinstance(slack.clock, HandClock):
            await slack.settle()
        await runner.cleanup()


@asynccontextmanager
async def over_socket(slack: Slack) -> AsyncIterator[list[dict[str, Any]]]:
    """The little app behind a real WebSocket."""
    heard: list[dict[str, Any]] = []
    handler = AsyncSocketModeHandler(little_app(slack, heard), slack.app.app_token, ping_interval=0.5)
    await handler.connect_async()  # type: ignore[no-untyped-call]
    try:
        yield heard
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]


def client_of(slack: Slack, token: str = "") -> AsyncWebClient:
    return AsyncWebClient(token=token or slack.bot_token, base_url=slack.api_url, retry_handlers=[])


async def error_of(request: Any) -> str:
    with pytest.raises(SlackApiError) as refusal:
        await request
    return str(refusal.value.response["error"])
