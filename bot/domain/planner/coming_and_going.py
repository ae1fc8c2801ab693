"""How many people must at least change groups before sizes and rules can be right, counted without looking at who."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

Ways = dict[tuple[int, int], int]
"""The fewest who come, for how many groups stay as they are and how many people leave."""


def may_suffice(counts: Sequence[int], least: int, most: int, waiting: int, moves: int, spared: int = 0) -> bool:
    """Whether so many moves can be enough for groups of `counts` people that all have to change.

    Whoever moves leaves one group and comes to another, whoever waits only comes. `spared` groups may stay as they are.
    """
    if len(counts) - spared > waiting + 2 * moves:
        return False
    ways: Ways = {(0, 0): 0}
    for count in counts:
        ways = _further(ways, tuple(_changes(count, least, most)), moves, spared)
    return any(come <= waiting + moves for come in ways.values())


def least_moves(counts: Sequence[int], least: int, most: int, waiting: int) -> int:
    """The fewest moves that can be enough."""
    moves = 0
    while not may_suffice(counts, least, most, waiting, moves):
        moves += 1
    return moves


def _further(ways: Ways, changes: tuple[tuple[int, int], ...], moves: int, spared: int) -> Ways:
    found: Ways = {}
    for (kept, left), came in ways.items():
        if kept < spared:
            found[kept + 1, left] = min(found.get((kept + 1, left), came), came)
        for leave, come in changes:
            if left + leave <= moves:
                key = kept, left + leave
                found[key] = min(found.get(key, came + come), came + come)
    return found


def _changes(count: int, least: int, most: int) -> Iterator[tuple[int, int]]:
    """How many leave and come, in each way that may put a group right: too many leave, too few get company or all go.

    Where its size is right already, somebody has to leave or to come.
    """
    if count > most:
        yield count - most, 0
    elif count < least:
        yield 0, least - count
        yield count, 0
    else:
        yield 0, 1
        yield 1, 0
