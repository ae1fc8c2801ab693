"""How each thing that happens to a run changes it. Total: what no longer fits (after an undo) changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.domain.convening.state import Convening
from bot.domain.log import Entry
from bot.domain.queue.state import Lock
from bot.domain.routines import chairs, talk_round
from bot.domain.routines import clock as timing
from bot.domain.routines import facts as f
from bot.domain.routines.clock import Clock
from bot.domain.routines.seating import Group
from bot.domain.routines.staging import ends_at, serve, staged
from bot.domain.routines.state import ZERO, Mark, Run, RunStep
from bot.domain.routines.words import Sentence
from bot.domain.turns import Opening

TOGETHER = timedelta(seconds=10)
"""Hands that go up so soon after think time count as raised together: nobody gains by being quick (ours)."""


def routine_imported(state: Convening, event: f.RoutineImported, entry: Entry) -> Convening:
    routines = state.routines
    return replace(state, routines=replace(routines, imported=routines.imported.set(event.routine, event.digest)))


def routine_started(state: Convening, event: f.RoutineStarted, entry: Entry) -> Convening:
    return replace(state, routines=replace(state.routines, run=run_of(event, state)))


def run_of(event: f.RoutineStarted, state: Convening) -> Run:
    """The run before its first step; hands and policy are remembered as they are."""
    return Run(
        event.run,
        event.routine,
        event.digest,
        event.steps,
        event.circles,
        event.lanes,
        event.remote,
        timing.clock_of([step.seconds for step in event.steps]),
        hands_before=state.queue.is_open,
        policy_before=state.settings.get("policy", ""),
        began_at=event.at,
        parts=event.parts,
        notes=event.notes,
        roles=event.roles,
    )


def on_the_run(state: Convening, event: Any, entry: Entry) -> Convening:
    """Everything that happens to the running routine; what belongs to another run changes nothing."""
    run = state.routines.run
    if run is None or run.id != event.run:
        return state
    went_on = changed(run, event)
    before = talk_round.ended(state, run) if talk_round.goes_round(run) and left_its_step(run, went_on) else state
    after = replace(before, routines=replace(state.routines, run=went_on))
    if isinstance(event, f.StepBegan) and event.step < len(run.steps):
        after = with_step(after, run.steps[event.step], f"{run.id}:{event.step}", event.at)
        return talk_round.begun(after, went_on, event.at) if talk_round.goes_round(went_on) else after
    return after


def left_its_step(before: Run, after: Run) -> bool:
    return after.at != before.at or after.waiting


def with_step(state: Convening, step: RunStep, lock: str, at: datetime) -> Convening:
    """Hands and the queue's policy as a step wants them.

    In think time what people write becomes their notes; hands that open after it open for all at once. All this
    follows from the step, so that a step that is taken back takes it back too.
    """
    settings = state.settings if step.queue == "keep" else state.settings.set("policy", step.queue)
    queue = state.queue
    if step.thinks:
        queue = replace(queue, is_open=True, lock=Lock(lock, at), opening=None, drafts=frozenset(), drafted_in=lock)
    elif step.hands == "open":
        queue = replace(queue, is_open=True, lock=None, opening=Opening(at, TOGETHER.total_seconds()))
    else:
        queue = replace(queue, is_open=False, lock=None, opening=None)
    return replace(state, queue=queue, settings=settings)


def routine_ended(state: Convening, event: f.RoutineEnded, entry: Entry) -> Convening:
    run = state.routines.run
    if run is None or run.id != event.run:
        return state
    restored = as_before(talk_round.ended(state, run) if talk_round.goes_round(run) else state, run)
    done = replace(run, ended_at=event.at, cut_short=event.cut_short, waiting=False, staging=None, ahead=None)
    return replace(restored, routines=replace(state.routines, run=None, past=(*state.routines.past, done)))


def as_before(state: Convening, run: Run) -> Convening:
    """Hands and policy as they were before the routine."""
    settings = state.settings.delete("policy") if "policy" in state.settings else state.settings
    if run.policy_before:
        settings = settings.set("policy", run.policy_before)
    queue = replace(state.queue, is_open=run.hands_before, lock=None, opening=None)
    return replace(state, queue=queue, settings=settings)


def changed(run: Run, event: Any) -> Run:
    """The run after this happened to it."""
    return CHANGES[type(event)](run, event)


def step_sent(run: Run, event: f.StepSent) -> Run:
    sent = staged(event.places, event.at, event.floor)
    if event.early:
        return replace(run, ahead=sent, take=event.take)
    return replace(run, staging=sent, waiting=True, ahead=None, take=event.take)


def place_served(run: Run, event: f.PlaceServed) -> Run:
    if event.take != run.take:
        return run
    if run.ahead is not None:
        return replace(run, ahead=serve(run.ahead, event.place, max(event.at, run.ahead.asked)))
    if run.staging is None or event.place not in run.staging.waiting:
        return run
    served = replace(run, staging=serve(run.staging, event.place, event.at))
    return served if served.waiting else with_full_time(served, event.place, event.at)


def with_full_time(run: Run, place: str, at: datetime) -> Run:
    """A place that had the step late still gets the whole of it, and so everybody goes on together."""
    if run.staging is None or run.clock.over:
        return run
    late = min(timing.LONGEST_WAIT, ends_at(run.staging, place, ZERO) - run.staging.latest)
    if late <= run.granted:
        return run
    longer = timing.extend(run.clock, late - run.granted, at)
    return replace(turned(run, longer, at), granted=late)


def step_began(run: Run, event: f.StepBegan) -> Run:
    if not run.waiting or run.at != event.step:
        return run
    spread = run.staging.spread if run.staging else ZERO
    begun = timing.go(run.clock, event.at)
    return replace(
        run,
        clock=begun,
        waiting=False,
        marks=marks_of(run, begun),
        switched=0,
        granted=ZERO,
        inside=(),
        spreads=(*run.spreads, spread),
    )


def marks_of(run: Run, clock: Clock) -> tuple[Mark, ...]:
    """The step's switches on its clock; a step that was fitted to a fixed end has them nearer together."""
    step = run.step
    scale = clock.lengths[run.at] / timedelta(seconds=max(1, step.seconds))
    return tuple(Mark(timedelta(seconds=second) * scale, second) for second in step.switches)


