"""A process dies between posting a board and noting it: the next one draws that message anew."""

from __future__ import annotations

import asyncio
import json

from storage.memory import MemoryLedger
from tests.adapters.slack.hall import hall


class ForgetfulLedger(MemoryLedger):
    """Stands still for good where a board's first message would be noted: the process died right there."""

    still = True

    async def keep(self, door: str, key: str, value: str | None, fence: int = 0) -> bool:
        if self.still and key.startswith("board:") and value and json.loads(value)["ref"]:
            await asyncio.Event().wait()
        return await super().keep(door, key, value, fence)


async def test_a_board_whose_posting_was_never_noted_is_found_and_drawn_anew() -> None:
    """Posted, then killed; a hand goes up; the next process edits that very message instead of leaving it as it was."""
    ledger = ForgetfulLedger()
    async with hall(ledger) as here:
        await here.meeting()
        first = await here.board()
        ana = await here.comes("Ana Ruiz")
        assert (await ana.slash("/hand")).ok
        assert "Ana Ruiz" not in first.reads
        ledger.still = False
        await here.restart()
        shown = await here.shows("Ana Ruiz")
        assert shown.ts == first.ts
        assert len(here.boards_in()) == 1
