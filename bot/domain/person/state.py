"""What is true of one person, across all convenings. Ids and times only; her words are kept apart."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from immutables import Map

from bot.domain.calendar.cap import Allowance, Sent
from bot.domain.calendar.hours import Hours, Part, together
from bot.domain.calendar.quiet import Availability
from bot.domain.calendar.wallclock import zone_named
from bot.domain.frozen import frozen
from bot.domain.nudges.state import Purpose

HOME_ZONE = "America/Los_Angeles"
AROUND = ("site", "district")
"""Whose hours count for her besides her own, the nearer first."""


@frozen
class Errand:
    """What a nudge is about: whose text it carries and what fills its gaps.

    `due` is the day that it reminds of, and the last on which it is of use; `item` names the accepted thing that it is
    bound to, empty for any other nudge.
    """

    series: str
    convening: str = ""
    title: str = ""
    site: str = ""
    due: date | None = None
    purpose: Purpose = Purpose.NUDGE
    repeating: bool = False
    item: str = ""
    text: str = ""
    """Under whose id its words are kept."""
    says: str = ""
    """The sentence of ours that is said where nobody wrote a text."""
    mine: str = ""
    """The commitment of her own that it is about."""
    revision: int = 0
    """How often its lead has changed it: a message that was taken back does not stand in the new one's way."""


@frozen
class Planned:
    """A nudge on its way: meant for `due`, to be sent at `at`. `post` is the message that carries it."""

    key: str
    errand: Errand
    day: date
    due: datetime
    at: datetime
    post: str = ""
    zone: str = ""
    """Whose wall it was meant for, where she has chosen none."""


@frozen
class Arrived:
    """A nudge that was delivered; `answer` is what she said to it."""

    key: str
    errand: Errand
    day: date
    at: datetime
    answer: str = ""


@frozen
class Line:
    """A line that waits for her digest: what was meant for these moments and could not come alone."""

    errand: Errand
    due: tuple[datetime, ...]
    why: str


@frozen
class Step:
    """Something that comes of a commitment on a local day: before, morning, report, check-1, check-2."""

    name: str
    day: date


@frozen
class Commitment:
    """What she said she would do by a day; the words are kept apart under `commit:<id>:…`."""

    id: str
    convening: str
    title: str
    site: str
    by: date
    partnered: bool
    zone: str
    status: str = "draft"
    steps: tuple[Step, ...] = ()
    asked: str = ""
    """Whom she asked to be her buddy."""
    buddy: str = ""
    nth: int = 0
    revision: int = 0
    changed_at: datetime | None = None


@frozen
class Person:
    """One person as her log tells it."""

    id: str
    organisation: str
    zone: str = ""
    """Empty until she chose one: the convening's counts then."""
    language: str = ""
    hours: Hours = field(default_factory=Hours)
    chosen: frozenset[Part] = frozenset()
    """Which parts of her hours she set herself; for the others her site's count, then her district's."""
    around: Map[str, Hours] = field(default_factory=Map)
    """What her `site` and her `district` keep."""
    alone: bool = False
    """She goes by her own hours and holidays only."""
    per_week: int = 1
    paused: bool = False
    """She wants no nudges at all."""
    stopped: frozenset[str] = frozenset()
    """Series that she stopped."""
    finished: frozenset[str] = frozenset()
    """Series that she answered for good."""
    hushed: frozenset[str] = frozenset()
    """Series that fell quiet after two silences."""
    seen: Map[str, date] = field(default_factory=Map)
    """The last day of each series that was decided on."""
    waiting: Map[str, Planned] = field(default_factory=Map)
    arrived: tuple[Arrived, ...] = ()
    """What was delivered lately, oldest first."""
    lines: tuple[Line, ...] = ()
    digest_at: datetime | None = None
    commitments: Map[str, Commitment] = field(default_factory=Map)
    answered: Map[str, str] = field(default_factory=Map)
    """What she said in each convening when she was asked for a commitment: set, or not now."""
    asked_by: frozenset[tuple[str, str]] = frozenset()
    """Who asked her to be a buddy, for which commitment."""
    forgetting: bool = False
    """She asked to be forgotten, and her words are being emptied."""

    def wall(self, otherwise: str = "") -> ZoneInfo:
        return zone_named(self.zone or otherwise or HOME_ZONE)

    def availability(self, otherwise: str = "") -> Availability:
        hours = together(self.hours, self.chosen, () if self.alone else tuple(self.around.get(who) for who in AROUND))
        return Availability(
            self.wall(otherwise),
            hours.quiet_from,
            hours.quiet_until,
            frozenset(hours.free_weekdays),
            hours.class_hours,
            frozenset(hours.holidays),
        )

    @property
    def allowance(self) -> Allowance:
        return Allowance(per_week=self.per_week)

    def history(self) -> list[Sent]:
        """What she was sent alone and what will be, for the weekly cap."""
        sent = [Sent(one.at, one.errand.item or None) for one in self.arrived]
        return sent + [Sent(one.at, one.errand.item or None) for one in self.waiting.values()]

    def silences(self, series: str) -> int:
        """How many of a series came since she last answered."""
        count = 0
        for one in reversed(self.arrived):
            if one.errand.series == series:
                if one.answer:
                    return count
                count += 1
        return count

    def latest(self, series: str = "", day: str = "") -> Arrived | None:
        """The nudge that an answer is about: the one that was named, else the newest."""
        for one in reversed(self.arrived):
            if series in ("", one.errand.series) and day in ("", one.day.isoformat()):
                return one
        return None
