"""Numbers as bands: years of experience mix by quarter, not by exact year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.planner.problem import Candidate

MANY = 8
"""Up to this many different numbers are taken as they are."""

BANDS = 4


def banded(people: Sequence[Candidate], attribute: str) -> tuple[Candidate, ...]:
    """The people with a numeric attribute of many values put into quarters; else as they are."""
    numbers = {person.id: _number(person.value(attribute)) for person in people}
    known = sorted(number for number in numbers.values() if number is not None)
    filled = sum(bool(person.value(attribute)) for person in people)
    if len(set(known)) <= MANY or len(known) < filled:
        return tuple(people)
    edges = [known[len(known) * k // BANDS] for k in range(1, BANDS)]
    return tuple(_with(person, attribute, numbers[person.id], edges) for person in people)


def _with(person: Candidate, attribute: str, number: float | None, edges: Sequence[float]) -> Candidate:
    if number is None:
        return person
    band = sum(number >= edge for edge in edges)
    return replace(person, attributes={**person.attributes, attribute: f"quarter {band + 1}"})


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
