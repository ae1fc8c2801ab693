"""How often somebody may guess: a few wrong codes are a typing mistake, a hundred are not."""

from __future__ import annotations

from collections import deque

PER_BROWSER = 12
PER_ADDRESS = 120
"""A whole school may sit behind one address, so an address is given more room than a browser."""
WINDOW = 300.0
MOST_REMEMBERED = 20_000


class Guesses:
    """Counts wrong guesses in the last five minutes, by browser and by network address. Times are in seconds."""

    def __init__(self) -> None:
        self._wrong: dict[str, deque[float]] = {}

    def note(self, now: float, browser: str, address: str) -> None:
        """One more wrong guess."""
        if len(self._wrong) > MOST_REMEMBERED:
            self._wrong.clear()
        for who in (f"b:{browser}", f"a:{address}"):
            self._wrong.setdefault(who, deque(maxlen=PER_ADDRESS + 1)).append(now)

    def too_many(self, now: float, browser: str, address: str) -> bool:
        return self._recent(now, f"b:{browser}") >= PER_BROWSER or self._recent(now, f"a:{address}") >= PER_ADDRESS

    def _recent(self, now: float, who: str) -> int:
        times = self._wrong.get(who)
        if times is None:
            return 0
        while times and times[0] < now - WINDOW:
            times.popleft()
        return len(times)


class Allowance:
    """So many in so long, for each who asks. `window` is in seconds."""

    def __init__(self, most: int, window: float) -> None:
        self._most, self._window = most, window
        self._taken: dict[str, deque[float]] = {}

    def take(self, now: float, who: str) -> bool:
        """One more, if she has one left."""
        if len(self._taken) > MOST_REMEMBERED:
            self._taken.clear()
        times = self._taken.setdefault(who, deque())
        while times and times[0] <= now - self._window:
            times.popleft()
        if len(times) >= self._most:
            return False
        times.append(now)
        return True
