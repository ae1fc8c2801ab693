"""Trouble on demand: refusals, server errors, silence, and posts that succeed and say no."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase

from .errors import ApiError


@dataclass(slots=True)
class Fault:
    """What shall go wrong: ``times`` requests whose method and path match (``*`` stands for anything).

    ``spare`` of them get through first.
    """

    method: str
    path: str
    times: int = 1
    status: int | None = None
    code: int = 0
    message: str | None = None
    wait: float = 0.0
    retry_after: float | None = None
    everywhere: bool = False
    performed: bool = False
    hang_up: bool = False
    spare: int = 0

    def matches(self, method: str, path: str) -> bool:
        return self.times > 0 and method == self.method and fnmatchcase(path, self.path)

    def refusal(self) -> ApiError:
        return ApiError(self.code, status=self.status, message=self.message or f"{self.status}: on demand")


class Faults:
    """The faults still waiting for their request; ``struck`` keeps those that met one."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []
        self.struck: list[tuple[str, str]] = []

    def refuse(self, method: str, path: str, code: int, *, times: int = 1, status: int | None = None) -> None:
        """Answer with one of Discord's own refusals, such as 50013 (403) or 10008 (404)."""
        known = ApiError(code, status=status)
        self._waiting.append(Fault(method, path, times, known.status, code, known.message))

    def break_down(self, method: str, path: str, *, status: int = 500, times: int = 1) -> None:
        """Answer with a server error and do nothing."""
        self._waiting.append(Fault(method, path, times, status))

    def break_down_after(self, method: str, path: str, *, status: int = 500, times: int = 1) -> None:
        """Do what was asked, then answer with a server error: a blind retry does it twice."""
        self._waiting.append(Fault(method, path, times, status, performed=True))

    def limit(self, method: str, path: str, *, retry_after: float, everywhere: bool = False, times: int = 1) -> None:
        """Answer 429 with so many platform seconds to wait, for this bucket or for everything."""
        self._waiting.append(Fault(method, path, times, 429, retry_after=retry_after, everywhere=everywhere))

    def slow(self, method: str, path: str, seconds: float, *, times: int = 1) -> None:
        """Take so many platform seconds before doing anything."""
        self._waiting.append(Fault(method, path, times, wait=seconds))

    def hang_up(self, method: str, path: str, *, performed: bool = False, times: int = 1, spare: int = 0) -> None:
        """Cut the connection without an answer, before or after doing what was asked; ``spare`` get through first."""
        self._waiting.append(Fault(method, path, times, hang_up=True, performed=performed, spare=spare))

    def clear(self) -> None:
        self._waiting.clear()

    def strike(self, method: str, path: str) -> Fault | None:
        """The fault for this request, if one waits; it is used up."""
        for fault in self._waiting:
            if fault.matches(method, path):
                if fault.spare:
                    fault.spare -= 1
                    return None
                fault.times -= 1
                self.struck.append((method, path))
                return fault
        return None
