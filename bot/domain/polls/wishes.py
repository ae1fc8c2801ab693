"""What people can choose or write while a step runs."""

from __future__ import annotations

from bot.domain.frozen import frozen
from bot.domain.log import Intent


@frozen
class Choose(Intent):
    """This is my choice, until I choose again. A site host chooses for `person` who has no device."""

    choice: str = ""
    person: str = ""


@frozen
class AddLine(Intent):
    """A line for a column of the step's board, a field of its form, or what our group brings back."""

    text: str = ""
    column: str = ""
    person: str = ""
