"""What can be asked of forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.log import FACILITATING, Intent


@dataclass(frozen=True, slots=True)
class OpenForm(Intent):
    """Ask everybody something; answers carry no names."""

    roles: ClassVar = FACILITATING
    question: str = ""


@dataclass(frozen=True, slots=True)
class AnswerForm(Intent):
    """Answer without a name. `form` empty: the one that is open."""

    form: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class CloseForm(Intent):
    roles: ClassVar = FACILITATING
    form: str = ""


@dataclass(frozen=True, slots=True)
class SetNorms(Intent):
    """What holds in this room: shown to everybody as a card."""

    roles: ClassVar = FACILITATING
    text: str = ""
