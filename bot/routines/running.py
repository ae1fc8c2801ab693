"""A run with its words again: its routine from the shelf, its plan as it is told, and each line by its path."""

from __future__ import annotations

from functools import lru_cache

from bot.directory import Directory
from bot.domain.convening.state import Convening
from bot.domain.routines.cues import cues
from bot.domain.routines.load import RoutineUnreadable, routine_from
from bot.domain.routines.model import Routine, Step, Text
from bot.domain.routines.plan import PlannedStep, RoutinePlan
from bot.domain.routines.state import Run
from bot.domain.routines.words import Sentence, sentence
from bot.routines import quick, shipped

NOTHING = Text("", "")
SHELF_KEY = "routine:"


def shelf_of(convening: Convening) -> str:
    """Who owns the texts of the routines that were brought into this convening."""
    return f"shelf:{convening.id}"


def text_of(id: str, convening: Convening, directory: Directory) -> str:
    """The YAML text of a routine, brought in or shipped. Raises KeyError for an id that neither has."""
    if id in convening.routines.imported:
        return directory.text(shelf_of(convening), SHELF_KEY + id) or shipped().text(id)
    return shipped().text(id)


def routine_of(id: str, convening: Convening, directory: Directory) -> Routine | None:
    """The routine of that id as this convening knows it, one of its own before a shipped one; None if there is none."""
    own = directory.text(shelf_of(convening), SHELF_KEY + id) if id in convening.routines.imported else ""
    try:
        return _read(own) if own else on_the_shelf(id)
    except (KeyError, RoutineUnreadable):
        return None


def on_the_shelf(id: str) -> Routine:
    """Looked up once: every look at a page asks for it, and each time the file is asked whether it has changed."""
    try:
        return shipped()[id]
    except KeyError:
        return quick()[id]


def shelf(convening: Convening, directory: Directory) -> dict[str, Routine]:
    """Every routine that can be used here, by id."""
    found = dict(shipped())
    own = {id: routine_of(id, convening, directory) for id in convening.routines.imported}
    return {**found, **{id: routine for id, routine in own.items() if routine is not None}}


def runnable(convening: Convening, directory: Directory) -> dict[str, Routine]:
    """What can be started here: the shelf, and the small ones that a tap starts."""
    return {**quick(), **shelf(convening, directory)}


@lru_cache(maxsize=64)
def _read(text: str) -> Routine:
    return routine_from(text)


class _Shape:
    """A run as far as its plan goes: the same until somebody is seated anew."""

    def __init__(self, run: Run, routine: Routine) -> None:
        self.run, self.routine = run, routine

    def __hash__(self) -> int:
        return hash((self.run.id, self.run.seated, self.routine.digest))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Shape) and (self.run.id, self.run.seated, self.routine.digest) == (
            other.run.id,
            other.run.seated,
            other.routine.digest,
        )


def plan_of(run: Run, routine: Routine) -> RoutinePlan:
    """The run's plan with its words; a step that the file does not have any more is left as its id."""
    return _plan(_Shape(run, routine))


@lru_cache(maxsize=64)
def _plan(shape: _Shape) -> RoutinePlan:
    run, routine = shape.run, shape.routine
    written = {step.id: step for step in routine.steps}
    steps: list[PlannedStep] = []
    start = 0
    for one in run.steps:
        step = written.get(one.id) or Step(one.id, Text(one.id, one.id), "whole", 0, NOTHING)
        steps.append(PlannedStep(step, one.cycle, start, one.seconds, one.rounds, one.seats, one.typed_reports))
        start += one.seconds
    notes = tuple(Sentence(note.id, note.args) for note in run.notes)
    return RoutinePlan(routine, cues(tuple(steps)), run.circles, run.lanes, run.remote, notes, run.parts)


def run_by_id(convening: Convening, id: str) -> Run | None:
    runs = (*convening.routines.past, *((convening.routines.run,) if convening.routines.run else ()))
    return next((run for run in runs if run.id == id), None)


def line_at(path: str, convening: Convening, directory: Directory) -> Text:
    """The words of a line by its path `run/step/what`; nothing where the run was taken back meanwhile."""
    run_id, number, what = path.split("/", 2)
    run = run_by_id(convening, run_id)
    routine = routine_of(run.routine, convening, directory) if run else None
    if run is None or routine is None:
        return NOTHING
    if what == "name":
        return routine.names
    return step_line(plan_of(run, routine).steps[int(number)], what)


def step_line(planned: PlannedStep, what: str) -> Text:
    """One line of a planned step: its title, a viewer's line, its warning, or the cues of one second."""
    step = planned.step
    if what.startswith("cue/"):
        second = int(what.removeprefix("cue/"))
        due = [cue.text for cue in planned.cues if cue.at == second]
        return Text(" ".join(text.en for text in due), " ".join(text.es for text in due))
    if what == "warning":
        return next((cue.text for cue in planned.cues if cue.kind == "cue-warning"), NOTHING)
    if what in ("room", "remote") and planned.typed_reports:
        return sentence(f"{what}-reports").text()
    lines = {"title": step.title, "room": step.room, "remote": step.remote, "host": step.host}
    return lines.get(what) or NOTHING
