"""Whatever comes twice counts once, and what is not Slack's counts never."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import pytest

from storage.open import open_ledger
from tests.adapters.slack.hall import hall
from tests.emulation.slack.clock import QuickClock
from tests.emulation.slack.faults import duplicate, lose_answer, lose_first

FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize("fault", [duplicate(3), lose_answer(), lose_first()])
async def test_an_event_brought_again_counts_once(fault: object) -> None:
    """Three copies at once, an answer that was lost, a first copy that never came: one hand, told once."""
    async with hall(clock=QuickClock(60)) as here:
        await here.meeting()
        ana = await here.comes("Ana Ruiz")
        here.slack.faults.on_delivery("event", fault)
        before = len(ana.ephemerals)
        await ana.types("hand")
        await here.slack.settle()
        await here.until(lambda: here.waiting() == ["Ana Ruiz"])
        await asyncio.sleep(0.2)
        assert [seen.reads.split("\n")[0] for seen in ana.ephemerals[before:]].count(
            ana.ephemerals[-1].reads.split("\n")[0]
        ) == 1
        assert len(here.convening.queue.hands) == 1


async def test_an_event_brought_again_after_a_restart_counts_once(tmp_path: Path) -> None:
    """The answer to an event was lost and the process ended: the retry finds what the first copy did."""
    ledger = open_ledger(f"sqlite:///{tmp_path}/c.db")
    async with hall(ledger) as here:
        await here.meeting()
        ana = await here.comes("Ana Ruiz")
        delivery = await ana.types("q+ once")
        await here.until(lambda: here.waiting() == ["Ana Ruiz"])
        await ana.slash("/hand", "down")
        here.ledger = open_ledger(f"sqlite:///{tmp_path}/c.db")
        await here.restart()
        for attempt in await here.slack.hostile.replayed(delivery, 3):
            assert attempt.status == 200
        assert here.waiting() == []


async def test_a_signed_command_replayed_a_hundred_times_has_one_effect() -> None:
    """Within its five minutes a copied request is Slack's in every way, and still raises one hand, also at once."""
    async with hall() as here:
        await here.meeting()
        ana = await here.comes("Ana Ruiz")
        delivery = await ana.slash("/hand", "reply")
        head = len(await here.ledger.read(stream(here)))
        answers = await here.slack.hostile.replayed_at_once(delivery, 50) + await here.slack.hostile.replayed(
            delivery, 50
        )
        assert {attempt.status for attempt in answers} == {200}
        assert len(await here.ledger.read(stream(here))) == head
        await ana.slash("/hand", "down reply")
        await here.slack.hostile.replayed(delivery, 3)
        assert here.waiting() == []


async def test_a_double_click_counts_once() -> None:
    """Next speaker pressed twice skips nobody; Raise hand pressed twice raises one."""
    async with hall() as here:
        maria = await here.meeting()
        ana, luis = await here.comes("Ana Ruiz"), await here.comes("Luis Vega")
        board = await here.shows("Nobody is waiting")
        await asyncio.gather(ana.click(board, "press:hand:up:0"), ana.click(board, "press:hand:up:0"))
        await luis.click(board, "press:hand:up:0")
        await here.until(lambda: len(here.waiting()) == 2)
        board = await here.shows("Luis Vega")
        await asyncio.gather(maria.click(board, "press:queue:next:3"), maria.click(board, "press:queue:next:3"))
        assert here.convening.queue.floor is not None
        assert len(here.waiting()) == 1


async def test_what_slack_did_not_send_is_turned_away(caplog: pytest.LogCaptureFixture) -> None:
    """Unsigned, malformed, oversized, deep, not UTF-8 or stale: 401 or 400, and nothing of it in the log."""
    caplog.set_level(logging.DEBUG)
    async with hall() as here:
        hostile = here.slack.hostile
        unsigned = [
            await hostile.unsigned(b'{"secret-of-the-body": 1}'),
            await hostile.wrongly_signed(b'{"secret-of-the-body": 1}'),
            await hostile.stale(b"command=%2Fhand&text=secret-of-the-body", FORM),
            await hostile.bad_timestamp(),
            await hostile.malformed(signed=False),
            await hostile.deep(signed=False),
            await hostile.not_utf8(signed=False),
            await hostile.empty(signed=False),
        ]
        assert {attempt.status for attempt in unsigned} == {401}
        signed = [
            await hostile.malformed(),
            await hostile.malformed_form(),
            await hostile.not_an_object(),
            await hostile.empty(),
            await hostile.oversize(),
            await hostile.oversize(signed=False),
            await hostile.deep(),
            await hostile.not_utf8(),
            await hostile.not_utf8_form(),
            await hostile.signed(b"payload=%5B1%5D", FORM),
            await hostile.signed(b"nothing=here", FORM),
        ]
        assert {attempt.status for attempt in signed} == {400}
        strange = [
            await hostile.signed(b'{"type": "event_callback"}'),
            await hostile.signed(b'{"type": "event_callback", "event": 7}'),
            await hostile.signed(b'{"type": "surprise"}'),
            await hostile.signed(b"payload=%7B%22type%22%3A%22block_actions%22%7D", FORM),
            await hostile.signed(b"payload=%7B%22type%22%3A%22view_submission%22%7D", FORM),
            await hostile.signed(b"command=%2Fhand", FORM),
        ]
        assert {attempt.status for attempt in strange} <= {200, 400}
        assert "secret-of-the-body" not in caplog.text
        good = await here.slack.verifies_url()
        assert good.answer["challenge"] == good.payload["challenge"]


def stream(here: object) -> object:
    from bot.domain.log import Stream

    return Stream("home", "convening", here.convening.id)  # type: ignore[attr-defined]
