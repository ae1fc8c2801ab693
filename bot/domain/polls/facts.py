"""What people chose or wrote while a step ran. Nothing here is kept of an answer that was promised to be anonymous."""

from __future__ import annotations

from bot.domain.frozen import frozen
from bot.domain.log import Event


@frozen
class ChoiceMade(Event):
    run: str
    step: int
    person: str
    choice: str


@frozen
class LineAdded(Event):
    """A line stands in a column, with the site it came from; its words are kept apart under `said:<line>`."""

    run: str
    step: int
    line: str
    column: str
    person: str
    site: str
