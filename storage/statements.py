"""What is said to the database, once for both: built from the tables, compiled once, run with rows in bulk.

Going around the ORM and the per-call compiler is what makes a command cost microseconds; the words stay checked
against `tables.py` when this file is imported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    Connection,
    CursorResult,
    Delete,
    Dialect,
    Insert,
    Select,
    Update,
    and_,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    not_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlmodel import SQLModel

from storage import tables as _tables  # noqa: F401 (fills the metadata)

TABLES = SQLModel.metadata.tables
streams, entries, private, receipts = (TABLES[n] for n in ("streams", "entries", "private", "receipts"))
posts, hops, deadlines, leases, kept = (TABLES[n] for n in ("posts", "hops", "deadlines", "leases", "kept"))
person_keys = TABLES["person_keys"]

LAST = chr(0x10FFFF)
"""Sorts behind every other character, so that a prefix is a range."""
Statement = Insert | Update | Delete | Select[*tuple[Any, ...]]
Row = dict[str, Any]


class transaction_number(FunctionElement[int]):
    """Which transaction this is, where other processes need to know; 0 where there are none."""

    inherit_cache = True
    name = "transaction_number"


@compiles(transaction_number)
def _nobody_else(*_: Any, **__: Any) -> str:
    return "0"


@compiles(transaction_number, "postgresql")
def _this_transaction(*_: Any, **__: Any) -> str:
    return "pg_current_xact_id()::text::bigint"


LENGTHS = (64, 56, 48, 40, 32, 28, 24, 20, 16, 12, 8, 7, 6, 5, 4, 3, 2, 1)
"""How many rows one statement inserts: few enough lengths to stay prepared, and two make nearly every batch. Between
two statements, and for every row of an `executemany`, Python's lock is given away and has to be won back from whoever
computes meanwhile: a batch that says less waits less."""
VALUES = re.compile(r"(?P<before>INSERT .* VALUES )(?P<row>\([^()]*\))(?P<after>.*)", re.DOTALL)


class Wording:
    """A statement in one database's own words, and how a row of values is handed to it."""

    def __init__(self, statement: Statement, dialect: Dialect) -> None:
        compiled: Any = statement.compile(dialect=dialect)
        self.text = str(compiled)
        self._pick = picking(compiled.positiontup) if compiled.positional else None
        self._insert = VALUES.fullmatch(self.text) if compiled.positiontup else None
        self._longer: dict[int, str] = {}

    def given(self, row: Row) -> Row | tuple[Any, ...]:
        return row if self._pick is None else self._pick(row)

    def parts(self, rows: Sequence[Row]) -> Iterator[tuple[str, Any]]:
        """The statement as often as it must be said, each time with its values."""
        values = [self.given(row) for row in rows]
        if len(values) == 1:
            yield self.text, values[0]
        elif self._insert is None:
            yield self.text, values
        else:
            yield from self._inserts(values)

    def _inserts(self, values: list[Any]) -> Iterator[tuple[str, Any]]:
        done = 0
        while done < len(values):
            size = next(length for length in LENGTHS if length <= len(values) - done)
            yield self._of_rows(size), tuple(chain.from_iterable(values[done : done + size]))
            done += size

    def _of_rows(self, count: int) -> str:
        text = self._longer.get(count)
        if text is None:
            assert self._insert is not None
            rows = ", ".join([self._insert["row"]] * count)
            text = self._longer[count] = f"{self._insert['before']}{rows}{self._insert['after']}"
        return text


