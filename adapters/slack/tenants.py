"""The workspaces that installed us: their tokens, sealed; their organisation; and what went wrong with each.

One workspace by token, or many by installation. A workspace that was installed belongs to nobody until a one-time
code, made by an administrator on our side, is typed there: `/convenor connect CODE`.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import asdict, field, replace
from datetime import datetime, timedelta
from typing import Any

import structlog

from adapters.slack.sender import UNCONNECTED, SlackRefused
from adapters.slack.vault import Vault
from bot.domain.frozen import frozen
from bot.ports import Clock, Ledger
from bot.settings import Settings

log = structlog.get_logger("slack")

DOOR = "slack"
TENANT, CODE, CHOICES = "tenant:", "code:", "choices:"
EARLY = timedelta(minutes=30)
"""A token is renewed so long before it ends."""
REFRESHING = 30.0
"""Seconds that one renewal may take before another process may try."""
CODE_HOURS = 24

Renew = Callable[[str], Awaitable[dict[str, Any]]]
"""Given a refresh token, Slack's answer of `oauth.v2.access`."""


@frozen
class Installation:
    """One workspace. `trouble` is empty, or why nothing can be sent there ("uninstalled", "token_revoked", …)."""

    team: str
    name: str = ""
    organisation: str = ""
    bot_user: str = ""
    scopes: str = ""
    token: str = field(default="", repr=False)
    refresh: str = field(default="", repr=False)
    expires: str = ""
    trouble: str = ""

    def ends_soon(self, now: datetime) -> bool:
        return bool(self.expires) and datetime.fromisoformat(self.expires) - EARLY <= now


@frozen
class Choices:
    """What a workspace chose: after a crash posts may repeat or may be missed; where breakout groups meet."""

    delivery: str = "may-repeat"
    breakouts: str = "threads"


