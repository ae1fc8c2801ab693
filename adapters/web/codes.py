"""A name that was typed is proved by a code: six digits, sent to an account that is known to be hers.

The page says the same whoever is asked for and whether or not there is such an account: a stranger learns nothing.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import secrets
from dataclasses import asdict, replace
from datetime import datetime
from typing import TYPE_CHECKING

from aiohttp import web

from adapters.web.acting import read_form, text
from adapters.web.guard import ADDRESS, VISITOR, Trouble
from adapters.web.rates import Allowance
from bot.courier import door_of, doors_of
from bot.directory import Directory
from bot.domain.convening.standing import is_vouched_for
from bot.domain.convening.state import Convening
from bot.domain.convening.wishes import ConfirmAccount
from bot.domain.frozen import frozen
from bot.domain.log import CLOCK, Refusal, Stream
from bot.domain.person.codes import CODE_LASTS
from bot.domain.person.wishes import SendCode
from bot.router import stream_of

if TYPE_CHECKING:
    from adapters.web.door import WebDoor
    from adapters.web.seats import Seat

DOOR, PREFIX = "web", "code:"
MOST_WRONG = 5
PER_PERSON, PER_BROWSER = 3, 6
AN_HOUR = 3600.0


@frozen
class Asked:
    """A code that was asked for: its proof, until when it is good, and how often a wrong one was typed."""

    proof: str
    until: str
    wrong: int = 0

    def is_over(self, now: datetime) -> bool:
        return self.wrong >= MOST_WRONG or datetime.fromisoformat(self.until) <= now


class Codes:
    """The page on which a code is asked for and typed."""

    def __init__(self, door: WebDoor) -> None:
        self._door = door
        self._people, self._browsers = Allowance(PER_PERSON, AN_HOUR), Allowance(PER_BROWSER, AN_HOUR)
        self._one_at_a_time = asyncio.Lock()

    async def load(self) -> None:
        """Forget what is over since the last start."""
        for key, value in (await self._door.ledger.kept(DOOR, PREFIX)).items():
            if Asked(**json.loads(value)).is_over(self._door.clock.now()):
                await self._keep(key, None)

    async def _keep(self, key: str, asked: Asked | None) -> None:
        await self._door.ledger.keep(DOOR, key, json.dumps(asdict(asked)) if asked is not None else None)

    async def _find(self, seat: Seat) -> Asked | None:
        """What was asked for and is still good, by whichever process it was asked."""
        key = key_of(seat)
        kept = (await self._door.ledger.kept(DOOR, key)).get(key)
        asked = Asked(**json.loads(kept)) if kept else None
        return asked if asked is not None and not asked.is_over(self._door.clock.now()) else None

    async def show(self, request: web.Request) -> web.Response:
        seat = await self._claimed(request)
        return self._door.page(request, "code.html", seat, waits=await self._find(seat) is not None)

    async def post(self, request: web.Request) -> web.Response:
        """Ask for a code, or type the one that came."""
        seat = await self._claimed(request)
        fields = await read_form(request)
        self._door.check_token(request, text(fields, "csrf"))
        if text(fields, "send"):
            return await self._send(request, seat)
        async with self._one_at_a_time:
            return await self._try(request, seat, text(fields, "code"))

    async def _claimed(self, request: web.Request) -> Seat:
        """The seat of somebody who typed a listed name; whoever needs no code goes on to her page."""
        seat = await self._door.seat(request)
        if seat.is_out or seat.is_denied or seat.me is None:
            raise Trouble(403, "ejected" if seat.is_out else "denied" if seat.is_denied else "not-joined")
        if seat.actor.account not in seat.state.claims:
            raise web.HTTPSeeOther(f"/in/{seat.state.id}")
        return seat

    async def _send(self, request: web.Request, seat: Seat) -> web.Response:
        assert seat.me is not None
        now, code = self._door.clock.now(), f"{secrets.randbelow(1_000_000):06}"
        if not self._browsers.take(now.timestamp(), request[VISITOR].browser):
            raise Trouble(429, "slow-down")
        person, state = seat.me.person, seat.state
        found = way_to(person, state, seat.showing.directory, self._door.settings.doors())
        door = found if found and self._people.take(now.timestamp(), person) else ""
        await self._keep(key_of(seat), Asked(self._proof(seat, code), (now + CODE_LASTS).isoformat()))
        wish = SendCode(door, code, state.title, state.id)
        await self._door.engine.submit(
            Stream(state.organisation, "person", person), wish, CLOCK, self._door.fresh_key()
        )
        return self._back(request, seat, "good", seat.speech("web-proof-sent"))

    async def _try(self, request: web.Request, seat: Seat, typed: str) -> web.Response:
        now, key, visitor = self._door.clock.now(), key_of(seat), request[VISITOR]
        if self._door.guesses.too_many(now.timestamp(), visitor.browser, request[ADDRESS]):
            raise Trouble(429, "slow-down")
        asked = await self._find(seat)
        if asked is None:
            return self._back(request, seat, "sorry", seat.speech("web-proof-over"))
        digits = "".join(ch for ch in typed[:40] if ch.isdigit())
        if not hmac.compare_digest(self._proof(seat, digits), asked.proof):
            return await self._wrong(request, seat, replace(asked, wrong=asked.wrong + 1))
        await self._keep(key, None)
        wish = ConfirmAccount(seat.actor.account, yes=True)
        reply = await self._door.engine.submit(stream_of(seat.state), wish, CLOCK, self._door.fresh_key())
        if isinstance(reply, Refusal):
            return self._back(request, seat, "sorry", seat.speech.say(reply.say))
        visitor.say_next("good", seat.speech("web-proof-right"))
        raise web.HTTPSeeOther(f"/in/{seat.state.id}")

    async def _wrong(self, request: web.Request, seat: Seat, asked: Asked) -> web.Response:
        self._door.guesses.note(self._door.clock.now().timestamp(), request[VISITOR].browser, request[ADDRESS])
        left = MOST_WRONG - asked.wrong
        await self._keep(key_of(seat), asked if left else None)
        if not left:
            return self._back(request, seat, "sorry", seat.speech("web-proof-ended"))
        return self._back(request, seat, "sorry", seat.speech("web-proof-wrong", left=left))

    def _back(self, request: web.Request, seat: Seat, tone: str, said: str) -> web.Response:
        request[VISITOR].say_next(tone, said)
        raise web.HTTPSeeOther(f"/in/{seat.state.id}/code")

    def _proof(self, seat: Seat, code: str) -> str:
        return self._door.identity.proof_of(f"code:{key_of(seat)}:{code}")


def key_of(seat: Seat) -> str:
    """One code a claim: another browser that types the same name has another."""
    return f"{PREFIX}{seat.state.id}:{seat.actor.account}"


def way_to(person: str, state: Convening, directory: Directory, open_doors: tuple[str, ...]) -> str:
    """The door by which a code reaches her and nobody else, or nothing.

    A door counts only if every account of hers there was vouched for: a stranger who typed her name on Discord must
    not be sent the code that he asks for on the web.
    """
    for door in doors_of(person, directory):
        accounts = [one for one in directory.accounts(person) if door_of(one) == door]
        links = [known.link for one in accounts if (known := directory.whose(one)) is not None]
        if door != "web" and door in open_doors and all(is_vouched_for(state, link) for link in links):
            return door
    return ""
