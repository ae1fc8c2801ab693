"""People in a Discord guild around a whole Convenor: the emulated Discord on the wire, the real engine and door."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from itertools import count
from types import TracebackType
from typing import Any

from adapters.discord.door import DiscordDoor
from bot.clock import SystemClock
from bot.courier import Courier, expand
from bot.domain.log import CLOCK, Stream, Word
from bot.domain.organisation.wishes import Found
from bot.engine import Engine
from bot.planning import Planning
from bot.ports import Clock, Ledger, Receipt, Write
from bot.router import Router
from bot.settings import Settings
from commands import COMMANDS
from storage.memory import MemoryLedger
from tests.emulation.discord_wire.interactions import Interaction
from tests.emulation.discord_wire.people import Person
from tests.emulation.discord_wire.record import SpecsAbsent, official_spec
from tests.emulation.discord_wire.server import DiscordWire
from tests.emulation.discord_wire.world import World as Discord
from tests.world import ORGANISATION, PLANNER, HandAlarm

numbers = count(1)


class Company:
    """A guild with the bot in it. `restart` is a new process on the same ledger."""

    def __init__(
        self, *, ledger: Ledger | None = None, clock: Clock | None = None, wire: DiscordWire | None = None, **set: Any
    ) -> None:
        self.ledger: Ledger = ledger or MemoryLedger()
        self.clock = clock or SystemClock()
        self.wire = wire or DiscordWire()
        self.set = set
        self.alarm = HandAlarm()
        self.door: DiscordDoor
        self.engine: Engine
        self.courier: Courier

    @property
    def discord(self) -> Discord:
        return self.wire.world

    def settings(self) -> Settings:
        plain = Settings(
            discord_token=self.wire.token,
            discord_api_url=self.wire.api_url,
            discord_gateway_url=self.wire.gateway_url,
        )
        return replace(plain, **self.set)

    async def __aenter__(self) -> Company:
        await self.wire.__aenter__()
        await self.begin()
        return self

    async def begin(self, *, connected: bool = True) -> None:
        """A process starts; one that is not the only one may have to wait for its connection."""
        self.courier = Courier(self.ledger, self.clock, "test")
        self.engine = Engine(
            self.ledger, self.clock, self.alarm, Router(COMMANDS), expand=expand, posts_waiting=self.courier.wake
        )
        await self.engine.start()
        self.planning = Planning(self.engine, PLANNER, seconds=0.05)
        await self.planning.start()
        owner = f"company {next(numbers)}"
        self.door = DiscordDoor(self.engine, self.ledger, self.clock, self.settings(), COMMANDS, ORGANISATION, owner)
        self.courier.serve(self.engine, {"discord": self.door})
        self.courier.turn = self.door.duty.wait
        await self.door.start()
        if connected:
            await asyncio.wait_for(self.door.messenger.ready.wait(), 30)
        await self.courier.start()

    async def end(self) -> None:
        await self.courier.stop()
        await self.door.stop()
        await self.planning.stop()
        await self.engine.stop()

    async def restart(self) -> None:
        await self.end()
        await self.begin()

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.end()
        await self.wire.__aexit__(kind, fault, trace)
        if kind is None:
            self.judge()

    def judge(self) -> None:
        """What every story ends with: the published schema finds nothing, and nobody would have been rung."""
        assert self.discord.requests.pings() == []
        assert not [entry for entry in self.discord.requests if entry.get("status") == 501]
        if specs_present():
            assert self.discord.check() == []

    # --- a convening in #main -----------------------------------------------------------------------------------------

    async def opened(self, facilitator: str = "Fay", title: str = "Fractions together", **options: Any) -> Person:
        """A convening that is open and shown in the guild's first channel; returns who runs it."""
        fay = await self.leads(facilitator)
        await fay.slash("convening new", title=title, sites="Shasta, Butte", **options)
        await fay.slash("convening open")
        return fay

    async def plans(self, facilitator: Person, **options: Any) -> None:
        """Groups are planned, and the plan is there."""
        await facilitator.slash("breakout plan", **options)
        convening = self.engine.convenings(ORGANISATION)[-1].id
        await self.discord.until(lambda: self.engine.convening(ORGANISATION, convening).breakouts.plan, 20, "a plan")

    async def leads(self, name: str) -> Person:
        """Somebody whom the organisation knows as a lead, by this very account."""
        who = self.discord.person(name)
        person, account = f"p-{name}", f"account:discord:{who.user.id}"
        words = (Word(person, "name", name), Word(person, account, f"a-{name}"))
        receipts = (Receipt(f"known:{person}", person, b"{}"),)
        await self.ledger.commit([Write(Stream(ORGANISATION, "person", person), 0, words=words, receipts=receipts)])
        self.engine.directory(ORGANISATION).apply(words)
        organisation = Stream(ORGANISATION, "organisation", ORGANISATION)
        await self.engine.submit(organisation, Found(person), CLOCK, f"found:{person}")
        return who

    async def joined(self, name: str, **options: Any) -> Person:
        who = self.discord.person(name)
        await who.slash("here", **options)
        return who

    def board(self, channel: str = "main") -> Any:
        """The newest board of a channel, or None."""
        found = [m for m in self.discord.channel(channel).messages if m.author is self.discord.bot and m.buttons()]
        return found[-1] if found else None

    async def shows(self, words: str, channel: str = "main") -> Any:
        """Wait until the board says these words."""
        return await self.discord.until(
            lambda: (board := self.board(channel)) is not None and words in board.text and board, 10, words
        )


def specs_present() -> bool:
    try:
        official_spec()
    except SpecsAbsent:
        return False
    return True


def screen(seen: Interaction) -> str:
    """What the person read, without the marks that keep it plain."""
    return plain(seen.screen)


def plain(text: str) -> str:
    return text.replace("\\", "").replace("**", "")
