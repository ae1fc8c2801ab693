"""What people can ask about decisions and actions. `number` is its own number; 0 is the newest."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from bot.domain.agreements.state import Check
from bot.domain.frozen import frozen
from bot.domain.log import FACILITATING, Intent


@frozen
class Decide(Intent):
    """We decide this, for this reason."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    text: str = ""
    why: str = ""


@frozen
class CheckDecision(Intent):
    """It is clear to me; I have a question; I have a concern."""

    check: Check = Check.CLEAR
    number: int = 0


@frozen
class ClearQuestion(Intent):
    """This person's question about the decision has been answered."""

    roles: ClassVar = FACILITATING
    person: str = ""
    number: int = 0


@frozen
class SettleDecision(Intent):
    """Everyone is through with it."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    number: int = 0


@frozen
class NoteAction(Intent):
    """Somebody will do this by then."""

    text: str = ""
    owner: str = ""
    due: date | None = None


@frozen
class ChangeAction(Intent):
    number: int = 0
    owner: str = ""
    due: date | None = None


@frozen
class FinishAction(Intent):
    number: int = 0
