"""What each live part of a page shows, as plain values that can be compared: no markup, no language, no time of day."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from adapters.web.seats import Seat
from bot import views as v
from bot.domain.convening.state import REMOTE_SITE, Call
from bot.domain.frozen import frozen
from bot.domain.log import Role
from bot.domain.turns import Kind
from bot.floor_sights import why

KINDS = tuple(kind.value for kind in Kind)
NEXT_SHOWN = 5


def home(seat: Seat) -> str:
    """The site whose page this is: the host's own."""
    return seat.me.site if seat.me is not None else REMOTE_SITE


@frozen
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


def call(seat: Seat) -> Call:
    """The video call and the number to dial, for those who run the meeting or a room."""
    return seat.state.call


@frozen
class Floor:
    """Who speaks, and who is next: names in order, the same for everyone."""

    status: str
    is_open: bool
    now: v.FloorLine | None
    next: tuple[v.HandLine, ...]
    waiting: int
    resumes_at: datetime | None
    thinking: bool
    opens_at: datetime | None
    """When think time ends; None where somebody has to open hands."""
    policy: str
    check: v.CheckLine | None
    """The remote check in counts; the names are those who agreed to be named."""


def floor(seat: Seat) -> Floor:
    view = seat.showing.queue()
    lines = tuple(bare(hand) for hand in view.hands[:NEXT_SHOWN])
    return Floor(
        view.status,
        view.is_open,
        view.floor,
        lines,
        view.count,
        seat.state.resumes_at,
        view.thinking,
        view.opens_at,
        view.policy,
        view.check,
    )


def bare(hand: v.HandLine) -> v.HandLine:
    """A hand without its note: what everybody may see."""
    return replace(hand, note="")


@frozen
class Place:
    """My own hands and what I can do next."""

    status: str
    view: v.PlaceView | None
    why: v.WhyView | None
    kinds: tuple[str, ...]
    observes: bool
    speaking: v.FloorLine | None
    """Her own turn with its clock, while she has the floor."""
    goes_on: bool
    """She had the floor and goes on once a question is heard."""

    @property
    def stage(self) -> str:
        """Where she stands: on the floor, waiting for a question to be heard, keeping her place, next, or in line."""
        if self.view is None:
            return ""
        if self.view.on_floor:
            return "floor"
        if self.goes_on:
            return "goes-on"
        if not self.view.hands:
            return ""
        if self.is_held:
            return "held"
        return "next" if self.view.next_up else "waiting"

    @property
    def is_held(self) -> bool:
        return self.view is not None and bool(self.view.hands) and all(hand.holding for hand in self.view.hands)

    @property
    def to_read(self) -> v.HandLine | None:
        """The hand that could be read aloud for her: her first that is not in writing yet."""
        hands = self.view.hands if self.view is not None else ()
        return next((hand for hand in hands if not hand.written), None)


def own(view: v.PlaceView) -> v.PlaceView:
    """Only what concerns her: how many others wait says nothing to somebody without a hand up."""
    asked = view.check if view.check is not None and view.check.asks_me else None
    return replace(view, ahead=view.ahead if view.hands else 0, check=asked)


def place(seat: Seat) -> Place:
    if seat.me is None:
        return Place(seat.state.status.value, None, None, KINDS, False, None, False)
    view, queue = own(seat.showing.place(seat.me.person)), seat.state.queue
    up = {hand.kind for hand in view.hands}
    free = tuple(kind for kind in KINDS if kind not in up)
    reasons = why(seat.showing, seat.me.person) if up else None
    speaking = seat.showing.floor() if view.on_floor else None
    goes_on = queue.interrupted is not None and queue.interrupted.person == seat.me.person
    observes = seat.me.role is Role.OBSERVER
    return Place(seat.state.status.value, view, reasons, free, observes, speaking, goes_on)


@frozen
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


@frozen
class MyGroup:
    view: v.GroupView | None
    status: str
    may_write: bool


def group(seat: Seat) -> MyGroup:
    view = seat.showing.my_group(seat.me.person) if seat.me is not None else None
    claimed = seat.actor.account in seat.state.claims
    return MyGroup(replace(view, line="") if view and claimed else view, seat.state.status.value, not claimed)
