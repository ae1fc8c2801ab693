"""Live updates: every open page hears of a change at once, the wall first, and is sent only what is new to it."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields

import structlog
from aiohttp import web

from adapters.web.parts import PAGES, PARTS, Rendered, Renderer
from adapters.web.presence import Presence
from adapters.web.seats import Seat, may_open
from bot.domain.convening.state import Convening
from bot.engine import Change
from bot.ports import Clock

log = structlog.get_logger("web.live")

AT_LEAST_BETWEEN = 0.1
"""Seconds between two renderings of the same convening: ten a second is faster than anybody reads."""
HEARTBEAT = 15.0
"""Proxies close a stream that is silent for a minute; the time, every quarter of one, keeps it."""
BREATH = 20
"""After so many pages the loop lets others have a turn, so that a wall's bytes leave before the last phone's."""
QUEUE_FACTS = frozenset({"HandRaised", "HandLowered", "TurnBegan", "TurnEnded", "QueueOpened", "QueueClosed"})


@dataclass(eq=False, slots=True)
class Tab:
    """One open page: what it has, and what waits to be sent (latest wins)."""

    page: str
    convening: str
    account: str
    screen: str
    sit: Callable[[Convening], Seat]
    has: dict[str, str]
    waiting: dict[str, Rendered] = field(default_factory=dict)
    newest: dict[str, int] = field(default_factory=dict)
    notes: list[dict[str, object]] = field(default_factory=list)
    awake: asyncio.Event = field(default_factory=asyncio.Event)
    over: bool = False

    def offer(self, rendered: Rendered) -> None:
        """Unless what the page shows or waits for was looked at later: a large part takes its time."""
        if rendered.order < self.newest.get(rendered.part, 0):
            return
        self.newest[rendered.part] = rendered.order
        if self.has.get(rendered.part) == rendered.version:
            self.waiting.pop(rendered.part, None)
        else:
            self.waiting[rendered.part] = rendered
            self.awake.set()

    def tell(self, note: dict[str, object]) -> None:
        self.notes.append(note)
        self.awake.set()

    def end(self) -> None:
        self.over = True
        self.awake.set()

    def take(self) -> bytes:
        """Everything that waits, as server-sent events; each event's id says what the page has after it."""
        lines: list[str] = []
        for rendered in self.waiting.values():
            self.has[rendered.part] = rendered.version
            lines.append(event("part", {"part": rendered.part, "html": rendered.html}, having(self.has)))
        lines += [event("note", note) for note in self.notes]
        self.waiting, self.notes = {}, []
        if self.over:
            lines.append(event("over", {}))
        return "".join(lines).encode()


def event(name: str, data: dict[str, object], id: str = "") -> str:
    head = f"id: {id}\n" if id else ""
    return f"{head}event: {name}\ndata: {json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n\n"


def having(has: dict[str, str]) -> str:
    """What a page has, as the id of an event: a page that comes back says it, and is sent only the difference."""
    return "~".join(f"{part}.{version}" for part, version in has.items())


def read_having(text: str) -> dict[str, str]:
    pairs = (item.partition(".") for item in text[:2000].split("~") if item)
    return {part: version for part, _, version in pairs if part in PARTS}


@dataclass(slots=True)
class Room:
    """The open pages of one convening, and what has changed since they were last brought up to date."""

    state: Convening
    tabs: set[Tab] = field(default_factory=set)
    stale: set[str] = field(default_factory=set)
    task: asyncio.Task[None] | None = None
    updated_at: float = 0.0


FIELDS = tuple(part.name for part in fields(Convening))


def changed(before: Convening, after: Convening, change: Change) -> set[str]:
    """The names of the state's fields that differ, and `names` where more than hands and turns happened."""
    parts = {name for name in FIELDS if getattr(before, name) is not getattr(after, name)}
    only_hands = bool(change.entries) and all(type(one.event).__name__ in QUEUE_FACTS for one in change.entries)
    return parts if only_hands else parts | {"names"}


