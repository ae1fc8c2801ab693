"""The ledger in PostgreSQL: several processes, each append tied to the head it was decided on."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar
from uuid import uuid4

from sqlalchemy import Connection, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError

from bot.domain.log import Stream
from bot.ports import Outcome, Write, Written
from storage import migrate, tail
from storage.keys import PersonKeys
from storage.refusals import StorageRefused
from storage.sql import SqlLedger, empty

T = TypeVar("T")
CONNECTIONS = 4
"""At once, for reading and writing; one more listens."""
TRIES = 3
AGAIN = frozenset({"40001", "40P01"})
"""Serialization failure and deadlock: nothing was wrong with what we asked (PostgreSQL, appendix A)."""
# A server may be set up to answer before the commit is on disk; anything stronger than "on" is left as it is.
DURABLE = "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"


class PostgresLedger(SqlLedger):
    """Logs on a database server, shared by as many processes as serve the convenings.

    `url` is a `postgresql://` address; `secrets` the values of CONVENOR_SECRET_KEY, the newest first.
    """

    def __init__(self, url: str, secrets: Sequence[str]) -> None:
        self._keys = PersonKeys(secrets)
        super().__init__(self._keys)
        self._address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        self._process = uuid4().hex
        self._threads = ThreadPoolExecutor(CONNECTIONS, thread_name_prefix="ledger")
        self._listener = ThreadPoolExecutor(1, thread_name_prefix="ledger-tail")
        self._heads: dict[Stream, int] = {}
        """The newest head of each stream that this process wrote or was told of."""
        self._since = 0
        self._open = False
        self.engine = create_engine(
            migrate.driver_url(url),
            pool_size=CONNECTIONS,
            max_overflow=0,
            hide_parameters=True,  # an error that is logged must not tell anybody's words
        )
        event.listen(self.engine, "connect", _make_durable)

    async def open(self) -> None:
        await self._on(self._prepare)
        self._open = True

    def _prepare(self) -> None:
        try:
            with self.engine.connect() as connection:
                migrate.upgrade_connection(connection)
                with connection.begin():
                    self._keys.check(connection)
                    self._since = int(connection.exec_driver_sql(tail.HORIZON).scalar_one())
        except DBAPIError as error:
            raise StorageRefused(
                f"The PostgreSQL database cannot be used: {_first_line(error)}; check CONVENOR_DATABASE_URL."
            ) from error

    async def close(self) -> None:
        self._open = False
        await self._on(self.engine.dispose)
        self._threads.shutdown(wait=False)
        self._listener.shutdown(wait=False)

    async def commit(self, writes: Sequence[Write]) -> Sequence[Outcome]:
        """Each write in its own transaction, in order: what one process holds no other process waits for."""
        return [await self._commit_and_remember(write) for write in writes]

    async def _commit_and_remember(self, write: Write) -> Outcome:
        outcome = await self._commit_one(write)
        if isinstance(outcome, Written) and write.records:
            self._learn(write.stream, write.records[-1].seq)
        return outcome

    def _apply(self, connection: Connection, writes: Sequence[Write]) -> None:
        super()._apply(connection, writes)
        if any(write.records for write in writes):
            connection.exec_driver_sql(tail.NOTIFY, {"payload": self._process})

    async def _write(self, work: Callable[[Connection], T]) -> T:
        return await self._on(lambda: self._again(lambda: self._in_transaction(work)))

    async def _read(self, work: Callable[[Connection], T]) -> T:
        return await self._on(lambda: self._again(lambda: self._looking(work)))

    def _in_transaction(self, work: Callable[[Connection], T]) -> T:
        with self.engine.begin() as connection:
            return work(connection)

    def _looking(self, work: Callable[[Connection], T]) -> T:
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            return work(connection)

    def _again(self, work: Callable[[], T]) -> T:
        """Try once more where the connection was lost or two transactions met.

        A commit whose answer was lost with the connection is recognised by its receipts, and not done twice.
        """
        for attempt in range(1, TRIES):
            try:
                return work()
            except DBAPIError as error:
                if not (error.connection_invalidated or getattr(error.orig, "sqlstate", "") in AGAIN):
                    raise
                time.sleep(0.05 * attempt)
        return work()

    async def _on(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    async def _wipe(self, organisation: str, person: str) -> int:
        def destroy(connection: Connection) -> int:
            self._keys.destroy(connection, organisation, person)
            return empty(connection, organisation, person)

        count = await self._write(destroy)
        # The deleted key itself would lie in its page until somebody needs the room.
        await self._read(lambda connection: connection.exec_driver_sql("VACUUM FULL person_keys").close())
        return count

    async def follow(self) -> AsyncIterator[tuple[Stream, int]]:
        watch = tail.Tail(self._address, self._process, self._since)
        loop = asyncio.get_running_loop()
        try:
            while self._open:
                for stream, head in await loop.run_in_executor(self._listener, watch.look):
                    if self._learn(stream, head):
                        yield stream, head
        finally:
            if self._open:
                self._listener.submit(watch.close)
            else:
                watch.close()

    def _learn(self, stream: Stream, head: int) -> bool:
        """Whether this head is news to this process."""
        news = head > self._heads.get(stream, 0)
        if news:
            self._heads[stream] = head
        return news


def _make_durable(connection: object, _record: object) -> None:
    with connection.cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(DURABLE)
    connection.commit()  # type: ignore[attr-defined]


def _first_line(error: DBAPIError) -> str:
    return str(error.orig).strip().splitlines()[0].rstrip(".")
