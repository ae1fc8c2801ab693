"""The four questions of the discourse tool as one short text, so that a card can be built again from what was said."""

from __future__ import annotations

from typing import cast, get_args

from bot.domain.routines.choose import Answers
from bot.domain.routines.model import Aim

AIMS: tuple[str, ...] = get_args(Aim)


def about_of(answers: Answers) -> str:
    """The answers as text: aim, people in rooms, people online, minutes, subject."""
    return f"{answers.aim}/{answers.room}/{answers.remote}/{answers.minutes:g}/{answers.subject or ''}"


def answers_of(about: str) -> Answers | None:
    """The answers that `about_of` wrote; None where the text is not one."""
    parts = about.split("/", 4)
    if len(parts) != 5 or parts[0] not in AIMS:
        return None
    aim, room, remote, minutes, subject = parts
    return Answers(cast(Aim, aim), int(room), int(remote), float(minutes), subject or None)
