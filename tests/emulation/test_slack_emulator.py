"""The emulator of Slack, driven by a tiny Bolt app that knows nothing of Convenor."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from tests.emulation.slack.clock import HandClock
from tests.emulation.slack.faults import dropped, duplicate, lose_answer, lose_first, rate_limited, server_error
from tests.emulation.slack.forms import CannotSubmit, NotOnScreen
from tests.emulation.slack.little_app import BOARD, RAISE, client_of, error_of, over_http, over_socket
from tests.emulation.slack.screen import pings
from tests.emulation.slack.server import Slack


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    async with Slack(echo=False) as running:
        yield running


@pytest.mark.parametrize("door", ["http", "socket"])
async def test_a_person_can_do_everything_through_either_transport(door: str) -> None:
    """A command, a click, a form, a search, a reaction, a mention: each reaches the app and its answer is seen."""
    way_in = over_socket if door == "socket" else over_http
    async with Slack(echo=False, socket_mode=door == "socket") as slack, way_in(slack) as heard:
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
        assert slack.seen_by(ana).modal is None
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


CHOICES = [
    {"text": {"type": "plain_text", "text": "Reply"}, "value": "reply"},
    {"text": {"type": "plain_text", "text": "New point"}, "value": "new"},
]
MENUS = {
    "type": "actions",
    "block_id": "menus",
    "elements": [
        {"type": "static_select", "action_id": "kind", "options": CHOICES, "initial_option": CHOICES[0]},
        {"type": "multi_users_select", "action_id": "who"},
        {"type": "conversations_select", "action_id": "where"},
        {"type": "overflow", "action_id": "more", "options": CHOICES},
        {"type": "checkboxes", "action_id": "boxes", "options": CHOICES},
        {"type": "datepicker", "action_id": "day"},
    ],
}


@pytest.mark.parametrize(
    ("action_id", "chosen", "reported"),
    [
        ("kind", "New point", {"selected_option": CHOICES[1]}),
        ("who", ["U1", "U2"], {"selected_users": ["U1", "U2"]}),
        ("where", "C1", {"selected_conversation": "C1"}),
        ("more", "reply", {"selected_option": CHOICES[0]}),
        ("boxes", ["reply", "new"], {"selected_options": CHOICES}),
        ("day", "2026-11-22", {"selected_date": "2026-11-22"}),
    ],
)
async def test_choosing_reports_the_choice_and_the_state(
    slack: Slack, action_id: str, chosen: object, reported: dict[str, object]
) -> None:
    """Each kind of menu reports its choice in its own words, in the action and in the message's state."""
    async with over_http(slack):
        ana = slack.person("Ana")
        await client_of(slack).chat_postMessage(channel="#main", text="x", blocks=[MENUS])
        delivery = await ana.select(slack.channel("#main").messages[0], action_id, chosen)
        action = delivery.payload["actions"][0]
        assert reported.items() <= action.items()
        state = delivery.payload["state"]["values"]["menus"]
        assert state["kind"]["selected_option"] == (CHOICES[1] if action_id == "kind" else CHOICES[0])
        assert action_id == "more" or reported.items() <= state[action_id].items()


async def test_people_come_and_go_and_the_app_is_told(slack: Slack) -> None:
    """Joining, closing a modal, archiving, a new colleague: each event has its shape."""
    async with over_http(slack) as heard:
        ana, side = slack.person("Ana"), slack.add_channel("side")
        await ana.joins(side)
        await ana.slash("/hand", "ask")
        assert ana.modal is not None
        await ana.close_view(ana.modal)
        await slack.welcomes("Bea")
        await ana.archives(side)
        kinds = [body.get("event", body).get("type", "command") for body in heard]
        assert kinds == ["member_joined_channel", "command", "view_closed", "team_join", "channel_archive"]
        assert heard[2]["is_cleared"] is False
        assert ana.modal is None


async def test_what_is_typed_reaches_the_app_as_slack_stores_it(slack: Slack) -> None:
    """Letters that Slack uses for itself come as entities, so that only real mentions are mentions."""
    async with over_http(slack) as heard:
        await slack.person("Ana").types("is 3 < 4 & who is <!channel>?")
        assert heard[0]["event"]["text"] == "is 3 &lt; 4 &amp; who is &lt;!channel&gt;?"
        assert pings(slack.channel("#main").messages[0]) == []
        label = {"type": "actions", "elements": [RAISE | {"text": {"type": "plain_text", "text": "Q & A"}}]}
        await client_of(slack).chat_postMessage(channel="#main", text="x", blocks=[label])
        await slack.person("Ana").click(slack.channel("#main").messages[1], "raise")
        assert heard[1]["actions"][0]["text"]["text"] == "Q &amp; A"


async def test_an_answer_that_slack_cannot_use_is_trouble_for_the_person(slack: Slack) -> None:
    """Errors for a field that is not there leave the modal open, with Slack's own shrug."""
    async with over_http(slack):
        ana = slack.person("Ana")
        await ana.slash("/hand", "ask")
        assert ana.modal is not None
        await ana.submit(ana.modal, {"note": "nowhere"})
        assert ana.notices == ["We had some trouble connecting. Try again? (invalid_errors)"]
        assert ana.modal.errors == {}


async def test_the_app_hears_itself_unless_told_otherwise() -> None:
    """Slack tells an app of its own posts and edits: one that answers every message would never stop."""
    async with Slack() as slack, over_http(slack):
        client, main = client_of(slack), slack.channel("#main")
        ts = (await client.chat_postMessage(channel=main.id, text="x"))["ts"]
        await client.chat_update(channel=main.id, ts=ts, text="y")
        await slack.settle()
        told = [delivery.payload["event"] for delivery in slack.courier.delivered]
        assert [event.get("subtype") for event in told] == [None, "message_changed"]
        assert told[0]["bot_id"] == slack.workspace.bot.bot_id


async def test_only_what_is_on_her_screen_can_be_pressed(slack: Slack) -> None:
    """Another person's ephemeral message, a removed button: no; a button that a slow client still shows: yes."""
    async with over_http(slack) as heard:
        ana, bea, main = slack.person("Ana"), slack.person("Bea"), slack.channel("#main")
        client = client_of(slack)
        await client.chat_postEphemeral(channel=main.id, user=ana.id, text="x", blocks=BOARD)
        with pytest.raises(NotOnScreen):
            await bea.click(ana.ephemerals[0], "raise")
        ts = (await client.chat_postMessage(channel=main.id, text="x", blocks=BOARD))["ts"]
        old = main.messages[0].blocks
        await client.chat_update(channel=main.id, ts=ts, text="closed", blocks=BOARD[:1])
        with pytest.raises(NotOnScreen):
            await ana.click(main.messages[0], "raise")
        await ana.click(main.messages[0], "raise", as_shown=old)
        assert heard[-1]["actions"][0]["value"] == "now"
        assert "closed" not in slack.seen_by(bea).reads
        assert "*Queue*" in slack.seen_by(bea).reads


async def test_a_request_url_is_verified_and_two_workspaces_stay_apart(slack: Slack) -> None:
    """The challenge comes back; people and channels of one workspace are unknown in the other."""
    async with over_http(slack):
        checked = await slack.verifies_url()
        assert checked.payload["challenge"] in str(checked.answer)
    second = slack.add_workspace("Second District")
    slack.add_channel("main", workspace=second)
    there = client_of(slack, slack.issue_token(second, slack.app.scopes).value)
    await there.chat_postMessage(channel="#main", text="theirs")
    assert slack.channel("#main").messages == []
    assert await error_of(there.users_info(user=slack.person("Ana").id)) == "user_not_found"
