"""What can be asked of a convening's follow-up."""

from __future__ import annotations

from datetime import date, time
from typing import ClassVar

from bot.domain.frozen import frozen
from bot.domain.log import FACILITATING, HOSTING, ONLY_THE_CLOCK, TAKING_PART, Choice, Intent, Say
from bot.domain.nudges.schedule import Schedule
from bot.domain.nudges.state import Audience, Purpose, Reply, ZoneCount


@frozen
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


@frozen
class TryNudge(Intent):
    """Send it to me first."""

    roles: ClassVar = FACILITATING
    draft: str = ""


@frozen
class SaveNudge(Intent):
    roles: ClassVar = FACILITATING
    draft: str = ""


@frozen
class CancelNudge(Intent):
    """Never mind: it does not come any more. Without a name, and `every`, all of this convening's."""

    roles: ClassVar = FACILITATING
    nudge: str = ""
    every: bool = False


@frozen
class CallPeople(Intent):
    """A nudge is due on these local days: tell its people, some at a time, those after `after` next."""

    roles: ClassVar = ONLY_THE_CLOCK
    nudge: str = ""
    days: tuple[date, ...] = ()
    after: str = ""


@frozen
class WithdrawFromPeople(Intent):
    """A nudge was cancelled: whatever of it waits for somebody is taken back, some people at a time."""

    roles: ClassVar = ONLY_THE_CLOCK
    nudge: str = ""
    after: str = ""


@frozen
class CloseNudge(Intent):
    """Its last day has been."""

    roles: ClassVar = ONLY_THE_CLOCK
    nudge: str = ""


@frozen
class CountAnswer(Intent):
    roles: ClassVar = ONLY_THE_CLOCK
    nudge: str = ""
    answer: str = ""


@frozen
class NoteFailure(Intent):
    """It could not be delivered to a person (`person`), or was too late to be of use (`unsent` of them)."""

    roles: ClassVar = ONLY_THE_CLOCK
    nudge: str = ""
    person: str = ""
    reason: str = ""
    unsent: int = 0


@frozen
class TellFailures(Intent):
    roles: ClassVar = ONLY_THE_CLOCK
    nudge: str = ""


@frozen
class AnswerInvitation(Intent):
    """I am coming, I can't, or somebody comes in my place."""

    roles: ClassVar = TAKING_PART
    reply: Reply = Reply.COMING
    delegate: str = ""


@frozen
class CallRide(Intent):
    """An hour after the end: one prompt for the way home, some people at a time."""

    roles: ClassVar = ONLY_THE_CLOCK
    after: str = ""


@frozen
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


@frozen
class TellPlaceHours(Intent):
    """The people of a place hear of its hours, some at a time."""

    roles: ClassVar = ONLY_THE_CLOCK
    place: str = ""


@frozen
class WriteToTeam(Intent):
    """A line for those who came together."""

    roles: ClassVar = TAKING_PART
    text: str = ""


@frozen
class EndTeamThreads(Intent):
    """Two weeks after the end."""

    roles: ClassVar = ONLY_THE_CLOCK


@frozen
class Interested:
    """Somebody of an interest list, and where she takes part."""

    person: str
    site: str = ""


@frozen
class InviteInterested(Intent):
    """Those who asked to hear of something are invited: they come onto the list, and a draft is made for them."""

    roles: ClassVar = FACILITATING
    list: str = ""
    people: tuple[Interested, ...] = ()
    draft: DraftNudge | None = None


@frozen
class ShowInterest(Intent):
    """I would like to hear more of this."""

    roles: ClassVar = TAKING_PART
    list: str = ""


@frozen
class CountCommitment(Intent):
    """Somebody said what she would do, or how it went: counted, in the place of what she said before."""

    roles: ClassVar = ONLY_THE_CLOCK
    kind: str = ""
    before: str = ""
    site: str = ""
    colleagues: int = 0


@frozen
class AskCoach(Intent):
    """A person asks for help with what she planned, by name, because she wants to be found."""

    roles: ClassVar = ONLY_THE_CLOCK
    person: str = ""


@frozen
class RecallWords(Intent):
    """It opens: people are shown what they said last time, some at a time."""

    roles: ClassVar = ONLY_THE_CLOCK
    after: str = ""
