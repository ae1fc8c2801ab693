"""Hands sorted into lanes: within a lane time decides, between lanes the policy does.

Every line first sorts its hands once, latest first, and then speaks of them by *rank*, their number in that order:
a higher rank has waited longer. A lane is a plain list of ranks with the longest-waiting last, so that a lane's next
hand is found and taken without comparing anything, and a whole line costs one sort and a few cheap steps a hand.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import attrgetter

from bot.domain.turns.hands import Hand
from bot.domain.turns.placed import Reason, Reasons

ONLY_ONE = (Reason("only-one-waiting"),)
RAISED_FIRST = (Reason("raised-first"),)
DRAWN_BY_LOT = (Reason("drawn-by-lot"),)

by_time = attrgetter("since", "lot", "id")


def in_time(hands: Iterable[Hand]) -> list[Hand]:
    """The hands in the order in which they went up; those of one instant by lot."""
    return sorted(hands, key=by_time)


def by_rank(hands: Iterable[Hand]) -> list[Hand]:
    """The hands so that each stands at its rank: the latest at 0, the longest-waiting last."""
    return sorted(hands, key=by_time, reverse=True)


def take(lane: list[int], rank: int) -> None:
    """Take a rank, nearly always the longest-waiting, out of its lane."""
    if lane[-1] == rank:
        lane.pop()
    else:
        del lane[bisect_left(lane, rank)]


def waiting_longer(lane: list[int], rank: int) -> list[int]:
    """The ranks of a lane that have waited longer than this one, the longest-waiting first."""
    return lane[: bisect_right(lane, rank) - 1 : -1] if lane[-1] != rank else []


def within(lane: list[int], hands: list[Hand]) -> Reasons:
    """What put the first hand of a lane before its second: its time, the lot, or nothing where it is alone."""
    if len(lane) < 2:
        return ()
    return reason_in_time(hands[lane[-1]], hands[lane[-2]])


def reason_in_time(hand: Hand, behind: Hand | None) -> Reasons:
    """What put a hand before the one behind it when only time and lot decide."""
    if behind is None:
        return ONLY_ONE
    return DRAWN_BY_LOT if hand.since == behind.since else RAISED_FIRST
