"""Serve whichever lane has had least: the shape that most fair orders share.

A policy says which lane a hand waits in and how much each lane has had; the lane with least goes first, and
between equal lanes the older hand. The lanes are few (sites, modes, counts of turns), so they are simply looked at
one after the other for each turn.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Hashable, Iterator, Sequence
from operator import itemgetter
from typing import Any, Protocol

from bot.domain.turns.hands import Hand
from bot.domain.turns.lanes import ONLY_ONE, reason_in_time
from bot.domain.turns.placed import Placed, Reasons

NOBODY = -1

_had_and_rank = itemgetter(0, 1)


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


def serve_least(ranked: Sequence[Hand], account: Account) -> Iterator[Placed]:
    """Serve the hands always from the lane that has had least; within a lane the last of `ranked` goes first."""
    lanes: dict[Hashable, list[int]] = {}
    for rank, hand in enumerate(ranked):
        lanes.setdefault(account.lane(hand), []).append(rank)
    while lanes:
        name, decided, rival = _least(lanes, account)
        lane = lanes[name]
        rank = lane.pop()
        hand = ranked[rank]
        home = account.lane(hand)
        if home == name:
            behind = max(rival, lane[-1]) if lane else rival
            yield Placed(hand, _reasons(account.why(name) if decided else (), hand, behind, ranked))
            account.served(hand)
        else:
            insort(lanes.setdefault(home, []), rank)
        if not lane:
            del lanes[name]


def _least(lanes: dict[Hashable, list[int]], account: Account) -> tuple[Hashable, bool, int]:
    """The lane that goes, whether having had less decided it, and the next rank of an equal lane (-1: none)."""
    accounts = [(account.had(name), -lane[-1], name) for name, lane in lanes.items()]
    if len(accounts) == 1:
        return accounts[0][2], False, NOBODY
    accounts.sort(key=_had_and_rank)
    had, _, name = accounts[0]
    rival = -accounts[1][1] if accounts[1][0] == had else NOBODY
    return name, accounts[-1][0] != had, rival


def _reasons(why: Reasons, hand: Hand, behind: int, ranked: Sequence[Hand]) -> Reasons:
    if behind == NOBODY:
        return why or ONLY_ONE
    return why + reason_in_time(hand, ranked[behind])
