"""Which ledger an address means."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from bot.ports import Ledger
from storage.refusals import StorageRefused


def open_ledger(url: str, secrets: Sequence[str] = ()) -> Ledger:
    """The ledger at an address: `memory:`, `sqlite:///file` or `postgresql://…`. It is opened by its own `open()`.

    `secrets` are the values of CONVENOR_SECRET_KEY, the newest first; PostgreSQL needs one to keep people's words
    under. Raises StorageRefused where the address is none of these.
    """
    if url == "memory:":
        from storage.memory import MemoryLedger

        return MemoryLedger()
    backend, database = _parts(url)
    if backend == "sqlite" and database and database != ":memory:":
        from storage.sqlite import SqliteLedger

        return SqliteLedger(Path(database))
    if backend in {"postgresql", "postgres"}:
        from storage.postgres import PostgresLedger

        return PostgresLedger(url, secrets)
    raise StorageRefused(
        "CONVENOR_DATABASE_URL must begin with sqlite:/// and a file's name, or be a postgresql:// address."
    )


def _parts(url: str) -> tuple[str, str | None]:
    try:
        parsed = make_url(url)
    except ArgumentError:
        return "", None
    return parsed.drivername.split("+")[0], parsed.database
