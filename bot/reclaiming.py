"""How the process keeps house while it serves: Python's searches for forgotten objects, and turns among its threads.

A full search looks at everything in memory, and nothing else runs meanwhile: with ten thousand people's logs that is a
tenth of a second and more (measured). What one search has found alive is set aside, so that the next looks only at
what came since; what was set aside is searched again when nobody has asked for anything for a while.
"""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

FULL = 2
"""The generation that holds everything which has not been set aside."""
OFTEN = (10_000, 1, 1)
"""New objects before they are looked at, such looks before the middle generation's, and those before a full search:
fewer of the small ones than Python's own, which cost requests a tenth; more of the full ones, with less to look at."""
TURN = 0.0002
"""Seconds that a thread computes before another that waits goes on: the ledger's must not wait long for its COMMIT."""
QUIET_SECONDS = 60.0
EVERY_SECONDS = 6 * 3600.0


@contextmanager
def short_searches() -> Iterator[None]:
    """While this holds, no search looks twice at what is known to be alive."""
    gc.collect()
    gc.freeze()
    gc.callbacks.append(set_aside)
    before, turn = gc.get_threshold(), sys.getswitchinterval()
    gc.set_threshold(*OFTEN)
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(turn)
        gc.set_threshold(*before)
        gc.callbacks.remove(set_aside)
        gc.unfreeze()


def set_aside(phase: str, info: Mapping[str, Any]) -> None:
    """Told by Python of each search; after a full one, whatever survived is not searched again."""
    if phase == "stop" and info["generation"] == FULL:
        gc.freeze()


def search_everything() -> None:
    """What was set aside and has become unreachable since goes too. Holds everybody up for its while."""
    gc.unfreeze()
    gc.collect()


async def search_when_quiet(done_so_far: Callable[[], int]) -> None:
    """A few times a day, in a minute in which nothing was asked. `done_so_far` counts what was. Never ends."""
    while True:
        await asyncio.sleep(EVERY_SECONDS)
        while not await nothing_asked(done_so_far):
            pass
        search_everything()


async def nothing_asked(done_so_far: Callable[[], int]) -> bool:
    before = done_so_far()
    await asyncio.sleep(QUIET_SECONDS)
    return done_so_far() == before
