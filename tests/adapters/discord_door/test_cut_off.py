"""A process dies between two of its steps: what the next one finds on Discord is made true, never only left there."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable

from storage.memory import MemoryLedger
from tests.adapters.discord_door.company import Company
from tests.emulation.discord_wire.channels import Kind


class ForgetfulLedger(MemoryLedger):
    """Stands still for good where one thing would be noted for the first time: the process died right there."""

    def __init__(self, key: str, *, noted: Callable[[str], bool] = bool) -> None:
        super().__init__()
        self.key, self.noted = key, noted
        self.still, self.reached = True, asyncio.Event()

    async def keep(self, door: str, key: str, value: str | None, fence: int = 0) -> bool:
        if self.still and key.startswith(self.key) and value and self.noted(value):
            self.reached.set()
            await asyncio.Event().wait()
        return await super().keep(door, key, value, fence)

    async def dies(self) -> None:
        """Wait for that moment; the next process notes again."""
        await asyncio.wait_for(self.reached.wait(), 30)
        self.still = False


def has_message(kept: str) -> bool:
    return bool(json.loads(kept)["ref"])


async def test_a_board_whose_posting_was_never_noted_is_found_and_drawn_anew() -> None:
    """Posted, then killed; a hand goes up; the next process edits that very message instead of leaving it as it was."""
    ledger = ForgetfulLedger("board:", noted=has_message)
    async with Company(ledger=ledger) as company:
        await company.opened()
        posted = company.discord.channel("main")
        await asyncio.wait_for(ledger.reached.wait(), 30)
        (first,) = posted.messages
        ana = await company.joined("Ana")
        await ana.slash("hand")
        assert "Ana" not in first.text
        await ledger.dies()
        await company.restart()
        shown = await company.shows("Ana")
        assert shown.id == first.id
        assert [message.id for message in posted.messages if message.author is company.discord.bot] == [first.id]


async def test_a_category_that_was_made_and_never_noted_is_used() -> None:
    """Killed right after the first request: one category and every room in it, and nobody else's is taken for ours."""
    ledger = ForgetfulLedger("rooms:")
    async with Company(ledger=ledger) as company:
        fay = await company.opened(title="Math")
        theirs = company.discord.new_channel("Math", Kind.CATEGORY)
        for name in ("Ana", "Ben"):
            await company.joined(name, mode="remote")
        await company.plans(fay, size=2)
        families = lambda: [one for one in company.discord.channels.values() if one.kind == Kind.CATEGORY]  # noqa: E731
        await ledger.dies()
        assert len(families()) == 2
        await company.restart()
        rooms = lambda: [one for one in company.discord.channels.values() if one.kind == Kind.VOICE]  # noqa: E731
        await company.discord.until(lambda: len(rooms()) == 1, 30, "a room")
        assert len(families()) == 2
        assert rooms()[0].parent_id not in (None, theirs.id)
