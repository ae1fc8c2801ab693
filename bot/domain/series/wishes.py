"""What can be asked of a series; its convening asks, and the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.domain.log import ONLY_THE_CLOCK, Intent
from bot.domain.nudges.schedule import Schedule


@dataclass(frozen=True, slots=True)
class BeginSeries(Intent):
    roles: ClassVar = ONLY_THE_CLOCK
    convening: str
    schedule: Schedule


@dataclass(frozen=True, slots=True)
class MoveSeries(Intent):
    roles: ClassVar = ONLY_THE_CLOCK
    schedule: Schedule


@dataclass(frozen=True, slots=True)
class AddMeeting(Intent):
    roles: ClassVar = ONLY_THE_CLOCK
    day: date


@dataclass(frozen=True, slots=True)
class EndSeries(Intent):
    roles: ClassVar = ONLY_THE_CLOCK


@dataclass(frozen=True, slots=True)
class CallOccurrences(Intent):
    """What is due is handed on to its people."""

    roles: ClassVar = ONLY_THE_CLOCK
