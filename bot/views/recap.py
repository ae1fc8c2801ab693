"""What happened, in totals."""

from __future__ import annotations

from datetime import datetime

from bot.domain.convening.totals import CheckTotal, Totals, TurnTotal
from bot.domain.frozen import frozen
from bot.views.agreements import ActionLine, DecisionLine, QuestionLine
from bot.views.convening import TopicLine
from bot.views.groups import GroupsView


@frozen
class RecapView:
    """What happened, in totals. A person is named only with something she owns."""

    title: str
    opened_at: datetime | None
    closed_at: datetime | None
    listed: int
    people: int
    sites: int
    remote: int
    absent_sites: tuple[str, ...]
    topics: tuple[TopicLine, ...]
    hands_raised: int
    hands_served: int
    hands_lowered: int
    hands_waiting: int
    turns: tuple[TurnTotal, ...]
    rounds: tuple[GroupsView, ...]
    paper: tuple[str, ...]
    checks: tuple[CheckTotal, ...] = ()
    questions: tuple[QuestionLine, ...] = ()
    """The ones that stayed open, each with an owner."""
    decisions: tuple[DecisionLine, ...] = ()
    actions: tuple[ActionLine, ...] = ()
    kept: Totals | None = None
    """Set where the totals are all that is kept, after the retention date."""
    kept_since: datetime | None = None
