"""What can happen to a form. Nothing here says what anybody answered."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.log import Event


@dataclass(frozen=True, slots=True)
class FormOpened(Event):
    form: str
    asked_by: str


@dataclass(frozen=True, slots=True)
class FormAnswered(Event):
    """Somebody has answered, so that nobody does twice; what she said is kept under a random key."""

    form: str
    person: str


@dataclass(frozen=True, slots=True)
class FormClosed(Event):
    form: str