class Live:
    """Keeps every open page up to date."""

    def __init__(self, renderer: Renderer, presence: Presence, clock: Clock, still: Callable[[Tab], bool]) -> None:
        self._renderer, self._presence, self._clock, self._still = renderer, presence, clock, still
        self._rooms: dict[str, Room] = {}
        self.sent = 0
        self.rounds = 0

    @property
    def open_pages(self) -> int:
        return sum(len(room.tabs) for room in self._rooms.values())

    def tabs(self, convening: str) -> Iterable[Tab]:
        room = self._rooms.get(convening)
        return tuple(room.tabs) if room is not None else ()

    def on_change(self, change: Change) -> None:
        """The engine's word that something is durable: mark what is stale, and bring the pages up to date soon."""
        room = self._rooms.get(change.stream.id) if change.stream.kind == "convening" else None
        if room is None:
            return
        room.stale |= changed(room.state, change.state, change)
        room.state = change.state
        if room.tabs and (room.task is None or room.task.done()):
            room.task = asyncio.get_running_loop().create_task(self._update(room))

    async def _update(self, room: Room) -> None:
        while room.stale and room.tabs:
            await asyncio.sleep(max(0.0, room.updated_at + AT_LEAST_BETWEEN - time.monotonic()))
            stale, room.stale = room.stale, set()
            room.updated_at = time.monotonic()
            self.rounds += 1
            await self._bring_up_to_date(room, stale)

    async def _bring_up_to_date(self, room: Room, stale: set[str]) -> None:
        for page, names in PAGES.items():
            touched = [name for name in names if PARTS[name].stale_with & stale]
            for nth, tab in enumerate([tab for tab in room.tabs if tab.page == page], 1):
                await self._refresh(tab, room.state, touched)
                if nth % BREATH == 0:
                    await asyncio.sleep(0)
            await asyncio.sleep(0)

    async def _refresh(self, tab: Tab, state: Convening, names: Iterable[str]) -> None:
        try:
            seat = tab.sit(state)
            if not may_open(tab.page, seat, self._still(tab)):
                tab.end()
                return
            for name in names:
                tab.offer(await self._renderer.render(PARTS[name], seat))
        except Exception as error:
            log.error("part failed", page=tab.page, exc_info=error)

    # --- one stream --------------------

    async def serve(self, request: web.Request, tab: Tab, state: Convening) -> web.StreamResponse:
        """Hold a page's stream open until it goes away."""
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        )
        try:
            await response.prepare(request)
        except ConnectionError:
            return response  # the page went away before its stream began
        room = self._rooms.setdefault(tab.convening, Room(state))
        room.state = state if not room.tabs else room.state
        room.tabs.add(tab)
        self._presence.opened(tab.convening, tab.account)
        try:
            await self._refresh(tab, room.state, PAGES[tab.page])
            await response.write(b"retry: 1000\n\n" + self._time() + tab.take())
            await self._pump(response, tab)
        except ConnectionError:
            log.debug("a page went away", page=tab.page)
        finally:
            room.tabs.discard(tab)
            self._presence.closed(tab.convening, tab.account)
        return response

    def _time(self) -> bytes:
        """What time it is here, and how fast it runs: a rehearsal's minute may be a second."""
        now = {"at": self._clock.now().isoformat(), "speed": getattr(self._clock, "speed", 1.0)}
        return event("clock", now).encode()

    async def _pump(self, response: web.StreamResponse, tab: Tab) -> None:
        while not tab.over:
            try:
                await asyncio.wait_for(tab.awake.wait(), HEARTBEAT)
            except TimeoutError:
                await response.write(self._time())
                continue
            tab.awake.clear()
            chunk = tab.take()
            self.sent += len(chunk)
            await response.write(chunk)

    def end_all_of(self, account: str) -> None:
        """Every page of that browser ends, and finds out why when it asks again."""
        for room in self._rooms.values():
            for tab in room.tabs:
                if tab.account == account:
                    tab.end()

    def end_all(self) -> None:
        """The house closes: every stream ends, and the pages try again on their own."""
        for room in self._rooms.values():
            if room.task is not None:
                room.task.cancel()
            for tab in room.tabs:
                tab.end()
