"""A whole Convenor, as a process, that kills itself at a chosen moment: run as `python -m tests.process.fragile`.

It is told where to die (before a commit, after a commit and before its answer, or while a post is being settled), from
when on, and at which such moment. It writes the place down first, so that a test can count how often each was hit.
Its clock stands still until it is up, as the meeting's does while it is down.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot import event_loop
from bot.clock import ScaledClock
from bot.domain.breakouts import asking
from bot.logs import configure
from bot.ports import Outcome, Parcel, Write
from bot.settings import Settings
from bot.wiring import Convenor
from storage.sqlite import SqliteLedger

BEFORE, AFTER, POSTING, NEVER = "before", "after", "posting", "never"


class FragileLedger(SqliteLedger):
    """The real ledger, with a knife in it."""

    def __init__(self, path: Path, clock: ScaledClock, where: str, since: datetime, nth: int, diary: Path) -> None:
        super().__init__(path)
        self.clock, self.where, self.since, self.left, self.diary = clock, where, since, nth, diary
        self.armed = False

    def _die_at(self, where: str) -> None:
        if not self.armed or where != self.where or self.clock.now() < self.since:
            return
        self.left -= 1
        if self.left > 0:
            return
        with self.diary.open("a", encoding="utf-8") as file:
            file.write(f"{where}\n")
            file.flush()
            os.fsync(file.fileno())
        os.kill(os.getpid(), signal.SIGKILL)

    async def commit(self, writes: Sequence[Write]) -> Sequence[Outcome]:
        self._die_at(BEFORE)
        outcomes = await super().commit(writes)
        self._die_at(AFTER)
        return outcomes

    async def settle(self, parcel: Parcel, state: str, now: datetime, detail: str = "") -> bool:
        self._die_at(POSTING)
        return await super().settle(parcel, state, now, detail)


FASTEST = 60
"""How fast the meeting's clock may run: a plan takes its real seconds on any clock, so it is given so many more."""


async def serve(asked: dict[str, str]) -> None:
    asking.SILENT_FOR *= FASTEST
    configure("text", (asked["secret"],))
    clock = ScaledClock(datetime.fromisoformat(asked["now"]), 0.0)
    since = datetime.fromisoformat(asked["since"])
    ledger = FragileLedger(
        Path(asked["database"]), clock, asked["where"], since, int(asked["nth"]), Path(asked["diary"])
    )
    settings = Settings(web_port=int(asked["port"]), secret_keys=(asked["secret"],))
    convenor = Convenor(settings, clock=clock, ledger=ledger)
    await convenor.start()
    link = await convenor.web.link("console", await convenor.owner(), "", hours=24 * 365) if asked["link"] else ""
    ledger.armed = True
    clock.run_at(float(asked["speed"]))
    print(json.dumps({"port": convenor.port, "link": link}), flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    event_loop.run(serve(json.loads(sys.argv[1])))
