"""What Discord answers when it refuses: its own status, code and words.

Codes: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes
Form errors: https://docs.discord.com/developers/reference#error-messages
"""

from __future__ import annotations

from typing import Any

Wire = dict[str, Any]

REFUSALS: dict[int, tuple[int, str]] = {
    0: (404, "404: Not Found"),
    10003: (404, "Unknown Channel"),
    10004: (404, "Unknown Guild"),
    10006: (404, "Unknown Invite"),
    10007: (404, "Unknown Member"),
    10008: (404, "Unknown Message"),
    10009: (404, "Unknown permission overwrite"),
    10011: (404, "Unknown Role"),
    10013: (404, "Unknown User"),
    10014: (404, "Unknown Emoji"),
    10015: (404, "Unknown Webhook"),
    10062: (404, "Unknown interaction"),
    10063: (404, "Unknown application command"),
    10065: (404, "Unknown Voice State"),
    10066: (404, "Unknown application command permissions"),
    10067: (404, "Unknown Stage Instance"),
    10070: (404, "Unknown Guild Scheduled Event"),
    30013: (400, "Maximum number of guild channels reached (500)"),
    30046: (429, "Maximum number of edits to messages older than 1 hour reached. Try again later"),
    40032: (400, "Target user is not connected to voice."),
    40060: (400, "Interaction has already been acknowledged."),
    50001: (403, "Missing Access"),
    50005: (403, "Cannot edit a message authored by another user"),
    50006: (400, "Cannot send an empty message"),
    50007: (403, "Cannot send messages to this user"),
    50013: (403, "Missing Permissions"),
    50024: (400, "Cannot execute action on this channel type"),
    50027: (401, "Invalid Webhook Token"),
    50035: (400, "Invalid Form Body"),
    50083: (400, "Thread is archived"),
    150006: (400, "The Stage is already open"),
    160004: (400, "A thread has already been created for this message"),
    160005: (403, "Thread is locked"),
}


class ApiError(Exception):
    """A refusal on its way to the bot: ``status``, Discord's ``code`` and ``message``, perhaps nested ``errors``."""

    def __init__(self, code: int, *, status: int | None = None, message: str | None = None, **extra: Any) -> None:
        known_status, known_message = REFUSALS.get(code, (400, "Error"))
        self.code = code
        self.status = status or known_status
        self.message = message or known_message
        self.extra = extra
        self.headers: dict[str, str] = {}
        super().__init__(f"{self.status} {self.code} {self.message}")

    def wire(self) -> Wire:
        return {"message": self.message, "code": self.code, **self.extra}


class Complaints:
    """Gathers what is wrong with a form, field by field, and refuses it all at once, as Discord does."""

    def __init__(self) -> None:
        self._found: Wire = {}

    def add(self, path: tuple[str | int, ...], code: str, message: str) -> None:
        node = self._found
        for step in path:
            node = node.setdefault(str(step), {})
        node.setdefault("_errors", []).append({"code": code, "message": message})

    def too_long(self, path: tuple[str | int, ...], limit: int) -> None:
        self.add(path, "BASE_TYPE_MAX_LENGTH", f"Must be {limit} or fewer in length.")

    def refuse(self) -> None:
        """Raise 50035 when anything was found."""
        if self._found:
            raise ApiError(50035, errors=self._found)


def invalid(field: str, code: str, message: str) -> ApiError:
    """One wrong field of a form."""
    return ApiError(50035, errors={field: {"_errors": [{"code": code, "message": message}]}})
