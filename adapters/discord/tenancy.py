"""Which organisation a guild belongs to, whose account is whose, and what a guild's roles mean here.

An administrator gets a code from Convenor and types it on Discord: the code works once, for a day, and joins the guild
to the organisation and her account to her. Roles of the guild can stand for ours, by the guild's own choice.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from adapters.discord.inbound import DOOR, account_of
from adapters.discord.meaning import digest
from bot.domain.convening.state import Convening
from bot.domain.convening.wishes import GiveRole
from bot.domain.log import CLOCK, Role, Say, Stream, say
from bot.domain.organisation.wishes import LinkAccount
from bot.engine import Engine
from bot.ports import Clock, Ledger

TENANT = "tenant:"
CODE = "connect:"
ROLES = "roles:"
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without those that look alike."""
CODE_LENGTH = 10
CODE_LIVES = timedelta(hours=24)
MAPPED = (Role.CO_FACILITATOR, Role.SITE_HOST)


class Tenancy:
    """The guilds of one installation."""

    def __init__(self, engine: Engine, ledger: Ledger, clock: Clock, home: str) -> None:
        self.engine, self.ledger, self.clock, self.home = engine, ledger, clock, home
        self._organisations: dict[int, str] = {}
        self._roles: dict[int, Mapping[str, int]] = {}

    async def load(self) -> None:
        for key, organisation in (await self.ledger.kept(DOOR, TENANT)).items():
            self._organisations[int(key.removeprefix(TENANT))] = organisation
        for key, roles in (await self.ledger.kept(DOOR, ROLES)).items():
            self._roles[int(key.removeprefix(ROLES))] = json.loads(roles)

    def of(self, guild: int | None) -> str:
        """The organisation of a guild; of direct messages, the installation's own."""
        return self._organisations.get(guild or 0, self.home)

    def organisations(self) -> set[str]:
        return {self.home, *self._organisations.values()}

    # --- connecting ---------------------------------------------------------------------------------------------------

    async def connect_code(self, person: str, organisation: str) -> str:
        """A code that this person types on Discord, once, within a day. Only its digest is kept."""
        code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
        until = (self.clock.now() + CODE_LIVES).isoformat()
        meant = json.dumps({"person": person, "organisation": organisation, "until": until})
        await self.ledger.keep(DOOR, CODE + digest(code), meant)
        return code

    async def connect(self, code: str, user: int, guild: int | None, key: str) -> Say:
        """Join the guild to the code's organisation, and the account to its person."""
        name = CODE + digest(code.strip().upper())
        kept = (await self.ledger.kept(DOOR, name)).get(name)
        meant = json.loads(kept) if kept else None
        if meant is None or datetime.fromisoformat(meant["until"]) < self.clock.now():
            return say("discord-code-unknown")
        await self.ledger.keep(DOOR, name, None)
        organisation = meant["organisation"]
        if guild is not None:
            self._organisations[guild] = organisation
            await self.ledger.keep(DOOR, f"{TENANT}{guild}", organisation)
        stream = Stream(organisation, "organisation", organisation)
        await self.engine.submit(stream, LinkAccount(meant["person"], account_of(user)), CLOCK, key)
        return say("discord-connected")

    # --- roles --------------------------------------------------------------------------------------------------------

    async def map_roles(self, guild: int, chosen: Mapping[Role, int | None]) -> Say:
        """From now on, whoever holds these roles of the guild is given ours when she comes in."""
        roles = {role.value: id for role, id in chosen.items() if id is not None}
        self._roles[guild] = roles
        await self.ledger.keep(DOOR, f"{ROLES}{guild}", json.dumps(roles) if roles else None)
        return say("discord-roles-mapped" if roles else "discord-roles-cleared")

    def meant_by(self, guild: int, held: Iterable[int]) -> Role | None:
        """Our role that one of her guild's roles stands for, the greater one first."""
        mapped, hers = self._roles.get(guild, {}), set(held)
        return next((role for role in MAPPED if mapped.get(role.value) in hers), None)

    async def welcome(self, state: Convening, account: str, guild: int, held: Iterable[int], key: str) -> None:
        """Give somebody who has just come in the role that her guild's role stands for."""
        known = self.engine.directory(state.organisation).whose(account)
        me = state.one(known.person) if known else None
        role = self.meant_by(guild, held)
        if me is None or role is None or me.role is not Role.PARTICIPANT:
            return
        stream = Stream(state.organisation, "convening", state.id)
        wish = GiveRole(me.person, role, me.site if role is Role.SITE_HOST else "")
        await self.engine.submit(stream, wish, CLOCK, f"{key}:role")
