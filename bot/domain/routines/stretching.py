"""The rubber-band clock in the facilitator's hand: pause, more or less time, on, back, stop."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.convening.state import Convening
from bot.domain.log import Context, Decision, Refusal, Say, duration, refuse, say
from bot.domain.routines import clock as timing
from bot.domain.routines import facts as f
from bot.domain.routines import wishes as w
from bot.domain.routines.clock import Clock
from bot.domain.routines.evolving import going_on, stretched
from bot.domain.routines.going import Going
from bot.domain.routines.telling import line_of, name_of, said
from bot.domain.routines.words import Sentence

LONGEST_CHANGE = 3600
LONGEST_FIT = 4 * 3600


def taken_up(state: Convening, context: Context) -> Going | Refusal:
    """The run as the facilitator finds it: a step that is still being sent out begins now."""
    run = state.routines.run
    if run is None:
        return refuse("no-routine-runs")
    going = Going(state, run, context.now)
    if run.waiting:
        going.begin(context.now)
    return going


def turned(going: Going, clock: Clock | Sentence, event: object, sentence: Say) -> Decision | Refusal:
    """The event, unless the clock says why not."""
    if isinstance(clock, Sentence):
        return Refusal(said(clock))
    going.unprepare()
    going.happens(event)  # type: ignore[arg-type]
    return going.decision(sentence)


def pause(state: Convening, wish: w.PauseRoutine, context: Context) -> Decision | Refusal:
    going = taken_up(state, context)
    if isinstance(going, Refusal):
        return going
    run, now = going.run, context.now
    left = duration(run.clock.left(now).total_seconds())
    return turned(going, timing.pause(run.clock, now), f.RoutinePaused(run.id, now), say("routine-paused", time=left))


def resume(state: Convening, wish: w.ResumeRoutine, context: Context) -> Decision | Refusal:
    going = taken_up(state, context)
    if isinstance(going, Refusal):
        return going
    run, now = going.run, context.now
    left = duration(run.clock.left(now).total_seconds())
    return turned(
        going, timing.resume(run.clock, now), f.RoutineResumed(run.id, now), say("routine-resumed", time=left)
    )


def extend(state: Convening, wish: w.ExtendStep, context: Context) -> Decision | Refusal:
    going = taken_up(state, context)
    if isinstance(going, Refusal):
        return going
    if not 0 < wish.seconds <= LONGEST_CHANGE:
        return refuse("routine-change-out-of-range")
    run, now, by = going.run, context.now, timedelta(seconds=wish.seconds)
    clock = stretched(run.clock, by, now, wish.keep_end)
    event = f.StepExtended(run.id, run.at, by, now, wish.keep_end)
    return turned(going, clock, event, step_ends(clock, run.clock, context))


def shorten(state: Convening, wish: w.ShortenStep, context: Context) -> Decision | Refusal:
    going = taken_up(state, context)
    if isinstance(going, Refusal):
        return going
    if not 0 < wish.seconds <= LONGEST_CHANGE:
        return refuse("routine-change-out-of-range")
    run, now, by = going.run, context.now, timedelta(seconds=wish.seconds)
    clock = timing.shorten(run.clock, by, now)
    return turned(going, clock, f.StepShortened(run.id, run.at, by, now), step_ends(clock, run.clock, context))


def fit(state: Convening, wish: w.FitRoutine, context: Context) -> Decision | Refusal:
    """What is left is fitted to a fixed end; where that would be too tight she is told by how much."""
    going = taken_up(state, context)
    if isinstance(going, Refusal):
        return going
    if not 0 < wish.seconds <= LONGEST_FIT:
        return refuse("routine-fit-out-of-range")
    run, now = going.run, context.now
    end = now + timedelta(seconds=wish.seconds)
    clock = timing.retime(run.clock, end, now)
    left = duration(wish.seconds)
    return turned(going, clock, f.RoutineRetimed(run.id, end, now), say("routine-fitted", time=left))


def step_ends(clock: Clock | Sentence, before: Clock, context: Context) -> Say:
    """How much time the step has now."""
    changed = before if isinstance(clock, Sentence) else clock
    return say("routine-step-has-left", time=duration(changed.left(context.now).total_seconds()))


def skip(state: Convening, wish: w.SkipStep, context: Context) -> Decision | Refusal:
    """Ten seconds' notice first; asked again after it was given, the next step goes out at once."""
    going = taken_up(state, context)
    if isinstance(going, Refusal):
        return going
    run, now = going.run, context.now
    event = f.StepSkipped(run.id, run.at, now)
    if not going_on(run.clock):
        clock = timing.skip(run.clock, now)
        decision = turned(going, clock, event, say("routine-skipping", time=duration(timing.NOTICE.total_seconds())))
        if isinstance(decision, Refusal):
            return decision
        going.warn(now)
        return going.decision(decision.answer.say)
    going.unprepare()
    going.happens(event)
    going.follow(now)
    return going.decision(say("routine-went-on") if not going.over else say("routine-over", routine=name_of(run)))


def repeat(state: Convening, wish: w.RepeatStep, context: Context) -> Decision | Refusal:
    going = taken_up(state, context)
    if isinstance(going, Refusal):
        return going
    run, now = going.run, context.now
    clock = timing.back(run.clock, now)
    if isinstance(clock, Sentence):
        return Refusal(said(clock))
    going.unprepare()
    going.happens(f.StepRepeated(run.id, run.at, now))
    going.send(now)
    return going.decision(say("routine-went-back", title=line_of(run, going.run.at, "title")))


def stop(state: Convening, wish: w.StopRoutine, context: Context) -> Decision | Refusal:
    run = state.routines.run
    if run is None:
        return refuse("no-routine-runs")
    going = Going(state, run, context.now)
    going.finish(context.now, cut_short=True)
    return going.decision(say("routine-stopped", routine=name_of(run)))
