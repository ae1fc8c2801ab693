"""What can happen to a convening's follow-up."""

from __future__ import annotations

from datetime import date

from bot.domain.calendar.hours import Hours
from bot.domain.frozen import frozen
from bot.domain.log import Event
from bot.domain.nudges.schedule import Schedule
from bot.domain.nudges.state import Audience, Purpose, Reply, ZoneCount


@frozen
class NudgeDrafted(Event):
    """A nudge is being looked at before it is saved; its text is kept apart. Without a schedule the date is asked."""

    nudge: str
    owner: str
    audience: Audience
    zone: str
    schedule: Schedule | None = None
    zones: tuple[ZoneCount, ...] = ()
    purpose: Purpose = Purpose.NUDGE
    replaces: str = ""
    text: str = ""


@frozen
class NudgeTried(Event):
    """Its lead had it sent to herself first."""

    nudge: str


@frozen
class NudgeScheduled(Event):
    nudge: str


@frozen
class NudgeChanged(Event):
    """A saved nudge now comes as `by`, a draft, says."""

    nudge: str
    by: str


@frozen
class NudgeEnded(Event):
    """It will not come again: cancelled, or over."""

    nudge: str
    cancelled: bool = True


@frozen
class PeopleCalled(Event):
    """Its people were told that it is due on a local day; `count` of them in this part."""

    nudge: str
    day: date
    count: int


@frozen
class AnswerCounted(Event):
    """Somebody answered: done, snoozed, stopped. Never who."""

    nudge: str
    answer: str


@frozen
class DeliveryFailed(Event):
    """No door could reach a person."""

    nudge: str
    person: str
    reason: str


@frozen
class NotSentCounted(Event):
    """So many were too late to be of use to somebody."""

    nudge: str
    count: int


@frozen
class FailuresTold(Event):
    """The owner was told whom it did not reach and how many were too late."""

    nudge: str
    people: tuple[str, ...]
    unsent: int


@frozen
class InvitationAnswered(Event):
    person: str
    reply: Reply


@frozen
class RideCalled(Event):
    """People are asked once what they talk about on the way home; who could not come gets the recap."""

    day: date


@frozen
class PlaceHoursSet(Event):
    """A site's (`site:<id>`) or a district's (`district:<name>`) hours and holidays are these now."""

    place: str
    hours: Hours


@frozen
class PlaceHoursTold(Event):
    place: str
    people: tuple[str, ...]


@frozen
class TeamLineWritten(Event):
    """Somebody wrote to her team; the words are kept apart."""

    line: str
    person: str
    team: str


@frozen
class TeamThreadsEnded(Event):
    """The two weeks in which teams write to each other are over."""


@frozen
class InterestShown(Event):
    """A person asked to hear more of something."""

    person: str
    list: str


@frozen
class CommitmentCounted(Event):
    kind: str
    before: str = ""
    site: str = ""
    colleagues: int = 0


@frozen
class CoachAsked(Event):
    person: str


@frozen
class WordsRecalled(Event):
    """People were shown what they said last time."""
