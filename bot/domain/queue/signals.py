"""What people signal without asking for a turn."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from bot.domain.frozen import frozen


class Need(StrEnum):
    """What somebody needs in order to follow."""

    SLOWER = "slower"
    LOUDER = "louder"
    PLAIN = "plain"
    AGAIN = "again"
    TRANSLATE = "translate"


@frozen
class AccessRequest:
    """Something that was asked for, by whom (empty: she gave no name)."""

    need: Need
    at: datetime
    person: str = ""
