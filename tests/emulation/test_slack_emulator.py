"""The emulator of Slack, driven by a tiny Bolt app that knows nothing of Convenor."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.emulation.slack.calls import checker_present
from tests.emulation.slack.clock import HandClock
from tests.emulation.slack.faults import dropped, duplicate, lose_answer, lose_first, rate_limited, server_error
from tests.emulation.slack.forms import CannotSubmit, NotOnScreen
from tests.emulation.slack.limits import LIMITS
from tests.emulation.slack.screen import pings
from tests.emulation.slack.server import Slack

RAISE = {"type": "button", "action_id": "raise", "text": {"type": "plain_text", "text": "Raise hand"}, "value": "now"}
BOARD = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "*Queue*"}},
    {"type": "actions", "block_id": "doors", "elements": [RAISE]},
]
SEARCH = {"type": "external_select", "action_id": "who", "min_query_length": 1}
FORM = {
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
        if note == "?":
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
        await slack.settle() if isinstance(slack.clock, HandClock) is False else None
        await runner.cleanup()


@asynccontextmanager
async def over_socket(slack: Slack) -> AsyncIterator[list[dict[str, Any]]]:
    """The little app behind a real WebSocket."""
    heard: list[dict[str, Any]] = []
    handler = AsyncSocketModeHandler(little_app(slack, heard), slack.app.app_token, ping_interval=0.5)
    await handler.connect_async()
    try:
        yield heard
    finally:
        await handler.close_async()


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    async with Slack(echo=False) as running:
        yield running


def client_of(slack: Slack, token: str = "") -> AsyncWebClient:
    return AsyncWebClient(token=token or slack.bot_token, base_url=slack.api_url, retry_handlers=[])


async def error_of(request: Any) -> str:
    with pytest.raises(SlackApiError) as refusal:
        await request
    return str(refusal.value.response["error"])


@pytest.mark.parametrize("door", ["http", "socket"])
async def test_a_person_can_do_everything_through_either_transport(door: str) -> None:
    """A command, a click, a form, a search, a reaction, a mention: each reaches the app and its answer is seen."""
    async with Slack(echo=False, socket_mode=door == "socket") as slack:
        async with (over_socket if door == "socket" else over_http)(slack) as heard:
            ana = slack.person("Ana Ruiz")
            await ana.slash("/hand", "reply about slide 4")
            assert ana.ephemerals[-1].text == "You are in the queue: reply about slide 4"

            posted = await client_of(slack).chat_postMessage(channel="#main", text="Queue", blocks=BOARD)
            board = slack.channel("#main").find(posted["ts"])
            assert board is not None
            await ana.click(board, "raise")
            assert ana.ephemerals[-1].text == "Your hand is up"

            await ana.slash("/hand", "ask")
            assert ana.modal is not None
            assert ana.modal.title == "Raise a hand"
            with pytest.raises(CannotSubmit):
                await ana.submit(ana.modal, {})
            await ana.submit(ana.modal, {"note": "?"})
            assert ana.modal.errors == {"note": "Say a little more"}
            options = await ana.searches(ana.modal, "who", "A")
            await ana.submit(ana.modal, {"note": "a question", "who": options[0]})
            assert ana.modal is None
            assert heard[-1]["view"]["state"]["values"]["who"]["who"]["selected_option"]["value"] == "P1"

            for delivery in [
                await ana.types("hand"),
                await ana.types("me too", thread=board),
                await ana.reacts(board, "raised_hand"),
                await ana.unreacts(board, "raised_hand"),
                await ana.mentions_app("help"),
                await ana.tells_app("hello"),
                await ana.opens_home(),
                await ana.shortcut("queue_reply", board),
                await ana.is_deactivated(),
            ]:
                assert delivery.ok, delivery
            await slack.settle()
            assert {body.get("event", {}).get("channel_type") for body in heard} >= {"channel", "im"}
            assert ana.notices == []


async def test_bolt_and_slack_agree_about_signatures_and_hostile_requests(slack: Slack) -> None:
    """Forged and stale requests are refused by Bolt's own check, and the same bytes rightly signed are not."""
    async with over_http(slack):
        good = await slack.person("Ana").slash("/hand", "up")
        assert [attempt.status for attempt in await slack.hostile.replayed(good, 2)] == [200, 200]
        form = b"command=%2Fhand&text=up"
        assert (await slack.hostile.wrongly_signed(form, "application/x-www-form-urlencoded")).status == 401
        assert (await slack.hostile.stale(form, "application/x-www-form-urlencoded")).status == 401
        assert (await slack.hostile.unsigned(form, "application/x-www-form-urlencoded")).status == 401
        for attempt in (slack.hostile.malformed(), slack.hostile.not_utf8(), slack.hostile.deep(500)):
            assert (await attempt).status > 0


