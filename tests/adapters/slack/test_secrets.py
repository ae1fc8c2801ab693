"""Nothing secret is written down: not at DEBUG, not in a repr, not in a traceback."""

from __future__ import annotations

import logging
import traceback

import pytest

from tests.adapters.slack.hall import hall
from tests.emulation.slack.faults import refused, server_error


async def test_secrets_and_response_urls_never_reach_the_log(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """A whole meeting with refusals and faults at DEBUG: no token, secret, response_url or word of anybody's."""
    caplog.set_level(logging.DEBUG)
    for name in ("slack_sdk", "slack_bolt", "aiohttp", "asyncio", "convenor.slack.libraries"):
        logging.getLogger(name).setLevel(logging.DEBUG)
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
