"""A process dies between two of its steps: what the next one finds on Discord is made true, never only left there."""

from __future__ import annotations

import asyncio
import json

from storage.memory import MemoryLedger
from tests.adapters.discord_door.company import Company


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
    async with Company(ledger=ledger) as company:
        await company.opened()
        posted = company.discord.channel("main")
        first = await company.discord.until(lambda: next(iter(posted.messages), None), 30, "a first board")
        ana = await company.joined("Ana")
        await ana.slash("hand")
        assert "Ana" not in first.text
        ledger.still = False
        await company.restart()
        shown = await company.shows("Ana")
        assert shown.id == first.id
        assert [message.id for message in posted.messages if message.author is company.discord.bot] == [first.id]
