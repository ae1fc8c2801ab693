"""The line of a state, worked out once: everybody who is answered after one commit sees the same one."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from bot.domain.convening.state import Convening
from bot.domain.queue import ordering
from bot.domain.turns import Placed

KEPT = 4
"""States remembered: the newest of the convenings that are busy now."""


class Line:
    """One state's line, read as far as somebody has looked."""

    def __init__(self, state: Convening) -> None:
        self.state = state
        self._read: list[Placed] = []
        self._rest = ordering.line(state)

    def __iter__(self) -> Iterator[Placed]:
        at = 0
        while True:
            if at == len(self._read):
                following = next(self._rest, None)
                if following is None:
                    return
                self._read.append(following)
            yield self._read[at]
            at += 1


_lines: deque[Line] = deque(maxlen=KEPT)


def line(state: Convening) -> Line:
    """The hands in the order in which they will be called. States are values: the same object is the same line."""
    for kept in _lines:
        if kept.state is state:
            return kept
    made = Line(state)
    _lines.append(made)
    return made
