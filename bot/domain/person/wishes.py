"""What can be asked of a person's own stream: by herself, or by the clock for what falls due."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import ClassVar

from bot.domain.calendar.hours import Hours
from bot.domain.frozen import frozen
from bot.domain.log import ANYONE, ONLY_THE_CLOCK, Intent
from bot.domain.person.state import Errand


@frozen
class ChooseZone(Intent):
    roles: ClassVar = ANYONE
    zone: str = ""


@frozen
class PreferLanguage(Intent):
    roles: ClassVar = ANYONE
    language: str = "en"


@frozen
class SetQuietHours(Intent):
    """From when to when she wants to be left alone, and on which weekdays; None leaves a part as it is."""

    roles: ClassVar = ANYONE
    quiet_from: time | None = None
    quiet_until: time | None = None
    weekends: bool | None = None


@frozen
class AddClassHours(Intent):
    """She teaches then. Without times, the weekday is cleared."""

    roles: ClassVar = ANYONE
    weekday: int = 0
    start: time | None = None
    end: time | None = None


@frozen
class SetHolidays(Intent):
    """Days off, her own or her district's; `keep` adds them to what was there."""

    roles: ClassVar = ANYONE
    days: tuple[date, ...] = ()
    keep: bool = True


@frozen
class HearPlaceHours(Intent):
    """Her `site` or her `district` (`place`) has set its hours and holidays."""

    roles: ClassVar = ONLY_THE_CLOCK
    place: str
    hours: Hours


@frozen
class KeepOwnHours(Intent):
    """My own hours and holidays only, whatever my site and my district have set."""

    roles: ClassVar = ANYONE
    alone: bool = True


@frozen
class SetAllowance(Intent):
    """How many nudges a week she takes alone; 0 means the digest only."""

    roles: ClassVar = ANYONE
    per_week: int = 1


@frozen
class OrderDoors(Intent):
    roles: ClassVar = ANYONE
    doors: tuple[str, ...] = ()


@frozen
class PauseNudges(Intent):
    roles: ClassVar = ANYONE
    paused: bool = True


@frozen
class ForgetMe(Intent):
    """Everything that is known of her in words is emptied for good; what is left are ids that stand for nobody."""

    roles: ClassVar = ANYONE


@frozen
class NoteForgotten(Intent):
    """The ledger has emptied her rows."""

    roles: ClassVar = ONLY_THE_CLOCK


@frozen
class Remind(Intent):
    """A series is due on these local days, at this time on her wall. `zone` counts where she has chosen none."""

    roles: ClassVar = ONLY_THE_CLOCK
    errand: Errand
    days: tuple[date, ...]
    at: time
    zone: str
    instant: datetime | None = None
    """Where it is meant for one instant everywhere and not for a time on the wall."""


@frozen
class NoteOutcome(Intent):
    """What became of a message: `sent`, `expired` or `refused`."""

    roles: ClassVar = ONLY_THE_CLOCK
    post: str = ""
    outcome: str = ""
    detail: str = ""


@frozen
class SendCode(Intent):
    """Send her a one-time code by that door, about that convening; no door: nothing is sent."""

    roles: ClassVar = ONLY_THE_CLOCK
    door: str = ""
    code: str = ""
    title: str = ""
    convening: str = ""


@frozen
class AnswerNudge(Intent):
    """She answers a nudge: the one named by its series and day, else the newest.

    `answer` is done, snooze, replan, stop, wrong-person or away; `until` is when a snoozed one comes again.
    """

    roles: ClassVar = ANYONE
    answer: str = "done"
    series: str = ""
    day: str = ""
    until: datetime | None = None


@frozen
class WithdrawSeries(Intent):
    roles: ClassVar = ONLY_THE_CLOCK
    series: str = ""


@frozen
class FinishSeries(Intent):
    """What a series asked of her is answered elsewhere: nothing more of it comes."""

    roles: ClassVar = ONLY_THE_CLOCK
    series: str = ""


@frozen
class SendDigest(Intent):
    roles: ClassVar = ONLY_THE_CLOCK


@frozen
class DraftCommitment(Intent):
    """When (cue), I will (will), with (partner), by a day. `convening`, `title` and `site` say where it came from."""

    roles: ClassVar = ANYONE
    cue: str = ""
    will: str = ""
    partner: str = ""
    by: date | None = None
    convening: str = ""
    title: str = ""
    site: str = ""
    zone: str = ""


@frozen
class AgreeCommitment(Intent):
    roles: ClassVar = ANYONE
    commitment: str = ""


@frozen
class DeclineCommitment(Intent):
    roles: ClassVar = ANYONE
    convening: str = ""


@frozen
class TakeStep(Intent):
    roles: ClassVar = ONLY_THE_CLOCK
    commitment: str = ""
    step: str = ""


@frozen
class ReportBack(Intent):
    """How it went: done, partly or not-yet; a line, and how many colleagues it reached, if she likes."""

    roles: ClassVar = ANYONE
    commitment: str = ""
    status: str = "done"
    line: str = ""
    colleagues: int = 0


@frozen
class ReplanCommitment(Intent):
    roles: ClassVar = ANYONE
    commitment: str = ""
    by: date | None = None
    will: str = ""


@frozen
class DropCommitment(Intent):
    roles: ClassVar = ANYONE
    commitment: str = ""


@frozen
class AskHelp(Intent):
    roles: ClassVar = ANYONE
    commitment: str = ""


@frozen
class RecallOwnWords(Intent):
    """A convening opens: show her what she said last time."""

    roles: ClassVar = ONLY_THE_CLOCK
    convening: str = ""
    title: str = ""


@frozen
class AskBuddy(Intent):
    roles: ClassVar = ANYONE
    commitment: str = ""
    buddy: str = ""


@frozen
class BeAskedAsBuddy(Intent):
    roles: ClassVar = ONLY_THE_CLOCK
    asker: str = ""
    commitment: str = ""
    convening: str = ""


@frozen
class AnswerBuddy(Intent):
    roles: ClassVar = ANYONE
    asker: str = ""
    commitment: str = ""
    yes: bool = True


@frozen
class GainBuddy(Intent):
    roles: ClassVar = ONLY_THE_CLOCK
    commitment: str = ""
    buddy: str = ""


@frozen
class HearOfBuddy(Intent):
    """How a buddy's plan goes: the status, nothing else."""

    roles: ClassVar = ONLY_THE_CLOCK
    person: str = ""
    status: str = ""
