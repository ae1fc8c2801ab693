"""A run as it is shown: the step board of a place, the console of the facilitator, my own step."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot import views as v
from bot.domain.convening.standing import facilitates
from bot.domain.convening.state import Mode
from bot.domain.routines.card import card
from bot.domain.routines.choose import choose
from bot.domain.routines.cues import warning_lead
from bot.domain.routines.latecomers import here
from bot.domain.routines.model import Routine, Text
from bot.domain.routines.plan import RoutinePlan
from bot.domain.routines.sight import Sight, Viewer, sight, tables
from bot.domain.routines.state import Run
from bot.domain.routines.talk_round import may_pass
from bot.domain.routines.words import length, sentence
from bot.routines.asking import answers_of
from bot.routines.gathered import asks, results
from bot.routines.running import plan_of, routine_of, shelf, text_of

if TYPE_CHECKING:
    from bot.showing import Showing

NOTHING = Text("", "")
VIEWERS: tuple[Viewer, ...] = ("room", "remote", "host")


def told(showing: Showing) -> tuple[Run, Routine, RoutinePlan] | None:
    """The running routine, else the last one, with its words."""
    run = showing.state.routines.newest
    routine = routine_of(run.routine, showing.state, showing.directory) if run else None
    return (run, routine, plan_of(run, routine)) if run is not None and routine is not None else None


def step(showing: Showing, about: str) -> v.View | None:
    """The step for rooms or for people online (`about`)."""
    found = told(showing)
    if found is None:
        return None
    run, routine, plan = found
    return seen(showing, run, routine, plan, next((one for one in VIEWERS if one == about), "room"))


def my_step(showing: Showing) -> v.StepView | None:
    """What this person does now: her line, her partners, her part."""
    who = showing.state.one(showing.viewer.person) if showing.viewer.person else None
    run = showing.state.routines.run
    routine = routine_of(run.routine, showing.state, showing.directory) if run else None
    if who is None or run is None or routine is None:
        return None
    viewer: Viewer = "room" if who.mode is Mode.ROOM else "remote"
    return seen(showing, run, routine, plan_of(run, routine), viewer, who.person)


def board(showing: Showing) -> v.RoutineView | None:
    found = told(showing)
    if found is None:
        return None
    run, routine, plan = found
    host = facilitates(showing.state, showing.viewer)
    room, remote = (seen(showing, run, routine, plan, viewer) for viewer in ("room", "remote"))
    return v.RoutineView(
        run.id,
        routine.names,
        room,
        remote,
        seen(showing, run, routine, plan, "host") if host else None,
        rows(run, plan),
        sum(1 for _ in run.people()),
        len(run.step.groups),
        round(run.spreads[-1].total_seconds() * 1000) if run.spreads else 0,
        tuple(note.text() for note in plan.notes) if host else (),
        results(showing, run, plan, "host" if host else "room"),
        () if run.over else seated(showing, run, plan),
    )


def seated(showing: Showing, run: Run, plan: RoutinePlan) -> tuple[v.TableRow, ...]:
    """Who sits with whom now, counted through all places, so that a number stands for one group."""
    found = tables(plan, run.plan_second(showing.now))
    return tuple(
        v.TableRow(number, group.place, tuple(showing.person(one) for one in group.members), station)
        for number, (group, station) in enumerate(found, 1)
    )


def rows(run: Run, plan: RoutinePlan) -> tuple[v.StepRow, ...]:
    lengths = run.clock.lengths
    return tuple(
        v.StepRow(one.step.title, length(lengths[at].total_seconds()), state_of(run, at))
        for at, one in enumerate(plan.steps)
    )


def state_of(run: Run, at: int) -> str:
    if run.over or at < run.at:
        return "done"
    return "now" if at == run.at else "later"


def stage(run: Run) -> str:
    if run.over:
        return "over"
    return "sending" if run.waiting else "paused" if run.paused else "running"


def seen(
    showing: Showing, run: Run, routine: Routine, plan: RoutinePlan, viewer: Viewer, person: str = ""
) -> v.StepView | None:
    """The step in both languages for one kind of viewer, or for one person; None where it is not for their eyes."""
    second, role = run.plan_second(showing.now), run.has_role(person) if person else ""
    english = sight(plan, second, viewer, "en", person or None, role or None)
    spanish = sight(plan, second, viewer, "es", person or None, role or None)
    if english is None or spanish is None:
        return None
    return v.StepView(
        run.id,
        routine.names,
        run.at + 1,
        len(run.steps),
        Text(english.title, spanish.title),
        viewer,
        Text(english.line, spanish.line),
        pairs(english.more, spanish.more),
        pairs(english.prompts, spanish.prompts),
        pairs(english.stems, spanish.stems),
        said(run, english, spanish, showing.now),
        english.hands,
        stage(run),
        run.clock.ends_at,
        length(run.clock.left(showing.now).total_seconds()),
        tuple(showing.person(one) for one in english.group),
        jobs(showing, english, spanish),
        english.station,
        bool(person and run.step.rounds and not run.over) and alone(showing, person, english.group),
        asks(showing, run, plan, run.at, viewer, person),
        tuple(showing.person(one) for one in run.inside),
        person in run.inside,
        bool(person) and may_pass(showing.state, run, person),
    )


def alone(showing: Showing, person: str, group: tuple[str, ...]) -> bool:
    """Whether nobody of her group is here besides her."""
    return not any(here(showing.state, one) for one in group if one != person)


def pairs(english: tuple[str, ...], spanish: tuple[str, ...]) -> tuple[Text, ...]:
    return tuple(Text(en, es) for en, es in zip(english, spanish, strict=True))


def said(run: Run, english: Sight, spanish: Sight, now: datetime) -> Text:
    """The newest cue. A warning that came at an unusual time says how much time there really is."""
    notice = run.clock.notice.total_seconds()
    if run.clock.warned and not run.over and round(notice) != warning_lead(run.step.seconds):
        title = Text(english.title, spanish.title)
        return sentence("cue-warning", title=title, time=length(notice)).text()
    return Text(english.said, spanish.said)


def jobs(showing: Showing, english: Sight, spanish: Sight) -> tuple[tuple[Text, str], ...]:
    return tuple(
        (Text(en, es), showing.name(who)) for (en, who), (es, _) in zip(english.jobs, spanish.jobs, strict=True)
    )


def picks(showing: Showing, about: str) -> v.PicksView | None:
    """The routines for the answers that `about` holds."""
    answers = answers_of(about)
    if answers is None:
        return None
    routines = shelf(showing.state, showing.directory)
    lines = (
        v.PickLine(pick.routine, routines[pick.routine].names, pick.reason.text(), f"{pick.minutes:g}", pick.opening)
        for pick in choose(answers, routines)
    )
    return v.PicksView(tuple(lines))


def plan_card(showing: Showing, about: str) -> v.RoutineCardView | None:
    routine = routine_of(about, showing.state, showing.directory)
    return v.RoutineCardView(routine.id, card(routine, "en"), card(routine, "es")) if routine else None


def own_text(showing: Showing, about: str) -> v.RoutineTextView | None:
    routine = routine_of(about, showing.state, showing.directory)
    if routine is None:
        return None
    return v.RoutineTextView(routine.id, routine.names, text_of(routine.id, showing.state, showing.directory))
