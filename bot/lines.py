"""The line of a state, worked out once: everybody who is answered after one commit sees the same one."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from bot.domain.convening.state import Convening
from bot.domain.queue import ordering
from bot.domain.turns import Placed

KEPT = 4
"""States remembered: the newest of the convenings that are busy now."""
Numbered = tuple[int, Placed]


class Line:
    """One state's line, read as far as somebody has looked."""

    def __init__(self, state: Convening) -> None:
        self.state = state
        self._read: list[Placed] = []
        self._rest = ordering.line(state)
        self._of: dict[str, list[Numbered]] = {}

    def __iter__(self) -> Iterator[Placed]:
        at = 0
        while at < len(self._read) or self._read_on():
            yield self._read[at]
            at += 1

    def of(self, person: str) -> list[Numbered]:
        """Her hands with their places from 1, found without passing by everybody else's again."""
        up = len(self.state.queue.of(person))
        while len(self._of.get(person, ())) < up and self._read_on():
            pass
        return self._of.get(person, [])

    def _read_on(self) -> bool:
        """One hand further; False at the end."""
        placed = next(self._rest, None)
        if placed is None:
            return False
        self._read.append(placed)
        self._of.setdefault(placed.hand.person, []).append((len(self._read), placed))
        return True


_lines: deque[Line] = deque(maxlen=KEPT)


def line(state: Convening) -> Line:
    """The hands in the order in which they will be called. States are values: the same object is the same line."""
    for kept in _lines:
        if kept.state is state:
            return kept
    made = Line(state)
    _lines.append(made)
    return made
