"""Reading a database: every question is one statement, so that no question sees half of a write."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from bot.domain.log import Stream, Word
from bot.ports import Due, Hop, Record
from storage import statements as say
from storage.appending import named
from storage.instants import to_instant, to_number
from storage.seal import Seal, Sealed
from storage.statements import given, kept, run

KEPT = select(kept.c.key, kept.c.value).where(
    kept.c.door == given("door_", kept.c.door),
    kept.c.key >= given("low", kept.c.key),
    kept.c.key <= given("high", kept.c.key),
    kept.c.value.is_not(None),
)


def records(connection: Connection, stream: Stream, after: int) -> list[Record]:
    rows = run(connection, say.READ, [named(stream) | {"after": after}])
    return [
        Record(seq, to_instant(at), actor, action, bool(undoable), type, data)
        for seq, at, actor, action, undoable, type, data in rows
    ]


def open_streams(connection: Connection) -> list[tuple[Stream, int]]:
    return [(Stream(o, k, s), head) for o, k, s, head in run(connection, say.OPEN_STREAMS, [{}])]


def streams(connection: Connection, organisation: str, kind: str) -> list[Stream]:
    return [Stream(*row) for row in run(connection, say.STREAMS, [{"o": organisation, "k": kind}])]


def organisations(connection: Connection) -> list[str]:
    return [row[0] for row in run(connection, say.ORGANISATIONS, [{}])]


def words(connection: Connection, seal: Seal, organisation: str) -> list[Word]:
    """An organisation's private texts; those of a forgotten person are not there."""
    rows = run(connection, say.WORDS, [{"o": organisation}]).all()
    texts = seal.open(connection, [Sealed(organisation, person, text) for person, _, text in rows])
    return [
        Word(person, key, text.decode()) for (person, key, _), text in zip(rows, texts, strict=True) if text is not None
    ]


def due(connection: Connection, until: datetime) -> list[Due]:
    rows = run(connection, say.DUE, [{"until_": to_number(until)}])
    return [Due(Stream(o, k, s), name, to_instant(at)) for o, k, s, name, at in rows]


def earliest(connection: Connection, statement: say.Statement) -> datetime | None:
    found = run(connection, statement, [{}]).scalar()
    return None if found is None else to_instant(found)


def hops(connection: Connection) -> list[Hop]:
    rows = run(connection, say.HOPS, [{}])
    return [Hop(key, Stream(o, k, s), intent) for o, k, s, key, intent in rows]


def facts(connection: Connection, door: str, prefix: str) -> dict[str, str]:
    """What a door keeps under keys that begin with `prefix`."""
    rows = run(connection, KEPT, [{"door_": door, "low": prefix, "high": prefix + say.LAST}])
    return {row[0]: row[1] for row in rows}
