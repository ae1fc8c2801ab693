"""What a facilitator types, as a problem: the same words in chat and on the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from bot.domain.frozen import frozen
from bot.domain.planner.bands import banded
from bot.domain.planner.problem import (
    NO_LONE_REMOTE,
    Apart,
    AtLeast,
    Candidate,
    Condition,
    Contradiction,
    DeviceHost,
    Different,
    Feature,
    Message,
    NewPeople,
    OneOfEach,
    OneSite,
    Problem,
    Size,
    Together,
    Wish,
    Within,
)

MIX_WEIGHT = 2
"""What a pair alike costs, when nothing else is said; as in the public instances."""

NEW_PEOPLE_WEIGHT = 10
"""What meeting someone again costs; as in the public instances."""

COHORT = "cohort"
"""People of different cohorts are not mixed unless asked."""


USUAL_SIZE = 4
"""How many people a group has when nobody says."""


def usual_size(minimum: int, maximum: int) -> int:
    """The usual size, as far as the least and the most that were asked allow."""
    return max(min(USUAL_SIZE, maximum or USUAL_SIZE), minimum)


@frozen
class Asked:
    """Everything that can be typed. `mix` is columns with an optional weight, "role:4"; `anchors` "locale=es"."""

    size: int = USUAL_SIZE
    minimum: int = 0
    maximum: int = 0
    groups: int = 0
    rounds: int = 1
    by: Sequence[str] = ()
    mix: Sequence[str] = ()
    apart: Sequence[str] = ()
    one_each: str = ""
    anchors: Sequence[str] = ()
    together: Sequence[Sequence[str]] = ()
    keep_apart: Sequence[Sequence[str]] = ()
    across: bool = False
    allow_lone_remote: bool = False
    one_site: bool = False
    device_host: bool = False
    met: Mapping[tuple[str, str], int] = field(default_factory=dict)


def problem_of(people: Sequence[Candidate], asked: Asked) -> Problem:
    """The problem that these words ask for. Raises `Contradiction` for a weight that is not a whole number."""
    for word in asked.mix:
        people = banded(people, _column(word)[0])
    return Problem(
        people=tuple(people),
        size=Size(asked.size, asked.minimum, asked.maximum, asked.groups),
        rounds=asked.rounds,
        rules=tuple(dict.fromkeys([*_boundaries(people, asked), *_rules(people, asked)])),
        wishes=_wishes(asked),
        met=dict(asked.met),
    )


def _boundaries(people: Sequence[Candidate], asked: Asked) -> list[Condition]:
    cohorts = {person.value(COHORT) for person in people}
    named = {COHORT} & {*asked.by, *asked.apart, *(_column(word)[0] for word in asked.mix)}
    anchored = any(_feature(word).attribute == COHORT for word in asked.anchors)
    implied = len(cohorts) > 1 and "" not in cohorts and not (asked.across or named or anchored)
    return [Within(column) for column in (*asked.by, *([COHORT] if implied else []))]


def _rules(people: Sequence[Candidate], asked: Asked) -> list[Condition]:
    rules: list[Condition] = [Together(frozenset(ids)) for ids in asked.together]
    rules += [Apart(frozenset(ids)) for ids in asked.keep_apart]
    rules += [OneOfEach(asked.one_each)] if asked.one_each else []
    rules += [Different(column) for column in asked.apart]
    rules += [AtLeast(_feature(word)) for word in asked.anchors]
    rules += [OneSite()] if asked.one_site else []
    rules += [DeviceHost()] if asked.device_host else []
    if len({person.mode for person in people}) > 1 and not asked.allow_lone_remote:
        rules.append(NO_LONE_REMOTE)
    return rules


def _wishes(asked: Asked) -> tuple[Wish, ...]:
    wishes = [Wish(Different(column), weight) for column, weight in map(_column, asked.mix)]
    if asked.rounds > 1 or asked.met:
        wishes.append(Wish(NewPeople(), NEW_PEOPLE_WEIGHT))
    return tuple(wishes)


def _column(word: str) -> tuple[str, int]:
    column, _, weight = word.partition(":")
    if weight and not weight.strip().isdecimal():
        raise Contradiction((Message("not-a-weight", {"attribute": column.strip(), "value": weight.strip()}),))
    return column.strip(), int(weight) if weight else MIX_WEIGHT


def _feature(word: str) -> Feature:
    attribute, _, value = word.partition("=")
    return Feature(attribute.strip(), value.strip())
