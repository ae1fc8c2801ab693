"""Every cue of a run in text: start, switches, time left, and end. Sound may be added; it is never the only sign.

Seconds count from the start of the step that the cue belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.frozen import frozen
from bot.domain.routines.model import Text
from bot.domain.routines.words import Argument, length, sentence

if TYPE_CHECKING:
    from bot.domain.routines.plan import PlannedStep

PAIR_TALK = ("first", "back", "second")


@frozen
class Cue:
    """A line for everyone, or only for groups of one size (`only` people): when it is due, and its words."""

    at: int
    kind: str
    text: Text
    only: int | None = None


def warning_lead(seconds: int) -> int:
    """How long before its end a step says so: one minute, or a quarter of a short step and at least 5 seconds."""
    return 60 if seconds >= 120 else min(seconds, max(5, seconds // 20 * 5))


def cues(steps: tuple[PlannedStep, ...]) -> tuple[PlannedStep, ...]:
    """The steps with their cues, in order of time. Steps that go on inside other talk (no length) have none."""
    threes = _threes(steps)
    return tuple(
        replace(step, cues=tuple(sorted((*_own(step, _after(steps, at)), *threes[at]), key=lambda cue: cue.at)))
        for at, step in enumerate(steps)
    )


def _after(steps: tuple[PlannedStep, ...], at: int) -> Text | None:
    return steps[at + 1].step.title if at + 1 < len(steps) else None


def _own(step: PlannedStep, after: Text | None) -> Iterator[Cue]:
    if not step.seconds:
        return
    title = step.step.title
    yield _cue(0, "cue-start", title=title, time=length(step.seconds))
    yield from _turns(step)
    lead = warning_lead(step.seconds)
    warning = step.step.warning or sentence("cue-warning", time=length(lead), title=title).text()
    yield Cue(step.seconds - lead, "cue-warning", warning)
    end = sentence("cue-end", next=after) if after else sentence("cue-finish")
    yield Cue(step.seconds, "cue-end", step.step.end or end.text())


def _cue(at: int, phrase: str, only: int | None = None, **args: Argument) -> Cue:
    return Cue(at, phrase, sentence(phrase, **args).text(), only)


def _turns(step: PlannedStep) -> Iterator[Cue]:
    if step.step.rotate != "none" and len(step.rounds) > 1:
        yield from _moves(step)
    elif step.step.turns == "equal":
        yield from _equal(step, 0, step.seconds)
    elif step.step.turns == "last-word":
        yield from _last_words(step)


def _moves(step: PlannedStep) -> Iterator[Cue]:
    rounds = len(step.rounds)
    for turn in range(rounds):
        begin, end = step.seconds * turn // rounds, step.seconds * (turn + 1) // rounds
        if turn:
            yield _cue(begin, "cue-move", who=turn + 1, of=rounds, time=length(end - begin))
        if step.step.turns == "equal":
            yield from _equal(step, begin, end)


def _equal(step: PlannedStep, begin: int, end: int) -> Iterator[Cue]:
    for people in sorted({len(group.members) for group in step.groups}):
        each = (end - begin) / people
        for who in range(1, people):
            at = begin + round(each * who)
            yield _cue(at, "cue-switch", only=people, who=who + 1, of=people, time=length(each))


def _last_words(step: PlannedStep) -> Iterator[Cue]:
    """One round for each person of the group: the reader reads, each other speaks once, the reader speaks last."""
    for people in sorted({len(group.members) for group in step.groups}):
        share = step.seconds / people
        unit = share / (people + 2.5)
        for who in range(people):
            begin = share * who
            yield _cue(round(begin), "cue-reader", only=people, who=who + 1, of=people)
            for other in range(people - 1):
                at = round(begin + unit * (0.5 + other))
                yield _cue(at, "cue-other", only=people, time=length(unit))
            last = round(begin + unit * (people - 0.5))
            yield _cue(last, "cue-last-word", only=people, time=length(3 * unit))


def _threes(steps: tuple[PlannedStep, ...]) -> list[list[Cue]]:
    """Switches for groups of three where the steps speak of a first and a second person: three equal turns."""
    found: list[list[Cue]] = [[] for _ in steps]
    block = [at for at, step in enumerate(steps) if step.step.turns in PAIR_TALK]
    sizes = {len(group.members) for at in block for group in steps[at].groups} - {1, 2}
    total = sum(steps[at].seconds for at in block)
    for people in sorted(sizes):
        for who in range(1, people):
            at, offset = _inside(steps, block, round(total * who / people))
            found[at].append(_cue(offset, "cue-trio", only=people, who=who + 1, of=people, time=length(total / people)))
    return found


def _inside(steps: tuple[PlannedStep, ...], block: list[int], second: int) -> tuple[int, int]:
    for at in block:
        if second < steps[at].seconds:
            return at, second
        second -= steps[at].seconds
    return block[-1], steps[block[-1]].seconds


def turn_seconds(step: PlannedStep, people: int) -> float | None:
    """How long each person of a group of that size speaks in a step, where its turns are equal."""
    if step.step.turns != "equal" or not people:
        return None
    return step.seconds / max(1, len(step.rounds)) / people
