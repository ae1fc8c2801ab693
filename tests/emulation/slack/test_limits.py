"""Every limit of the emulator bites alone, is counted by name, and can be switched off."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from tests.emulation.slack.clock import HandClock
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
