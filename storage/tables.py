"""What the database holds, table by table; migrations are written from these, and a check keeps the two equal.

Instants are whole microseconds since 1970 in UTC (a 64-bit integer): exact, ordered, the same on both databases.
Keys and ids compare by code point on both databases, so that a prefix is a range.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, String, UniqueConstraint
from sqlmodel import Field, SQLModel

Label = String().with_variant(String(collation="C"), "postgresql")
"""Text that is compared byte by byte, whatever the server's locale."""
Number = BigInteger().with_variant(Integer(), "sqlite")
"""SQLite fills in a row's number by itself only for a column declared INTEGER."""

BY_KEY = {"sqlite_with_rowid": False}
"""SQLite keeps such a table in the order of its key, once, rather than by row number and the key beside it."""


def label(*, key: bool = False) -> Any:
    return Field(sa_column=Column(Label, primary_key=key, nullable=False))


def number(*, key: bool = False) -> Any:
    return Field(sa_column=Column(BigInteger, primary_key=key, autoincrement=False, nullable=False))


def instant(*, optional: bool = False) -> Any:
    return Field(sa_column=Column(BigInteger, nullable=optional))


def octets() -> Any:
    return Field(sa_column=Column(LargeBinary, nullable=False))


def identity() -> Any:
    return Field(sa_column=Column(Number, primary_key=True, autoincrement=True))


class Streams(SQLModel, table=True):
    """One row a log: its head and whether it is loaded at start."""

    __tablename__ = "streams"
    __table_args__ = (Index("streams_changed", "changed"), BY_KEY)
    organisation: str = label(key=True)
    kind: str = label(key=True)
    id: str = label(key=True)
    head: int = number()
    open: bool
    changed: int = number()
    """PostgreSQL: the transaction that touched the row last, so that other processes find it; 0 on SQLite."""


class Entries(SQLModel, table=True):
    """The logs' lines. Ids and facts only, never a person's words."""

    __tablename__ = "entries"
    __table_args__ = BY_KEY
    organisation: str = label(key=True)
    kind: str = label(key=True)
    stream: str = label(key=True)
    seq: int = number(key=True)
    at: int = instant()
    actor: str = label()
    action: int = number()
    undoable: bool
    type: str = label()
    data: bytes = octets()


class PrivateWords(SQLModel, table=True):
    """Names, accounts, notes, answers. On PostgreSQL sealed under the person's key."""

    __tablename__ = "private"
    __table_args__ = BY_KEY
    organisation: str = label(key=True)
    person: str = label(key=True)
    key: str = label(key=True)
    text: bytes = octets()


class PersonKeys(SQLModel, table=True):
    """One key a person, itself wrapped under the installation's secret. Destroying the row is the forgetting."""

    __tablename__ = "person_keys"
    __table_args__ = BY_KEY
    organisation: str = label(key=True)
    person: str = label(key=True)
    wrapped: bytes = octets()
    secret: str = label()
    """Which secret wraps it (a fingerprint), so that a rotation can find what is still under the old one."""


class Receipts(SQLModel, table=True):
    """First answers by delivery key, kept 48 hours."""

    __tablename__ = "receipts"
    __table_args__ = (Index("receipts_at", "at"), Index("receipts_person", "organisation", "person"), BY_KEY)
    organisation: str = label(key=True)
    key: str = label(key=True)
    person: str = label()
    answer: bytes = octets()
    at: int = instant()


class Posts(SQLModel, table=True):
    """The outbox. `ready` is when somebody may take the row next: when due, or when the holder's time is up."""

    __tablename__ = "posts"
    __table_args__ = (
        UniqueConstraint("organisation", "key", name="posts_key"),
        Index("posts_ready", "ready"),
        Index("posts_stream", "organisation", "kind", "stream", "action"),
        Index("posts_person", "organisation", "person"),
        Index("posts_settled", "settled"),
    )
    id: int | None = identity()
    organisation: str = label()
    kind: str = label()
    stream: str = label()
    action: int = number()
    key: str = label()
    person: str = label()
    place: str = label()
    body: bytes = octets()
    correction: bool
    due: int = instant()
    expires: int | None = instant(optional=True)
    state: str = label()
    """waiting, claimed, sent, refused, expired, cancelled or given_up."""
    withdrawn: str = label()
    """Taken back while it was in somebody's hands: cancelled, undone, or empty."""
    attempts: int = number()
    fence: int = number()
    owner: str = label()
    ready: int | None = instant(optional=True)
    settled: int | None = instant(optional=True)
    detail: str = label()


class Hops(SQLModel, table=True):
    """Follow-on intents that wait to be carried out on their own stream."""

    __tablename__ = "hops"
    __table_args__ = (UniqueConstraint("organisation", "key", name="hops_key"),)
    id: int | None = identity()
    organisation: str = label()
    key: str = label()
    kind: str = label()
    stream: str = label()
    intent: bytes = octets()


class Deadlines(SQLModel, table=True):
    """What must happen next on each stream, and when."""

    __tablename__ = "deadlines"
    __table_args__ = (Index("deadlines_at", "at"), BY_KEY)
    organisation: str = label(key=True)
    kind: str = label(key=True)
    stream: str = label(key=True)
    name: str = label(key=True)
    at: int = instant()


class Leases(SQLModel, table=True):
    """Rights to act alone for a while. Rows stay, so that a fence only ever grows."""

    __tablename__ = "leases"
    __table_args__ = BY_KEY
    name: str = label(key=True)
    owner: str = label()
    fence: int = number()
    until: int = instant()


class Kept(SQLModel, table=True):
    """A door's own facts: message ids, tokens. A forgotten one keeps its fence where it had any."""

    __tablename__ = "kept"
    __table_args__ = BY_KEY
    door: str = label(key=True)
    key: str = label(key=True)
    value: str | None = Field(sa_column=Column(String, nullable=True))
    fence: int = number()
