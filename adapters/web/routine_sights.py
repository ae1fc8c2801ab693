"""What the pages show of a talk routine: her own step, the console, a site's page, the wall."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from adapters.web.seats import Seat
from adapters.web.sights import home
from bot import views as v
from bot.domain.convening.state import REMOTE_SITE, Convening, Mode
from bot.domain.frozen import frozen
from bot.domain.routines.seating import ONLINE
from bot.domain.routines.state import Run
from bot.showing import BUILDERS

MOST_TABLES = 16
"""So many groups can be read on a wall; of more it says where else they stand."""


@frozen
class MyStep:
    """Her own step. `may_answer`: she may choose and write, which an observer and an unconfirmed guest may not."""

    view: v.StepView
    status: str
    may_answer: bool


def my_step(seat: Seat) -> MyStep | None:
    found = cast("v.StepView | None", BUILDERS["my-step"](seat.showing, ""))
    if found is None:
        return None
    return MyStep(found, seat.state.status.value, seat.actor.account not in seat.state.claims)


def board(seat: Seat) -> v.RoutineView | None:
    """The running routine, or the last one."""
    return cast("v.RoutineView | None", BUILDERS["routine"](seat.showing, ""))


@frozen
class Desk:
    """The facilitator's routine, if one runs or has run."""

    view: v.RoutineView | None
    status: str


def desk(seat: Seat) -> Desk:
    return Desk(board(seat), seat.state.status.value)


@frozen
class SiteStep:
    """The routine at one site: its line, the groups that sit there, and the people for whom the host may answer."""

    view: v.RoutineView
    step: v.StepView
    tables: tuple[v.TableRow, ...]
    people: tuple[tuple[str, str], ...]


def site_step(seat: Seat) -> SiteStep | None:
    view = running(seat)
    step = of_site(view, home(seat)) if view is not None else None
    if view is None or step is None:
        return None
    site = home(seat)
    here = [who for who in seat.state.roster() if who.present and not who.device and who.site == site]
    people = sorted((seat.showing.name(who.person), who.person) for who in here if who.mode is Mode.ROOM)
    rows = tuple(row for row in view.tables if any(sits_at(who, site) for who in row.people))
    return SiteStep(view, step, rows, tuple((person, name) for name, person in people) if step.asks else ())


def sits_at(who: v.PersonLine, site: str) -> bool:
    """Whether she is in that room, or online where that is asked; whoever joins by device still sits in her room."""
    return who.mode == "remote" if site == REMOTE_SITE else who.mode == "room" and who.site == site


def of_site(view: v.RoutineView, site: str) -> v.StepView | None:
    return view.remote if site == REMOTE_SITE else view.room


@frozen
class Wall:
    """The routine on a wall: the step for the room, the line for people online, and who sits with whom in rooms.

    `tables` is empty where there are too many to read; `groups` still counts them.
    """

    view: v.RoutineView
    step: v.StepView
    tables: tuple[tuple[str, v.TableRow], ...]
    groups: int


def wall_step(seat: Seat) -> Wall | None:
    """Nothing while nothing runs, except what the last routine gathered, until the convening goes on."""
    view = board(seat)
    run = seat.state.routines.newest
    if view is None or run is None or view.now is None or is_past(seat.state, run):
        return None
    rows = [row for row in view.tables if any(who.mode == "room" for who in row.people)]
    shown = rows if len(rows) <= MOST_TABLES else []
    named = tuple(("" if row.place == ONLINE else seat.speech.site_name(row.place), row) for row in shown)
    return Wall(replace(view, tables=()), view.now, named, len(rows))


def is_past(state: Convening, run: Run) -> bool:
    """Whether a routine that is over has had its time on the wall: it gathered nothing, or something else began."""
    if run.ended_at is None:
        return False
    topic = state.topic_now()
    went_on = topic is not None and topic.opened_at is not None and topic.opened_at > run.ended_at
    gathered = any(run.gathered(at).votes or run.gathered(at).lines for at in range(len(run.steps)))
    return went_on or state.breakouts.round is not None or not (gathered or any_unnamed(run))


def any_unnamed(run: Run) -> bool:
    return any(step.makes.anonymous for step in run.steps)


def running(seat: Seat) -> v.RoutineView | None:
    return board(seat) if seat.state.routines.run is not None else None
