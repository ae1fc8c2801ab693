"""What each live part of a page shows, as plain values that can be compared: no markup, no language, no time of day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from adapters.web.seats import Seat
from bot import views as v
from bot.domain.convening.state import REMOTE_SITE
from bot.domain.log import Role
from bot.domain.turns import Kind
from bot.floor_sights import why

KINDS = tuple(kind.value for kind in Kind)
NEXT_SHOWN = 5


def home(seat: Seat) -> str:
    """The site whose page this is: the host's own."""
    return seat.me.site if seat.me is not None else REMOTE_SITE


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the convening stands, for the strip at the top."""

    title: str
    status: str
    topic: str
    topic_ends: datetime | None
    resumes_at: datetime | None


def standing(seat: Seat) -> Standing:
    state = seat.state
    topic = state.topic_now()
    ends = topic.opened_at + timedelta(minutes=topic.minutes) if topic and topic.opened_at and topic.minutes else None
    return Standing(state.title, state.status.value, topic.title if topic else "", ends, state.resumes_at)


@dataclass(frozen=True, slots=True)
class Floor:
    """Who speaks, and who is next: names in order, the same for everyone."""

    status: str
    is_open: bool
    now: v.FloorLine | None
    next: tuple[v.HandLine, ...]
    waiting: int
    resumes_at: datetime | None


def floor(seat: Seat) -> Floor:
    view = seat.showing.queue()
    lines = tuple(bare(hand) for hand in view.hands[:NEXT_SHOWN])
    return Floor(view.status, view.is_open, seat.showing.floor(), lines, view.count, seat.state.resumes_at)


def bare(hand: v.HandLine) -> v.HandLine:
    """A hand without its note: what everybody may see."""
    return replace(hand, note="")


@dataclass(frozen=True, slots=True)
class Place:
    """My own hands and what I can do next."""

    status: str
    view: v.PlaceView | None
    why: v.WhyView | None
    kinds: tuple[str, ...]
    observes: bool


def own(view: v.PlaceView) -> v.PlaceView:
    """Only what concerns her: how many others wait says nothing to somebody without a hand up."""
    asked = view.check if view.check is not None and view.check.asks_me else None
    return replace(view, ahead=view.ahead if view.hands else 0, check=asked)


def place(seat: Seat) -> Place:
    view = own(seat.showing.place(seat.me.person)) if seat.me is not None else None
    up = {hand.kind for hand in view.hands} if view else set()
    free = tuple(kind for kind in KINDS if kind not in up)
    reasons = why(seat.showing, seat.me.person) if seat.me is not None and up else None
    return Place(seat.state.status.value, view, reasons, free, seat.me is not None and seat.me.role is Role.OBSERVER)


@dataclass(frozen=True, slots=True)
class MySeat:
    """Who I am here, where, how I hear the others, and whom to ring."""

    name: str
    site: str
    mode: str
    present: bool
    confirmed: bool
    claimed: bool
    status: str
    call_link: str
    dial_in: str
    contact: str
    role: str
    sites: tuple[tuple[str, str], ...]


def my_seat(seat: Seat) -> MySeat:
    state, me = seat.state, seat.me
    assert me is not None
    confirmed = seat.showing.confirmed
    claimed = seat.actor.account in state.claims
    return MySeat(
        seat.showing.name(me.person),
        me.site,
        me.mode.value,
        me.present,
        confirmed,
        claimed,
        state.status.value,
        state.call.link,
        state.call.dial_in,
        "" if claimed else seat.showing.directory.text(f"site:{state.id}:{me.site}", "contact"),
        me.role.value,
        places(seat),
    )


def places(seat: Seat) -> tuple[tuple[str, str], ...]:
    """The sites that people can be at today, as (id, name), the remote people's last."""
    return tuple(
        (line.id, line.name)
        for line in sorted(seat.state.sites.values(), key=lambda s: (s.id == REMOTE_SITE, s.name.casefold()))
        if not line.planning_only
    )


@dataclass(frozen=True, slots=True)
class MyGroup:
    view: v.GroupView | None
    status: str
    may_write: bool


def group(seat: Seat) -> MyGroup:
    view = seat.showing.my_group(seat.me.person) if seat.me is not None else None
    claimed = seat.actor.account in seat.state.claims
    return MyGroup(replace(view, line="") if view and claimed else view, seat.state.status.value, not claimed)
