"""How a person's words lie in the database, so that forgetting her is for good.

SQLite keeps them as they are, because it can wipe a row, its log and its free pages. PostgreSQL cannot reach
every copy (dead rows, its write-ahead log, replicas, backups), so there they are encrypted under a key of her own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import Connection

from bot.domain.frozen import frozen


@frozen
class Sealed:
    """Octets that belong to a person of an organisation; an empty person means that they are nobody's."""

    organisation: str
    person: str
    octets: bytes


class Seal(Protocol):
    """Closes a person's octets on the way in and opens them on the way out, many at once."""

    def close(self, connection: Connection, items: Sequence[Sealed]) -> list[bytes]: ...
    def open(self, connection: Connection, items: Sequence[Sealed]) -> list[bytes | None]:
        """None where the person has been forgotten since."""
        ...


class Plain:
    """No encryption: for a database that can wipe what it held."""

    def close(self, connection: Connection, items: Sequence[Sealed]) -> list[bytes]:
        return [item.octets for item in items]

    def open(self, connection: Connection, items: Sequence[Sealed]) -> list[bytes | None]:
        return [item.octets for item in items]
