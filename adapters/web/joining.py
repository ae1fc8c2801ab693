"""Coming in: a code, a name, a place, a language; no account anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiohttp import web

from adapters.web.acting import Fields, read_form, text
from adapters.web.guard import ADDRESS, VISITOR, Trouble
from adapters.web.matching import Match, match
from adapters.web.sights import places
from bot import reading
from bot.domain.convening.state import REMOTE_SITE, Convening, Mode, Status
from bot.domain.convening.wishes import CheckIn, Join
from bot.domain.log import Actor, Intent, Refusal
from bot.router import stream_of
from bot.spec import Form
from bot.speech import LANGUAGES

if TYPE_CHECKING:
    from adapters.web.door import WebDoor
    from adapters.web.seats import Seat

LONGEST_NAME = 80


class Joining:
    """The join page and what it leads to."""

    def __init__(self, door: WebDoor) -> None:
        self._door = door

    async def start(self, request: web.Request) -> web.Response:
        """`/join` with a typed code: on to that code's page."""
        code = reading.one_line(request.query.get("code", "")).upper().replace(" ", "")[:20]
        raise web.HTTPSeeOther(f"/join/{code}" if code.isalnum() else "/")

    async def show(self, request: web.Request) -> web.Response:
        state = self._find(request)
        seat = self._door.seat_in(request, state)
        if seat.is_out:
            raise Trouble(403, "ejected")
        return self._page(request, seat, {})

    async def join(self, request: web.Request) -> web.Response:
        state = self._find(request)
        fields = await read_form(request)
        self._door.check_token(request, text(fields, "csrf"))
        if text(fields, "language") in LANGUAGES:
            request[VISITOR].remember(language=text(fields, "language"))
        seat = self._door.seat_in(request, state)
        if seat.is_out:
            raise Trouble(403, "ejected")
        return await self._come_in(request, seat, fields)

    def _find(self, request: web.Request) -> Convening:
        """The convening of the code; wrong codes are counted, old ones are told apart kindly."""
        code = request.match_info["code"].upper()
        visitor, now = request[VISITOR], self._door.clock.now().timestamp()
        if self._door.guesses.too_many(now, visitor.browser, request[ADDRESS]):
            raise Trouble(429, "slow-down")
        state = self._door.by_code(code)
        if state is not None:
            return state
        self._door.guesses.note(now, visitor.browser, request[ADDRESS])
        raise Trouble(410 if self._door.was_code(code) else 404, "old-code" if self._door.was_code(code) else "no-code")

    async def _come_in(self, request: web.Request, seat: Seat, fields: Fields) -> web.Response:
        state = seat.state
        if state.status is Status.CLOSED:
            return self._page(request, seat, fields)
        name = reading.one_line(text(fields, "name"))
        site = text(fields, "site")
        if seat.takes_part and not text(fields, "someone-else"):
            return await self._carry_out(request, seat, fields, CheckIn((), site))
        if not name or len(name) > LONGEST_NAME:
            return self._page(request, seat, fields, trouble="name-missing" if not name else "name-long")
        if site not in dict(places(seat)):
            return self._page(request, seat, fields, trouble="site-missing")
        found = match(name, site, state, seat.showing.directory)
        if text(fields, "new") != "yes" and not found.person:
            return self._page(request, seat, fields, found=found)
        person = found.person if text(fields, "new") != "yes" else ""
        mode = Mode.REMOTE if site == REMOTE_SITE else Mode.ROOM
        account = request[VISITOR].account
        wish = Join(name, person, site, mode, account, language=seat.language)
        return await self._carry_out(
            request, seat, fields, wish, Actor(door="web", account=account, language=seat.language)
        )

    async def _carry_out(
        self, request: web.Request, seat: Seat, fields: Fields, wish: Intent, actor: Actor | None = None
    ) -> web.Response:
        key = f"web:{request[VISITOR].browser}:{text(fields, 'key')}" if text(fields, "key") else self._door.fresh_key()
        reply = await self._door.engine.submit(stream_of(seat.state), wish, actor or seat.actor, key)
        assert not isinstance(reply, Form)
        if isinstance(reply, Refusal) and reply.code == "was-ejected":
            raise Trouble(403, "ejected")
        if isinstance(reply, Refusal) and reply.code != "already-here":
            return self._page(request, seat, {}, said=seat.speech.say(reply.say))
        if not isinstance(reply, Refusal):
            request[VISITOR].say_next("good", seat.speech.say(reply.say))
        raise web.HTTPSeeOther(f"/in/{seat.state.id}")

    def _page(self, request: web.Request, seat: Seat, fields: Any, **more: Any) -> web.Response:
        shown = {name: text(fields, name) if fields else "" for name in ("name", "site")}
        context = {"found": Match(), "trouble": "", "said": "", **more}
        return self._door.page(
            request, "join.html", seat, code=seat.state.code, filled=shown, sites=places(seat), **context
        )
