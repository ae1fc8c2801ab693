"""What an administrator says about the workspace itself: `/convenor connect CODE`, its choices, its pool."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from adapters.slack import inbound
from adapters.slack.answers import Told
from adapters.slack.blocks import fallback, rich, section
from adapters.slack.context import Surroundings
from adapters.slack.limits import TIER_2
from adapters.slack.spots import CHANNELS, MESSAGES, THREADS, Pool
from adapters.slack.tenants import Tenants
from bot.domain.log import CLOCK, Role, Stream
from bot.domain.organisation.wishes import LinkAccount
from bot.router import Invocation
from bot.speech import Speech

CHOICES = {"delivery": ("may-repeat", "may-miss"), "breakouts": (THREADS, MESSAGES, CHANNELS)}
MOST_CHANNELS = 100


class Owning:
    """Answers what concerns the workspace alone; everything else is a command like any other."""

    def __init__(self, around: Surroundings, tenants: Tenants, pool: Pool) -> None:
        self.around, self.tenants, self.pool = around, tenants, pool

    async def told(self, body: Mapping[str, Any], where: inbound.Where) -> Told | None:
        """The answer to a word about the workspace; None where it is an ordinary command."""
        own = body.get("command") == f"/{inbound.UMBRELLA}"
        if where.organisation and not own:
            return None
        asked = inbound.command(body, where)
        word, _, rest = str(body.get("text", "")).strip().partition(" ")
        speech = self.around.answers.speech(asked, None)
        if own and word == "connect":
            return await self.connect(asked, where, rest.strip(), speech)
        if not where.organisation:
            return said(speech("slack-not-joined"))
        if own and (word in CHOICES or word == "channels"):
            return await self.choose(asked, where, word, rest.strip(), speech)
        return None

    async def connect(self, asked: Invocation, where: inbound.Where, code: str, speech: Speech) -> Told:
        """The code joins this workspace to the organisation that made it, and this account to its person."""
        used = await self.tenants.use_code(code)
        if used is None:
            return said(speech("slack-code-wrong"))
        organisation, person = used
        await self.tenants.connect(where.team, organisation)
        stream = Stream(organisation, "organisation", organisation)
        await self.around.engine.submit(stream, LinkAccount(person, asked.account), CLOCK, asked.key)
        return said(speech("slack-connected"))

    async def choose(self, asked: Invocation, where: inbound.Where, word: str, value: str, speech: Speech) -> Told:
        known = self.around.answers.known(asked)
        grants = self.around.engine.grants(where.organisation, known.person) if known else frozenset()
        if Role.ADMINISTRATOR not in grants:
            return said(speech("slack-only-administrators"))
        if word == "channels" and value.isdigit() and 0 < int(value) <= MOST_CHANNELS:
            self.around.later(self.warm(asked, where, int(value), speech))
            return said(speech("slack-pool-warming", count=int(value), minutes=math.ceil(int(value) / TIER_2)))
        if value not in CHOICES.get(word, ()):
            return said(speech("slack-choice-unknown"))
        chosen = self.tenants.choices(where.team)
        chosen = replace(chosen, delivery=value) if word == "delivery" else replace(chosen, breakouts=value)
        await self.tenants.choose(where.team, chosen)
        return said(speech("slack-choice-kept", name=word, value=value))

    async def warm(self, asked: Invocation, where: inbound.Where, count: int, speech: Speech) -> None:
        ready = await self.pool.warm(where.team, count)
        told = said(speech("slack-pool-ready", count=ready))
        _, user = inbound.parts(asked.account)
        await self.around.sender.call(
            where.team, "chat.postMessage", channel=user, text=told.text, blocks=told.blocks, unfurl_links=False
        )


def said(sentence: str) -> Told:
    return Told(fallback(sentence), [rich(section(sentence))])
