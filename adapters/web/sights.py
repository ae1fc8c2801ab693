"""What each live part of a page shows, as plain values that can be compared: no markup, no language, no time of day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain

from adapters.web.seats import Seat
from bot import views as v
from bot.domain.convening.state import REMOTE_SITE, Mode, Participant
from bot.domain.log import Role
from bot.domain.turns import Kind
from bot.floor_sights import lines_of, why

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


# --- the console --------------------


@dataclass(frozen=True, slots=True)
class Waiting:
    """The whole queue, with notes for those who may read them."""

    status: str
    is_open: bool
    floor: v.FloorLine | None
    hands: tuple[v.HandLine, ...]
    held: tuple[v.HandLine, ...]
    room: int
    remote: int
    policy: str
    check: v.CheckLine | None

    @property
    def more(self) -> int:
        """How many wait besides those that are shown."""
        return self.room + self.remote - len(self.hands) - len(self.held)

    @property
    def turn(self) -> str:
        """What "next" replaces: pressed twice, it skips nobody."""
        return self.floor.turn if self.floor else "nobody"


MOST_PAGES = 4
"""Pages of the board that the console shows at once; the rest is counted."""


def queue(seat: Seat) -> Waiting:
    view = seat.showing.queue()
    further = (seat.showing.queue(page).hands for page in range(2, min(view.pages, MOST_PAGES) + 1))
    return Waiting(
        view.status,
        view.is_open,
        view.floor,
        tuple(chain(view.hands, *further)),
        view.held,
        view.room_waiting,
        view.remote_waiting,
        view.policy,
        view.check,
    )


@dataclass(frozen=True, slots=True)
class Room:
    """Sites and people, and the claims that wait for a yes."""

    view: v.RosterView
    claims: tuple[v.ClaimLine, ...]


def room(seat: Seat) -> Room:
    return Room(seat.showing.roster(), seat.showing.claims())


def agenda(seat: Seat) -> tuple[v.AgendaView, Standing]:
    return seat.showing.agenda(), standing(seat)


@dataclass(frozen=True, slots=True)
class Breakouts:
    """The groups, and the columns of the roster that they could stay within."""

    view: v.GroupsView | None
    status: str
    columns: tuple[str, ...]


MOST_COLUMNS = 12


def breakouts(seat: Seat) -> Breakouts:
    columns = sorted({name for who in seat.state.roster() for name in who.attributes})
    return Breakouts(seat.showing.groups(), seat.state.status.value, tuple(columns[:MOST_COLUMNS]))


@dataclass(frozen=True, slots=True)
class Controls:
    """Open, break, adjourn, close, undo: what can be pressed now."""

    status: str
    hands: int
    code: str
    undo: str


def controls(seat: Seat) -> Controls:
    newest = seat.state.history.newest
    return Controls(
        seat.state.status.value, len(seat.state.queue.hands), seat.state.code, newest.name if newest else ""
    )


# --- the site host's page --------------------


@dataclass(frozen=True, slots=True)
class SiteQueue:
    site: str
    status: str
    is_open: bool
    now: v.FloorLine | None
    next: tuple[v.HandLine, ...]
    ours: tuple[v.HandLine, ...]
    dropped: bool


def site_queue(seat: Seat) -> SiteQueue:
    here = home(seat)
    view = seat.showing.queue()
    ours = frozenset(who.person for who in seat.state.roster() if who.site == here)
    place = seat.state.sites.get(here)
    return SiteQueue(
        here,
        view.status,
        view.is_open,
        view.floor,
        tuple(bare(hand) for hand in view.hands[:NEXT_SHOWN]),
        lines_of(seat.showing, ours),
        place is not None and place.dropped_at is not None,
    )


@dataclass(frozen=True, slots=True)
class Seated:
    """Somebody of this site."""

    id: str
    name: str
    present: bool
    device: bool
    hands: int


@dataclass(frozen=True, slots=True)
class SitePeople:
    site: str
    status: str
    people: tuple[Seated, ...]
    claims: tuple[v.ClaimLine, ...]

    @property
    def here(self) -> tuple[Seated, ...]:
        return tuple(who for who in self.people if who.present)

    @property
    def expected(self) -> tuple[Seated, ...]:
        return tuple(who for who in self.people if not who.present)


def site_people(seat: Seat) -> SitePeople:
    here = home(seat)
    mine = [who for who in seat.state.roster() if who.site == here and not who.ejected]
    people = tuple(sorted((seated(seat, who) for who in mine), key=lambda one: one.name.casefold()))
    return SitePeople(here, seat.state.status.value, people, seat.showing.claims())


def seated(seat: Seat, who: Participant) -> Seated:
    return Seated(
        who.person, seat.showing.name(who.person), who.present, who.device, len(seat.state.queue.of(who.person))
    )


def site_groups(seat: Seat) -> tuple[v.GroupView, ...]:
    here = home(seat)
    running = seat.state.breakouts.round
    if running is None:
        return ()
    of_site = [group for group in running.groups.values() if group.site == here]
    return tuple(sorted((seat.showing.group(group, running) for group in of_site), key=lambda group: group.name))


# --- the wall --------------------


@dataclass(frozen=True, slots=True)
class WallSide:
    standing: Standing
    room: int
    remote: int
    sites: tuple[tuple[str, int, bool], ...]
    """(site id, how many are here, whether its line dropped)."""


def wall_side(seat: Seat) -> WallSide:
    here = [who for who in seat.state.present() if not who.ejected]
    remote = sum(1 for who in here if who.mode is Mode.REMOTE)
    counts: dict[str, int] = {}
    for who in here:
        counts[who.site] = counts.get(who.site, 0) + 1
    rows = tuple(
        (place.id, counts.get(place.id, 0), place.dropped_at is not None)
        for place in sorted(seat.state.sites.values(), key=lambda place: place.name.casefold())
        if place.id != REMOTE_SITE and not place.planning_only
    )
    return WallSide(standing(seat), len(here) - remote, remote, rows)


def code(seat: Seat) -> str:
    """The join code, for the wall's picture: a changed one changes the picture at once."""
    return seat.state.code


def wall_groups(seat: Seat) -> v.GroupsView | None:
    """The groups while they run: each with its people, as a list on the wall."""
    running = seat.state.breakouts.round
    return seat.showing.round(running) if running is not None and running.recalled_at is None else None
