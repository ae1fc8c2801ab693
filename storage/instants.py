"""Instants as the database keeps them: whole microseconds since 1970 in UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def to_number(at: datetime) -> int:
    """An aware instant as microseconds. Raises TypeError where it has no zone."""
    return (at - EPOCH) // MICROSECOND


def to_instant(number: int) -> datetime:
    return EPOCH + number * MICROSECOND


def later(at: datetime, seconds: float) -> datetime:
    return at + timedelta(seconds=seconds)
