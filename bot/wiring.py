"""Puts the parts together: the ledger, the engine, the doors and the one HTTP port that they share."""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import structlog
from aiohttp import web as http

from adapters.web.door import WebDoor
from bot.alarm import ApschedulerAlarm
from bot.clock import SystemClock
from bot.courier import Courier, expand
from bot.domain.log import CLOCK, Role, Stream
from bot.domain.organisation.wishes import Found
from bot.engine import Engine
from bot.forgetting import Forgetting
from bot.planning import Planning
from bot.ports import Clock, Door, Ledger
from bot.reaching import Reaching
from bot.retention import Retention
from bot.router import Router
from bot.settings import Settings, SettingsWrong
from bot.workers import PlannerWorker
from commands import COMMANDS
from storage.open import open_ledger

log = structlog.get_logger("wiring")

HOME = "home"
"""The organisation of an installation that has only one."""
LONGEST_BODY = 4 * 1024 * 1024
"""A roster of ten thousand people is under one megabyte."""


def owner_name() -> str:
    """Who holds leases and parcels: this process, told apart from every other."""
    return f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(3)}"


@dataclass(slots=True)
class Convenor:
    """A running installation. `start` returns once the first page can be opened."""

    settings: Settings
    clock: Clock = field(default_factory=SystemClock)
    ledger: Ledger | None = None
    organisation: str = HOME
    engine: Engine = field(init=False)
    courier: Courier = field(init=False)
    planner: PlannerWorker = field(init=False)
    planning: Planning = field(init=False)
    forgetting: Forgetting = field(init=False)
    retention: Retention = field(init=False)
    web: WebDoor = field(init=False)
    doors: dict[str, Door] = field(init=False, default_factory=dict)
    connecting: dict[str, Callable[[str], Awaitable[str]]] = field(init=False, default_factory=dict)
    """Chat doors that an administrator connects with a one-time code: who makes one for this person."""
    runner: http.AppRunner | None = field(init=False, default=None)
    app: http.Application = field(init=False)
    port: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        ledger = self.ledger or open_ledger(self.settings.database_url, self.settings.secret_keys)
        self.ledger = ledger
        self.courier = Courier(ledger, self.clock, owner_name())
        self.engine = Engine(
            ledger,
            self.clock,
            ApschedulerAlarm(self.clock),
            Router(COMMANDS),
            posts_waiting=self.courier.wake,
            expand=expand,
        )
        self.planner = PlannerWorker()
        self.planning = Planning(self.engine, self.planner)
        self.courier.given_up = Reaching(self.engine).given_up
        self.app = http.Application(client_max_size=LONGEST_BODY)
        self.web = WebDoor(self.engine, ledger, self.clock, self.settings, self.organisation)
        self.web.mount(self.app)
        self.doors["web"] = self.web
        if "discord" in self.settings.doors():
            self.doors["discord"] = self._discord(ledger)
        if "mail" in self.settings.doors():
            self.doors["mail"] = self._mail()
        if "slack" in self.settings.doors():
            self._open_slack(ledger)
        self.forgetting = Forgetting(self.engine, ledger)
        self.retention = Retention(self.engine, ledger, self.clock)

    def _discord(self, ledger: Ledger) -> Door:
        from adapters.discord.door import DiscordDoor

        discord = DiscordDoor(
            self.engine, ledger, self.clock, self.settings, COMMANDS, self.organisation, self.courier.owner
        )
        self.connecting["discord"] = discord.connect_code
        self.courier.turn = discord.duty.wait
        return discord

    def _mail(self) -> Door:
        from adapters.mail.door import MailDoor

        return MailDoor(self.engine, self.clock, self.settings, lambda who, about: self.web.link("me", who, about))

    def _open_slack(self, ledger: Ledger) -> None:
        """Slack's library is only read by installations that use it."""
        from adapters.slack.door import SlackDoor

        if not (self.settings.slack_signing_secret or self.settings.slack_app_token):
            raise SettingsWrong(
                "SLACK_SIGNING_SECRET is missing: it stands on your Slack app's page under Basic Information "
                "(or set SLACK_APP_TOKEN for Socket Mode)."
            )
        slack = SlackDoor(self.engine, ledger, self.clock, self.settings, COMMANDS, self.organisation)
        slack.mount(self.app)
        self.doors["slack"] = slack
        self.connecting["slack"] = slack.connect_code

    async def start(self) -> None:
        await self.engine.start()
        await self.forgetting.start()
        await self.retention.start()
        await self.planning.start()
        self.courier.serve(self.engine, self.doors)
        for door in self.doors.values():
            await door.start()
        await self.courier.start()
        await self._listen()

    async def _listen(self) -> None:
        self.runner = http.AppRunner(self.app, access_log=None, shutdown_timeout=2)
        await self.runner.setup()
        site = http.TCPSite(self.runner, self.settings.web_host, self.settings.web_port)
        await site.start()
        self.port = self.runner.addresses[0][1]
        self.web.opened_at(self.port)
        log.info("listening", host=self.settings.web_host, port=self.port, doors=list(self.doors))

    async def stop(self) -> None:
        if self.runner is not None:
            await self.runner.cleanup()
        await self.planning.stop()
        await self.planner.close()
        await self.courier.stop()
        await self.retention.stop()
        await self.forgetting.stop()
        for door in self.doors.values():
            await door.stop()
        await self.engine.stop()

    async def owner(self, name: str = "Facilitator") -> str:
        """The installation's first person, who leads and administers it; made at the first start."""
        stream = Stream(self.organisation, "organisation", self.organisation)
        state = await self.engine.load(stream)
        first = next((who for who, roles in sorted(state.roles.items()) if Role.ADMINISTRATOR in roles), "")
        if first:
            return str(first)
        person = f"p{secrets.token_hex(5)}"
        await self.engine.submit(stream, Found(person, name), CLOCK, "founded")
        return person
