"""What can happen to a series."""

from __future__ import annotations

from datetime import date

from bot.domain.frozen import frozen
from bot.domain.log import Event
from bot.domain.nudges.schedule import Schedule


@frozen
class SeriesBegun(Event):
    convening: str
    schedule: Schedule


@frozen
class SeriesMoved(Event):
    """It comes on other days from now on."""

    schedule: Schedule


@frozen
class MeetingHeld(Event):
    """A meeting that it follows took place on this local day."""

    day: date


@frozen
class OccurrencesCalled(Event):
    """Every occurrence up to this local day was handed to its people."""

    through: date


@frozen
class SeriesOver(Event):
    """Nothing more will come of it."""
