"""Hands sorted into lanes: within a lane time decides, between lanes the policy does.

Every line first sorts its hands by time once and then speaks of them by *rank*, their number in that order. A
lane's next hand is then found without comparing anything, and a whole line costs one sort and a few cheap steps
for each hand.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from operator import attrgetter

from bot.domain.turns.hands import Hand
from bot.domain.turns.placed import Reason, Reasons

ONLY_ONE = (Reason("only-one-waiting"),)
RAISED_FIRST = (Reason("raised-first"),)
DRAWN_BY_LOT = (Reason("drawn-by-lot"),)

by_time = attrgetter("place")


def in_time(hands: Iterable[Hand]) -> list[Hand]:
    """The hands in the order in which they went up; those of one instant by lot."""
    return sorted(hands, key=by_time)


class Lane:
    """Ranks that wait behind one another, oldest first."""

    __slots__ = ("at", "ranks")

    def __init__(self) -> None:
        self.ranks: list[int] = []
        self.at = 0

    def __len__(self) -> int:
        return len(self.ranks) - self.at

    @property
    def first(self) -> int:
        return self.ranks[self.at]

    def append(self, rank: int) -> None:
        """Add a rank that is later than all others."""
        self.ranks.append(rank)

    def add(self, rank: int) -> None:
        """Add a rank at its place in time."""
        insort(self.ranks, rank, lo=self.at)

    def remove(self, rank: int) -> None:
        """Take out a rank, which is nearly always the first."""
        if self.ranks[self.at] == rank:
            self.at += 1
        else:
            del self.ranks[bisect_left(self.ranks, rank, lo=self.at)]

    def before(self, rank: int) -> list[int]:
        """The ranks that have waited longer than this one."""
        return self.ranks[self.at : bisect_left(self.ranks, rank, lo=self.at)]


def within(lane: Lane, hands: Sequence[Hand]) -> Reasons:
    """What put the first hand of a lane before its second: its time, the lot, or nothing where it is alone."""
    if len(lane) < 2:
        return ()
    first, second = hands[lane.ranks[lane.at]], hands[lane.ranks[lane.at + 1]]
    return DRAWN_BY_LOT if first.since == second.since else RAISED_FIRST


def reason_in_time(hand: Hand, behind: Hand | None) -> Reasons:
    """What put a hand before the one behind it when only time and lot decide."""
    if behind is None:
        return ONLY_ONE
    return DRAWN_BY_LOT if hand.since == behind.since else RAISED_FIRST
