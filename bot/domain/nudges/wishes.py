"""What can be asked of a convening's follow-up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar

from bot.domain.log import FACILITATING, HOSTING, ONLY_THE_CLOCK, TAKING_PART, Choice, Intent, Say
from bot.domain.nudges.schedule import Schedule
from bot.domain.nudges.state import Audience, Purpose, Reply, ZoneCount


@dataclass(frozen=True, slots=True)
class DraftNudge(Intent):
    """Look at a nudge before it is saved. Without a schedule, `asks` is the question about its date.

    `draft` names the draft that this goes on with: its text and people stay where none are given. `change` names a
    saved nudge that it will replace.
    """

    roles: ClassVar = FACILITATING
    text: str = ""
    audience: Audience | None = None
    zone: str = ""
    schedule: Schedule | None = None
    asks: Say | None = None
    choices: tuple[Choice, ...] = ()
    zones: tuple[ZoneCount, ...] = ()
    purpose: Purpose = Purpose.NUDGE
    draft: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class TryNudge(Intent):
    """Send it to me first."""

    roles: ClassVar = FACILITATING
    draft: str = ""


@dataclass(frozen=True, slots=True)
class SaveNudge(Intent):
    roles: ClassVar = FACILITATING
    draft: str = ""


@dataclass(frozen=True, slots=True)
class CancelNudge(Intent):
    """Never mind: it does not come any more. Without a name, and `every`, all of this convening's."""

    roles: ClassVar = FACILITATING
    nudge: str = ""
    every: bool = False


@dataclass(frozen=True, slots=True)
class CallPeople(Intent):
    """A nudge is due on these local days: tell its people, some at a time, those after `after` next."""

    roles: ClassVar = ONLY_THE_CLOCK
    nudge: str = ""
    days: tuple[date, ...] = ()
    after: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawFromPeople(Intent):
    """A nudge was cancelled: whatever of it waits for somebody is taken back, some people at a time."""

    roles: ClassVar = ONLY_THE_CLOCK
    nudge: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class CloseNudge(Intent):
    """Its last day has been."""

    roles: ClassVar = ONLY_THE_CLOCK
    nudge: str = ""


@dataclass(frozen=True, slots=True)
class CountAnswer(Intent):
    roles: ClassVar = ONLY_THE_CLOCK
    nudge: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class NoteFailure(Intent):
    """It could not be delivered to a person (`person`), or was too late to be of use (`unsent` of them)."""

    roles: ClassVar = ONLY_THE_CLOCK
    nudge: str = ""
    person: str = ""
    reason: str = ""
    unsent: int = 0


@dataclass(frozen=True, slots=True)
class TellFailures(Intent):
    roles: ClassVar = ONLY_THE_CLOCK
    nudge: str = ""


@dataclass(frozen=True, slots=True)
class AnswerInvitation(Intent):
    """I am coming, I can't, or somebody comes in my place."""

    roles: ClassVar = TAKING_PART
    reply: Reply = Reply.COMING
    delegate: str = ""


@dataclass(frozen=True, slots=True)
class CallRide(Intent):
    """An hour after the end: one prompt for the way home, some people at a time."""

    roles: ClassVar = ONLY_THE_CLOCK
    after: str = ""


@dataclass(frozen=True, slots=True)
class SetPlaceHours(Intent):
    """When the people of a site, or of a district, are to be left alone; None leaves a part as it is.

    Without a name it is the actor's own site. `weekday` with `start` and `end` is one lesson more, without them the
    day is cleared; `days` are days off, added to what was there where `keep`.
    """

    roles: ClassVar = HOSTING
    site: str = ""
    district: str = ""
    quiet_from: time | None = None
    quiet_until: time | None = None
    weekends: bool | None = None
    weekday: int | None = None
    start: time | None = None
    end: time | None = None
    days: tuple[date, ...] | None = None
    keep: bool = True


@dataclass(frozen=True, slots=True)
class TellPlaceHours(Intent):
    """The people of a place hear of its hours, some at a time."""

    roles: ClassVar = ONLY_THE_CLOCK
    place: str = ""


@dataclass(frozen=True, slots=True)
class WriteToTeam(Intent):
    """A line for those who came together."""

    roles: ClassVar = TAKING_PART
    text: str = ""


@dataclass(frozen=True, slots=True)
class EndTeamThreads(Intent):
    """Two weeks after the end."""

    roles: ClassVar = ONLY_THE_CLOCK


@dataclass(frozen=True, slots=True)
class Interested:
    """Somebody of an interest list, and where she takes part."""

    person: str
    site: str = ""


@dataclass(frozen=True, slots=True)
class InviteInterested(Intent):
    """Those who asked to hear of something are invited: they come onto the list, and a draft is made for them."""

    roles: ClassVar = FACILITATING
    list: str = ""
    people: tuple[Interested, ...] = ()
    draft: DraftNudge | None = None


@dataclass(frozen=True, slots=True)
class ShowInterest(Intent):
    """I would like to hear more of this."""

    roles: ClassVar = TAKING_PART
    list: str = ""


@dataclass(frozen=True, slots=True)
class CountCommitment(Intent):
    """Somebody said what she would do, or how it went: counted, in the place of what she said before."""

    roles: ClassVar = ONLY_THE_CLOCK
    kind: str = ""
    before: str = ""
    site: str = ""
    colleagues: int = 0


@dataclass(frozen=True, slots=True)
class AskCoach(Intent):
    """A person asks for help with what she planned, by name, because she wants to be found."""

    roles: ClassVar = ONLY_THE_CLOCK
    person: str = ""


@dataclass(frozen=True, slots=True)
class RecallWords(Intent):
    """It opens: people are shown what they said last time, some at a time."""

    roles: ClassVar = ONLY_THE_CLOCK
    after: str = ""
