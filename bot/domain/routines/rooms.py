"""Routines as the convening's book takes them: who decides what, what each event changes, and what falls due."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.domain.convening.state import Convening
from bot.domain.convening.wishes import NoteDelivered
from bot.domain.log import Context, Deadline, Decision, Entry, Intent, Refusal, refuse
from bot.domain.polls import deciding as polls
from bot.domain.queue.wishes import RaiseHand
from bot.domain.routines import beginning, chairs, evolving, going, latecomers, presenting, stretching
from bot.domain.routines import wishes as w
from bot.domain.turns import Kind

DECIDERS: Mapping[type, Callable[[Convening, Any, Context], Decision | Refusal]] = {
    w.RunRoutine: beginning.run_routine,
    w.ImportRoutine: beginning.import_routine,
    w.PauseRoutine: stretching.pause,
    w.ResumeRoutine: stretching.resume,
    w.ExtendStep: stretching.extend,
    w.ShortenStep: stretching.shorten,
    w.FitRoutine: stretching.fit,
    w.SkipStep: stretching.skip,
    w.RepeatStep: stretching.repeat,
    w.StopRoutine: stretching.stop,
    w.FindSeat: latecomers.find_seat,
    w.BeginStep: going.begin_step,
    w.TickRoutine: going.tick,
    NoteDelivered: going.note_delivered,
    **chairs.DECIDERS,
    **polls.DECIDERS,
    **presenting.DECIDERS,
}

EVOLVERS: Mapping[type, Callable[[Convening, Any, Entry], Convening]] = {
    **evolving.EVOLVERS,
    **polls.EVOLVERS,
    **presenting.EVOLVERS,
}


def deadlines(state: Convening) -> tuple[Deadline, ...]:
    """What a run and a long presentation have due."""
    return (*going.deadlines(state), *presenting.deadlines(state))


def hushed(state: Convening, intent: Intent, context: Context) -> Refusal | None:
    """Whoever only listens in this step (a presenter whose work is talked about) keeps her hand down."""
    run = state.routines.run
    if run is None or run.waiting or not isinstance(intent, RaiseHand) or intent.kind is Kind.PROCESS:
        return None
    people = intent.people or (context.actor.person,)
    listening = any(run.has_role(one) in run.step.quiet for one in people)
    return refuse("routine-listen-now") if listening else None


__all__ = ["DECIDERS", "EVOLVERS", "deadlines", "hushed"]
