"""Who somebody is in Slack: her name, language, picture, and an address where the workspace itself vouches for it.

Read once for a whole workspace, kept for an hour, renewed by Slack's own events; never waited for longer than an
answer may take.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Mapping
from typing import Any

import structlog

from adapters.slack.pacing import PATIENT, URGENT
from adapters.slack.sender import Sender, SlackBusy, SlackRefused, SlackUnsure
from bot.domain.frozen import frozen
from bot.speech import LANGUAGES

log = structlog.get_logger("slack")

KEPT = 3600.0
ASKING = 1.2
"""Seconds that an answer waits for a name."""
PAGE = 1000


@frozen
class Profile:
    """A person as the workspace knows her. `email` is empty unless it is confirmed and she is one of its own."""

    user: str
    name: str
    language: str = ""
    email: str = ""
    picture: str = ""
    deleted: bool = False
    bot: bool = False
    at: float = 0.0

    def __repr__(self) -> str:
        return f"Profile({self.user})"


def read_profile(user: Mapping[str, Any], team: str) -> Profile:
    """From Slack's user object."""
    shown = user.get("profile") or {}
    own = user.get("team_id") in (None, team) and not user.get("is_stranger") and not user.get("is_bot")
    vouched = own and user.get("is_email_confirmed", True) and not user.get("deleted")
    names = (shown.get("real_name"), user.get("real_name"), shown.get("display_name"), user.get("name"))
    language = str(user.get("locale") or "")[:2]
    return Profile(
        str(user.get("id", "")),
        next((str(name) for name in names if name), ""),
        language if language in LANGUAGES else "",
        str(shown.get("email") or "") if vouched else "",
        str(shown.get("image_48") or ""),
        bool(user.get("deleted")),
        bool(user.get("is_bot")),
        time.monotonic(),
    )


class People:
    """The profiles of every workspace, in memory."""

    def __init__(self, sender: Sender) -> None:
        self.sender = sender
        self._known: dict[tuple[str, str], Profile] = {}
        self._asking: dict[tuple[str, str], asyncio.Task[Profile | None]] = {}

    def known(self, team: str, user: str) -> Profile | None:
        return self._known.get((team, user))

    def learn(self, team: str, user: Mapping[str, Any]) -> Profile:
        """From an event or an answer that carried the user object."""
        profile = self._known[team, str(user.get("id", ""))] = read_profile(user, team)
        return profile

    def forget_team(self, team: str) -> None:
        for key in [key for key in self._known if key[0] == team]:
            del self._known[key]

    def picture(self, accounts: Iterable[str], team: str) -> str:
        """Her picture in this workspace, or empty."""
        for who in accounts:
            known = self._known.get((team, who.rpartition(":")[2])) if who.startswith(f"slack:{team}:") else None
            if known is not None and known.picture.startswith("https://"):
                return known.picture
        return ""

    async def profile(self, team: str, user: str, name: str = "") -> Profile:
        """Who she is, asked for if need be; after a little over a second, just what the payload called her."""
        found = self._known.get((team, user))
        if found is not None and time.monotonic() - found.at < KEPT:
            return found
        key = (team, user)
        asking = self._asking.get(key)
        if asking is None:
            asking = self._asking[key] = asyncio.create_task(self._ask(team, user))
            asking.add_done_callback(lambda _: self._asking.pop(key, None))
        done, _ = await asyncio.wait({asking}, timeout=ASKING)
        fresh = asking.result() if done else None
        return fresh or found or Profile(user, name)

    async def _ask(self, team: str, user: str) -> Profile | None:
        try:
            answer = await self.sender.call(team, "users.info", priority=URGENT, user=user, include_locale="true")
        except (SlackRefused, SlackBusy, SlackUnsure):
            return None
        return self.learn(team, answer.get("user") or {})

    async def read_all(self, team: str) -> None:
        """The whole workspace, a thousand a page, so that a room that joins at once is known already."""
        cursor = ""
        while True:
            try:
                answer = await self.sender.call(
                    team, "users.list", priority=PATIENT, limit=PAGE, include_locale="true", cursor=cursor or None
                )
            except (SlackRefused, SlackBusy, SlackUnsure) as error:
                log.warning("people not read", team=team, why=type(error).__name__)
                return
            for user in answer.get("members") or ():
                self.learn(team, user)
            cursor = str((answer.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                return