async def test_a_late_answer_is_lost_for_a_command_and_the_person_is_told(slack: Slack) -> None:
    """After three seconds Slack gives up on a command and never asks again."""
    async with over_http(slack) as heard:
        ana = slack.person("Ana")
        delivery = await ana.slash("/hand", "sleep")
        assert (delivery.trouble, len(delivery.attempts), len(heard)) == ("http_timeout", 1, 1)
        assert ana.notices == ['/hand failed with the error "operation_timeout"']
        assert slack.violations == {"answer-deadline": 1}


async def test_events_are_retried_at_once_then_after_one_and_five_minutes() -> None:
    """Lost copies come again with Slack's headers; a copy whose answer was lost comes twice."""
    clock = HandClock()
    async with Slack(echo=False, clock=clock) as slack, over_http(slack) as heard:
        ana = slack.person("Ana")
        slack.faults.on_delivery("event", lose_first(3))
        delivery = await ana.types("hand")
        for minutes in (0, 1, 5):
            await asyncio.sleep(0.05)
            clock.advance(minutes * 60)
        await slack.settle()
        assert [attempt.trouble for attempt in delivery.attempts] == ["http_timeout"] * 3 + [""]
        assert len(heard) == 1
        assert delivery.raw[0].headers["X-Slack-Retry-Num"] == "3"

        slack.faults.on_delivery("event", lose_answer())
        await ana.types("again")
        await slack.settle()
        slack.faults.on_delivery("event", duplicate(3))
        await ana.types("thrice")
        assert [body["event"]["text"] for body in heard] == ["hand", "again", "again", "thrice", "thrice", "thrice"]


async def test_faults_of_the_web_api_leave_what_was_done_and_say_what_they_should(slack: Slack) -> None:
    """A dropped connection after the post means the post stands; errors and 429s come as Slack's."""
    client = client_of(slack)
    slack.faults.on("chat.postMessage", dropped())
    with pytest.raises(aiohttp.ClientError):
        await client.chat_postMessage(channel="#main", text="once")
    assert [post.text for post in slack.channel("#main").messages] == ["once"]
    slack.faults.on("chat.postMessage", rate_limited(7))
    with pytest.raises(SlackApiError) as refusal:
        await client.chat_postMessage(channel="#main", text="later")
    assert refusal.value.response.headers["Retry-After"] == "7"
    slack.faults.on("chat.postMessage", server_error(502))
    with pytest.raises((SlackApiError, aiohttp.ClientError)):
        await client.chat_postMessage(channel="#main", text="never")
    slack.revoke(slack.bot_token)
    assert await error_of(client.auth_test()) == "token_revoked"


async def test_every_tier_bites_when_nobody_paces_and_can_be_switched_off() -> None:
    """One request too many is a 429 with Retry-After; after a minute, or with the limit off, it is not."""
    clock = HandClock()
    async with Slack(echo=False, clock=clock) as slack:
        client, board = client_of(slack), slack.channel("#main")
        calls = {
            "tier-2": lambda: client.conversations_setTopic(channel=board.id, topic="x"),
            "tier-3": lambda: client.conversations_info(channel=board.id),
            "tier-4": lambda: client.users_info(user=slack.person("Ana").id),
        }
        for name, call in calls.items():
            for _ in range(int(LIMITS[name].size)):
                await call()
            assert await error_of(call()) == "ratelimited"
            slack.limits.off(name)
            await call()
            slack.limits.on(name)
            clock.advance(61)
            await call()
        assert slack.violations == {"tier-2": 2, "tier-3": 2, "tier-4": 2}


