"""What the handlers of one door share: the engine, the answers, Slack, and where things stand."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import structlog

from adapters.slack.answers import Answers, Told
from adapters.slack.inbound import Where, parts, place
from adapters.slack.people import People
from adapters.slack.sender import Sender, SlackBusy, SlackRefused, SlackUnsure
from bot.engine import Engine, Fault, Reply, refuse_fault
from bot.ports import Clock, Ledger
from bot.router import Invocation
from bot.spec import Command

log = structlog.get_logger("slack")
Json = dict[str, Any]


class Later:
    """Work that goes on after the answer; ends with the door, and never in silence."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def __call__(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(self._run(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except (SlackRefused, SlackBusy, SlackUnsure) as error:
            log.warning("not shown", method=error.method, why=getattr(error, "code", type(error).__name__))
        except Exception as error:
            log.error("stumbled after the answer", exc_info=error)

    async def stop(self, seconds: float = 2.0) -> None:
        """Let what is on its way arrive, then end it."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


@dataclass(slots=True)
class Surroundings:
    """Shared by every handler of the door."""

    engine: Engine
    ledger: Ledger
    clock: Clock
    commands: Mapping[str, Command]
    answers: Answers
    sender: Sender
    people: People
    organisation_of: Callable[[str], str]
    group_at: Callable[[str, str, str], tuple[str, str]] = lambda team, channel, thread: ("", "")
    """(convening, group) of a channel or thread that belongs to a breakout group."""
    later: Later = field(default_factory=Later)

    def where(self, team: str, channel: str, thread: str = "") -> Where:
        """Our own place for a channel or thread: a group's place means its convening."""
        convening, group = self.group_at(team, channel, thread)
        named = f"convening:{convening}" if convening else place(team, channel)
        return Where(self.organisation_of(team), team, named, group)

    async def introduced(self, asked: Invocation, name: str, stranger: bool = False) -> Invocation:
        """With what Slack knows of somebody whom we do not: her name, her language, a vouched address."""
        team, user = parts(asked.account)
        if self.engine.directory(asked.organisation).whose(asked.account) is not None:
            seen = self.people.known(team, user)
            return replace(asked, language=seen.language, profile=seen.name) if seen else asked
        profile = await self.people.profile(team, user, name)
        email = "" if stranger else profile.email
        return replace(asked, language=profile.language, profile=profile.name or name, email=email)

    async def ask(self, asked: Invocation) -> Reply:
        """The engine's reply; where we broke, the calm sentence with its reference."""
        try:
            return await self.engine.ask(asked)
        except Fault as fault:
            return refuse_fault(fault)

    async def keep(self, told: Told) -> Told:
        """What buttons could not carry, kept before they are shown."""
        for key, value in told.overflow.items():
            await self.ledger.keep("slack", key, value)
        return told
