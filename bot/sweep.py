"""What falls due next, over all streams in memory: found without looking at those that wait for later.

Ten thousand people may each have something that waits; a raised hand must not pay for that.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from datetime import datetime

from bot.domain.log import Stream
from bot.ports import Due


class Sweep:
    """Every stream's deadlines, the next one first. A deadline that was taken does not come again."""

    def __init__(self) -> None:
        self._heap: list[tuple[datetime, int, Due]] = []
        self._waiting: dict[Stream, frozenset[Due]] = {}
        self._taken: set[Due] = set()
        self._count = 0

    def put(self, stream: Stream, deadlines: tuple[Due, ...]) -> None:
        """These are the stream's deadlines now; any others that it had are gone."""
        before, now = self._waiting.get(stream, frozenset()), frozenset(deadlines)
        if now == before:
            return
        self._taken -= before - now
        for due in now - before:
            self._count += 1
            heapq.heappush(self._heap, (due.at, self._count, due))
        if now:
            self._waiting[stream] = now
        else:
            self._waiting.pop(stream, None)

    def next(self) -> datetime | None:
        """When the next one falls due."""
        self._drop_gone()
        return self._heap[0][0] if self._heap else None

    def take(self, now: datetime) -> Iterator[Due]:
        """All that is due, each once, the oldest first."""
        while (at := self.next()) is not None and at <= now:
            due = heapq.heappop(self._heap)[2]
            self._taken.add(due)
            yield due

    def give_back(self, due: Due) -> None:
        """It could not be carried out: it is due again."""
        if due in self._taken:
            self._taken.discard(due)
            self._count += 1
            heapq.heappush(self._heap, (due.at, self._count, due))

    def _drop_gone(self) -> None:
        while self._heap and not self._is_waiting(self._heap[0][2]):
            heapq.heappop(self._heap)

    def _is_waiting(self, due: Due) -> bool:
        return due not in self._taken and due in self._waiting.get(due.stream, frozenset())
