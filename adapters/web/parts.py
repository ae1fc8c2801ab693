"""The parts of pages that change by themselves: what each shows, for whom it is rendered, and what makes it stale.

A part's `look` builds a plain value; only where that value differs from the last one is the template rendered again,
and a part that many people share is rendered once for all of them.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count
from typing import Any

from adapters.web import asking_sights, desk_sights, group_sights, routine_sights, sights, wall_sights
from adapters.web.pages import Pages
from adapters.web.seats import NOBODY, Seat, Seats
from bot.domain.convening.state import Convening
from bot.domain.frozen import frozen


class For(StrEnum):
    """Who shares one rendering."""

    ALL = "all"
    FACILITATORS = "facilitators"
    SITE = "site"
    PERSON = "person"
    WALL = "wall"
    """A screen in a room: in the convening's own one or two languages."""


@frozen
class Part:
    """One live part: its template is `parts/<name>.html`; `stale_with` names the parts of the state it is read from."""

    name: str
    shared: For
    look: Callable[[Seat], Any]
    stale_with: frozenset[str]


QUEUE = frozenset({"queue"})
STANDING = frozenset({"status", "topic", "agenda", "resumes_at", "paused_at", "call", "code", "settings", "title"})
PEOPLE = frozenset({"people", "sites"})
GROUPS = frozenset({"breakouts"})
ASKED = frozenset({"questions", "agreements"})
ROUTINES = frozenset({"routines", "polls"})
NAMES = frozenset({"names"})
"""Stale whenever something other than a hand or a turn happened: names and words may have changed with it."""

PARTS: Mapping[str, Part] = {
    part.name: part
    for part in (
        Part("standing", For.ALL, sights.standing, STANDING | NAMES),
        Part("call", For.ALL, sights.call, frozenset({"call"})),
        Part("floor", For.ALL, sights.floor, QUEUE | NAMES | {"status", "resumes_at"}),
        Part("place", For.PERSON, sights.place, QUEUE | NAMES | {"status"}),
        Part("seat", For.PERSON, sights.my_seat, PEOPLE | NAMES | {"call", "status", "confirmed", "claims"}),
        Part("group", For.PERSON, sights.group, GROUPS | NAMES | {"status"}),
        Part("queue", For.FACILITATORS, desk_sights.queue, QUEUE | NAMES | {"status"}),
        Part("room", For.FACILITATORS, desk_sights.room, PEOPLE | NAMES | {"claims"}),
        Part("agenda", For.FACILITATORS, desk_sights.agenda, STANDING | NAMES),
        Part("breakouts", For.FACILITATORS, group_sights.breakouts, GROUPS | PEOPLE | NAMES | {"status"}),
        Part("group-desk", For.FACILITATORS, group_sights.group_desk, GROUPS | PEOPLE | NAMES | {"status"}),
        Part("controls", For.FACILITATORS, desk_sights.controls, STANDING | NAMES | {"history"}),
        Part("equity", For.FACILITATORS, desk_sights.equity, QUEUE | NAMES),
        Part("questions", For.FACILITATORS, asking_sights.asked, ASKED | NAMES | {"status"}),
        Part("agreements", For.FACILITATORS, asking_sights.agreements, ASKED | NAMES | {"status"}),
        Part("my-asking", For.PERSON, asking_sights.mine, ASKED | NAMES | {"status"}),
        Part("site-queue", For.SITE, desk_sights.site_queue, QUEUE | PEOPLE | NAMES | {"status"}),
        Part("site-people", For.SITE, desk_sights.site_people, QUEUE | PEOPLE | NAMES | {"claims", "status"}),
        Part("site-groups", For.SITE, desk_sights.site_groups, GROUPS | NAMES),
        Part("wall-floor", For.WALL, sights.floor, QUEUE | NAMES | {"status", "resumes_at"}),
        Part("wall-question", For.WALL, wall_sights.wall_question, ASKED | NAMES | {"status"}),
        Part("wall-side", For.WALL, wall_sights.wall_side, STANDING | PEOPLE | NAMES),
        Part("wall-door", For.WALL, wall_sights.code, frozenset({"code"})),
        Part("wall-groups", For.WALL, wall_sights.wall_groups, GROUPS | NAMES),
        Part("step", For.PERSON, routine_sights.my_step, ROUTINES | NAMES | {"status"}),
        Part("routine", For.FACILITATORS, routine_sights.desk, ROUTINES | NAMES | {"status"}),
        Part("site-routine", For.SITE, routine_sights.site_step, ROUTINES | PEOPLE | NAMES),
        Part("wall-routine", For.WALL, routine_sights.wall_step, ROUTINES | GROUPS | STANDING | NAMES),
    )
}
"""Every live part by name. A feature that adds one adds a line here, a look in its sights and a template."""

