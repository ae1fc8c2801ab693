"""Places, installations and tokens: what an app meets between its first install and its removal."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from slack_sdk.errors import SlackApiError

from tests.emulation.slack.calls import checker_present
from tests.emulation.slack.clock import HandClock
from tests.emulation.slack.forms import NotOnScreen
from tests.emulation.slack.little_app import BOARD, FORM, client_of, error_of, over_http, over_socket
from tests.emulation.slack.screen import pings
from tests.emulation.slack.server import Slack

needs_schemas = pytest.mark.skipif(not checker_present(), reason="Slack's published schemas are not beside this folder")


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    async with Slack(echo=False) as running:
        yield running


async def test_places_refuse_as_slack_refuses(slack: Slack) -> None:
    """Archived, private, foreign, taken and too large: each has Slack's own error name."""
    client = client_of(slack)
    people = [slack.person(f"Person {n}") for n in range(9)]
    ids = [person.id for person in people]
    slack.add_channel("side", bot=False)
    slack.add_channel("secret", private=True, bot=False)
    slack.drop_scope("chat:write.public")
    assert await error_of(client.chat_postMessage(channel="#side", text="x")) == "not_in_channel"
    assert await error_of(client.chat_postMessage(channel="#secret", text="x")) == "channel_not_found"
    assert await error_of(client.chat_postMessage(channel="#main", text="")) == "no_text"
    assert await error_of(client.conversations_open(users=[])) == "users_list_not_supplied"
    assert await error_of(client.conversations_open(users=ids)) == "too_many_users"
    assert await error_of(client.conversations_create(name="main")) == "name_taken"
    assert await error_of(client.conversations_create(name="With Spaces")) == "invalid_name_specials"
    assert await error_of(client.api_call("channels.create", params={"name": "x"})) == "method_deprecated"
    assert await error_of(client.users_lookupByEmail(email="nobody@nowhere.example")) == "users_not_found"

    group = await client.conversations_open(users=ids[:8])
    assert (await client.conversations_open(users=ids[:8]))["channel"]["id"] == group["channel"]["id"]
    await people[0].is_deactivated()
    assert await error_of(client.conversations_open(users=ids[:2])) == "user_disabled"
    assert await error_of(client.chat_postMessage(channel=ids[0], text="x")) == "user_disabled"

    made = (await client.conversations_create(name="table-1"))["channel"]["id"]
    assert await error_of(client.conversations_invite(channel=made, users=[ids[1], "U404"])) == "user_not_found"
    assert ids[1] not in slack.channel("#table-1").members
    await client.conversations_invite(channel=made, users=ids[1:4])
    assert await error_of(client.conversations_invite(channel=made, users=ids[1])) == "already_in_channel"
    await client.conversations_archive(channel=made)
    assert await error_of(client.chat_postMessage(channel=made, text="x")) == "is_archived"
    assert await error_of(client.conversations_unarchive(channel=made)) == "not_in_channel"
    assert slack.violations == {"group-dm-size": 1}


async def test_messages_are_changed_only_by_their_author_and_kept_blocks_stay(slack: Slack) -> None:
    """An update without blocks keeps them; someone else's message cannot be touched."""
    client, ana, main = client_of(slack), slack.person("Ana"), slack.channel("#main")
    ts = (await client.chat_postMessage(channel=main.id, text="one", blocks=BOARD))["ts"]
    await client.chat_update(channel=main.id, ts=ts, text="two")
    assert (main.messages[0].text, main.messages[0].reads) == ("two", "*Queue*\nRaise hand")
    await ana.types("mine")
    assert (
        await error_of(client.chat_update(channel=main.id, ts=main.messages[1].ts, text="x")) == "cant_update_message"
    )
    assert await error_of(client.chat_update(channel=main.id, ts="1.1", text="x")) == "message_not_found"
    assert await error_of(client.chat_update(channel=main.id, ts=ts, text="x" * 4001)) == "msg_too_long"
    delivery = {"event_type": "sent", "event_payload": {"id": "D1"}}
    await client.chat_postMessage(channel=main.id, text="three", metadata=delivery, thread_ts=ts)
    replies = await client.conversations_replies(channel=main.id, ts=ts, include_all_metadata=True)
    assert replies["messages"][1]["metadata"] == delivery
    assert "metadata" not in (await client.conversations_replies(channel=main.id, ts=ts))["messages"][1]
    await client.chat_delete(channel=main.id, ts=main.thread(ts)[0].ts)
    assert main.thread(ts) == []
    await client.chat_postMessage(channel=main.id, text="for all", thread_ts=ts, reply_broadcast=True)
    assert main.thread(ts)[-1] is main.messages[-1]


