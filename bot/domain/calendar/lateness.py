"""After we were down: what was missed is sent late, or told in one line, or reported; never lost, never a flood.

Up to a day late a nudge still helps, and says that it is late. Later it is one line in the person's digest, a whole
series in one line. Past its own due date, or after 30 days, it is reported to the lead as not sent.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import groupby

from bot.domain.frozen import frozen

PUNCTUAL_WITHIN = timedelta(minutes=1)
"""Nobody notices less, and words of regret over a second would only puzzle."""

STILL_HELPS = timedelta(hours=24)
TOO_OLD = timedelta(days=30)


class Fate(StrEnum):
    """What becomes of one nudge that is due."""

    SEND = "send"
    SEND_LATE = "send_late"
    DIGEST_LINE = "digest_line"
    NOT_SENT_PAST_DUE = "not_sent_past_due"
    NOT_SENT_TOO_OLD = "not_sent_too_old"


_SENT_ALONE = frozenset({Fate.SEND, Fate.SEND_LATE})
NOT_SENT = frozenset({Fate.NOT_SENT_PAST_DUE, Fate.NOT_SENT_TOO_OLD})


@frozen
class Missed:
    """A nudge to one person that is due; after `useless_after`, such as its own due date, it has no sense any more."""

    id: str
    series: str
    due: datetime
    useless_after: datetime | None = None


@frozen
class Line:
    """One line for several missed nudges of a series: in the person's digest, or in the report to the lead."""

    series: str
    fate: Fate
    missed: tuple[Missed, ...]


@frozen
class CatchUp:
    """What one person gets after a gap: at most one message per series, one digest line per series, and a report."""

    send: tuple[tuple[Missed, Fate], ...]
    digest: tuple[Line, ...]
    not_sent: tuple[Line, ...]


def fate_of(missed: Missed, now: datetime) -> Fate:
    """Say what becomes of a nudge that is due, by how late it is now."""
    late_by = now - missed.due
    if missed.useless_after is not None and now > missed.useless_after:
        return Fate.NOT_SENT_PAST_DUE
    if late_by > TOO_OLD:
        return Fate.NOT_SENT_TOO_OLD
    if late_by > STILL_HELPS:
        return Fate.DIGEST_LINE
    return Fate.SEND_LATE if late_by > PUNCTUAL_WITHIN else Fate.SEND


def catch_up(missed: Iterable[Missed], now: datetime) -> CatchUp:
    """Sort everything that one person missed, each nudge into exactly one place, oldest first."""
    send: list[tuple[Missed, Fate]] = []
    lines: list[Line] = []
    for series, due in groupby(sorted(missed, key=_by_series), key=lambda one: one.series):
        sent, told = _settle(series, tuple(due), now)
        send += sent
        lines += told
    return CatchUp(
        tuple(sorted(send, key=lambda pair: (pair[0].due, pair[0].id))),
        tuple(line for line in lines if line.fate not in NOT_SENT),
        tuple(line for line in lines if line.fate in NOT_SENT),
    )


def _settle(series: str, due: Sequence[Missed], now: datetime) -> tuple[list[tuple[Missed, Fate]], list[Line]]:
    """Send only the newest of a series; an older one that could still be sent joins the digest line instead."""
    fates = [(one, fate_of(one, now)) for one in due]
    newest = [(one, fate) for one, fate in fates if fate in _SENT_ALONE][-1:]
    rest = [
        (one, Fate.DIGEST_LINE if fate in _SENT_ALONE else fate) for one, fate in fates if (one, fate) not in newest
    ]
    lines = [Line(series, fate, of) for fate in Fate if (of := tuple(one for one, end in rest if end is fate))]
    return newest, lines


def _by_series(one: Missed) -> tuple[str, datetime, str]:
    return one.series, one.due, one.id
