"""The pages of a convening, the front page, and the stream that keeps each up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiohttp import web

from adapters.web.acting import arguments, read_form, text
from adapters.web.follow_pages import FollowPages
from adapters.web.guard import VISITOR, Trouble
from adapters.web.live import Tab, read_having
from adapters.web.parts import PAGES, wall
from adapters.web.routine_pages import MORE
from adapters.web.seats import GATES, Seat, may_open
from adapters.web.sights import places
from adapters.web.uploads import Uploads
from bot.compose import compose
from bot.domain.convening.state import Convening
from bot.domain.log import Answer
from bot.floor_sights import order_log
from bot.router import Invocation
from bot.speech import LANGUAGES

if TYPE_CHECKING:
    from adapters.web.door import WebDoor

MOST_FOUND = 50


class Rooms:
    """Shows the pages; what each needs besides its live parts is gathered here."""

    def __init__(self, door: WebDoor) -> None:
        self._door = door
        self._uploads = Uploads(door)
        self._follow = FollowPages(door)

    # --- before a convening --------------------

    async def welcome(self, request: web.Request) -> web.Response:
        mine = [seat.state for seat in self._mine(request)]
        return self._door.pages.page("welcome.html", request[VISITOR], self._door.speech(request), mine=mine)

    async def convenings(self, request: web.Request) -> web.Response:
        """The facilitator's own front page: her convenings, and a new one."""
        seats = [seat for seat in self._mine(request) if seat.facilitates]
        running = [seat for seat in seats if seat.state.is_running]
        if len(running) == 1 and "all" not in request.query:
            raise web.HTTPSeeOther(f"/in/{running[0].state.id}/console")
        actor = self._door.seats.actor(request[VISITOR].account, None)
        if not seats and not actor.grants:
            taken_back = self._door.links.was_revoked(request[VISITOR].browser, "")
            raise Trouble(403, "link-taken-back" if taken_back else "no-console")
        return self._door.pages.page(
            "convenings.html", request[VISITOR], self._door.speech(request), seats=seats, trouble="", filled={}
        )

    async def new(self, request: web.Request) -> web.Response:
        fields = await read_form(request)
        self._door.check_token(request, text(fields, "csrf"))
        visitor, speech = request[VISITOR], self._door.speech(request)
        filled = arguments(fields)
        asked = Invocation(
            self._door.organisation,
            "convening",
            visitor.account,
            f"web:{visitor.browser}:{text(fields, 'key')}",
            action="new",
            arguments=filled,
            door="web",
            language=speech.language,
        )
        before = {state.id for state in self._door.engine.convenings(self._door.organisation)}
        reply = await self._door.engine.ask(asked)
        made = [state for state in self._door.engine.convenings(self._door.organisation) if state.id not in before]
        if isinstance(reply, Answer) and made:
            raise web.HTTPSeeOther(f"/in/{made[-1].id}/setup")
        said = speech.say(reply.say) if hasattr(reply, "say") else speech.say(reply.asks)
        seats = [seat for seat in self._mine(request) if seat.facilitates]
        return self._door.pages.page("convenings.html", visitor, speech, seats=seats, trouble=said, filled=filled)

    def _mine(self, request: web.Request) -> list[Seat]:
        """The convenings that this browser's person is in, or runs."""
        states = [state for state in self._door.engine.convenings(self._door.organisation) if state.code]
        seats = [self._door.seat_in(request, state) for state in states]
        return [seat for seat in seats if seat.takes_part or seat.facilitates]

    async def prefer(self, request: web.Request) -> web.Response:
        """A language or a light chosen in this browser, before or besides any convening."""
        fields = await read_form(request)
        self._door.check_token(request, text(fields, "csrf"))
        if text(fields, "language") in LANGUAGES:
            await self._speak(request, text(fields, "language"), text(fields, "where"))
        if text(fields, "theme") in ("light", "dark", "auto"):
            request[VISITOR].remember(theme=text(fields, "theme").replace("auto", ""))
        where = text(fields, "where")
        raise web.HTTPSeeOther(where if is_own_path(where) else "/")

    async def _speak(self, request: web.Request, language: str, where: str) -> None:
        """This browser's language from now on, and in a convening its person's too: messages follow it."""
        visitor = request[VISITOR]
        visitor.remember(language=language)
        inside = where.split("/")[2] if where.startswith("/in/") else ""
        if self._door.engine.convening(self._door.organisation, inside) is not None:
            asked = Invocation(
                self._door.organisation,
                "me",
                visitor.account,
                self._door.fresh_key(),
                action="language",
                arguments={"language": language},
                place=f"convening:{inside}",
                door="web",
            )
            await self._door.engine.ask(asked)

    # --- in a convening --------------------

    async def show(self, request: web.Request) -> web.Response:
        seat = await self._door.seat(request)
        page = request.match_info.get("page", "me")
        self._admit(request, page, seat)
        parts = await self._door.renderer.page(page, seat) if page in PAGES else {}
        more = self._more(request, page, seat)
        return self._door.page(request, f"{page}.html", seat, page=page, parts=parts, wall=wall(seat.state), **more)

    def _admit(self, request: web.Request, page: str, seat: Seat) -> None:
        if page not in GATES or page == "paper":
            raise Trouble(404, "not-found")
        if seat.is_out:
            raise Trouble(403, "ejected")
        if not may_open(page, seat, bool(self._door.screen(request, seat.state.id))):
            raise Trouble(403, self._why_not(request, page, seat))

    def _why_not(self, request: web.Request, page: str, seat: Seat) -> str:
        if seat.is_denied:
            return "denied"
        if seat.me is None and self._door.links.was_revoked(request[VISITOR].browser, seat.state.id):
            return "link-taken-back"
        return "not-joined" if page == "me" else "not-yours"

    def _more(self, request: web.Request, page: str, seat: Seat) -> dict[str, Any]:
        gather = {
            "me": self._me,
            "setup": self._setup,
            "people": self._people,
            "recap": self._recap,
            "line": self._line,
            **MORE,
            **self._follow.pages,
        }
        return gather[page](request, seat) if page in gather else {}

    def _line(self, request: web.Request, seat: Seat) -> dict[str, Any]:
        """One page of the whole line, and the order log: what the console only counts."""
        wanted = request.query.get("page", "1")[:4]
        page = int(wanted) if wanted.isdecimal() else 1
        return {"queue": seat.showing.queue(page), "order": compose(order_log(seat.showing), seat.speech)}

    def _recap(self, request: web.Request, seat: Seat) -> dict[str, Any]:
        return {"view": seat.showing.recap()}

    def _me(self, request: web.Request, seat: Seat) -> dict[str, Any]:
        return {"messages": self._door.messages.shown(seat)}

    def _setup(self, request: web.Request, seat: Seat) -> dict[str, Any]:
        return {
            "links": self._door.entering.listed(seat, request[VISITOR].browser),
            "roster": seat.showing.roster(),
            "agenda": seat.showing.agenda(),
            "sites": places(seat),
            "hosts": [who for who in seat.state.roster() if who.role.value == "site_host"],
        }

    def _people(self, request: web.Request, seat: Seat) -> dict[str, Any]:
        wanted = request.query.get("q", "")[:80]
        directory = seat.showing.directory
        everyone = [who.person for who in seat.state.roster()]
        found = directory.named(wanted, everyone) if wanted else sorted(everyone, key=directory.name)
        people = [seat.state.people[who] for who in found[:MOST_FOUND]]
        return {"wanted": wanted, "people": people, "more": len(found) - len(people), "sites": places(seat)}

    async def paper(self, request: web.Request) -> web.Response:
        """The paper fallback: roster, groups, queue and agenda, for the moment when the lights go out."""
        seat = await self._door.seat(request)
        if not may_open("paper", seat, False):
            raise Trouble(403, "ejected" if seat.is_out else "not-yours")
        state = seat.state
        shown = [place for place in places(seat) if seat.facilitates or place[0] == (seat.me.site if seat.me else "")]
        listed: dict[str, list[Any]] = {site: [] for site, _ in shown}
        for who in state.roster():
            listed.get(who.site, []).append(who)
        for people in listed.values():
            people.sort(key=lambda who: seat.showing.name(who.person).casefold())
        return self._door.page(
            request,
            "paper.html",
            seat,
            sites=shown,
            listed=listed,
            queue=seat.showing.queue(),
            agenda=seat.showing.agenda(),
            groups=seat.showing.groups(),
            contacts={one.id: one.contact for one in seat.showing.roster().sites},
        )

    async def roster(self, request: web.Request) -> web.Response:
        return await self._uploads.receive(request)

    # --- live --------------------

    async def live(self, request: web.Request) -> web.StreamResponse:
        state = await self._door.convening(request.match_info["convening"])
        page = request.match_info["page"]
        seat = self._door.seat_in(request, state)
        if page not in PAGES:
            raise Trouble(404, "not-found")
        self._admit(request, page, seat)
        has = read_having(request.headers.get("Last-Event-ID", "") or request.query.get("have", ""))
        screen = self._door.screen(request, state.id) if page == "display" else ""
        account, language = request[VISITOR].account, seat.language

        def sit(now: Convening) -> Seat:
            actor = self._door.seats.actor(account, now, language)
            return self._door.seats.seat(now, actor, language, self._door.clock.now())

        return await self._door.live.serve(request, Tab(page, state.id, account, screen, sit, has), state)


def is_own_path(where: str) -> bool:
    """Whether this is a page of ours, to go back to: a path, and never another site's address."""
    return (
        where.startswith(("/in/", "/join/", "/console", "/rehearsal"))
        and "//" not in where
        and "\\" not in where
        and where.isprintable()
    )
