"""What can be asked of forms."""

from __future__ import annotations

from typing import ClassVar

from bot.domain.frozen import frozen
from bot.domain.log import FACILITATING, Intent


@frozen
class OpenForm(Intent):
    """Ask everybody something; answers carry no names."""

    roles: ClassVar = FACILITATING
    question: str = ""


@frozen
class AnswerForm(Intent):
    """Answer without a name. `form` empty: the one that is open."""

    form: str = ""
    text: str = ""


@frozen
class CloseForm(Intent):
    roles: ClassVar = FACILITATING
    form: str = ""


@frozen
class SetNorms(Intent):
    """What holds in this room: shown to everybody as a card."""

    roles: ClassVar = FACILITATING
    text: str = ""