async def test_only_formatted_text_can_ping(slack: Slack) -> None:
    """A mention in mrkdwn is alive; the same letters escaped, or in plain_text, are dead."""
    client, main = client_of(slack), slack.channel("#main")
    plain = {"type": "section", "text": {"type": "plain_text", "text": "<!channel>"}}
    alive = {"type": "section", "text": {"type": "mrkdwn", "text": "hello <@U123> and &lt;!here&gt;"}}
    await client.chat_postMessage(channel=main.id, text="x", blocks=[plain])
    await client.chat_postMessage(channel=main.id, text="x", blocks=[alive])
    assert [pings(post) for post in main.messages] == [[], ["@U123"]]


async def test_missing_scopes_and_wrong_tokens_are_named(slack: Slack) -> None:
    """What is needed and what was granted; a token of the wrong kind; a workspace that was closed."""
    client = client_of(slack)
    slack.drop_scope("users:read.email", "reactions:write")
    with pytest.raises(SlackApiError, match="missing_scope") as refusal:
        await client.users_lookupByEmail(email="x@y.example")
    assert refusal.value.response["needed"] == "users:read.email"
    assert "chat:write" in refusal.value.response["provided"]
    assert await error_of(client_of(slack, "xoxb-nobody").auth_test()) == "invalid_auth"
    assert await error_of(client_of(slack, slack.app.app_token).auth_test()) == "not_allowed_token_type"
    slack.workspace.disabled = True
    assert await error_of(client.auth_test()) == "account_inactive"
    async with aiohttp.ClientSession() as session:
        async with session.post(f"{slack.api_url}auth.test", data={"token": slack.bot_token}) as answer:
            assert (await answer.json())["error"] == "account_inactive"
        async with session.post(f"{slack.api_url}auth.test") as answer:
            assert (await answer.json())["error"] == "not_authed"
    assert slack.bot_token not in str(slack.calls.capture())


async def test_a_guest_from_another_organisation_is_seen_through_slack_connect(slack: Slack) -> None:
    """The envelope names her team, the authorization names ours: the second is the tenant."""
    async with over_http(slack) as heard:
        lee = slack.guest("Lee Park", channel="#main")
        await lee.types("hand")
        event = heard[0]
        assert event["is_ext_shared_channel"] is True
        assert event["team_id"] == event["event"]["user_team"] == lee.member.team_id
        assert event["authorizations"][0]["team_id"] == slack.workspace.id != lee.member.team_id
        info = await client_of(slack).users_info(user=lee.id)
        assert info["user"]["is_stranger"] is True


async def test_removing_the_app_tells_it_and_ends_its_tokens(slack: Slack) -> None:
    """Both events arrive; afterwards nothing works and nothing more is told."""
    async with over_http(slack) as heard:
        ana = slack.person("Ana")
        for delivering in slack.uninstall():
            await delivering
        await ana.types("anyone?")
        assert [body["event"]["type"] for body in heard] == ["tokens_revoked", "app_uninstalled"]
        assert await error_of(client_of(slack).auth_test()) == "token_revoked"


async def test_what_the_manifest_does_not_declare_does_not_happen(slack: Slack) -> None:
    """An undeclared command cannot be typed; an event that was not asked for does not come."""
    slack.app.follow(
        {
            "features": {"slash_commands": [{"command": "/hand"}]},
            "settings": {"event_subscriptions": {"bot_events": ["message.im"]}},
        }
    )
    async with over_http(slack) as heard:
        ana = slack.person("Ana")
        with pytest.raises(NotOnScreen):
            await ana.slash("/dance")
        await ana.slash("/hand", "up")
        await ana.types("in the channel")
        await ana.tells_app("to the app")
        assert [body.get("command") or body["event"]["channel_type"] for body in heard] == ["/hand", "im"]


