"""The convening itself: its agenda, and what can be asked of it."""

from __future__ import annotations

from datetime import datetime

from bot.domain.frozen import frozen


@frozen
class TopicLine:
    """An agenda item; `state` is "done", "now" or "later"."""

    id: str
    title: str
    minutes: int
    state: str


@frozen
class AgendaView:
    title: str
    topics: tuple[TopicLine, ...]


@frozen
class ConveningView:
    """Where the convening stands."""

    id: str
    title: str
    status: str
    code: str
    zone: str
    call_link: str
    dial_in: str
    sites: int
    listed: int
    present: int
    topic: str
    acting: str
    resumes_at: datetime | None
    starts_at: datetime | None
    follows: str = ""
    """The title of the convening before it in its series."""
    themes: tuple[tuple[str, int], ...] = ()
    """What people asked there to hear more about, each with how many asked."""


@frozen
class HelpLine:
    """A command, what can be done with it, and what the platforms' menus call it."""

    command: str
    actions: tuple[str, ...]
    called: str


@frozen
class HelpView:
    """What can be asked, shortest way first."""

    role: str
    lines: tuple[HelpLine, ...]


@frozen
class NormsView:
    """What holds in this room, and whether it is off the record."""

    title: str
    text: str
    off_record: bool
