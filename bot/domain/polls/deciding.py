"""Choosing and writing within a step: one choice each, lines by site, and anonymous answers of which no log knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.domain.convening.standing import may_speak_for
from bot.domain.convening.state import REMOTE_SITE, Convening, Mode, Participant
from bot.domain.log import Context, Decision, Entry, Refusal, Word, done, refuse, say
from bot.domain.polls import facts as f
from bot.domain.polls import wishes as w
from bot.domain.polls.state import Line
from bot.domain.routines.state import Run

LONGEST_LINE = 280
MOST_LINES = 20
"""How many lines one person may add to a step (ours): a board that one person fills is nobody's."""
HARVEST = "harvest"
"""The one column of what groups bring back."""


def asked_of(state: Convening, person: str, context: Context) -> tuple[Run, Participant] | Refusal:
    """The running step and the person who answers, or why not."""
    run, who = state.routines.run, state.one(person or context.actor.person)
    if run is None:
        return refuse("no-routine-runs")
    if who is None or who.ejected:
        return refuse("not-on-the-list")
    return may_speak_for(state, who, context) or (run, who)


def choose(state: Convening, wish: w.Choose, context: Context) -> Decision | Refusal:
    found = asked_of(state, wish.person, context)
    if isinstance(found, Refusal):
        return found
    run, who = found
    if run.step.makes.kind != "poll":
        return refuse("nothing-to-choose")
    if wish.choice not in run.step.makes.choices:
        return refuse("no-such-choice", choice=wish.choice[:40])
    return done(f.ChoiceMade(run.id, run.at, who.person, wish.choice), say=say("choice-kept"), show="my-step")


def columns(run: Run) -> tuple[str, ...]:
    """Where a line can go in the running step."""
    makes = run.step.makes
    return {"harvest": (HARVEST,), "nothing": (), "poll": ()}.get(makes.kind, makes.choices)


def add_line(state: Convening, wish: w.AddLine, context: Context) -> Decision | Refusal:
    found = asked_of(state, wish.person, context)
    if isinstance(found, Refusal):
        return found
    run, who = found
    known = columns(run)
    if not known:
        return refuse("nothing-to-write")
    column = wish.column or known[0]
    if column not in known:
        return refuse("no-such-column", column=column[:40])
    if not wish.text.strip() or len(wish.text) > LONGEST_LINE:
        return refuse("text-length", most=LONGEST_LINE)
    if run.step.makes.anonymous and run.at < run.furthest:
        return refuse("answers-were-shown")
    if run.step.makes.anonymous:
        return without_a_name(run, column, wish.text.strip(), context)
    if len(run.gathered(run.at).by(who.person)) >= MOST_LINES:
        return refuse("lines-are-many", most=MOST_LINES)
    return with_a_name(run, who, column, wish.text.strip(), context)


def with_a_name(run: Run, who: Participant, column: str, text: str, context: Context) -> Decision:
    line = context.fresh("l")
    site = who.site if who.mode is Mode.ROOM else REMOTE_SITE
    event = f.LineAdded(run.id, run.at, line, column, who.person, site)
    return done(event, say=say("words-kept"), words=(Word(who.person, f"said:{line}", text),), show="my-step")


def without_a_name(run: Run, column: str, text: str, context: Context) -> Decision:
    """The words alone, under a random key: no event, no person, no time, no order.

    They come out all together when the step is over. A step that is gone back to takes no more: whoever compared what
    is shown now with what was shown before would read one person's answer.
    """
    word = Word(box_of(run.id, run.at), f"{column}:{context.fresh('a')}", text)
    return done(say=say("words-kept-without-name"), words=(word,), show="my-step")


def box_of(run: str, step: int) -> str:
    """Who owns a step's anonymous answers: nobody but the step itself."""
    return f"box:{run}:{step}"


def choice_made(run: Run, event: f.ChoiceMade) -> Run:
    answers = run.gathered(event.step).with_vote(event.person, event.choice)
    return replace(run, answers=run.answers.set(event.step, answers))


def line_added(run: Run, event: f.LineAdded) -> Run:
    line = Line(event.line, event.column, event.person, event.site)
    return replace(run, answers=run.answers.set(event.step, run.gathered(event.step).with_line(line)))


def on_its_run(state: Convening, event: Any, entry: Entry) -> Convening:
    """What was chosen or written belongs to its run, if that is still there."""
    run = state.routines.run
    if run is None or run.id != event.run or event.step >= len(run.steps):
        return state
    return replace(state, routines=replace(state.routines, run=CHANGES[type(event)](run, event)))


CHANGES: Mapping[type, Callable[[Run, Any], Run]] = {f.ChoiceMade: choice_made, f.LineAdded: line_added}
DECIDERS: Mapping[type, Callable[[Convening, Any, Context], Decision | Refusal]] = {
    w.Choose: choose,
    w.AddLine: add_line,
}
EVOLVERS: Mapping[type, Callable[[Convening, Any, Entry], Convening]] = dict.fromkeys(CHANGES, on_its_run)
