"""Serve whichever lane has had least: the shape that most fair orders share.

A policy says which lane a hand waits in and how much each lane has had; the lane with least goes first, and
between equal lanes the older hand. The lanes are few (sites, modes, counts of turns), so they are simply looked at
one after the other for each turn.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import Any, Protocol

from bot.domain.turns.hands import Hand
from bot.domain.turns.lanes import ONLY_ONE, Lane, reason_in_time
from bot.domain.turns.placed import Placed, Reasons


class Account(Protocol):
    """What every lane has had so far, kept while the line is served."""

    def lane(self, hand: Hand) -> Hashable:
        """The lane in which this hand waits now."""

    def had(self, lane: Any) -> Any:
        """How much a lane has had: anything that compares."""

    def why(self, lane: Any) -> Reasons:
        """The rule that puts this lane before the others."""

    def served(self, hand: Hand) -> None:
        """Count a turn."""


def serve_least(ordered: Sequence[Hand], account: Account) -> Iterator[Placed]:
    """Serve the hands, given in the order that holds within a lane, always from the lane that has had least."""
    lanes: dict[Hashable, Lane] = {}
    for rank, hand in enumerate(ordered):
        lanes.setdefault(account.lane(hand), Lane()).append(rank)
    while lanes:
        name = _least(lanes, account)
        lane = lanes[name]
        hand = ordered[lane.first]
        home = account.lane(hand)
        if home == name:
            yield Placed(hand, _reasons(name, lanes, ordered, account))
            account.served(hand)
        else:
            lanes.setdefault(home, Lane()).add(lane.first)
        lane.remove(lane.first)
        if not lane:
            del lanes[name]


def _least(lanes: dict[Hashable, Lane], account: Account) -> Hashable:
    if len(lanes) == 1:
        return next(iter(lanes))
    return min(lanes, key=lambda name: (account.had(name), lanes[name].first))


def _reasons(name: Hashable, lanes: dict[Hashable, Lane], ordered: Sequence[Hand], account: Account) -> Reasons:
    lane = lanes[name]
    had = account.had(name)
    rivals = [other for key, other in lanes.items() if key != name and account.had(key) == had]
    why = account.why(name) if len(rivals) + 1 < len(lanes) else ()
    behind = [other.first for other in rivals]
    if len(lane) > 1:
        behind.append(lane.ranks[lane.at + 1])
    if not behind:
        return why or ONLY_ONE
    return why + reason_in_time(ordered[lane.first], ordered[min(behind)])
