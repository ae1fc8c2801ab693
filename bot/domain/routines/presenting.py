"""A presentation that stops so that people can take part: after 12 minutes the facilitator alone gets a cue."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.domain.convening.state import Convening
from bot.domain.log import Choice, Context, Deadline, Decision, Entry, Post, Refusal, done, refuse, say
from bot.domain.routines import facts as f
from bot.domain.routines import wishes as w
from bot.domain.routines.pacing import CUE_AFTER, LAST_CUE_AFTER, OPEN, FloorEntry, cue, presenting_since
from bot.domain.routines.state import Pacing
from bot.domain.routines.telling import said

ONE_TAP: Mapping[str, Mapping[str, str]] = {
    "turn-and-talk": {"action": "run", "routine": "turn-and-talk", "each": "30s"},
    "poll": {"action": "run", "routine": "quick-poll"},
    "notice-wonder": {"action": "run", "routine": "notice-wonder", "minutes": "5"},
    "not-now": {"action": "not-now"},
}
"""What each button of a cue starts."""


SOME_DAY = OPEN - timedelta(days=1)
"""Later than anything in a log: the stretch that is still going on then is the one that has no end yet."""


def floor_log(state: Convening) -> tuple[FloorEntry, ...]:
    """The convening as stretches of presenting and of taking part, as far as pacing looks back."""
    since = state.routines.pacing.since
    return (FloorEntry("presenting", since), *(one for one in taking_part(state) if ends(one) > since)) if since else ()


def ends(entry: FloorEntry) -> datetime:
    return entry.end or (entry.start if entry.kind == "dismissed" else OPEN)


def taking_part(state: Convening) -> Iterator[FloorEntry]:
    """Routines, groups and turns of the floor; breaks; and every "not now"."""
    runs = (*state.routines.past, *((state.routines.run,) if state.routines.run else ()))
    yield from (FloorEntry("interaction", run.began_at, run.ended_at) for run in runs)
    rounds = (*state.breakouts.past, *((state.breakouts.round,) if state.breakouts.round else ()))
    yield from (FloorEntry("interaction", one.opened_at, one.recalled_at) for one in rounds)
    turns = (*state.queue.turns, *((state.queue.floor,) if state.queue.floor else ()))
    yield from (FloorEntry("interaction", turn.began_at, turn.ended_at) for turn in turns)
    yield from (FloorEntry("break", began, ended) for began, ended in state.routines.pacing.breaks)
    yield from (FloorEntry("dismissed", at) for at in state.routines.pacing.dismissed)


def set_pacing(state: Convening, wish: w.SetPacing, context: Context) -> Decision | Refusal:
    if (state.routines.pacing.since is not None) == wish.on:
        return refuse("nothing-changed")
    return done(f.PacingSet(context.now if wish.on else None), say=say("pacing-on" if wish.on else "pacing-off"))


def dismiss(state: Convening, wish: w.DismissPacing, context: Context) -> Decision | Refusal:
    if state.routines.pacing.since is None:
        return refuse("nothing-changed")
    return done(f.PacingDismissed(context.now), say=say("pacing-not-now"))


def cue_pacing(state: Convening, wish: w.CuePacing, context: Context) -> Decision | Refusal:
    """The cue is private: it goes to whoever runs the convening, and to no place."""
    due = next_cue(state)
    shown = cue(floor_log(state), due) if due is not None and due <= context.now else None
    if due is None or shown is None or not state.acting:
        return refuse("nothing-changed")
    choices = tuple(Choice(say(f"pacing-tap-{one}"), "routine", ONE_TAP[one]) for one in (*shown.one_tap, "not-now"))
    key = f"pacing:{state.id}:{due.timestamp()}"
    post = Post(key, said(shown.say), to=state.acting, choices=choices, urgent=True)
    return done(f.PacingCued(due), say=say("nothing-changed"), posts=(post,))


def next_cue(state: Convening) -> datetime | None:
    """When the next cue is due if nobody takes part until then; None where nobody presents."""
    pacing = state.routines.pacing
    since = presenting_since(floor_log(state), SOME_DAY) if pacing.since is not None else None
    if since is None:
        return None
    return next((since + after for after in (CUE_AFTER, LAST_CUE_AFTER) if since + after not in pacing.cued), None)


def deadlines(state: Convening) -> tuple[Deadline, ...]:
    due = next_cue(state) if not state.is_paused else None
    return (Deadline("pacing", due, w.CuePacing()),) if due is not None else ()


def pacing_changed(state: Convening, event: Any, entry: Entry) -> Convening:
    pacing = CHANGES[type(event)](state.routines.pacing, event)
    return replace(state, routines=replace(state.routines, pacing=pacing))


CHANGES: Mapping[type, Callable[[Pacing, Any], Pacing]] = {
    f.PacingSet: lambda pacing, event: Pacing(event.since),
    f.PacingCued: lambda pacing, event: replace(pacing, cued=(*pacing.cued, event.at)),
    f.PacingDismissed: lambda pacing, event: replace(pacing, dismissed=(*pacing.dismissed, event.at)),
}
DECIDERS: Mapping[type, Callable[[Convening, Any, Context], Decision | Refusal]] = {
    w.SetPacing: set_pacing,
    w.DismissPacing: dismiss,
    w.CuePacing: cue_pacing,
}
EVOLVERS: Mapping[type, Callable[[Convening, Any, Entry], Convening]] = dict.fromkeys(CHANGES, pacing_changed)
