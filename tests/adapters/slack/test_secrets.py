"""Nothing secret is written down: not at DEBUG, not in a repr, not in a traceback."""

from __future__ import annotations

import contextlib
import logging
import traceback
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.adapters.slack.hall import hall
from tests.emulation.slack.faults import refused, server_error


async def test_secrets_and_response_urls_never_reach_the_log(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """A whole meeting with refusals and faults at DEBUG: no token, secret, response_url or word of anybody's."""
    loudly(caplog)
    async with hall() as here:
        await here.meeting()
        ana = await here.comes("Ana Ruiz")
        here.slack.faults.on("chat.update", server_error(), times=1)
        delivery = await ana.slash("/hand", "canary-of-my-note")
        board = await here.shows("Ana Ruiz")
        here.slack.faults.on("chat.postEphemeral", refused("restricted_action"), times=5)
        await ana.types("q+ canary-of-my-note")
        await ana.click(board, "press:hand:down:1")
        await here.slack.hostile.wrongly_signed(b'{"canary-of-my-note": 1}')
        await here.slack.settle()
        await here.door.around.later.stop()
        written = caplog.text + "".join(capsys.readouterr())
        for secret in (
            here.slack.bot_token,
            here.slack.app.signing_secret,
            delivery.payload["response_url"],
            "canary-of-my-note",
        ):
            assert secret not in written
        shown = "".join(map(repr, (here.settings, here.door.tenants, here.door.sender, here.door.sockets)))
        assert here.slack.bot_token not in shown
        assert here.slack.app.signing_secret not in shown


async def test_a_traceback_shows_no_token() -> None:
    """What is raised when Slack refuses quotes Slack's word alone."""
    async with hall() as here:
        try:
            await here.door.sender.call(here.slack.workspace.id, "chat.postMessage", channel="C404", text="canary")
        except Exception as error:
            said = "".join(traceback.format_exception(error))
            assert here.slack.bot_token not in said
            assert "canary" not in said.split("chat.postMessage:")[-1]
        else:
            raise AssertionError("Slack refuses an unknown channel")


async def test_tokens_that_came_by_installing_and_renewing_never_reach_the_log(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """Installed by OAuth with rotation, renewed, refused, uninstalled at DEBUG: no token, code or client secret."""
    loudly(caplog)
    async with hall(slack_bot_token="") as here:
        here.slack.app.token_rotation = True
        app = here.slack.app
        here.settings = replace(here.settings, slack_client_id=app.client_id, slack_client_secret=app.client_secret)
        await here.restart()
        maria = here.slack.person("Maria")
        await maria.installs_app(f"http://127.0.0.1:{here.port}/slack/install")
        team = here.slack.workspace.id
        first = here.door.tenants.get(team)
        assert first is not None
        await here.door.tenants.save(replace(first, expires=(here.clock.now() + timedelta(minutes=5)).isoformat()))
        renewed = await here.door.tenants.token(team)
        here.slack.faults.on("oauth.v2.access", refused("invalid_client"), times=3)
        await here.door.tenants.save(
            replace(here.door.tenants.get(team), expires=here.clock.now().isoformat())  # type: ignore[type-var]
        )
        with contextlib.suppress(Exception):
            await here.door.tenants.token(team)
        for told in here.slack.uninstall():
            await told
        codes = [str(call.args["code"]) for call in here.slack.calls.to("oauth.v2.access") if "code" in call.args]
        assert len(codes) == 1
        written = caplog.text + "".join(capsys.readouterr())
        for secret in (first.token, first.refresh, renewed, app.client_secret, *codes):
            assert secret not in written
        assert app.client_secret not in repr(here.settings)
        assert renewed not in repr(here.door.tenants.get(team))


async def test_an_app_token_and_its_sockets_address_never_reach_the_log(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """Socket Mode at DEBUG, torn once: neither the app's token nor the ticket in the socket's address is written."""
    loudly(caplog)
    async with hall(socket_mode=True, slack_app_token="wait") as here:
        here.settings = replace(here.settings, slack_app_token=here.slack.app.app_token, slack_signing_secret="")
        await here.restart()
        sockets = here.door.sockets
        assert sockets is not None
        await here.until(lambda: sockets.alive == 2)
        await here.meeting()
        here.slack.faults.on("apps.connections.open", server_error(), times=1)
        await here.restart()
        written = caplog.text + "".join(capsys.readouterr())
        opened = here.slack.calls.to("apps.connections.open")
        tickets = [str(c.response["url"]).partition("ticket=")[2] for c in opened if c.ok]
        assert tickets
        assert all(tickets)
        for secret in (here.slack.app.app_token, here.slack.bot_token, *tickets):
            assert secret not in written


def loudly(caplog: pytest.LogCaptureFixture) -> None:
    """Everything that a library would say, ours and theirs."""
    caplog.set_level(logging.DEBUG)
    for name in ("slack_sdk", "slack_bolt", "aiohttp", "asyncio", "convenor.slack.libraries"):
        logging.getLogger(name).setLevel(logging.DEBUG)
