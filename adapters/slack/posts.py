"""One-off posts: sent once, found again after a crash by the delivery id in their metadata.

Slack has no key that makes a post unique. Where we may read the channel's history the id is looked up before a post is
sent a second time; where we may not, the workspace has chosen "may repeat" (the default) or "may miss".
"""

from __future__ import annotations

from typing import Any

import structlog

from adapters.slack.pacing import URGENT
from adapters.slack.sender import Sender, SlackRefused

log = structlog.get_logger("slack")

EVENT_TYPE = "convenor_delivery"
LOOK_BACK = 200
"""Messages of a channel that are searched for a delivery."""

Json = dict[str, Any]


class CannotLook(Exception):
    """The channel's history may not be read: nobody can say whether the post arrived."""


def metadata(delivery: str) -> Json:
    return {"event_type": EVENT_TYPE, "event_payload": {"delivery": delivery}}


async def find_delivery(sender: Sender, team: str, channel: str, delivery: str, *, thread: str = "") -> str:
    """The message that carries this delivery, or empty. Raises CannotLook."""
    method = "conversations.replies" if thread else "conversations.history"
    try:
        answer = await sender.call(
            team,
            method,
            channel=channel,
            priority=URGENT,
            limit=LOOK_BACK,
            include_all_metadata="true",
            ts=thread or None,
        )
    except SlackRefused as refused:
        raise CannotLook(refused.code) from None
    for message in answer.get("messages") or ():
        marked = message.get("metadata") or {}
        if (marked.get("event_payload") or {}).get("delivery") == delivery:
            return str(message.get("ts", ""))
    return ""
