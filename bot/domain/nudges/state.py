"""What follows on a convening: drafts that are looked at, nudges that will come, answers to invitations."""

from __future__ import annotations

from dataclasses import field, replace
from datetime import date, datetime
from enum import StrEnum

from immutables import Map

from bot.domain.calendar.hours import Hours
from bot.domain.frozen import frozen
from bot.domain.nudges.schedule import Schedule


class Among(StrEnum):
    """By what the people of a nudge are chosen."""

    EVERYONE = "everyone"
    UNANSWERED = "unanswered"
    PERSON = "person"
    SITE = "site"
    GROUP = "group"
    ROLE = "role"
    COHORT = "cohort"
    INTERESTED = "interested"


class Purpose(StrEnum):
    """What an answer to it means."""

    NUDGE = "nudge"
    INVITATION = "invitation"
    RIDE = "ride"
    TEAM = "team"
    """The way home of somebody who has a team to write to."""
    CATCH_UP = "catch-up"
    COMMITMENT = "commitment"
    REPORT = "report"


class Reply(StrEnum):
    """What an invited person said."""

    COMING = "coming"
    DECLINED = "declined"
    DELEGATED = "delegated"


@frozen
class Audience:
    """Who a nudge is for; looked up again each time it falls due, so that the roster of that day counts."""

    among: Among
    value: str = ""
    within: str = ""
    """The one site that its owner leads, where she does not lead all of them."""


@frozen
class ZoneCount:
    """How many of the people have this zone on their wall."""

    zone: str
    people: int


@frozen
class Draft:
    """A nudge before it is saved: who would get it, when, and what is still to be asked."""

    id: str
    owner: str
    audience: Audience
    zone: str
    schedule: Schedule | None = None
    zones: tuple[ZoneCount, ...] = ()
    purpose: Purpose = Purpose.NUDGE
    replaces: str = ""
    """The nudge that it will change."""
    text: str = ""
    """Under whose id its words are kept; a change without new words keeps the old ones."""


@frozen
class Nudge:
    """A nudge that was saved. Its words are kept apart, under the id that `text` names."""

    id: str
    owner: str
    audience: Audience
    zone: str
    schedule: Schedule
    purpose: Purpose = Purpose.NUDGE
    text: str = ""
    ended: bool = False
    revision: int = 0
    """How often it was changed since it was saved."""
    reached: date | None = None
    """The last local day for which its people were called."""
    answers: Map[str, int] = field(default_factory=Map)
    """How often each answer was given; never by whom."""
    unreached: Map[str, str] = field(default_factory=Map)
    """Whom no door could reach, and why: told to the owner by name, once."""
    unsent: int = 0
    """How many were too late to be of use; told to the owner."""
    told_unsent: int = 0


@frozen
class PlaceHours:
    """When a site or a district wants its people to be left alone, and who has heard of it."""

    hours: Hours
    revision: int = 1
    told: frozenset[str] = frozenset()


@frozen
class TeamLine:
    """Something that a person wrote to her team; the words are kept apart."""

    id: str
    person: str
    team: str
    at: datetime


@frozen
class Followup:
    """Everything that follows on one convening."""

    drafts: Map[str, Draft] = field(default_factory=Map)
    nudges: Map[str, Nudge] = field(default_factory=Map)
    replies: Map[str, Reply] = field(default_factory=Map)
    """What each invited person said."""
    told_unreached: frozenset[str] = frozenset()
    """Whom no door could reach and whose lead knows it."""
    failures: Map[str, datetime] = field(default_factory=Map)
    """Nudges with failures that their owner was not told of yet, and since when."""
    commitments: Map[str, int] = field(default_factory=Map)
    """How many people said what: set, not-now, dropped, done, partly, not-yet. Never who."""
    spread: Map[str, tuple[int, int]] = field(default_factory=Map)
    """By site: how many reported back, and how many colleagues they reached."""
    recalled: bool = False
    """Whether people were shown at the opening what they said last time."""
    ridden: bool = False
    """Whether people were asked, an hour after the end, what they talk about on the way home."""
    places: Map[str, PlaceHours] = field(default_factory=Map)
    """Hours and holidays of `site:<id>` and `district:<name>`."""
    team_lines: tuple[TeamLine, ...] = ()
    """What teams wrote to each other, oldest first."""
    threads_over: bool = False
    """Whether the teams' two weeks are over."""
    interests: Map[str, frozenset[str]] = field(default_factory=Map)
    """Interest lists: the list's name to the people who asked to hear of it."""

    def live(self) -> tuple[Nudge, ...]:
        """Those that still can come, the oldest first."""
        return tuple(sorted((n for n in self.nudges.values() if not n.ended), key=lambda n: (n.schedule.start, n.id)))

    def with_nudge(self, nudge: Nudge) -> Followup:
        return replace(self, nudges=self.nudges.set(nudge.id, nudge))


def words_of(text: str) -> str:
    """The owner under which a nudge's text is kept: the nudge itself, so that it stays when its lead leaves."""
    return f"series:{text}"