PAGES: Mapping[str, tuple[str, ...]] = {
    "display": ("wall-floor", "wall-question", "wall-side", "wall-groups", "wall-routine", "wall-door"),
    "console": (
        "standing",
        "call",
        "queue",
        "room",
        "agenda",
        "breakouts",
        "routine",
        "controls",
        "questions",
        "agreements",
        "equity",
    ),
    "groups": ("standing", "group-desk"),
    "host": ("standing", "call", "site-queue", "site-people", "site-groups", "site-routine"),
    "me": ("standing", "floor", "place", "seat", "group", "step", "my-asking"),
}
"""The live parts of each page, the pages in the order in which they are brought up to date: the wall first."""


@frozen
class Rendered:
    """A part as markup, and a short name for exactly this markup. What was looked at later has a higher `order`."""

    part: str
    html: str
    version: str
    order: int


@dataclass(slots=True)
class Memory:
    seen: Any
    rendered: Rendered


MOST_KEPT = 5000
AT_A_STRETCH = 1000
"""After so many pieces of markup, a few milliseconds' worth, others have a turn: the groups of a large convening are
thirty times as many."""


class Renderer:
    """Renders parts, each only where what it shows has changed since the last time."""

    def __init__(self, pages: Pages, seats: Seats) -> None:
        self._pages, self._seats = pages, seats
        self._kept: dict[tuple[str, ...], Memory] = {}
        self._looks = count(1)
        self.renders = 0

    async def render(self, part: Part, seat: Seat) -> Rendered:
        viewer = self._viewer(part, seat)
        order, seen = next(self._looks), part.look(viewer)
        key = (seat.state.id, part.name, viewer.language, *self._sharing(part, seat))
        memory = self._kept.get(key)
        if memory is not None and memory.seen == seen:
            memory.rendered = replace(memory.rendered, order=order)
            return memory.rendered
        rendered = await self._render(part, viewer, seen, order)
        if len(self._kept) > MOST_KEPT:
            self._kept.clear()
        self._kept[key] = Memory(seen, rendered)
        return rendered

    def _viewer(self, part: Part, seat: Seat) -> Seat:
        """What everybody shares is built for nobody in particular, so that no private text can slip in."""
        if part.shared in (For.ALL, For.WALL):
            actor = replace(NOBODY, language=seat.language)
            return self._seats.seat(seat.state, actor, seat.language, seat.showing.now)
        return seat

    def _sharing(self, part: Part, seat: Seat) -> tuple[str, ...]:
        if part.shared is For.PERSON:
            return (seat.actor.person, seat.actor.account)
        if part.shared is For.WALL:
            return wall(seat.state)
        return (sights.home(seat),) if part.shared is For.SITE else ()

    async def _render(self, part: Part, seat: Seat, seen: Any, order: int) -> Rendered:
        self.renders += 1
        name, shown = f"parts/{part.name}.html", {"v": seen, "state": seat.state, "wall": wall(seat.state)}
        pieces: list[str] = []
        for piece in self._pages.pieces(name, seat.speech, **shown):
            pieces.append(piece)
            if len(pieces) % AT_A_STRETCH == 0:
                await asyncio.sleep(0)
        html = "".join(pieces)
        return Rendered(part.name, html, hashlib.blake2b(html.encode(), digest_size=6).hexdigest(), order)

    async def page(self, page: str, seat: Seat) -> dict[str, Rendered]:
        """Every live part of a page, as it is now."""
        return {name: await self.render(PARTS[name], seat) for name in PAGES[page]}


def wall(state: Convening) -> tuple[str, ...]:
    """The one or two languages of what a room sees."""
    chosen = state.settings.get("language", "")
    return tuple(chosen.split("+")) if chosen else state.languages
