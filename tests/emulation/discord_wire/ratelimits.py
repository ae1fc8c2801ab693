"""How often the bot may ask: one window a bucket, one for everything, answered in Discord's own headers."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from .clock import Clock
from .errors import ApiError
from .limits import Limits


@dataclass(slots=True)
class Window:
    """A fixed span of platform time that opens with its first request."""

    opened: float
    span: float
    used: int = 0

    def ends(self) -> float:
        return self.opened + self.span


class RateLimits:
    """Counts requests in windows; past the figure it answers 429 with the seconds to wait on the client's clock."""

    def __init__(self, clock: Clock, limits: Limits) -> None:
        self._clock = clock
        self._limits = limits
        self._windows: dict[tuple[str, str], Window] = {}

    def _window(self, name: str, scope: str) -> Window:
        now = self._clock.now()
        window = self._windows.get((name, scope))
        if window is None or now >= window.ends():
            window = self._windows[name, scope] = Window(now, self._limits.per(name))
        return window

    def spend_global(self) -> None:
        """Count one request against the 50 a second; raise 429 past them."""
        window = self._window("global", "")
        window.used += 1
        if window.used > self._limits.most("global") and self._limits.strike("global"):
            raise self.refusal(window.ends() - self._clock.now(), scope="global")

    def spend(self, name: str, scope: str) -> dict[str, str]:
        """Count one request against a bucket and give its headers; raise 429 past the figure."""
        window = self._window(name, scope)
        window.used += 1
        headers = self._headers(name, window)
        if window.used > self._limits.most(name) and self._limits.strike(name):
            refused = self.refusal(window.ends() - self._clock.now())
            refused.headers |= headers
            raise refused
        return headers

    def spend_old_edit(self, channel: int) -> None:
        """Count one edit of a message older than an hour; past the figure Discord answers 429 with code 30046."""
        window = self._window("old_message_edits", str(channel))
        window.used += 1
        if window.used > self._limits.most("old_message_edits") and self._limits.strike("old_message_edits"):
            raise self.refusal(window.ends() - self._clock.now(), code=30046)

    def refusal(self, wait: float, *, scope: str = "user", code: int | None = None) -> ApiError:
        """A 429: ``wait`` platform seconds, told in the client's own seconds.

        ``Via`` is there because Discord stands behind a proxy, and libraries tell its 429s from a ban by that header.
        """
        real = round(self._clock.real(max(wait, 0.0)), 3)
        message = None if code else "You are being rate limited."
        refused = ApiError(code or 0, status=429, message=message, retry_after=real, **{"global": scope == "global"})
        refused.headers = {"Retry-After": f"{real:.3f}", "X-RateLimit-Scope": scope, "Via": "1.1 google"}
        if scope == "global":
            refused.headers["X-RateLimit-Global"] = "true"
        return refused

    def _headers(self, name: str, window: Window) -> dict[str, str]:
        most = self._limits.most(name)
        return {
            "X-RateLimit-Limit": str(most),
            "X-RateLimit-Remaining": str(max(0, most - window.used)),
            "X-RateLimit-Reset": f"{window.ends():.3f}",
            "X-RateLimit-Reset-After": f"{self._clock.real(window.ends() - self._clock.now()):.3f}",
            "X-RateLimit-Bucket": hashlib.sha256(name.encode()).hexdigest()[:32],
        }