def turns_switched(run: Run, event: f.TurnsSwitched) -> Run:
    fits = run.at == event.step and not run.waiting
    return replace(run, switched=max(run.switched, event.nth + 1)) if fits else run


def step_warned(run: Run, event: f.StepWarned) -> Run:
    if run.at != event.step or run.waiting:
        return run
    warned, _ = timing.tick(run.clock, event.at)
    return with_clock(run, warned, event.at) if warned.step == run.clock.step else run


def step_ended(run: Run, event: f.StepEnded) -> Run:
    if run.at != event.step or run.waiting or run.clock.over:
        return run
    return at_next(run)


def at_next(run: Run) -> Run:
    """The next step waits for its places; what was made ready for it counts."""
    held = timing.hold(run.clock)
    ahead = replace(run, furthest=max(run.furthest, held.step), staging=run.ahead, ahead=None)
    return replace(ahead, clock=held, waiting=not held.over, marks=(), switched=0)


def paused(run: Run, event: f.RoutinePaused) -> Run:
    return turned(run, timing.pause(run.clock, event.at), event.at)


def resumed(run: Run, event: f.RoutineResumed) -> Run:
    return turned(run, timing.resume(run.clock, event.at), event.at)


def extended(run: Run, event: f.StepExtended) -> Run:
    if run.at != event.step:
        return run
    return turned(run, stretched(run.clock, event.by, event.at, event.keep_end), event.at)


def stretched(clock: Clock, by: timedelta, now: datetime, keep_end: bool) -> Clock | Sentence:
    """More time for the current step; with `keep_end` what follows is fitted to the end as it was."""
    end = now + clock.left_in_all(now)
    longer = timing.extend(clock, by, now)
    if isinstance(longer, Sentence) or not keep_end:
        return longer
    return timing.retime(longer, end, now, keep_step=True)


