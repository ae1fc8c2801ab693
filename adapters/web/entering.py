"""One-time links: what each opens, shown first and used only when somebody says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from adapters.web.acting import read_form, text
from adapters.web.guard import VISITOR, Trouble, wants_json
from adapters.web.links import Link, hashed
from adapters.web.seats import may_open
from bot.domain.convening.standing import CLAIM
from bot.domain.convening.state import Convening
from bot.domain.convening.wishes import Join
from bot.domain.frozen import frozen
from bot.domain.log import CLOCK, Actor, Role, Stream
from bot.domain.organisation.wishes import LinkAccount, UnlinkAccount

if TYPE_CHECKING:
    from adapters.web.door import WebDoor
    from adapters.web.seats import Seat

LONGEST_HOURS = 24 * 30


@frozen
class Kept:
    """A link as its convening's page lists it."""

    digest: str
    kind: str
    person: str
    expires: str
    used: bool
    mine: bool
    """Whether the browser that looks came in by it."""


class Entering:
    """Opening, making and revoking links. Opening is a POST: mail scanners and chat previews follow every GET."""

    def __init__(self, door: WebDoor) -> None:
        self._door = door

    async def _link(self, request: web.Request) -> Link:
        link = await self._door.links.find(request.match_info["token"])
        kind = request.path.split("/")[1]
        if link is None or link.kind != kind or link.used_by not in ("", request[VISITOR].browser):
            raise Trouble(410, "link-over")
        return link

    async def show(self, request: web.Request) -> web.Response:
        link = await self._link(request)
        visitor = request[VISITOR]
        state = await self._door.known(link.convening)
        speech = self._door.speech(request, state)
        name = self._door.engine.directory(self._door.organisation).name(link.person)
        return self._door.pages.page(
            "enter.html", visitor, speech, link=link, name=name, convening=state, address=request.path
        )

    async def enter(self, request: web.Request) -> web.Response:
        link = await self._link(request)
        visitor, token = request[VISITOR], request.match_info["token"]
        if not await self._door.links.use(token, visitor.browser):
            raise Trouble(410, "link-over")
        if link.kind == "display":
            visitor.remember(screens=(*(s for s in visitor.screens if s != hashed(token)), hashed(token)))
        else:
            await self._become(visitor.account, link, hashed(token))
        raise web.HTTPSeeOther(self._where(link))

    async def _become(self, account: str, link: Link, key: str) -> None:
        """This browser is hers from now on: the link was made for her and nobody else has used it."""
        engine, organisation = self._door.engine, self._door.organisation
        known = engine.directory(organisation).whose(account)
        if known is None or known.person != link.person:
            stream = Stream(organisation, "organisation", organisation)
            await engine.submit(stream, LinkAccount(link.person, account), CLOCK, self._door.fresh_key())
        state = engine.convening(organisation, link.convening)
        if state is not None and state.one(link.person) is not None:
            await self._vouch(state, link.person, account, key)

    async def _vouch(self, state: Convening, person: str, account: str, key: str) -> None:
        me = state.one(person)
        actor = Actor(person, frozenset(), "web", account, me.language if me else "en")
        linked = self._door.engine.directory(state.organisation).whose(account)
        link = linked.link if linked is not None and linked.person == person else ""
        wish = Join(person=person, account=account, link="" if link.startswith(CLAIM) else link, vouched=True)
        await self._door.engine.submit(
            Stream(state.organisation, "convening", state.id), wish, actor, f"web:vouched:{state.id}:{key}"
        )

    def _where(self, link: Link) -> str:
        if not link.convening:
            return "/console"
        return f"/in/{link.convening}/{'' if link.kind == 'me' else link.kind}".rstrip("/")

    # --- making and revoking --------------------

    async def make(self, request: web.Request) -> web.Response:
        """A new link, made from the console and shown there once."""
        seat = await self._door.seat(request)
        fields = await read_form(request)
        self._door.check_token(request, text(fields, "csrf") or request.headers.get("X-Csrf", ""))
        if not may_open("setup", seat, False):
            raise Trouble(403, "not-yours")
        kind, person = text(fields, "kind"), text(fields, "person")
        if kind not in ("display", "host", "me", "console") or (kind != "display" and seat.state.one(person) is None):
            raise Trouble(400, "unreadable")
        hours = min(float(text(fields, "hours") or 12), LONGEST_HOURS) if text(fields, "hours").isdigit() else 12.0
        address = await self._door.link(kind, "" if kind == "display" else person, seat.state.id, hours)
        if wants_json(request):
            return web.json_response({"ok": True, "say": seat.speech("web-link-made"), "address": address})
        name = seat.showing.name(person) if kind != "display" else ""
        return self._door.page(request, "link.html", seat, address=address, kind=kind, name=name)

    async def revoke(self, request: web.Request) -> web.Response:
        seat = await self._door.seat(request)
        fields = await read_form(request)
        self._door.check_token(request, text(fields, "csrf"))
        digest = text(fields, "link")
        if not may_open("setup", seat, False) or digest not in dict(self._of(seat)):
            raise Trouble(403, "not-yours")
        link = await self._door.links.revoke(digest)
        if link is not None and link.used_by and link.kind != "display":
            await self._turn_away(link)
        for tab in self._door.live.tabs(seat.state.id):
            if tab.screen == digest:
                tab.end()
        request[VISITOR].say_next("good", seat.speech("web-link-revoked"))
        raise web.HTTPSeeOther(f"/in/{seat.state.id}/setup")

    async def _turn_away(self, link: Link) -> None:
        """The browser that used it is nobody's from now on, and its open pages say so."""
        account, organisation = f"web:{link.used_by}", self._door.organisation
        known = self._door.engine.directory(organisation).whose(account)
        if known is not None and known.person == link.person:
            stream = Stream(organisation, "organisation", organisation)
            await self._door.engine.submit(stream, UnlinkAccount(link.person, account), CLOCK, self._door.fresh_key())
        self._door.live.end_all_of(account)

    def _of(self, seat: Seat) -> list[tuple[str, Link]]:
        """The links of her convening; an administrator sees those that belong to none, the printed ones, too."""
        own = self._door.links.of(seat.state.id)
        return [*self._door.links.of(""), *own] if Role.ADMINISTRATOR in seat.actor.grants else own

    def listed(self, seat: Seat, browser: str) -> tuple[Kept, ...]:
        return tuple(
            Kept(digest, link.kind, link.person, link.expires, bool(link.used_by), link.used_by == browser)
            for digest, link in self._of(seat)
        )