async def test_a_channel_takes_a_short_burst_and_then_one_post_a_second() -> None:
    """The burst is let through; then one a second in each channel, and some hundreds a minute in the workspace."""
    clock = HandClock()
    async with Slack(echo=False, clock=clock, burst=3, outside_marketplace=True) as slack:
        client = client_of(slack)
        for _ in range(3):
            await client.chat_postMessage(channel="#main", text="x")
        assert await error_of(client.chat_postMessage(channel="#main", text="x")) == "ratelimited"
        await client.chat_postMessage(channel="#general", text="another channel has its own second")
        clock.advance(1)
        await client.chat_postMessage(channel="#main", text="x")
        await client.conversations_history(channel=slack.channel("#main").id, limit=15)
        assert await error_of(client.conversations_history(channel=slack.channel("#main").id)) == "ratelimited"
        slack.limits.off("posts-per-channel")
        for _ in range(295):
            await client.chat_postMessage(channel="#main", text="x")
        assert await error_of(client.chat_postMessage(channel="#main", text="x")) == "ratelimited"
        assert slack.violations["posts-per-workspace"] == 1


def section(text: str, **more: Any) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(**changed: Any) -> dict[str, Any]:
    return {"type": "actions", "elements": [RAISE | changed]}


TOO_MUCH = {
    "section-text": [section("x" * 3001)],
    "blocks-per-message": [{"type": "divider"}] * 51,
    "section-fields": [section("x", fields=[{"type": "plain_text", "text": "x"}] * 11)],
    "field-text": [section("x", fields=[{"type": "plain_text", "text": "x" * 2001}])],
    "button-label": [button(text={"type": "plain_text", "text": "x" * 76})],
    "button-value": [button(value="x" * 2001)],
    "action-id": [button(action_id="x" * 256)],
    "actions-elements": [{"type": "actions", "elements": [RAISE | {"action_id": str(n)} for n in range(26)]}],
    "action-id-unique": [{"type": "actions", "elements": [RAISE, RAISE]}],
    "block-id": [section("x", block_id="x" * 256)],
    "block-id-unique": [section("x", block_id="a"), section("y", block_id="a")],
    "header-text": [{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}],
    "context-elements": [{"type": "context", "elements": [{"type": "plain_text", "text": "x"}] * 11}],
}


@pytest.mark.parametrize("name", TOO_MUCH)
async def test_each_block_limit_refuses_alone_and_counts(slack: Slack, name: str) -> None:
    """One thing too many is `invalid_blocks`, counted under its own name; with the limit off it is posted."""
    client = client_of(slack)
    assert await error_of(client.chat_postMessage(channel="#main", text="x", blocks=TOO_MUCH[name])) == "invalid_blocks"
    assert slack.violations == {name: 1}
    slack.limits.off(name)
    await client.chat_postMessage(channel="#main", text="x", blocks=TOO_MUCH[name])


async def test_views_have_their_own_limits_and_triggers_are_for_once_and_three_seconds() -> None:
    """A long title is refused; a trigger opens one view, soon."""
    clock = HandClock()
    async with Slack(echo=False, clock=clock) as slack:
        client, ana = client_of(slack), slack.person("Ana")
        long = FORM | {"title": {"type": "plain_text", "text": "x" * 25}}
        many = FORM | {"blocks": [{"type": "divider"}] * 101}
        trigger = slack.new_trigger(ana.id, slack.workspace)
        for view in (long, many, FORM | {"private_metadata": "x" * 3001}):
            assert await error_of(client.views_open(trigger_id=trigger, view=view)) == "invalid_arguments"
        await client.views_open(trigger_id=trigger, view=FORM)
        assert await error_of(client.views_open(trigger_id=trigger, view=FORM)) == "exchanged_trigger_id"
        late = slack.new_trigger(ana.id, slack.workspace)
        clock.advance(3.1)
        assert await error_of(client.views_push(trigger_id=late, view=FORM)) == "expired_trigger_id"
        assert slack.violations == dict.fromkeys(
            ["view-title", "blocks-per-view", "view-private-metadata", "trigger-once", "trigger-expiry"], 1
        )


async def test_a_response_url_works_five_times_within_half_an_hour() -> None:
    """The sixth use is `used_url`; after thirty minutes it is `expired_url`."""
    clock = HandClock()
    async with Slack(echo=False, clock=clock) as slack, over_http(slack) as heard, aiohttp.ClientSession() as web_session:
        ana = slack.person("Ana")
        await ana.slash("/hand", "up")
        await ana.slash("/hand", "again")
        first, second = (body["response_url"] for body in heard)
        answers = [await (await web_session.post(first, json={"text": "x"})).text() for _ in range(6)]
        assert answers[:5] == ["ok"] * 5
        assert json.loads(answers[5])["error"] == "used_url"
        clock.advance(1801)
        assert (await (await web_session.post(second, json={"text": "x"})).json())["error"] == "expired_url"
        assert len(ana.ephemerals) == 2 + 5
