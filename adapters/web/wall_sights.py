"""What the live parts of a room's display show, as plain values."""

from __future__ import annotations

from adapters.web.seats import Seat
from adapters.web.sights import Standing, standing
from bot import views as v
from bot.agreement_sights import question
from bot.domain.convening.state import REMOTE_SITE, Mode
from bot.domain.frozen import frozen


@frozen
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


def wall_question(seat: Seat) -> v.QuestionLine | None:
    """The question that is before the speaker, while there is one: a room reads it while it is answered."""
    now = seat.state.questions.current
    return question(seat.showing, now) if now is not None and seat.state.is_running else None


def code(seat: Seat) -> str:
    """The join code, for the wall's picture: a changed one changes the picture at once."""
    return seat.state.code


def wall_groups(seat: Seat) -> v.GroupsView | None:
    """The groups while they run: each with its people, as a list on the wall."""
    running = seat.state.breakouts.round
    return seat.showing.round(running) if running is not None and running.recalled_at is None else None
