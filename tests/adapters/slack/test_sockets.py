"""Socket Mode: the same door without a public address, through silence, refresh and loss."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.adapters.slack.hall import Hall, hall


@asynccontextmanager
async def socket_hall() -> AsyncIterator[Hall]:
    async with hall(socket_mode=True, slack_app_token="wait") as here:
        from dataclasses import replace

        here.settings = replace(here.settings, slack_app_token=here.slack.app.app_token, slack_signing_secret="")
        await here.restart()
        sockets = here.door.sockets
        assert sockets is not None
        sockets.ping_every, sockets.patience = 0.3, 1.0
        await here.until(lambda: sockets.alive == 2)
        yield here


async def test_a_meeting_over_sockets() -> None:
    """Commands, buttons and typed words reach us over WebSockets and are answered there."""
    async with socket_hall() as here:
        await here.meeting()
        ana = await here.comes("Ana Ruiz")
        await ana.slash("/hand", "reply")
        assert "next" in ana.ephemerals[-1].reads
        board = await here.shows("Ana Ruiz")
        await ana.click(board, "press:hand:down:1")
        await here.until(lambda: here.waiting() == [])
        await ana.types("q+")
        await here.until(lambda: here.waiting() == ["Ana Ruiz"])


@pytest.mark.parametrize("trouble", ["refresh", "warning", "break", "silence"])
async def test_two_connections_stand_again_after_trouble(trouble: str) -> None:
    """Slack renews one, the network breaks both, or both look alive and are dead: two stand again."""
    async with socket_hall() as here:
        await here.meeting()
        ana = await here.comes("Ana Ruiz")
        await here.restart()
        sockets = here.door.sockets
        assert sockets is not None
        sockets.patience = 1.0
        await here.until(lambda: sockets.alive == 2)
        slack = here.slack.sockets
        before = {connection.number for connection in slack.open}
        if trouble == "refresh":
            await slack.refresh()
        elif trouble == "warning":
            await slack.warn()
        elif trouble == "break":
            await slack.break_all()
        else:
            for keeper in list(slack.open):
                slack.silence(number=keeper.number)
        await here.until(lambda: bool({c.number for c in slack.open if not c.silent} - before), 40)
        await here.until(lambda: sockets.alive == 2 and not any(c.silent for c in slack.open), 40)
        assert (await ana.slash("/hand")).ok
        assert here.waiting() == ["Ana Ruiz"]


async def test_ending_takes_bounded_time_even_if_slack_is_silent() -> None:
    """The far side neither answers nor closes: we end all the same."""
    async with socket_hall() as here:
        here.slack.sockets.silence()
        sockets = here.door.sockets
        assert sockets is not None
        await asyncio.wait_for(sockets.stop(1.0), 5)
        assert sockets.alive == 0
        await sockets.start()


async def test_a_socket_mode_that_was_switched_off_is_left_alone() -> None:
    """An administrator turned it off: we stop knocking and say so."""
    async with socket_hall() as here:
        sockets = here.door.sockets
        assert sockets is not None
        await here.slack.sockets.disable()
        await here.until(lambda: sockets.disabled)
