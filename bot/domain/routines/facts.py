"""What can happen to a routine that is run. Ids, lengths and instants only; its words stay in its file."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.frozen import frozen
from bot.domain.log import Event
from bot.domain.routines.seating import Group
from bot.domain.routines.state import Note, RunStep


@frozen
class RoutineImported(Event):
    """A lead brought in a routine of her own; its text is kept apart."""

    routine: str
    digest: str


@frozen
class RoutineStarted(Event):
    """A routine was planned for the people who are here. `seed` drew the order in which they were grouped."""

    run: str
    routine: str
    digest: str
    at: datetime
    seed: int
    steps: tuple[RunStep, ...]
    circles: tuple[Group, ...]
    lanes: tuple[tuple[str, tuple[str, ...]], ...]
    remote: tuple[str, ...]
    minutes: float | None = None
    each: int | None = None
    parts: tuple[tuple[str, int], ...] = ()
    notes: tuple[Note, ...] = ()
    roles: tuple[tuple[str, str], ...] = ()


@frozen
class StepSent(Event):
    """A step is on its way to every place. `at` is when it is to be there; `early`: made ready before its time."""

    run: str
    step: int
    take: int
    places: tuple[str, ...]
    at: datetime
    floor: timedelta
    early: bool = False


@frozen
class PlaceServed(Event):
    """A place has the step of that take."""

    run: str
    take: int
    place: str
    at: datetime


@frozen
class StepBegan(Event):
    """The step's clock runs."""

    run: str
    step: int
    at: datetime


@frozen
class TurnsSwitched(Event):
    """The next person speaks, or the next partner, table or station is due."""

    run: str
    step: int
    nth: int
    at: datetime


@frozen
class StepWarned(Event):
    run: str
    step: int
    at: datetime


@frozen
class StepEnded(Event):
    run: str
    step: int
    at: datetime


@frozen
class RoutinePaused(Event):
    run: str
    at: datetime


@frozen
class RoutineResumed(Event):
    run: str
    at: datetime


@frozen
class StepExtended(Event):
    """More time for this step; with `keep_end` the steps that follow give it."""

    run: str
    step: int
    by: timedelta
    at: datetime
    keep_end: bool = False


@frozen
class StepShortened(Event):
    run: str
    step: int
    by: timedelta
    at: datetime


@frozen
class RoutineRetimed(Event):
    """What is left was fitted to a fixed end."""

    run: str
    end: datetime
    at: datetime


@frozen
class StepSkipped(Event):
    run: str
    step: int
    at: datetime


@frozen
class StepRepeated(Event):
    """Back to the step before this one."""

    run: str
    step: int
    at: datetime


@frozen
class CornersFormed(Event):
    """People were grouped by what they chose."""

    run: str
    step: int
    groups: tuple[Group, ...]


@frozen
class CircleSeated(Event):
    """These people sit in the inner circle."""

    run: str
    step: int
    people: tuple[str, ...]


@frozen
class ChairTaken(Event):
    """Somebody came into the circle by the open chair; `leaves` stepped out for her, if anybody did."""

    run: str
    step: int
    person: str
    leaves: str = ""


@frozen
class ChairLeft(Event):
    run: str
    step: int
    person: str


@frozen
class LatecomerSeated(Event):
    """Somebody who came after the plan was made sits with this group from this step on."""

    run: str
    step: int
    person: str
    partner: str


@frozen
class RoutineEnded(Event):
    run: str
    at: datetime
    cut_short: bool = False


@frozen
class PacingSet(Event):
    """Cues for long presentations were switched on (`since`) or off (None)."""

    since: datetime | None = None


@frozen
class PacingCued(Event):
    at: datetime


@frozen
class PacingDismissed(Event):
    """Not now: the count begins again."""

    at: datetime