async def test_an_administrator_installs_the_app_and_its_token_is_renewed_once() -> None:
    """Consent, a code good for one use, a token for twelve hours, a refresh token good for one use."""
    clock = HandClock()
    async with Slack(echo=False, clock=clock) as slack:
        slack.app.token_rotation = True
        got: list[dict[str, Any]] = []
        client = client_of(slack)
        keys = {"client_id": slack.app.client_id, "client_secret": slack.app.client_secret}

        async def install(request: web.Request) -> web.Response:
            back = f"http://{request.host}/back"
            raise web.HTTPFound(
                f"{slack.authorize_url}?client_id={slack.app.client_id}&scope=chat:write&state=s1&redirect_uri={back}"
            )

        async def back(request: web.Request) -> web.Response:
            if "error" in request.query:
                return web.Response(status=403, text=request.query["error"])
            answer = await client.oauth_v2_access(**keys, code=request.query["code"])
            got.append({key: answer[key] for key in ("team", "access_token", "refresh_token")} | dict(request.query))
            return web.Response(text=f"welcome, {request.query['state']}")

        app = web.Application()
        app.add_routes([web.get("/install", install), web.get("/back", back)])
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        link = f"http://127.0.0.1:{runner.addresses[0][1]}/install"
        second = slack.add_workspace("Second District", installed=False)
        admin = slack.person("Sam", workspace=second, admin=True)
        assert await admin.installs_app(link, says_yes=False) == (403, "access_denied")
        assert await admin.installs_app(link) == (200, "welcome, s1")
        await runner.cleanup()

        assert got[0]["team"]["id"] == second.id
        assert await error_of(client.oauth_v2_access(**keys, code=got[0]["code"])) == "code_already_used"
        installed = client_of(slack, got[0]["access_token"])
        assert (await installed.auth_test())["team_id"] == second.id
        clock.advance(43_201)
        assert await error_of(installed.auth_test()) == "token_expired"
        renewal = keys | {"grant_type": "refresh_token", "refresh_token": got[0]["refresh_token"]}
        fresh = await client.oauth_v2_access(**renewal)
        assert (await client_of(slack, fresh["access_token"]).auth_test())["ok"]
        assert await error_of(client.oauth_v2_access(**renewal)) == "invalid_refresh_token"


async def test_sockets_are_refreshed_warned_broken_and_the_app_comes_back() -> None:
    """After each kind of goodbye the real client connects again, and commands arrive."""
    async with Slack(echo=False, socket_mode=True, ping_every=0.2) as slack, over_socket(slack):
        ana = slack.person("Ana")
        for goodbye in (slack.sockets.refresh, slack.sockets.warn, slack.sockets.break_all):
            number = slack.sockets.open[0].number
            await goodbye()
            for _ in range(200):
                if slack.sockets.heard and slack.sockets.open[-1].number > number:
                    break
                await asyncio.sleep(0.05)
            assert (await ana.slash("/hand", "up")).ok, goodbye


async def test_a_silent_socket_takes_work_and_loses_it() -> None:
    """It stays open and Slack believes in it; a command sent there is lost, an event comes again elsewhere."""
    clock = HandClock()
    async with (
        Slack(echo=False, socket_mode=True, clock=clock) as slack,
        over_socket(slack) as deaf,
        over_socket(slack) as heard,
    ):
        assert len(slack.sockets.open) == 2
        ana = slack.person("Ana")
        slack.sockets.silence(number=1)
        results = [(await ana.slash("/hand", str(n))).ok for n in range(2)]
        assert sorted(results) == [False, True]
        delivery = await ana.types("hand")
        for _ in range(80):
            clock.advance(0.001)
            await asyncio.sleep(0.05)
            if delivery.ok:
                break
        assert delivery.ok
        assert "hand" in [body.get("event", {}).get("text") for body in heard]
        assert deaf == []


