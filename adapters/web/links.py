"""One-time links: who may come in as whom, kept as hashes, so that a copied database opens no door."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import asdict, replace
from datetime import datetime, timedelta

from bot.domain.frozen import frozen
from bot.ports import Clock, Ledger

DOOR = "web"
PREFIX = "link:"


@frozen
class Link:
    """What a token opens: a page of a convening (or of the organisation), as a person, until it ends or is revoked.

    `used_by` is the browser that opened it first; nobody else can open it after that. `payload` is what an
    `act` link does when it is agreed to. A revoked one is remembered, so that its browser can be told why.
    """

    kind: str
    person: str
    convening: str
    expires: str
    used_by: str = ""
    payload: str = ""
    revoked: bool = False

    def is_over(self, now: datetime) -> bool:
        return self.revoked or datetime.fromisoformat(self.expires) <= now

    @property
    def lets_a_person_in(self) -> bool:
        """Whether some browser is somebody by it, for as long as nobody takes that back."""
        return bool(self.used_by) and self.kind in ("console", "host", "me") and not self.revoked


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()[:40]


class Links:
    """Every link that was made, by the hash of its token. Read from the ledger once, then kept in memory."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self._ledger, self._clock = ledger, clock
        self._links: dict[str, Link] = {}

    async def load(self) -> None:
        kept = await self._ledger.kept(DOOR, PREFIX)
        self._links = {key.removeprefix(PREFIX): Link(**json.loads(value)) for key, value in kept.items()}

    async def make(self, kind: str, person: str, convening: str, hours: float, payload: str = "") -> str:
        """A new link's token; it is told once and nowhere kept."""
        token = secrets.token_urlsafe(24)
        expires = self._clock.now() + timedelta(hours=hours)
        await self._keep(hashed(token), Link(kind, person, convening, expires.isoformat(), payload=payload))
        return token

    async def _keep(self, digest: str, link: Link | None) -> None:
        value = json.dumps(asdict(link)) if link is not None else None
        await self._ledger.keep(DOOR, PREFIX + digest, value)
        if link is None:
            self._links.pop(digest, None)
        else:
            self._links[digest] = link

    async def find(self, token: str) -> Link | None:
        """The link behind a token, if it is still good: looked up each time, for another process may have used it."""
        digest = hashed(token)
        kept = await self._ledger.kept(DOOR, PREFIX + digest) if len(token) == 32 else {}
        for key, value in kept.items():
            self._links[key.removeprefix(PREFIX)] = Link(**json.loads(value))
        return self.by_hash(digest)

    async def use(self, token: str, browser: str) -> bool:
        """Whether this browser may come in by it: the first one may, and may come again; nobody else."""
        link = await self.find(token)
        if link is None or link.used_by not in ("", browser):
            return False
        if not link.used_by:
            await self._keep(hashed(token), replace(link, used_by=browser))
        return True

    def by_hash(self, digest: str) -> Link | None:
        link = self._links.get(digest)
        return link if link is not None and not link.is_over(self._clock.now()) else None

    def of(self, convening: str) -> list[tuple[str, Link]]:
        """The links that still open something, and those by which a browser is in; the first to end first."""
        now = self._clock.now()
        here = [
            (digest, one) for digest, one in self._links.items() if one.convening == convening and one.kind != "act"
        ]
        live = [(digest, one) for digest, one in here if one.lets_a_person_in or not one.is_over(now)]
        return sorted(live, key=lambda pair: pair[1].expires)

    async def revoke(self, digest: str) -> Link | None:
        """It opens nothing any more; returns what it was, for whoever turns its browser away."""
        link = self._links.get(digest)
        if link is not None:
            await self._keep(digest, replace(link, revoked=True))
        return link

    def was_revoked(self, browser: str, convening: str) -> bool:
        """Whether this browser came in by a link that was taken back since."""
        found = (one for one in self._links.values() if one.used_by == browser and one.convening in ("", convening))
        return any(one.revoked for one in found)
