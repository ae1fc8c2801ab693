"""Turns for others: whoever does many things in one go lets the event loop serve those who wait in between."""

from __future__ import annotations

import asyncio

AT_A_STRETCH = 16
"""Steps between two breaths: a full batch over as many people must not keep a click waiting."""


async def let_others_run(nth: int, stretch: int = AT_A_STRETCH) -> None:
    """Before every so many steps, the first of them aside, whoever waits for the event loop has a turn."""
    if nth and nth % stretch == 0:
        await asyncio.sleep(0)
