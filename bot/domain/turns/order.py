"""The order of the queue, and why: what everyone is shown is what will be served."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.turns.hands import Hand
from bot.domain.turns.placed import Placed, Policy
from bot.domain.turns.standing import Standing


def order(hands: Iterable[Hand], standing: Standing, policy: Policy) -> tuple[Placed, ...]:
    """The whole queue in the order in which it will be served if nothing else happens.

    Every hand comes exactly once. It is made by serving the hands one after the other, each time with the standing
    as it then is, so the first place is the next call and the rest is a promise, not a guess.
    """
    return tuple(policy.line(tuple(hands), standing))


def next_up(hands: Iterable[Hand], standing: Standing, policy: Policy) -> Placed | None:
    """Who is called next; nothing further down the queue is worked out."""
    return next(policy.line(tuple(hands), standing), None)
