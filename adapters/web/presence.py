"""Notices when somebody's last page closes, and when she is back: her hand and her group stay as they were."""

from __future__ import annotations

import asyncio
import secrets
from collections import Counter
from collections.abc import Callable

import structlog

from bot.domain.convening.state import Convening
from bot.domain.convening.wishes import NotePresence
from bot.domain.log import Actor, Stream
from bot.engine import Engine, Fault

log = structlog.get_logger("web.presence")

GONE_AFTER = 10.0
"""Seconds without any page: a phone that locks, or a reload, is not somebody who has left."""


class Presence:
    """Counts the open pages of each account in each convening."""

    def __init__(self, engine: Engine, organisation: str, actor: Callable[[str, Convening], Actor]) -> None:
        self._engine, self._organisation, self._actor = engine, organisation, actor
        self._pages: Counter[tuple[str, str]] = Counter()
        self._leaving: dict[tuple[str, str], asyncio.TimerHandle] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def opened(self, convening: str, account: str) -> None:
        who = (convening, account)
        self._pages[who] += 1
        timer = self._leaving.pop(who, None)
        if timer is not None:
            timer.cancel()
        self._note(who, connected=True)

    def closed(self, convening: str, account: str) -> None:
        who = (convening, account)
        self._pages[who] -= 1
        if self._pages[who] > 0:
            return
        del self._pages[who]
        loop = asyncio.get_running_loop()
        self._leaving[who] = loop.call_later(GONE_AFTER, self._gone, who)

    def _gone(self, who: tuple[str, str]) -> None:
        self._leaving.pop(who, None)
        self._note(who, connected=False)

    def stop(self) -> None:
        """The house closes: nobody has left because of that."""
        for timer in self._leaving.values():
            timer.cancel()
        self._leaving.clear()

    def _note(self, who: tuple[str, str], *, connected: bool) -> None:
        task = asyncio.get_running_loop().create_task(self._tell(who, connected))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _tell(self, who: tuple[str, str], connected: bool) -> None:
        convening, account = who
        state = self._engine.convening(self._organisation, convening)
        actor = self._actor(account, state) if state is not None else None
        me = state.one(actor.person) if state is not None and actor is not None and actor.person else None
        if state is None or actor is None or me is None or not state.is_running or connected == (me.lost_at is None):
            return
        if not connected and self._elsewhere(convening, me.person):
            return
        stream = Stream(self._organisation, "convening", convening)
        try:
            await self._engine.submit(
                stream, NotePresence(me.person, connected), actor, f"presence:{secrets.token_hex(8)}"
            )
        except Fault as fault:
            log.warning("presence not noted", reference=fault.reference)

    def _elsewhere(self, convening: str, person: str) -> bool:
        """Whether she still has a page open in another browser."""
        accounts = self._engine.directory(self._organisation).accounts(person)
        return any(self._pages.get((convening, account)) for account in accounts)
