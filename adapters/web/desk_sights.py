"""What the live parts of the console and of a site host's page show, as plain values."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta

from adapters.web.seats import Seat
from adapters.web.sights import NEXT_SHOWN, Standing, bare, home, standing
from bot import views as v
from bot.domain.convening.state import REMOTE_SITE, Participant
from bot.domain.frozen import frozen
from bot.domain.queue.exceptions import last_turn
from bot.domain.queue.inviting import Consent
from bot.domain.queue.signals import AccessRequest, Need
from bot.domain.turns import Kind
from bot.equity_sights import view as equity_view
from bot.floor_sights import lines_of

LATELY = timedelta(minutes=15)
"""How long a need stands beside the queue; it was told at once to everybody who facilitates."""
MOST_PAGES = 4
"""Pages of the board that the console shows at once, the first of them open; the rest is counted."""


@frozen
class Needed:
    """Something that people need in order to follow: how many asked, and those who gave a name."""

    need: str
    count: int
    names: tuple[str, ...]
    latest: datetime


@frozen
class Waiting:
    """The whole queue with its floor: notes for those who may read them, and what can be done about each."""

    status: str
    is_open: bool
    floor: v.FloorLine | None
    pages: tuple[tuple[v.HandLine, ...], ...]
    held: tuple[v.HandLine, ...]
    room: int
    remote: int
    policy: str
    check: v.CheckLine | None
    thinking: bool
    opens_at: datetime | None
    limit: int
    """Minutes for each turn; 0 without a limit."""
    question: str
    """Whose clarifying question could be heard now, or empty."""
    last: str
    """Who spoke last and could be heard again, or empty."""
    needs: tuple[Needed, ...]
    consents: tuple[int, int, int]
    """How many may be named, would be asked in writing, and asked to be left today."""

    @property
    def hands(self) -> tuple[v.HandLine, ...]:
        """The first page: those who come next."""
        return self.pages[0]

    @property
    def more(self) -> int:
        """How many wait besides those that are shown."""
        return self.room + self.remote - sum(map(len, self.pages)) - len(self.held)

    @property
    def turn(self) -> str:
        """What "next" replaces: pressed twice, it skips nobody."""
        return self.floor.turn if self.floor else "nobody"


def queue(seat: Seat) -> Waiting:
    view, state = seat.showing.queue(), seat.state.queue
    further = (seat.showing.queue(page).hands for page in range(2, min(view.pages, MOST_PAGES) + 1))
    return Waiting(
        view.status,
        view.is_open,
        view.floor,
        (view.hands, *(page for page in further if page)),
        view.held,
        view.room_waiting,
        view.remote_waiting,
        view.policy,
        view.check,
        view.thinking,
        view.opens_at,
        round(state.limit.total_seconds() / 60) if state.limit else 0,
        question_waiting(seat),
        heard_last(seat),
        needs(seat),
        consents(seat),
    )


def question_waiting(seat: Seat) -> str:
    """Whose question could be heard within the turn: the oldest, while somebody speaks and none is being heard."""
    state = seat.state.queue
    if state.floor is None or state.interrupted is not None:
        return ""
    asking = [hand for hand in state.hands.values() if hand.kind is Kind.CLARIFY and hand.id not in state.holding]
    first = min(asking, key=lambda hand: hand.place, default=None)
    return seat.showing.name(first.person) if first else ""


def heard_last(seat: Seat) -> str:
    turn = last_turn(seat.state)
    return seat.showing.name(turn.person) if turn is not None and turn.waited_since is not None else ""


def needs(seat: Seat) -> tuple[Needed, ...]:
    """What was asked for lately, the newest first, each need with its count."""
    asked: dict[Need, list[AccessRequest]] = {}
    lately = [one for one in seat.state.queue.access if seat.showing.now - one.at < LATELY]
    for one in reversed(lately):
        asked.setdefault(one.need, []).append(one)
    return tuple(
        Needed(
            need.value,
            len(those),
            tuple(dict.fromkeys(seat.showing.name(one.person) for one in those if one.person)),
            those[0].at,
        )
        for need, those in asked.items()
    )


def consents(seat: Seat) -> tuple[int, int, int]:
    said = Counter(seat.state.queue.inviting.consents.values())
    return said[Consent.INVITE], said[Consent.TEXT], said[Consent.NOT_TODAY]


def equity(seat: Seat) -> v.EquityView | None:
    """How the floor is shared so far, in totals. What people need stands beside the queue, and remote people are told
    of once."""
    view = equity_view(seat.showing, "")
    if view is None:
        return None
    remote = seat.state.sites[REMOTE_SITE].name if REMOTE_SITE in seat.state.sites else ""
    return replace(view, needs=(), sites=tuple(line for line in view.sites if line.label != remote))


@frozen
class Room:
    """Sites and people, and the claims that wait for a yes."""

    view: v.RosterView
    claims: tuple[v.ClaimLine, ...]


def room(seat: Seat) -> Room:
    return Room(seat.showing.roster(), seat.showing.claims())


def agenda(seat: Seat) -> tuple[v.AgendaView, Standing]:
    return seat.showing.agenda(), standing(seat)


@frozen
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


@frozen
class SiteQueue:
    site: str
    status: str
    is_open: bool
    now: v.FloorLine | None
    next: tuple[v.HandLine, ...]
    ours: tuple[v.HandLine, ...]
    dropped: bool
    speaks: bool
    """Whether it is somebody of this site who has the floor."""
    thinking: bool
    opens_at: datetime | None


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
        view.floor is not None and view.floor.who.id in ours,
        view.thinking,
        view.opens_at,
    )


@frozen
class Seated:
    """Somebody of this site."""

    id: str
    name: str
    present: bool
    device: bool
    hands: int


@frozen
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
