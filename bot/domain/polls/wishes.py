"""What people can choose or write while a step runs."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.log import Intent


@dataclass(frozen=True, slots=True)
class Choose(Intent):
    """This is my choice, until I choose again. A site host chooses for `person` who has no device."""

    choice: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class AddLine(Intent):
    """A line for a column of the step's board, a field of its form, or what our group brings back."""

    text: str = ""
    column: str = ""
    person: str = ""
