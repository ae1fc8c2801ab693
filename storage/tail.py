"""What other processes have appended: told by a notification where one comes through, found by looking in any case.

Each write leaves the number of its transaction on its stream's row. Everything below the oldest transaction that
still runs is visible; so looking again from there never misses a write that was slower to commit than a later one.
"""

from __future__ import annotations

import time
from contextlib import suppress

import psycopg

from bot.domain.log import Stream

CHANNEL = "convenor_log"
WAIT = 0.5
"""Seconds between two looks where no notification comes."""
HORIZON = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
CHANGED = (
    "SELECT organisation, kind, id, head FROM streams WHERE changed >= %s ORDER BY changed, organisation, kind, id"
)
NOTIFY = f"SELECT pg_notify('{CHANNEL}', %(payload)s)"


class Tail:
    """One connection that listens; used by one thread alone, which may wait in it."""

    def __init__(self, address: str, process: str, since: int) -> None:
        self._address = address
        self._process = process
        self._since = since
        self._connection: psycopg.Connection | None = None

    def look(self) -> list[tuple[Stream, int]]:
        """Wait for a hint, at most `WAIT` seconds, then say which streams were touched lately, with their heads."""
        try:
            connection = self._listening()
            self._wait_for_hint(connection)
            return self._changed(connection)
        except psycopg.OperationalError:
            self.close()
            time.sleep(WAIT)
            return []

    def close(self) -> None:
        if self._connection is not None:
            with suppress(psycopg.Error):
                self._connection.close()
            self._connection = None

    def _listening(self) -> psycopg.Connection:
        if self._connection is None:
            self._connection = psycopg.connect(self._address, autocommit=True)
            self._connection.execute(f"LISTEN {CHANNEL}")
        return self._connection

    def _wait_for_hint(self, connection: psycopg.Connection) -> None:
        for notice in connection.notifies(timeout=WAIT):
            if notice.payload != self._process:
                return

    def _changed(self, connection: psycopg.Connection) -> list[tuple[Stream, int]]:
        horizon = connection.execute(HORIZON).fetchone()
        rows = connection.execute(CHANGED, (self._since,)).fetchall()
        if horizon is not None:
            self._since = horizon[0]
        return [(Stream(o, k, s), head) for o, k, s, head in rows]