class Tenants:
    """Every installation, in memory, written through to the ledger."""

    def __init__(self, ledger: Ledger, clock: Clock, settings: Settings, organisation: str, owner: str) -> None:
        self.ledger, self.clock, self.settings = ledger, clock, settings
        self.home, self.owner, self.vault = organisation, owner, Vault(settings.secret_keys)
        self.renew: Renew | None = None
        self._teams: dict[str, Installation] = {}
        self._choices: dict[str, Choices] = {}
        self._locks: dict[str, asyncio.Lock] = {}

    @property
    def single(self) -> bool:
        """One workspace by token: whatever team speaks to us is that one."""
        return bool(self.settings.slack_bot_token)

    async def load(self) -> None:
        for key, value in (await self.ledger.kept(DOOR, TENANT)).items():
            self._teams[key.removeprefix(TENANT)] = self._opened(value)
        for key, value in (await self.ledger.kept(DOOR, CHOICES)).items():
            self._choices[key.removeprefix(CHOICES)] = Choices(**json.loads(value))

    # --- who is installed -------------------------------------------------------------------------------------------

    def get(self, team: str) -> Installation | None:
        return self._teams.get(team)

    def installed(self, team: str) -> bool:
        """Whether payloads of this workspace are listened to."""
        here = self._teams.get(team)
        return self.single or (here is not None and here.trouble != "uninstalled")

    def organisation(self, team: str) -> str:
        """Whose workspace it is; empty until it is connected."""
        here = self._teams.get(team)
        if here is not None and here.organisation:
            return here.organisation
        return self.home if self.single else ""

    def teams(self) -> tuple[str, ...]:
        return tuple(team for team, here in self._teams.items() if not here.trouble)

    async def save(self, here: Installation, fence: int = 0) -> None:
        self._teams[here.team] = here
        sealed = {**asdict(here), "token": self._sealed(here.token), "refresh": self._sealed(here.refresh)}
        await self.ledger.keep(DOOR, TENANT + here.team, json.dumps(sealed), fence)

    async def learn(self, team: str, name: str, bot_user: str) -> None:
        """The one workspace behind the token, once Slack has said which."""
        before = self._teams.get(team) or Installation(team, organisation=self.home)
        if (before.name, before.bot_user, before.trouble) != (name, bot_user, ""):
            await self.save(replace(before, name=name, bot_user=bot_user, trouble=""))

    async def trouble(self, team: str, why: str) -> None:
        """Something is wrong with the whole workspace: its tokens are dropped where they are dead."""
        here = self._teams.get(team) or Installation(team, organisation=self.home if self.single else "")
        if here.trouble == why:
            return
        log.warning("workspace in trouble", team=team, why=why)
        gone = why in ("uninstalled", "token_revoked")
        await self.save(
            replace(here, trouble=why, token="" if gone else here.token, refresh="" if gone else here.refresh)
        )

    def _sealed(self, secret: str) -> str:
        return self.vault.close(secret) if secret else ""

    def _opened(self, value: str) -> Installation:
        kept = json.loads(value)
        return Installation(
            **{**kept, "token": self.vault.open(kept["token"]), "refresh": self.vault.open(kept["refresh"])}
        )

    # --- tokens -------------------------------------------------------------------------------------------------------

    async def token(self, team: str) -> str:
        """The token that is good now, renewed if its end is near. Raises SlackRefused."""
        if self.single:
            return self.settings.slack_bot_token
        here = self._teams.get(team)
        if here is None or not here.token:
            raise SlackRefused("token", UNCONNECTED)
        if here.refresh and here.ends_soon(self.clock.now()):
            here = await self._renewed(team)
        return here.token

    async def _renewed(self, team: str) -> Installation:
        """One renewal at a time, here and among processes: a refresh token works once."""
        async with self._locks.setdefault(team, asyncio.Lock()):
            here = self._teams[team]
            if not here.ends_soon(self.clock.now()):
                return here
            lease = await self.ledger.lease(f"slack:refresh:{team}", self.owner, self.clock.now(), REFRESHING)
            if lease is None:
                return await self._from_ledger(team)
            try:
                here = await self._from_ledger(team)
                if here.ends_soon(self.clock.now()) and self.renew is not None:
                    here = with_tokens(here, await self.renew(here.refresh), self.clock.now())
                    await self.save(here, lease.fence)
                return here
            finally:
                await self.ledger.release(lease)

    async def _from_ledger(self, team: str) -> Installation:
        kept = (await self.ledger.kept(DOOR, TENANT + team)).get(TENANT + team)
        if kept is not None:
            self._teams[team] = self._opened(kept)
        return self._teams[team]

    # --- one-time codes -----------------------------------------------------------------------------------------------

    async def new_code(self, person: str) -> str:
        """A code that joins one workspace, and the account that types it, to this person's organisation, once."""
        code = "-".join(secrets.token_hex(2).upper() for _ in range(3))
        until = self.clock.now() + timedelta(hours=CODE_HOURS)
        kept = {"organisation": self.home, "person": person, "until": until.isoformat()}
        await self.ledger.keep(DOOR, CODE + hashed(code), json.dumps(kept))
        return code

    async def use_code(self, code: str) -> tuple[str, str] | None:
        """(organisation, person) of a code that is still good; it is used up."""
        key = CODE + hashed(code.strip().upper())
        kept = (await self.ledger.kept(DOOR, key)).get(key)
        if kept is None:
            return None
        await self.ledger.keep(DOOR, key, None)
        read = json.loads(kept)
        if datetime.fromisoformat(read["until"]) <= self.clock.now():
            return None
        return str(read["organisation"]), str(read["person"])

    async def connect(self, team: str, organisation: str) -> None:
        here = self._teams.get(team) or Installation(team)
        await self.save(replace(here, organisation=organisation))

    # --- choices ------------------------------------------------------------------------------------------------------

    def choices(self, team: str) -> Choices:
        return self._choices.get(team, Choices())

    async def choose(self, team: str, choices: Choices) -> None:
        self._choices[team] = choices
        await self.ledger.keep(DOOR, CHOICES + team, json.dumps(asdict(choices)))


def hashed(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()[:40]


def with_tokens(here: Installation, answer: dict[str, Any], now: datetime) -> Installation:
    """The installation with the tokens of an `oauth.v2.access` answer."""
    seconds = answer.get("expires_in")
    return replace(
        here,
        token=str(answer.get("access_token") or ""),
        refresh=str(answer.get("refresh_token") or ""),
        expires=(now + timedelta(seconds=int(seconds))).isoformat() if seconds else "",
        scopes=str(answer.get("scope") or here.scopes),
        bot_user=str(answer.get("bot_user_id") or here.bot_user),
        trouble="",
    )