def shortened(run: Run, event: f.StepShortened) -> Run:
    return turned(run, timing.shorten(run.clock, event.by, event.at), event.at) if run.at == event.step else run


def retimed(run: Run, event: f.RoutineRetimed) -> Run:
    return turned(run, timing.retime(run.clock, event.end, event.at), event.at)


def skipped(run: Run, event: f.StepSkipped) -> Run:
    """The first time it is a notice, the second time the step is over."""
    if run.at != event.step or run.clock.over:
        return run
    return (
        at_next(replace(run, ahead=None))
        if going_on(run.clock)
        else turned(run, timing.skip(run.clock, event.at), event.at)
    )


def going_on(clock: Clock) -> bool:
    """Whether to skip now means to go on at once: it was asked before, and everybody was warned."""
    return clock.skipping and clock.warned


def repeated(run: Run, event: f.StepRepeated) -> Run:
    clock = timing.back(run.clock, event.at)
    if isinstance(clock, Sentence) or run.at != event.step:
        return run
    return replace(run, clock=replace(clock, since=None), waiting=True, staging=None, ahead=None, marks=(), switched=0)


def turned(run: Run, clock: Clock | Sentence, now: datetime) -> Run:
    """The run with its clock turned; what was made ready for another moment is dropped."""
    return run if isinstance(clock, Sentence) else with_clock(replace(run, ahead=None), clock, now)


def with_clock(run: Run, clock: Clock, now: datetime) -> Run:
    """Switches that lie ahead move with the time that is left, so that every turn keeps its share."""
    before, after = run.clock.left(now), clock.left(now)
    if before == after or not before:
        return replace(run, clock=clock)
    elapsed = clock.elapsed(now)
    marks = tuple(
        replace(mark, at=elapsed + (mark.at - elapsed) * (after / before)) if nth >= run.switched else mark
        for nth, mark in enumerate(run.marks)
    )
    return replace(run, clock=clock, marks=marks)


def corners_formed(run: Run, event: f.CornersFormed) -> Run:
    steps = list(run.steps)
    steps[event.step] = replace(steps[event.step], rounds=(event.groups,))
    return replace(run, steps=tuple(steps), seated=run.seated + 1)


def latecomer_seated(run: Run, event: f.LatecomerSeated) -> Run:
    """She sits where her partner sits, in this step and in those that follow."""
    steps = tuple(
        replace(step, rounds=tuple(joined(groups, event) for groups in step.rounds)) if at >= event.step else step
        for at, step in enumerate(run.steps)
    )
    return replace(run, steps=steps, seated=run.seated + 1)


def joined(groups: tuple[Group, ...], event: f.LatecomerSeated) -> tuple[Group, ...]:
    """The groups with her beside her partner, and in no other."""
    return tuple(seated_in(group, event) for group in groups)


def seated_in(group: Group, event: f.LatecomerSeated) -> Group:
    others = tuple(one for one in group.members if one != event.person)
    return replace(group, members=(*others, event.person) if event.partner in others else others)


CHANGES: Mapping[type, Callable[[Run, Any], Run]] = {
    f.StepSent: step_sent,
    f.PlaceServed: place_served,
    f.StepBegan: step_began,
    f.TurnsSwitched: turns_switched,
    f.StepWarned: step_warned,
    f.StepEnded: step_ended,
    f.RoutinePaused: paused,
    f.RoutineResumed: resumed,
    f.StepExtended: extended,
    f.StepShortened: shortened,
    f.RoutineRetimed: retimed,
    f.StepSkipped: skipped,
    f.StepRepeated: repeated,
    f.CornersFormed: corners_formed,
    f.LatecomerSeated: latecomer_seated,
    **chairs.CHANGES,
}

EVOLVERS: Mapping[type, Callable[[Convening, Any, Entry], Convening]] = {
    f.RoutineImported: routine_imported,
    f.RoutineStarted: routine_started,
    f.RoutineEnded: routine_ended,
    **dict.fromkeys(CHANGES, on_the_run),
}
