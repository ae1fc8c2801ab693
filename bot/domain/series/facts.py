"""What can happen to a series."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.log import Event
from bot.domain.nudges.schedule import Schedule


@dataclass(frozen=True, slots=True)
class SeriesBegun(Event):
    convening: str
    schedule: Schedule


@dataclass(frozen=True, slots=True)
class SeriesMoved(Event):
    """It comes on other days from now on."""

    schedule: Schedule


@dataclass(frozen=True, slots=True)
class MeetingHeld(Event):
    """A meeting that it follows took place on this local day."""

    day: date


@dataclass(frozen=True, slots=True)
class OccurrencesCalled(Event):
    """Every occurrence up to this local day was handed to its people."""

    through: date


@dataclass(frozen=True, slots=True)
class SeriesOver(Event):
    """Nothing more will come of it."""
