"""What can happen to a person's own stream."""

from __future__ import annotations

from datetime import date, datetime

from bot.domain.calendar.hours import Hours, Part
from bot.domain.frozen import frozen
from bot.domain.log import Event
from bot.domain.person.state import Errand, Step


@frozen
class ZoneChosen(Event):
    zone: str


@frozen
class LanguagePreferred(Event):
    language: str


@frozen
class HoursSet(Event):
    """`part` says which of them she set just now."""

    hours: Hours
    part: Part | None = None


@frozen
class PlaceHoursHeard(Event):
    """Her site or her district (`place`) keeps these hours and holidays."""

    place: str
    hours: Hours


@frozen
class KeptOwnHours(Event):
    """She goes by her own hours only, or by her site's and district's too again."""

    alone: bool


@frozen
class AllowanceSet(Event):
    per_week: int


@frozen
class DoorsOrdered(Event):
    """She said where she is to be looked for first; the order is kept apart."""


@frozen
class NudgesPaused(Event):
    """She wants no nudges at all, until she says otherwise."""


@frozen
class NudgesResumed(Event):
    pass


@frozen
class ForgettingAsked(Event):
    """She is to be forgotten: nothing more is sent to her, and her words are being emptied."""


@frozen
class PersonForgotten(Event):
    """Her words are gone for good."""


@frozen
class NudgePlanned(Event):
    """A nudge of a series is on its way: meant for `due`, sent at `at` by the message `post`."""

    key: str
    errand: Errand
    day: date
    due: datetime
    at: datetime
    post: str
    zone: str = ""


@frozen
class NudgeJoined(Event):
    """A message that waited now carries several nudges: `post` replaces it."""

    keys: tuple[str, ...]
    post: str


@frozen
class NudgeHeld(Event):
    """It does not come alone: a line in the digest, and why."""

    errand: Errand
    days: tuple[date, ...]
    due: tuple[datetime, ...]
    why: str
    digest_at: datetime


@frozen
class NudgePassedOver(Event):
    """It does not come at all: she stopped it, answered it, or it fell quiet; or it was of no use any more."""

    series: str
    days: tuple[date, ...]
    why: str


@frozen
class NudgeArrived(Event):
    """A message was delivered, by that door."""

    post: str
    at: datetime
    door: str = ""


@frozen
class NudgeLost(Event):
    """No door could deliver it."""

    post: str
    reason: str


@frozen
class NudgeReturned(Event):
    """It was not sent in time and does not wait any more."""

    post: str


@frozen
class NudgeAnswered(Event):
    """She answered: done, snooze, stop, … `for_good` ends what the series still has for her."""

    series: str
    day: date | None
    answer: str
    for_good: bool = False


@frozen
class SeriesStopped(Event):
    """One tap: nothing more of this series."""

    series: str


@frozen
class SeriesHushed(Event):
    """Two silences: it comes no more, and stands once in her digest."""

    series: str


@frozen
class SeriesWithdrawn(Event):
    """The series was cancelled or moved: what waits of it is taken back."""

    series: str


@frozen
class DigestQueued(Event):
    """The digest's lines are on their way."""

    post: str
    at: datetime


@frozen
class CommitmentDrafted(Event):
    """She wrote what she would do; nothing is set before she says yes."""

    commitment: str
    convening: str
    title: str
    site: str
    by: date
    partnered: bool
    zone: str


@frozen
class CommitmentSet(Event):
    commitment: str
    steps: tuple[Step, ...]


@frozen
class CommitmentDeclined(Event):
    """Not now: an answer like any other."""

    convening: str


@frozen
class StepTaken(Event):
    commitment: str
    step: str


@frozen
class CommitmentStatus(Event):
    """done, partly, not-yet, dropped or quiet."""

    commitment: str
    status: str


@frozen
class CommitmentReplanned(Event):
    commitment: str
    by: date
    steps: tuple[Step, ...]


@frozen
class HelpWanted(Event):
    commitment: str


@frozen
class BuddyAsked(Event):
    commitment: str
    buddy: str


@frozen
class BuddyRequested(Event):
    asker: str
    commitment: str


@frozen
class BuddyAnswered(Event):
    asker: str
    commitment: str
    yes: bool


@frozen
class BuddyGained(Event):
    commitment: str
    buddy: str
