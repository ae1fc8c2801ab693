"""What is true of a convening: its sites, its people, its agenda, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from immutables import Map

from bot.domain.agreements.state import Agreements
from bot.domain.breakouts.state import Breakouts
from bot.domain.convening.carried import Carried
from bot.domain.convening.history import History
from bot.domain.convening.totals import Totals
from bot.domain.forms.state import Forms
from bot.domain.frozen import frozen
from bot.domain.log import Role
from bot.domain.nudges.state import Followup
from bot.domain.questions.state import Questions
from bot.domain.queue.state import Queue
from bot.domain.routines.state import Routines
from bot.domain.turns.hands import Mode as Mode


class Status(StrEnum):
    """Where a convening stands."""

    UNKNOWN = "unknown"
    PLANNED = "planned"
    OPEN = "open"
    ON_BREAK = "on_break"
    ADJOURNED = "adjourned"
    CLOSED = "closed"


REMOTE_SITE = "remote"
"""The site of everybody who joins from their own place; every convening has it."""


@frozen
class Site:
    """A room at a place, or "remote". `planning_only`: it helped to plan and sends nobody today."""

    id: str
    name: str
    planning_only: bool = False
    dropped_at: datetime | None = None
    """When its connection was lost; its people, hands and groups stay."""


@frozen
class Participant:
    """One person in this convening, with or without a device.

    `present` is set at check-in; `lost_at` when every page and account of hers fell silent.
    """

    person: str
    site: str
    mode: Mode
    role: Role = Role.PARTICIPANT
    device: bool = True
    language: str = "en"
    attributes: Map[str, str] = field(default_factory=Map)
    present: bool = False
    arrived_at: datetime | None = None
    present_for: timedelta = timedelta()
    """Time in the meeting before the latest arrival."""
    lost_at: datetime | None = None
    walk_in: bool = False
    removed: bool = False
    ejected: bool = False
    merged_into: str = ""
    places: frozenset[str] = frozenset()
    """Doors she has joined by."""

    @property
    def counts(self) -> bool:
        """Whether she is one of the people of this convening (not removed, not a double of somebody)."""
        return not (self.removed or self.merged_into)


@frozen
class Topic:
    """An agenda item. `minutes` 0: no time was set."""

    id: str
    title: str
    minutes: int = 0
    opened_at: datetime | None = None
    closed_at: datetime | None = None


@frozen
class Call:
    """How people hear each other: the video link and the number to dial."""

    link: str = ""
    dial_in: str = ""


@frozen
class Convening:
    """A meeting as its log tells it. Immutable: `evolve` makes the next one."""

    id: str
    organisation: str
    title: str = ""
    status: Status = Status.UNKNOWN
    zone: str = "America/Los_Angeles"
    languages: tuple[str, ...] = ("en",)
    starts_at: datetime | None = None
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    paused_at: datetime | None = None
    resumes_at: datetime | None = None
    code: str = ""
    old_codes: frozenset[str] = frozenset()
    call: Call = field(default_factory=Call)
    sites: Map[str, Site] = field(default_factory=Map)
    people: Map[str, Participant] = field(default_factory=Map)
    agenda: tuple[Topic, ...] = ()
    topic: str = ""
    settings: Map[str, str] = field(default_factory=Map)
    places: Map[str, str] = field(default_factory=Map)
    """Channels and rooms that show the boards: `door:place` to the site's id, or empty for the main place."""
    acting: str = ""
    """The facilitator who runs it now."""
    claims: Map[str, str] = field(default_factory=Map)
    """Accounts that say they are somebody of the roster and wait for a host's yes: link to person."""
    confirmed: frozenset[str] = frozenset()
    """Links that a host, a code or the platform vouched for: only they are shown a person's private texts."""
    denied: frozenset[str] = frozenset()
    paper: tuple[tuple[str, str], ...] = ()
    """What happened on paper and was typed in afterwards: (note, who typed it)."""
    queue: Queue = field(default_factory=Queue)
    questions: Questions = field(default_factory=Questions)
    agreements: Agreements = field(default_factory=Agreements)
    breakouts: Breakouts = field(default_factory=Breakouts)
    followup: Followup = field(default_factory=Followup)
    forms: Forms = field(default_factory=Forms)
    routines: Routines = field(default_factory=Routines)
    history: History = field(default_factory=History)
    carried: Carried | None = None
    """Its place in a series; None where it stands alone."""
    totals: Totals | None = None
    """All that is kept of it after its retention date."""
    summarised_at: datetime | None = None

    @property
    def is_running(self) -> bool:
        return self.status in (Status.OPEN, Status.ON_BREAK)

    @property
    def is_paused(self) -> bool:
        return self.paused_at is not None

    def roster(self) -> Iterator[Participant]:
        """Everyone who counts, in no particular order."""
        return (who for who in self.people.values() if who.counts)

    def present(self) -> Iterator[Participant]:
        """Everyone who has checked in and not left."""
        return (who for who in self.people.values() if who.present and who.counts)

    def one(self, person: str) -> Participant | None:
        """The participant that this id stands for now: doubles lead to the person they were merged into."""
        who = self.people.get(person)
        while who is not None and who.merged_into:
            who = self.people.get(who.merged_into)
        return who if who is not None and not who.removed else None

    def next_topic(self) -> Topic | None:
        """The first topic of the agenda that was never opened."""
        return next((topic for topic in self.agenda if topic.opened_at is None), None)

    def topic_now(self) -> Topic | None:
        return next((topic for topic in self.agenda if topic.id == self.topic), None)

    def facilitators(self) -> tuple[Participant, ...]:
        return tuple(who for who in self.roster() if who.role in (Role.FACILITATOR, Role.CO_FACILITATOR))

    def hosts(self, site: str) -> tuple[Participant, ...]:
        return tuple(who for who in self.roster() if who.role is Role.SITE_HOST and who.site == site)

    def with_person(self, who: Participant) -> Convening:
        return replace(self, people=self.people.set(who.person, who))

    def with_site(self, place: Site) -> Convening:
        return replace(self, sites=self.sites.set(place.id, place))


def sites_in_order(state: Convening) -> list[Site]:
    """The sites by name, the remote people's last."""
    return sorted(state.sites.values(), key=lambda place: (place.id == REMOTE_SITE, place.name.casefold()))
