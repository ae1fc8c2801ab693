"""Presentations that stop so that people can take part: a private cue after 12 minutes, never a stretch over 15.

The figures 12 and 15 are the project's own defaults. A second cue comes at 14 minutes; after "not now" the count
begins again.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Literal

from bot.domain.frozen import frozen
from bot.domain.routines.model import Routine, Text
from bot.domain.routines.words import Sentence, length, sentence

CUE_AFTER = timedelta(minutes=12)
LAST_CUE_AFTER = timedelta(minutes=14)
LONGEST = timedelta(minutes=15)
ONE_TAP = ("turn-and-talk", "poll", "notice-wonder")

LONG_AGO, OPEN = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)

FloorKind = Literal["presenting", "interaction", "dismissed", "break"]


@frozen
class FloorEntry:
    """One stretch of the floor log. `end` None: still going on.

    `interaction` is anything in which people take part: a routine, a poll, a turn from the floor, a breakout.
    """

    kind: FloorKind
    start: datetime
    end: datetime | None = None


@frozen
class PacingCue:
    """A line for the facilitator alone, with the routines that one tap starts."""

    at: datetime
    say: Sentence
    one_tap: tuple[str, ...] = ONE_TAP
    private: bool = True


@frozen
class Stretch:
    """Time without anyone taking part."""

    start: datetime
    end: datetime

    @property
    def lasting(self) -> timedelta:
        """How long it was."""
        return self.end - self.start


def stretches(log: Iterable[FloorEntry], now: datetime) -> tuple[Stretch, ...]:
    """Every stretch of presenting up to now; a turn, a break or a "not now" ends one, and talk around it joins up."""
    return _walked(log, now)[0]


def presenting_since(log: Iterable[FloorEntry], now: datetime) -> datetime | None:
    """When the stretch that is going on began; None while people take part, or nobody presents."""
    return _walked(log, now)[1]


def _walked(log: Iterable[FloorEntry], now: datetime) -> tuple[tuple[Stretch, ...], datetime | None]:
    found: list[Stretch] = []
    start: datetime | None = None
    until = LONG_AGO
    for entry in sorted((one for one in log if one.start <= now), key=lambda one: one.start):
        if entry.kind == "presenting":
            start, until = start or entry.start, max(until, entry.end or OPEN)
        elif start is not None:
            found.append(Stretch(start, min(entry.start, until)))
            again = entry.end or (entry.start if entry.kind == "dismissed" else OPEN)
            start = again if again < until else None
    if start is None or start > now:
        return tuple(found), None
    return (*found, Stretch(start, min(until, now))), start if until > now else None


def next_cue(log: Iterable[FloorEntry], now: datetime) -> datetime | None:
    """The instant of the next private cue, if the presentation goes on; None while people take part."""
    since = presenting_since(log, now)
    if since is None:
        return None
    return next((since + after for after in (CUE_AFTER, LAST_CUE_AFTER) if since + after > now), None)


def cue(log: Iterable[FloorEntry], at: datetime) -> PacingCue | None:
    """The private cue that is due at this instant (one that `next_cue` gave), if any."""
    since = presenting_since(log, at)
    if since is None or at - since not in (CUE_AFTER, LAST_CUE_AFTER):
        return None
    phrase = "pacing-cue" if at - since == CUE_AFTER else "pacing-last"
    return PacingCue(at, sentence(phrase, minutes=length((at - since).total_seconds())))


def buttons(shown: PacingCue, routines: Mapping[str, Routine]) -> tuple[tuple[str, Text], ...]:
    """The cue's buttons with their labels: each thing one tap starts, and "not now"."""
    starts = (
        (one, routines[one].names if one in routines else sentence(f"pacing-{one}").text()) for one in shown.one_tap
    )
    return (*starts, ("not-now", sentence("pacing-not-now").text()))


def too_long(log: Iterable[FloorEntry], now: datetime) -> tuple[Stretch, ...]:
    """Stretches over 15 minutes in which nobody could take part and nobody said "not now"."""
    return tuple(stretch for stretch in stretches(log, now) if stretch.lasting > LONGEST)