@needs_schemas
async def test_what_the_emulator_answers_fits_slacks_own_schemas(slack: Slack) -> None:
    """Requests of a well-behaved client and every answer to them pass the published schemas; a bad one does not."""
    client, ana, main = client_of(slack), slack.person("Ana"), slack.channel("#main")
    bea = slack.person("Bea")
    slack.add_usergroup("coaches", ana)
    ts = (await client.chat_postMessage(channel=main.id, text="one", blocks=BOARD))["ts"]
    await client.chat_update(channel=main.id, ts=ts, text="two", blocks=BOARD)
    await client.chat_postEphemeral(channel=main.id, user=ana.id, text="only you")
    await client.chat_getPermalink(channel=main.id, message_ts=ts)
    await client.chat_postMessage(channel=main.id, text="reply", thread_ts=ts)
    await client.reactions_add(channel=main.id, timestamp=ts, name="raised_hand")
    await client.reactions_get(channel=main.id, timestamp=ts)
    await client.reactions_remove(channel=main.id, timestamp=ts, name="raised_hand")
    await client.pins_add(channel=main.id, timestamp=ts)
    await client.pins_remove(channel=main.id, timestamp=ts)
    await client.bookmarks_add(channel_id=main.id, title="Board", type="link", link="https://example.org")
    made = (await client.conversations_create(name="table-1"))["channel"]["id"]
    await client.conversations_invite(channel=made, users=[ana.id])
    await client.conversations_setTopic(channel=made, topic="t")
    await client.conversations_setPurpose(channel=made, purpose="p")
    await client.conversations_rename(channel=made, name="table-2")
    await client.conversations_kick(channel=made, user=ana.id)
    await client.conversations_join(channel=made)
    await client.conversations_archive(channel=made)
    await client.conversations_open(users=[ana.id], return_im=True)
    group = (await client.conversations_open(users=[ana.id, bea.id]))["channel"]["id"]
    await client.conversations_close(channel=group)
    for request in (client.conversations_info, client.conversations_members, client.conversations_history):
        await request(channel=main.id)
    await client.conversations_replies(channel=main.id, ts=ts)
    await client.conversations_list(types="public_channel,im,mpim")
    await client.users_conversations(user=ana.id, types="public_channel,im")
    await client.users_info(user=ana.id, include_locale=True)
    await client.users_list()
    await client.users_lookupByEmail(email=ana.member.email)
    await client.users_profile_get(user=ana.id)
    await client.usergroups_list(include_users=True)
    await client.team_info()
    await client.auth_test()
    await client.views_open(trigger_id=slack.new_trigger(ana.id, slack.workspace), view=FORM)
    assert ana.modal is not None
    await client.views_update(view_id=ana.modal.id, view=FORM)
    await client.views_push(trigger_id=slack.new_trigger(ana.id, slack.workspace), view=FORM)
    await client.views_publish(user_id=ana.id, view={"type": "home", "blocks": BOARD})
    await client.chat_delete(channel=main.id, ts=ts)
    assert slack.calls.refused() == []
    assert "\n".join(slack.calls.check()) == ""
    assert not any("xoxb" in json.dumps(call.capture()) + str(call.headers) for call in slack.calls)

    await client.conversations_info(channel=main.id, include_num_members="perhaps")  # type: ignore[arg-type]
    assert len(slack.check()) == 1


def test_it_runs_as_a_process_of_its_own() -> None:
    """Its first line says what the app must be told; it stops when asked."""
    root = Path(__file__).resolve().parents[3]
    command = [sys.executable, "-m", "tests.emulation.slack", "--port", "0", "--socket-mode"]
    with subprocess.Popen(
        command, cwd=root, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": ""}
    ) as it:
        assert it.stdout is not None
        settings = json.loads(it.stdout.readline())

        async def asks() -> Any:
            async with aiohttp.ClientSession() as session:
                bearer = {"Authorization": f"Bearer {settings['SLACK_APP_TOKEN']}"}
                async with session.post(f"{settings['SLACK_API_URL']}apps.connections.open", headers=bearer) as answer:
                    return await answer.json()

        opened = asyncio.run(asks())
        it.send_signal(signal.SIGTERM)
        assert it.wait(10) == 0
    assert opened["url"].startswith("ws://127.0.0.1:")