def picking(names: Sequence[str]) -> Callable[[Row], tuple[Any, ...]]:
    """What takes a row's values in this order."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda row: tuple(row[name] for name in names)


_wordings: dict[tuple[Statement, str], Wording] = {}


def wording(connection: Connection, statement: Statement) -> Wording:
    dialect = connection.dialect
    known = _wordings.get((statement, dialect.name))
    if known is None:
        known = _wordings[statement, dialect.name] = Wording(statement, dialect)
    return known


def run(connection: Connection, statement: Statement, rows: Sequence[Row]) -> CursorResult[*tuple[Any, ...]]:
    """Run a statement with one row of values, or with many where nothing is to be read back."""
    words = wording(connection, statement)
    values = [words.given(row) for row in rows]
    return connection.exec_driver_sql(words.text, values if len(values) != 1 else values[0])


def each(connection: Connection, statement: Statement, rows: Sequence[Row]) -> int:
    """Run a statement for every row, not at all where there is none; how many rows of the table it touched."""
    parts = wording(connection, statement).parts(rows) if rows else ()
    return sum(connection.exec_driver_sql(text, values).rowcount for text, values in parts)


def given(name: str, like: Any) -> Any:
    """A value handed over with each row under `name`, of the same type as the column `like`."""
    return bindparam(name, type_=like.type)


def fixed(value: str | int | bool) -> Any:
    """A value that is always the same, written into the statement itself: such a statement takes only its rows."""
    return literal_column(repr(value).lower() if isinstance(value, bool) else repr(value))


def of_stream(table: Any) -> Any:
    """The row belongs to the stream that is handed over as `o`, `k` and `s`."""
    name = table.c.id if table is streams else table.c.stream
    return and_(
        table.c.organisation == given("o", streams.c.organisation),
        table.c.kind == given("k", streams.c.kind),
        name == given("s", streams.c.id),
    )


def of_person(table: Any) -> Any:
    """The row belongs to the person who is handed over as `o` and `p`."""
    return and_(table.c.organisation == given("o", table.c.organisation), table.c.person == given("p", table.c.person))


def _whole(table: Any, *left_out: str) -> dict[str, Any]:
    return {c.name: given(c.name, c) for c in table.c if c.name not in left_out}


def _unless_known(table: Any, *unique: str, left_out: str = "") -> Insert:
    """A whole row, unless one with the same unique columns stands already."""
    return upsert(table).values(_whole(table, left_out)).on_conflict_do_nothing(index_elements=list(unique))


# The log.
BEGIN_STREAM = (
    upsert(streams)
    .values(_whole(streams, "changed") | {"changed": transaction_number()})
    .on_conflict_do_nothing(index_elements=["organisation", "kind", "id"])
)
MOVE_STREAM = (
    update(streams)
    .where(of_stream(streams), streams.c.head == given("expected", streams.c.head))
    .values(head=given("new_head", streams.c.head), open=given("is_open", streams.c.open), changed=transaction_number())
)
HEAD = select(streams.c.head).where(of_stream(streams))
HEAD_HELD = HEAD.with_for_update(read=True)
APPEND = insert(entries).values(_whole(entries))
READ = (
    select(*(entries.c[n] for n in ("seq", "at", "actor", "action", "undoable", "type", "data")))
    .where(of_stream(entries), entries.c.seq > given("after", entries.c.seq))
    .order_by(entries.c.seq)
)
CUT = delete(entries).where(of_stream(entries))
SUMMARISE_STREAM = (
    update(streams)
    .where(of_stream(streams), streams.c.head == given("expected", streams.c.head), not_(streams.c.open))
    .values(
        head=given("new_head", streams.c.head), changed=transaction_number(), open=given("stays_open", streams.c.open)
    )
)
_names = (streams.c.organisation, streams.c.kind, streams.c.id)
OPEN_STREAMS = select(*_names, streams.c.head).where(streams.c.open).order_by(*_names)
STREAMS = (
    select(*_names)
    .where(streams.c.organisation == given("o", streams.c.organisation), streams.c.kind == given("k", streams.c.kind))
    .order_by(streams.c.id)
)
ORGANISATIONS = select(streams.c.organisation).distinct().order_by(streams.c.organisation)

# Private words and receipts.
_word = upsert(private).values(_whole(private))
PUT_WORD = _word.on_conflict_do_update(
    index_elements=["organisation", "person", "key"], set_={"text": _word.excluded.text}
)
DROP_WORD = delete(private).where(of_person(private), private.c.key == given("key_", private.c.key))
WORDS = (
    select(private.c.person, private.c.key, private.c.text)
    .where(private.c.organisation == given("o", private.c.organisation))
    .order_by(private.c.person, private.c.key)
)
TAKE_RECEIPT = insert(receipts).values(_whole(receipts))
RECEIPT = select(receipts.c.person, receipts.c.answer).where(
    receipts.c.organisation == given("o", receipts.c.organisation), receipts.c.key == given("key_", receipts.c.key)
)
OLD_RECEIPTS = delete(receipts).where(receipts.c.at < given("before", receipts.c.at))

# Forgetting.
EMPTY_WORDS = delete(private).where(of_person(private))
EMPTY_RECEIPTS = (
    update(receipts)
    .where(of_person(receipts), func.length(receipts.c.answer) > fixed(0))
    .values(answer=given("nothing", receipts.c.answer))
)
EMPTY_POSTS = (
    update(posts)
    .where(of_person(posts), func.length(posts.c.body) > fixed(0))
    .values(body=given("nothing", posts.c.body))
)

# Follow-ons and deadlines.
PUT_HOP = _unless_known(hops, "organisation", "key", left_out="id")
DROP_HOP = delete(hops).where(
    hops.c.organisation == given("o", hops.c.organisation), hops.c.key == given("key_", hops.c.key)
)
HOPS = select(hops.c.organisation, hops.c.kind, hops.c.stream, hops.c.key, hops.c.intent).order_by(hops.c.id)
DROP_DEADLINES = delete(deadlines).where(of_stream(deadlines))
PUT_DEADLINE = insert(deadlines).values(_whole(deadlines))
DUE = (
    select(deadlines.c.organisation, deadlines.c.kind, deadlines.c.stream, deadlines.c.name, deadlines.c.at)
    .where(deadlines.c.at <= given("until_", deadlines.c.at))
    .order_by(deadlines.c.at, deadlines.c.organisation, deadlines.c.kind, deadlines.c.stream, deadlines.c.name)
)
NEXT_DUE = select(func.min(deadlines.c.at))
