"""Routines as the convening's book takes them: who decides what, what each event changes, and what falls due."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.domain.convening.state import Convening
from bot.domain.convening.wishes import NoteDelivered
from bot.domain.log import Context, Decision, Entry, Refusal
from bot.domain.polls import deciding as polls
from bot.domain.routines import beginning, evolving, going, latecomers, stretching
from bot.domain.routines import wishes as w
from bot.domain.routines.going import deadlines

DECIDERS: Mapping[type, Callable[[Convening, Any, Context], Decision | Refusal]] = {
    w.RunRoutine: beginning.run_routine,
    w.ImportRoutine: beginning.import_routine,
    w.PauseRoutine: stretching.pause,
    w.ResumeRoutine: stretching.resume,
    w.ExtendStep: stretching.extend,
    w.ShortenStep: stretching.shorten,
    w.SkipStep: stretching.skip,
    w.RepeatStep: stretching.repeat,
    w.StopRoutine: stretching.stop,
    w.FindSeat: latecomers.find_seat,
    w.BeginStep: going.begin_step,
    w.TickRoutine: going.tick,
    NoteDelivered: going.note_delivered,
    **polls.DECIDERS,
}

EVOLVERS: Mapping[type, Callable[[Convening, Any, Entry], Convening]] = {**evolving.EVOLVERS, **polls.EVOLVERS}

__all__ = ["DECIDERS", "EVOLVERS", "deadlines"]
