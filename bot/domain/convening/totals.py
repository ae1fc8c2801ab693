"""What stays of a convening after its retention date: totals, and who shared a group with whom, by id."""

from __future__ import annotations

from datetime import datetime

from bot.domain.convening.carried import Carried
from bot.domain.frozen import frozen


@frozen
class TurnTotal:
    """How the floor was shared by a mode or a site. Lengths are in seconds."""

    label: str
    people: int
    turns: int
    seconds: int
    median_wait: int | None


@frozen
class RoundTotal:
    """How many groups a round had, how many of them in rooms, and for how many people."""

    groups: int
    rooms: int
    people: int


@frozen
class CheckTotal:
    """What a topic's remote check came to. `skipped`: empty, or why it was cut short."""

    topic: str
    invited: int
    taken: int
    passed: int
    skipped: str = ""


@frozen
class Totals:
    """A convening in numbers. Nobody's name, note or line is in it."""

    title: str
    zone: str
    languages: tuple[str, ...]
    code: str
    opened_at: datetime | None
    closed_at: datetime
    listed: int
    people: int
    sites: int
    remote: int
    absent_sites: tuple[str, ...]
    topics: tuple[str, ...]
    hands_raised: int
    hands_served: int
    hands_lowered: int
    hands_waiting: int
    turns: tuple[TurnTotal, ...]
    rounds: tuple[RoundTotal, ...]
    checks: tuple[CheckTotal, ...]
    decisions: int
    actions: int
    open_questions: int
    met: tuple[tuple[str, str, int], ...]
    """Two people by id, and how often they shared a group."""
    carried: Carried | None = None
    """Its place in a series, with who had met whom before it."""
