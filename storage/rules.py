"""What every ledger holds to, whatever it is written on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.ports import Write

KEEP_RECEIPTS = timedelta(hours=48)
KEEP_SETTLED = timedelta(days=30)
"""How long a closed post still answers the question whether it arrived."""
SETTLED = frozenset({"sent", "refused", "expired", "given_up"})


class HeadMoved(Exception):
    """Something was decided on a head that is no longer the stream's."""


def moment(write: Write) -> datetime:
    """When the batch was decided: as it says, else when its last line was."""
    if write.now is not None:
        return write.now
    return write.records[-1].at if write.records else datetime.now(UTC)


def last_head(write: Write) -> int:
    """The head that a write leaves. Raises ValueError where its lines do not follow on from the head it expects."""
    for seq, record in enumerate(write.records, write.expected + 1):
        if record.seq != seq:
            raise ValueError(f"Line {record.seq} of {write.stream} cannot stand where line {seq} belongs.")
    return write.expected + len(write.records)


def refuse_unknown_state(state: str) -> None:
    """Raises ValueError where a parcel cannot be settled so."""
    if state != "waiting" and state not in SETTLED:
        raise ValueError(f"A parcel is settled as waiting, {', '.join(sorted(SETTLED))}; not as {state!r}.")


def correction_of(key: str) -> str:
    """The key of the one correction that a post can get."""
    return f"{key}#correction"
