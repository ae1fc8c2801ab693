"""What people can ask of a routine."""

from __future__ import annotations

from typing import ClassVar

from bot.domain.frozen import frozen
from bot.domain.log import FACILITATING, ONLY_THE_CLOCK, Intent
from bot.domain.routines.lengths import USUAL, Timing
from bot.domain.routines.model import Routine


@frozen
class RunRoutine(Intent):
    """Start this talk activity with everybody who is here. `presenter` is whose work or question it is about."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    routine: Routine
    timing: Timing = USUAL
    presenter: str = ""


@frozen
class ImportRoutine(Intent):
    """Bring in a routine of one's own; `routine` is what its `text` says."""

    roles: ClassVar = FACILITATING
    routine: Routine
    text: str


@frozen
class PauseRoutine(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True


@frozen
class ResumeRoutine(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True


@frozen
class ExtendStep(Intent):
    """More time now; with `keep_end` it is taken from the steps that follow."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    seconds: int = 120
    keep_end: bool = False


@frozen
class ShortenStep(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    seconds: int = 60


@frozen
class FitRoutine(Intent):
    """All that is left, in so many seconds from now, each step by its share."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    seconds: int = 0


@frozen
class SkipStep(Intent):
    """On to the next step after ten seconds' notice; asked again, at once."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True


@frozen
class RepeatStep(Intent):
    """Back to the step before."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True


@frozen
class StopRoutine(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True


@frozen
class FindSeat(Intent):
    """I came late, or my partner has gone: seat me with somebody."""

    person: str = ""


@frozen
class TakeChair(Intent):
    """I come into the inner circle by the open chair."""

    person: str = ""


@frozen
class LeaveChair(Intent):
    """I go back to those who listen."""

    person: str = ""


@frozen
class NameCircle(Intent):
    """These people begin in the inner circle."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    people: tuple[str, ...] = ()


@frozen
class BeginStep(Intent):
    """Every place has the step, or the places that are late have been waited for long enough."""

    roles: ClassVar = ONLY_THE_CLOCK
    run: str = ""
    take: int = 0


@frozen
class TickRoutine(Intent):
    """Something of the running step is due: a switch, the warning, or its end."""

    roles: ClassVar = ONLY_THE_CLOCK
    run: str = ""


@frozen
class SetPacing(Intent):
    """Tell me privately when a presentation has gone on for long."""

    roles: ClassVar = FACILITATING
    on: bool = True


@frozen
class DismissPacing(Intent):
    roles: ClassVar = FACILITATING


@frozen
class CuePacing(Intent):
    roles: ClassVar = ONLY_THE_CLOCK
