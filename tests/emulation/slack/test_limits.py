"""Every limit of the emulator bites alone, is counted by name, and can be switched off."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from tests.emulation.slack.clock import HandClock, QuickClock
from tests.emulation.slack.limits import LIMITS
from tests.emulation.slack.little_app import FORM, RAISE, client_of, error_of, over_http
from tests.emulation.slack.server import Slack


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    async with Slack(echo=False) as running:
        yield running


async def test_every_tier_bites_when_nobody_paces_and_can_be_switched_off() -> None:
    """One request too many is a 429 with Retry-After; after a minute, or with the limit off, it is not."""
    clock = HandClock()
    async with Slack(echo=False, clock=clock) as slack:
        client, board = client_of(slack), slack.channel("#main")
        calls: dict[str, Callable[[], Awaitable[object]]] = {
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


async def test_a_quick_clock_shortens_the_minutes_of_the_limits() -> None:
    """At 60 times the speed the minute is over after a second, and Retry-After says so."""
    async with Slack(echo=False, clock=QuickClock(60)) as slack:
        client, main = client_of(slack), slack.channel("#main")
        together = (client.conversations_setTopic(channel=main.id, topic="x") for _ in range(21))
        answers = await asyncio.gather(*together, return_exceptions=True)
        [refusal] = [answer for answer in answers if isinstance(answer, SlackApiError)]
        assert refusal.response.headers["Retry-After"] == "1"
        await asyncio.sleep(1.1)
        await client.conversations_setTopic(channel=main.id, topic="x")
        assert slack.violations == {"tier-2": 1}


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


def plain(length: int) -> dict[str, Any]:
    return {"type": "plain_text", "text": "x" * length}


def option(text: int = 1, value: int = 1) -> dict[str, Any]:
    return {"text": plain(text), "value": "x" * value}


def menu(kind: str = "static_select", count: int = 1, **changed: Any) -> dict[str, Any]:
    rows = {"options": [option()] * count, "action_id": "menu"}
    return section("x", accessory={"type": kind} | rows | changed)


def image(**changed: Any) -> dict[str, Any]:
    return {"type": "image", "image_url": "https://example.org/a.png", "alt_text": "x"} | changed


def confirm(**changed: Any) -> list[dict[str, Any]]:
    return [button(confirm={"title": plain(1), "text": plain(1), "confirm": plain(1), "deny": plain(1)} | changed)]


def field_of(**changed: Any) -> dict[str, Any]:
    element = {"type": "plain_text_input", "action_id": "note"}
    return {"type": "input", "block_id": "note", "label": plain(1), "element": element} | changed


TOO_MUCH = {
    "section-text": [section("x" * 3001)],
    "blocks-per-message": [{"type": "divider"}] * 51,
    "section-fields": [section("x", fields=[plain(1)] * 11)],
    "field-text": [section("x", fields=[plain(2001)])],
    "button-label": [button(text=plain(76))],
    "button-value": [button(value="x" * 2001)],
    "button-url": [button(url="https://example.org/" + "x" * 3000)],
    "accessibility-label": [button(accessibility_label="x" * 76)],
    "action-id": [button(action_id="x" * 256)],
    "actions-elements": [{"type": "actions", "elements": [RAISE | {"action_id": str(n)} for n in range(26)]}],
    "action-id-unique": [{"type": "actions", "elements": [RAISE, RAISE]}],
    "block-id": [section("x", block_id="x" * 256)],
    "block-id-unique": [section("x", block_id="a"), section("y", block_id="a")],
    "header-text": [{"type": "header", "text": plain(151)}],
    "context-elements": [{"type": "context", "elements": [plain(1)] * 11}],
    "context-text": [{"type": "context", "elements": [plain(3001)]}],
    "image-url": [image(image_url="https://example.org/" + "x" * 3000)],
    "image-alt": [image(alt_text="x" * 2001)],
    "markdown-text": [{"type": "markdown", "text": "x" * 12_001}],
    "placeholder": [menu(placeholder=plain(151))],
    "options-per-menu": [menu(count=101)],
    "overflow-options": [menu("overflow", 6)],
    "choice-options": [menu("checkboxes", 11)],
    "option-text": [menu(options=[option(text=76)])],
    "option-value": [menu(options=[option(value=151)])],
    "confirm-title": confirm(title=plain(101)),
    "confirm-text": confirm(text=plain(301)),
    "confirm-button": confirm(deny=plain(31)),
}

VIEWS = {
    "view-title": FORM | {"title": plain(25)},
    "view-button": FORM | {"submit": plain(25)},
    "blocks-per-view": FORM | {"blocks": [{"type": "divider"}] * 101},
    "view-private-metadata": FORM | {"private_metadata": "x" * 3001},
    "view-callback-id": FORM | {"callback_id": "x" * 256},
    "view-size": FORM | {"blocks": [section("x" * 2900)] * 90},
    "input-label": FORM | {"blocks": [field_of(label=plain(2001))]},
    "typed-value": FORM | {"blocks": [field_of(element={"type": "plain_text_input", "initial_value": "x" * 3001})]},
}


@pytest.mark.parametrize("name", TOO_MUCH)
async def test_each_block_limit_refuses_alone_and_counts(slack: Slack, name: str) -> None:
    """One thing too many is `invalid_blocks`, counted under its own name; with the limit off it is posted."""
    client = client_of(slack)
    assert await error_of(client.chat_postMessage(channel="#main", text="x", blocks=TOO_MUCH[name])) == "invalid_blocks"
    assert slack.violations == {name: 1}
    slack.limits.off(name)
    await client.chat_postMessage(channel="#main", text="x", blocks=TOO_MUCH[name])


@pytest.mark.parametrize("name", VIEWS)
async def test_each_limit_of_views_refuses_alone_and_counts(slack: Slack, name: str) -> None:
    """A modal that is too long anywhere is not opened; its trigger is not spent by the refusal."""
    client, ana = client_of(slack), slack.person("Ana")
    trigger = slack.new_trigger(ana.id, slack.workspace)
    code = "view_too_large" if name == "view-size" else "invalid_arguments"
    assert await error_of(client.views_open(trigger_id=trigger, view=VIEWS[name])) == code
    assert slack.violations == {name: 1}
    slack.limits.off(name)
    await client.views_open(trigger_id=trigger, view=VIEWS[name])


async def test_a_trigger_opens_one_view_and_soon() -> None:
    """Once, within three seconds; and a modal holds three views."""
    clock = HandClock()
    async with Slack(echo=False, clock=clock) as slack:
        client, ana = client_of(slack), slack.person("Ana")
        trigger = slack.new_trigger(ana.id, slack.workspace)
        await client.views_open(trigger_id=trigger, view=FORM)
        assert await error_of(client.views_open(trigger_id=trigger, view=FORM)) == "exchanged_trigger_id"
        late = slack.new_trigger(ana.id, slack.workspace)
        clock.advance(3.1)
        assert await error_of(client.views_push(trigger_id=late, view=FORM)) == "expired_trigger_id"
        for _ in range(2):
            await client.views_push(trigger_id=slack.new_trigger(ana.id, slack.workspace), view=FORM)
        another = client.views_push(trigger_id=slack.new_trigger(ana.id, slack.workspace), view=FORM)
        assert await error_of(another) == "push_limit_reached"
        assert slack.violations == dict.fromkeys(["trigger-once", "trigger-expiry", "views-in-stack"], 1)


async def test_each_limit_on_places_and_messages_has_slacks_error(slack: Slack) -> None:
    """Names, topics, invitations, metadata, attachments, updates, sockets: too much of each has its own refusal."""
    client, main = client_of(slack), slack.channel("#main")
    ts = (await client.chat_postMessage(channel=main.id, text="x" * 40_001))["ts"]
    assert len(main.messages[0].text) == 40_000
    heavy = {"event_type": "sent", "event_payload": {"id": "x" * 3000}}
    refusals = {
        "update-text": (client.chat_update(channel=main.id, ts=ts, text="x" * 4001), "msg_too_long"),
        "metadata-size": (client.chat_postMessage(channel=main.id, text="x", metadata=heavy), "metadata_too_large"),
        "attachments": (
            client.chat_postMessage(channel=main.id, text="x", attachments=[{"text": "x"}] * 101),
            "too_many_attachments",
        ),
        "channel-name": (client.conversations_create(name="x" * 81), "invalid_name_maxlength"),
        "topic-length": (client.conversations_setTopic(channel=main.id, topic="x" * 251), "too_long"),
        "invite-size": (client.conversations_invite(channel=main.id, users=["U1"] * 101), "too_many_users"),
        "group-dm-size": (
            client.conversations_open(users=[slack.person(f"P{n}").id for n in range(9)]),
            "too_many_users",
        ),
    }
    for name, (request, error) in refusals.items():
        assert await error_of(request) == error, name
        assert slack.violations[name] == 1
    assert slack.violations == dict.fromkeys(["message-text", *refusals], 1)


async def test_the_page_of_a_history_outside_the_marketplace_is_short() -> None:
    """At most 15 messages a page, and one page a minute; a token is checked against Tier 1 where Slack says so."""
    async with Slack(echo=False, outside_marketplace=True, burst=50) as slack:
        client, main = client_of(slack), slack.channel("#main")
        for _ in range(20):
            await client.chat_postMessage(channel=main.id, text="x")
        page = await client.conversations_history(channel=main.id, limit=200)
        assert (len(page["messages"]), page["has_more"]) == (15, True)
        wrong = {"client_id": slack.app.client_id, "client_secret": "?"}
        assert await error_of(client.apps_uninstall(**wrong)) == "bad_client_secret"
        assert await error_of(client.apps_uninstall(**wrong)) == "ratelimited"
        assert slack.violations == {"history-page-outside-marketplace": 1, "tier-1": 1}


async def test_at_most_ten_sockets_are_open() -> None:
    """The eleventh connection is refused."""
    async with Slack(socket_mode=True) as slack, aiohttp.ClientSession() as session:
        client = client_of(slack, slack.app.app_token)
        held = []
        for _ in range(10):
            opened = await client.apps_connections_open(app_token=slack.app.app_token)
            held.append(await session.ws_connect(opened["url"]))
            await held[-1].receive_json()
        refused = client.apps_connections_open(app_token=slack.app.app_token)
        assert await error_of(refused) == "too_many_websockets"
        assert slack.violations == {"sockets": 1}


async def test_a_response_url_works_five_times_within_half_an_hour() -> None:
    """The sixth use is `used_url`; after thirty minutes it is `expired_url`."""
    clock = HandClock()
    async with (
        Slack(echo=False, clock=clock) as slack,
        over_http(slack) as heard,
        aiohttp.ClientSession() as web_session,
    ):
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


async def test_no_limit_is_without_a_test_or_a_source() -> None:
    """The names proven above and beside this file are all the names there are."""
    elsewhere = {
        *("tier-1", "tier-2", "tier-3", "tier-4", "posts-per-channel", "posts-per-workspace"),
        *("history-outside-marketplace", "history-page-outside-marketplace", "answer-deadline", "sockets"),
        *("trigger-once", "trigger-expiry", "views-in-stack", "response-url-uses", "response-url-age"),
        *("message-text", "update-text", "metadata-size", "attachments", "channel-name", "topic-length"),
        *("invite-size", "group-dm-size"),
    }
    assert set(TOO_MUCH) | set(VIEWS) | elsewhere == set(LIMITS)
    assert all(
        limit.source.startswith(("https://docs.slack.dev/", "https://api.slack.com/")) for limit in LIMITS.values()
    )
