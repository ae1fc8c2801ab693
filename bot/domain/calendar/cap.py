"""How much is enough: one nudge a week for a person, whoever sends it, and the rest in one digest.

Reminders of a date that the person herself accepted (an RSVP, a due date, her own commitment) stand outside that
cap, but come at most three times for one thing and at most once a day. Weeks and days are counted on her own wall,
so that a weekly nudge at 9 passes also in the week in which the clocks change.
"""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.calendar.wallclock import local_time
from bot.domain.frozen import frozen


@frozen
class Allowance:
    """How many nudges one recipient takes; she may lower or raise it for herself, 0 a week meaning digest only."""

    per_week: int = 1
    reminders_per_item: int = 3
    reminders_per_day: int = 1


@frozen
class Sent:
    """A nudge that this person received alone, not in a digest; `item` names the accepted thing it was bound to."""

    instant: datetime
    item: str | None = None


class Verdict(StrEnum):
    """What the cap says to one more nudge; everything but SEND becomes a line in the digest, and says why."""

    SEND = "send"
    WEEK_FULL = "week_full"
    ITEM_FULL = "item_full"
    DAY_FULL = "day_full"


def weigh(
    history: Iterable[Sent], at: datetime, zone: ZoneInfo, item: str | None = None, allowance: Allowance | None = None
) -> Verdict:
    """Say whether one more nudge may come at an instant, given what this person was sent before, in any convening.

    `item` is the id of the accepted thing that a reminder is bound to, None for any other nudge.
    """
    allowance = allowance or Allowance()
    today = local_time(at, zone).date()
    if item is None:
        return _weigh_nudge(history, today, zone, allowance)
    return _weigh_reminder([sent for sent in history if sent.item is not None], item, today, zone, allowance)


def _weigh_nudge(history: Iterable[Sent], today: date, zone: ZoneInfo, allowance: Allowance) -> Verdict:
    this_week = [sent for sent in history if sent.item is None and abs(_days_between(sent, today, zone)) < 7]
    return Verdict.SEND if len(this_week) < allowance.per_week else Verdict.WEEK_FULL


def _weigh_reminder(reminders: list[Sent], item: str, today: date, zone: ZoneInfo, allowance: Allowance) -> Verdict:
    if sum(sent.item == item for sent in reminders) >= allowance.reminders_per_item:
        return Verdict.ITEM_FULL
    if sum(_days_between(sent, today, zone) == 0 for sent in reminders) >= allowance.reminders_per_day:
        return Verdict.DAY_FULL
    return Verdict.SEND


def _days_between(sent: Sent, today: date, zone: ZoneInfo) -> int:
    return (today - local_time(sent.instant, zone).date()).days
