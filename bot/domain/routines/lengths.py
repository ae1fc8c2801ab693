"""How long each step lasts: as written, stretched to the minutes asked for, or counted from a time for each person."""

import re
from collections.abc import Sequence

from bot.domain.frozen import frozen
from bot.domain.routines.model import Routine, Step
from bot.domain.routines.refusals import refused_minutes
from bot.domain.routines.words import Sentence, sentence

GRAIN = 5
SHORTEST_TURN, LONGEST_TURN = 10, 600
READING = 30
LAST_WORD = 3


@frozen
class Timing:
    """What the facilitator asked for: minutes in all, or seconds for each turn, or (neither) the usual length."""

    minutes: float | None = None
    each: int | None = None


USUAL = Timing()


def turn_of(text: str) -> int | None:
    """The seconds of a turn as a facilitator types it (`30s`, `90`, `1m`, `1m30s`); None if it is no length of time."""
    found = re.fullmatch(r"(?:(\d{1,3})\s*m(?:in)?)?\s*(?:(\d{1,4})\s*s?)?", text.strip().lower())
    if found is None or not any(found.groups()):
        return None
    return 60 * int(found[1] or 0) + int(found[2] or 0)


@frozen
class TimedStep:
    """A step with its length in whole seconds; `cycle` counts from 0 where the whole routine repeats."""

    step: Step
    cycle: int
    seconds: int


def timed(routine: Routine, people: int, remote: int, timing: Timing) -> tuple[TimedStep, ...] | Sentence:
    """The steps in order with their lengths, or why the asked time does not suit the routine."""
    if timing.each is not None:
        return _by_turn(routine, people, timing.each)
    if timing.minutes is not None and not routine.alongside:
        return refused_minutes(routine, timing.minutes) or _stretched(routine, timing.minutes)
    return _usual(routine, people, remote)


def _usual(routine: Routine, people: int, remote: int) -> tuple[TimedStep, ...]:
    cycles = routine.cycles.target if routine.cycles else 1
    return tuple(
        TimedStep(step, cycle, _usual_seconds(step, people, remote))
        for cycle in range(cycles)
        for step in routine.steps
    )


def _usual_seconds(step: Step, people: int, remote: int) -> int:
    minutes = step.remote_minutes if remote and step.remote_minutes is not None else step.minutes
    seconds = round(minutes * 60)
    # A round that is over early is not held open: few people make it shorter.
    return min(seconds, people * step.turn_seconds[1]) if step.turn_seconds else seconds


def _stretched(routine: Routine, minutes: float) -> tuple[TimedStep, ...]:
    once = sum(step.minutes for step in routine.steps)
    limits = routine.cycles
    cycles = max(limits.min, min(limits.max, round(minutes / once))) if limits else 1
    steps = [(step, cycle) for cycle in range(cycles) for step in routine.steps]
    lengths = shared([step.minutes for step, _ in steps], round(minutes * 60))
    return tuple(TimedStep(step, cycle, seconds) for (step, cycle), seconds in zip(steps, lengths, strict=True))


def shared(weights: Sequence[float], seconds: int) -> tuple[int, ...]:
    """Seconds dealt out by weight, in fives where it goes, at least one grain each, and exactly the sum asked for."""
    total = sum(weights)
    exact = [max(GRAIN, seconds * weight / total) for weight in weights]
    floor = [int(one // GRAIN) * GRAIN for one in exact]
    order = sorted(range(len(weights)), key=lambda at: (floor[at] - exact[at], at))
    for at in order[: max(0, seconds - sum(floor)) // GRAIN]:
        floor[at] += GRAIN
    floor[max(range(len(floor)), key=lambda at: (floor[at], -at))] += seconds - sum(floor)
    return tuple(floor)


def _by_turn(routine: Routine, people: int, each: int) -> tuple[TimedStep, ...] | Sentence:
    if not SHORTEST_TURN <= each <= LONGEST_TURN:
        return sentence("refused-each-range")
    if all(step.turns in ("none", "back") for step in routine.steps):
        return sentence("refused-each", routine=routine.names)
    steps = (TimedStep(step, 0, _turn_length(routine, step, people, each)) for step in routine.steps)
    return tuple(one for one in steps if one.seconds > 0)


def _turn_length(routine: Routine, step: Step, people: int, each: int) -> int:
    size = step.size or routine.groups
    if step.turns in ("first", "second"):
        return each
    if step.turns == "equal" and size:
        return each * size.target * (step.rounds if isinstance(step.rounds, int) else 1)
    if step.turns == "round":
        return each * people
    if step.turns == "last-word" and size:
        return size.target * (READING + (size.target - 1 + LAST_WORD) * each)
    return round(60 * (step.minutes if step.short_minutes is None else step.short_minutes))
