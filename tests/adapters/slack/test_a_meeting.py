"""A meeting in a channel, as the people in it see it."""

from __future__ import annotations

from tests.adapters.slack.hall import hall


async def test_a_hand_is_raised_and_everybody_sees_it() -> None:
    """Ana says /hand, is told at once that she is next, and the channel's board names her."""
    async with hall() as here:
        await here.meeting()
        ana = await here.comes("Ana Ruiz")
        delivery = await ana.slash("/hand", "reply about slide 4")
        assert delivery.ok
        assert "next" in ana.ephemerals[-1].reads
        board = await here.shows("Ana Ruiz")
        assert "slide 4" not in board.reads
        assert "Ana Ruiz" in [part.get("alt_text") for block in board.blocks for part in block.get("elements", ())]
        assert ana.notices == []


async def test_a_button_on_the_board_raises_a_hand() -> None:
    """Luis presses Raise hand on the board and only he is told where he stands."""
    async with hall() as here:
        await here.meeting()
        luis = await here.comes("Luis Vega")
        board = await here.shows("Nobody is waiting")
        await luis.click(board, "press:hand:up:0")
        await here.until(lambda: here.waiting() == ["Luis Vega"])
        await here.until(lambda: any("next" in seen.reads for seen in luis.ephemerals))
        assert len(here.boards_in()) == 1
