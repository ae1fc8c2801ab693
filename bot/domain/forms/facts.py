"""What can happen to a form. Nothing here says what anybody answered."""

from __future__ import annotations

from bot.domain.frozen import frozen
from bot.domain.log import Event


@frozen
class FormOpened(Event):
    form: str
    asked_by: str


@frozen
class FormAnswered(Event):
    """Somebody has answered, so that nobody does twice; what she said is kept under a random key."""

    form: str
    person: str


@frozen
class FormClosed(Event):
    form: str
