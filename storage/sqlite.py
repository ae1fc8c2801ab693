"""The ledger in one SQLite file: one process, one writer, one fsync for all that a batch carries."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from bot.domain.log import Stream
from bot.ports import Outcome, Write, Written
from storage import holding, migrate, outbox
from storage.disk import FileLock, refuse_unfit
from storage.refusals import StorageRefused
from storage.seal import Plain
from storage.sql import SqlLedger, empty

T = TypeVar("T")

# FULL: the log is on the disk before anybody gets an answer. secure_delete: what is deleted is overwritten.
WRITER = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON", "busy_timeout = 5000")
PREPARED = 256
"""Statements that stay prepared: every one that we say, the inserts in each of their lengths."""
READER = ("busy_timeout = 5000", "query_only = ON")


class SqliteLedger(SqlLedger):
    """A convening's logs in a file of its own, on this machine's disk.

    One thread writes, one reads, each on a connection that nobody else touches: SQLite before 3.51.3 can damage a
    file whose log is reset by two connections at once, so the reader is opened read-only and never checkpoints.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(Plain())
        self._path = path
        self._lock = FileLock(path)
        self._writer, self._reader = _thread("ledger-writer"), _thread("ledger-reader")
        self.engine = _engine(path, "rwc", WRITER)
        self._reading = _engine(path, "ro", READER)
        self._opened = False

    async def open(self) -> None:
        refuse_unfit(self._path)
        self._lock.take()
        try:
            await self._on(self._writer, self._prepare)
        except BaseException:
            self._lock.release()
            raise
        self._opened = True

    def _prepare(self) -> None:
        try:
            with self.engine.connect() as connection:
                migrate.upgrade_connection(connection)
            _in_transaction(self.engine, _let_go)
        except DBAPIError as error:
            raise StorageRefused(f"{self._path} is not a database that Convenor can use: {error.orig}.") from error

    async def close(self) -> None:
        if self._opened:
            self._opened = False
            await self._on(self._reader, self._reading.dispose)
            await self._on(self._writer, self.engine.dispose)
            self._lock.release()
        self._writer.shutdown(wait=False)
        self._reader.shutdown(wait=False)

    async def commit(self, writes: Sequence[Write]) -> Sequence[Outcome]:
        """All in one transaction; where one of them cannot be written, each in its own, so that it fails alone."""
        if len(writes) > 1:
            try:
                await self._write(lambda connection: self._apply(connection, writes))
            except Exception:  # whatever it is, the one that causes it reports it below
                return [await self._commit_one(write) for write in writes]
            return [Written()] * len(writes)
        return [await self._commit_one(write) for write in writes]

    async def _write(self, work: Callable[[Connection], T]) -> T:
        return await self._on(self._writer, lambda: _in_transaction(self.engine, work))

    async def _read(self, work: Callable[[Connection], T]) -> T:
        return await self._on(self._reader, lambda: _on_connection(self._reading, work))

    async def _on(self, thread: ThreadPoolExecutor, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(thread, work)

    async def _wipe(self, organisation: str, person: str) -> int:
        count = await self._write(lambda connection: empty(connection, organisation, person))
        await self._on(self._writer, self._scrub)
        return count

    def _scrub(self) -> None:
        """Rewrite the file without its free pages, and cut its write-ahead log to nothing."""
        with self.engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            for command in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                driver.execute(command).fetchall()

    async def follow(self) -> AsyncIterator[tuple[Stream, int]]:
        """Nobody else writes here."""
        await asyncio.Event().wait()
        yield Stream("", "", ""), 0


def _let_go(connection: Connection) -> None:
    """Whatever somebody still holds here: the file's lock is ours, so its holder is dead, and nobody waits for it."""
    holding.release_all(connection)
    outbox.lapse_all(connection)


def _in_transaction(engine: Engine, work: Callable[[Connection], T]) -> T:
    with engine.begin() as connection:
        return work(connection)


def _on_connection(engine: Engine, work: Callable[[Connection], T]) -> T:
    with engine.connect() as connection:
        return work(connection)


def _thread(name: str) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)


def _engine(path: Path, mode: str, pragmas: Sequence[str]) -> Engine:
    """One connection, opened on first use, in autocommit until we say BEGIN ourselves."""
    address = f"file:{quote(str(path.absolute()))}?mode={mode}"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            address, uri=True, isolation_level=None, check_same_thread=False, cached_statements=PREPARED
        )
        try:
            for pragma in pragmas:
                connection.execute(f"PRAGMA {pragma}")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    # An error that is logged must not tell anybody's words, hence hide_parameters.
    engine = create_engine("sqlite://", creator=connect, poolclass=StaticPool, hide_parameters=True)
    if mode != "ro":
        # The driver would begin on its own, too late and without the write lock.
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine
