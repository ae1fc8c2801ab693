"""What the live parts of the console and of a site host's page show, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from adapters.web.seats import Seat
from adapters.web.sights import NEXT_SHOWN, Standing, bare, home, standing
from bot import views as v
from bot.domain.convening.state import Participant
from bot.floor_sights import lines_of


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
