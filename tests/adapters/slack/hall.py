"""A whole Slack door against the emulated Slack: real HTTP both ways, the real engine, any ledger."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from adapters.slack.door import SlackDoor
from adapters.slack.pacing import Pacer
from bot.alarm import ApschedulerAlarm
from bot.clock import SystemClock
from bot.courier import Courier, expand
from bot.domain.convening.state import Convening
from bot.domain.log import CLOCK, Stream, Word
from bot.domain.organisation.wishes import Found
from bot.engine import Engine
from bot.planning import Planning
from bot.ports import Ledger, Receipt, Write
from bot.router import Router
from bot.settings import Settings
from bot.workers import PlannerWorker
from commands import COMMANDS
from storage.memory import MemoryLedger
from tests.emulation.slack.calls import checker_present
from tests.emulation.slack.people import Person
from tests.emulation.slack.server import Slack
from tests.emulation.slack.state import Message

HOME = "home"


class Hall:
    """One running door and the Slack it speaks to."""

    def __init__(self, slack: Slack, ledger: Ledger | None = None, **settings: Any) -> None:
        self.slack = slack
        self.ledger: Ledger = ledger or MemoryLedger()
        self.clock = SystemClock()
        chosen: dict[str, Any] = {
            "slack_bot_token": slack.bot_token,
            "slack_signing_secret": slack.app.signing_secret,
            "slack_api_url": slack.api_url,
            "slack_authorize_url": slack.authorize_url,
            "secret_keys": ("0123456789abcdef0123456789abcdef",),
        }
        self.settings = Settings(**(chosen | settings))
        self.pacer: Pacer | None = None
        self.port = 0

    async def open(self) -> Hall:
        self.courier = Courier(self.ledger, self.clock, "hall")
        self.engine = Engine(
            self.ledger,
            self.clock,
            ApschedulerAlarm(self.clock),
            Router(COMMANDS),
            posts_waiting=self.courier.wake,
            expand=expand,
        )
        self.planner = PlannerWorker()
        self.planning = Planning(self.engine, self.planner, seconds=0.2)
        self.door = SlackDoor(self.engine, self.ledger, self.clock, self.settings, COMMANDS, HOME, pacer=self.pacer)
        app = web.Application(client_max_size=4 * 2**20)
        self.door.mount(app)
        await self.engine.start()
        await self.planning.start()
        self.courier.serve(self.engine, {"slack": self.door})
        await self.door.start()
        await self.courier.start()
        self.runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", self.port).start()
        self.port = self.runner.addresses[0][1]
        if not self.slack.app.socket_mode:
            self.slack.request_url = f"http://127.0.0.1:{self.port}/slack/events"
        return self

    async def close(self) -> None:
        await self.runner.cleanup()
        await self.planning.stop()
        await self.planner.close()
        await self.courier.stop()
        await self.door.stop()
        await self.engine.stop()

    async def restart(self) -> None:
        """The process ends and starts again on the same ledger and port."""
        await self.close()
        await self.open()

    async def crash(self) -> None:
        """The process dies where it stands and starts again: nothing is put away first."""
        for board in self.door.boards._boards.values():
            board.lease = None
        await self.restart()

    # --- people ---------------------------------------------------------------------------------------------------

    async def lead(self, name: str = "Maria Lopez") -> Person:
        """Somebody whom the organisation knows as its lead, by her Slack account."""
        person = self.slack.person(name)
        who = f"p-{person.id.lower()}"
        await self.engine.submit(Stream(HOME, "organisation", HOME), Found(who, name), CLOCK, "founded")
        words = (Word(who, "name", name), Word(who, f"account:slack:{person.workspace.id}:{person.id}", f"a-{who}"))
        await self.ledger.commit(
            [Write(Stream(HOME, "person", who), 0, words=words, receipts=(Receipt("w", who, b"{}"),))]
        )
        self.engine.directory(HOME).apply(words)
        return person

    async def meeting(self, title: str = "Fractions day", channel: str = "#main") -> Person:
        """A convening is open in the channel; returns the lead who runs it."""
        maria = await self.lead()
        assert (await maria.slash("/convening", f"new {title}", channel)).ok
        assert (await maria.slash("/convening", "open", channel)).ok
        return maria

    async def comes(self, name: str, channel: str = "#main", **more: Any) -> Person:
        """Somebody joins the meeting from the channel."""
        person = self.slack.person(name, **more)
        assert (await person.slash("/here", "", channel)).ok
        return person

    # --- what can be seen -------------------------------------------------------------------------------------------

    @property
    def convening(self) -> Convening:
        return self.engine.convenings(HOME)[-1]

    def waiting(self) -> list[str]:
        directory = self.engine.directory(HOME)
        return [directory.name(hand.person) for hand in self.convening.queue.hands.values()]

    def boards_in(self, channel: str = "#main") -> list[Message]:
        return [post for post in self.slack.channel(channel).messages if post.metadata]

    async def board(self, channel: str = "#main") -> Message:
        await self.until(lambda: bool(self.boards_in(channel)))
        return self.boards_in(channel)[0]

    async def shows(self, text: str, channel: str = "#main", seconds: float = 30.0) -> Message:
        """The board once it says so."""
        await self.until(lambda: any(text in board.reads for board in self.boards_in(channel)), seconds)
        return next(board for board in self.boards_in(channel) if text in board.reads)

    async def until(self, true: Callable[[], bool], seconds: float = 30.0) -> None:
        for _ in range(int(seconds / 0.02)):
            if true():
                return
            await asyncio.sleep(0.02)
        raise AssertionError("it did not happen in time")


def renewal(problem: str) -> bool:
    """The checker's list of arguments knows the first grant alone; renewing takes a refresh token in a code's place."""
    return problem == "oauth.v2.access: B missing required arg code"


@asynccontextmanager
async def hall(ledger: Ledger | None = None, *, oversteps: Collection[str] = (), **more: Any) -> AsyncIterator[Hall]:
    """An open hall. At the end everything that was sent is held against Slack's published schemas and limits.

    `oversteps` names the limits that a test provokes on purpose; every other one must have been kept.
    """
    names = {"socket_mode", "clock", "burst", "outside_marketplace", "echo"}
    async with Slack(**{key: more.pop(key) for key in list(more) if key in names}) as slack:
        pacer = more.pop("pacer", None)
        made = Hall(slack, ledger, **more)
        made.pacer = pacer
        await made.open()
        try:
            yield made
        finally:
            await made.close()
        problems = [one for one in slack.calls.check(responses=False) if not renewal(one)] if checker_present() else []
        assert not problems, "\n".join(problems)
        assert set(slack.violations) <= set(oversteps)
