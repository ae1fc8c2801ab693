"""The board: one message, the newest state, inside Slack's limits, whatever happens to us."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from storage.open import open_ledger
from tests.adapters.slack.hall import Hall, hall
from tests.emulation.slack.clock import QuickClock
from tests.emulation.slack.faults import dropped


async def test_a_restart_edits_the_same_board(tmp_path: Path) -> None:
    """After a restart the board is drawn anew in the same message, and its old buttons work."""
    async with hall(open_ledger(f"sqlite:///{tmp_path}/c.db")) as here:
        await here.meeting()
        ana = await here.comes("Ana Ruiz")
        board = await here.shows("Nobody is waiting")
        old = list(board.blocks)
        here.ledger = open_ledger(f"sqlite:///{tmp_path}/c.db")
        await here.restart()
        await ana.click(board, "press:hand:up:0", as_shown=old)
        await here.shows("Ana Ruiz")
        assert len(here.boards_in()) == 1


@pytest.mark.parametrize("lost", ["the answer", "the process"])
async def test_a_first_post_whose_fate_is_unknown_is_looked_up(tmp_path: Path, lost: str) -> None:
    """Slack posted the board and we never heard of it: it is found by its delivery id, not posted twice."""
    async with hall(open_ledger(f"sqlite:///{tmp_path}/c.db")) as here:
        here.slack.faults.on("chat.postMessage", dropped(), times=1)
        maria = await here.lead()
        await maria.slash("/convening", "new Fractions")
        await here.until(lambda: bool(here.boards_in()))
        if lost == "the process":
            here.ledger = open_ledger(f"sqlite:///{tmp_path}/c.db")
            await here.crash()
        await maria.slash("/convening", "open")
        await here.shows("Nobody is waiting", seconds=20)
        assert len(here.boards_in()) == 1
        assert here.slack.calls.to("conversations.history")


async def test_a_deleted_board_is_posted_again() -> None:
    """Somebody deleted the board: the next change posts a new one."""
    async with hall() as here:
        await here.meeting()
        ana = await here.comes("Ana Ruiz")
        board = await here.shows("Nobody is waiting")
        board.deleted = True
        await ana.slash("/hand")
        again = await here.shows("Ana Ruiz")
        assert again.ts != board.ts


async def raises_many(here: Hall, count: int, seconds: float) -> None:
    """So many hands go up, spread over so many seconds, said by whoever runs the site's list."""
    from bot.domain.convening.state import Mode
    from bot.domain.convening.wishes import ImportRoster, RosterRow
    from bot.domain.log import CLOCK, Stream
    from bot.domain.queue.state import Kind
    from bot.domain.queue.wishes import RaiseHand

    stream = Stream("home", "convening", here.convening.id)
    rows = tuple(RosterRow(f"Person {n}", "remote", Mode.REMOTE, person=f"r{n}") for n in range(count))
    await here.engine.submit(stream, ImportRoster(rows), CLOCK, "roster")
    for n in range(count):
        await here.engine.submit(stream, RaiseHand(Kind.NEW, "", (f"r{n}",)), CLOCK, f"hand{n}")
        await asyncio.sleep(seconds / count)


@pytest.mark.slow
async def test_a_burst_of_a_thousand_hands_is_one_board(capsys: pytest.CaptureFixture[str]) -> None:
    """A thousand hands in ten seconds: no edit too many, and the first one allowed afterwards shows them all."""
    async with hall() as here:
        await here.meeting()
        await here.shows("Nobody is waiting")
        before = len(here.slack.calls.to("chat.update"))
        await raises_many(here, 1000, 8.0)
        since = len(here.slack.calls.to("chat.update"))
        await here.shows("1,000 people are waiting")
        edits = here.slack.calls.to("chat.update")
        assert len(edits) - since <= 2
        assert since - before <= 12
        assert here.slack.calls.refused("ratelimited") == []


@pytest.mark.parametrize("places", [1, 5])
async def test_many_boards_share_the_workspaces_edits(places: int) -> None:
    """Boards in several channels take turns: none is refused for speed, all end at the newest state."""
    async with hall(clock=QuickClock(1)) as here:
        maria = await here.meeting()
        for n in range(1, places):
            here.slack.add_channel(f"site-{n}", maria)
            await maria.slash("/convening", f"bind in:{here.convening.code}", f"#site-{n}")
        ana = await here.comes("Ana Ruiz")
        await ana.slash("/hand")
        await here.shows("Ana Ruiz")
        for n in range(1, places):
            await here.shows("Ana Ruiz", f"#site-{n}")
