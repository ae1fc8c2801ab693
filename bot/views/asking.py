"""Questions that one click answers."""

from __future__ import annotations

from bot.domain.frozen import frozen
from bot.domain.routines.model import Text


@frozen
class AskChoice:
    """A button of a poll, a column of a board, or a field of a form. `people` None: not to be seen, or too few."""

    id: str
    label: Text
    people: int | None
    mine: bool


@frozen
class AskLine:
    """Words that somebody gave: under which label, and from which site (empty: anonymous). Never by whom."""

    label: Text
    site: str
    text: str


@frozen
class AskView:
    """What a step gathers: `kind` is "poll", "board", "form" or "harvest".

    `hidden`: the answers are not to be seen yet; `answered` is how many people have answered, never who or how fast.
    """

    kind: str
    title: Text
    choices: tuple[AskChoice, ...]
    lines: tuple[AskLine, ...]
    answered: int
    hidden: bool
    anonymous: bool
    over: bool
