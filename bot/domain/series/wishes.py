"""What can be asked of a series; its convening asks, and the clock."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from bot.domain.frozen import frozen
from bot.domain.log import ONLY_THE_CLOCK, Intent
from bot.domain.nudges.schedule import Schedule


@frozen
class BeginSeries(Intent):
    roles: ClassVar = ONLY_THE_CLOCK
    convening: str
    schedule: Schedule


@frozen
class MoveSeries(Intent):
    roles: ClassVar = ONLY_THE_CLOCK
    schedule: Schedule


@frozen
class AddMeeting(Intent):
    roles: ClassVar = ONLY_THE_CLOCK
    day: date


@frozen
class EndSeries(Intent):
    roles: ClassVar = ONLY_THE_CLOCK


@frozen
class CallOccurrences(Intent):
    """What is due is handed on to its people."""

    roles: ClassVar = ONLY_THE_CLOCK
