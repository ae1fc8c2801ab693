"""A step is made ready in every place first, and then starts everywhere at once.

It starts when the last place has it, or when the platform's own floor and a fifth have passed. A place that is served
later still gets its full time.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.frozen import frozen

PATIENCE = 1.2
FLOOR = timedelta(seconds=1)
EACH_PLACE = timedelta(milliseconds=100)
"""What a platform needs at best to have a line stand in all places: a second, and a tenth more for each (ours)."""


def floor_of(places: int) -> timedelta:
    """The shortest time in which so many places can have a step."""
    return FLOOR + EACH_PLACE * places


@frozen
class Staging:
    """Which places a step was sent to and when, and which have it. `floor` is the platforms' best possible time."""

    places: tuple[str, ...]
    asked: datetime
    floor: timedelta
    served: tuple[tuple[str, datetime], ...] = ()

    @property
    def latest(self) -> datetime:
        """The instant at which the step starts even if a place still waits for it."""
        return self.asked + self.floor * PATIENCE

    @property
    def waiting(self) -> tuple[str, ...]:
        """The places that do not have the step yet."""
        have = dict(self.served)
        return tuple(place for place in self.places if place not in have)

    @property
    def spread(self) -> timedelta:
        """The time between the first place that had the step and the last."""
        instants = [at for _, at in self.served]
        return max(instants) - min(instants) if instants else timedelta()


def staged(places: Iterable[str], asked: datetime, floor: timedelta) -> Staging:
    """A step that has just been sent to these places."""
    return Staging(tuple(dict.fromkeys(places)), asked, floor)


def serve(staging: Staging, place: str, at: datetime) -> Staging:
    """A place has the step. Said twice, the first time counts; a place that was not asked changes nothing."""
    if place not in staging.waiting:
        return staging
    return replace(staging, served=(*staging.served, (place, at)))


def starts_at(staging: Staging) -> datetime:
    """When the clock starts, as far as is known now: when the last place had it, else at the latest instant."""
    if staging.waiting or not staging.served:
        return staging.latest
    return min(staging.latest, max(at for _, at in staging.served))


def ends_at(staging: Staging, place: str, lasting: timedelta) -> datetime:
    """When a step of that length ends in one place: its full time after the start, or after it came if later."""
    started = starts_at(staging)
    return max(started, dict(staging.served).get(place, started)) + lasting
