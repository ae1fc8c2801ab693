"""A place in the line, and why: the one shape in which every policy answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field

from bot.domain.frozen import frozen
from bot.domain.turns.hands import Hand
from bot.domain.turns.standing import Standing

PROMISE = "passed-over-often"


@frozen
class Reason:
    """One rule that decided a place: its id, and what fills the gaps of its sentence."""

    id: str
    args: Mapping[str, str] = field(default_factory=dict)


Reasons = tuple[Reason, ...]


@frozen
class Placed:
    """A hand in its place, with the rules that put it there, the weightiest first."""

    hand: Hand
    reasons: Reasons

    @property
    def promised(self) -> bool:
        """Whether the place was given because this hand had been passed over as often as may be."""
        return any(reason.id == PROMISE for reason in self.reasons)


Line = Callable[[Sequence[Hand], Standing], Iterator[Placed]]
"""Serve the waiting hands one after the other, updating the standing as each is served."""

Words = Mapping[str, str]
"""One text by language code; English (`en`) and Spanish (`es`) are always there."""


@frozen
class ReplyCap:
    """How far replies go before other hands: so many in a row, so many for a person on one topic."""

    in_a_row: int
    each: int


@frozen
class Policy:
    """A way to order the queue, with the words a facilitator knows it by.

    `line` is the whole of it. `sentences` are the words of the reasons it alone gives. `reply_cap` turns replies
    beyond it into new points; `promise` is how often a hand may be passed over by later ones of the same mode and
    turn count. `needs_consent` says that the group must have agreed before it is switched on.
    """

    id: str
    name: Words
    explanation: Words
    line: Line
    sentences: Mapping[str, Words] = field(default_factory=dict)
    reply_cap: ReplyCap | None = None
    promise: int | None = None
    needs_consent: bool = False
