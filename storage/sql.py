"""A ledger over an SQL database: all that SQLite and PostgreSQL do in the same way."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection

from bot.domain.log import Stream, Word
from bot.ports import Due, Failed, Hop, Lease, Outcome, Parcel, Record, Write, Written
from storage import appending, holding, outbox, reading
from storage import statements as say
from storage.instants import to_number
from storage.rules import KEEP_RECEIPTS, KEEP_SETTLED
from storage.seal import Seal
from storage.statements import each, run

T = TypeVar("T")


class SqlLedger(ABC):
    """The ledger's promises in terms of one transaction at a time; the database says where each of them runs."""

    def __init__(self, seal: Seal) -> None:
        self._seal = seal

    @abstractmethod
    async def open(self) -> None: ...
    @abstractmethod
    async def close(self) -> None: ...
    @abstractmethod
    async def _write(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one transaction that is durable when this returns."""
        ...

    @abstractmethod
    async def _read(self, work: Callable[[Connection], T]) -> T:
        """Run `work` on what is committed."""
        ...

    @abstractmethod
    async def _wipe(self, organisation: str, person: str) -> int:
        """Empty a person's rows so that nothing of them can be read any more."""
        ...

    @abstractmethod
    def follow(self) -> AsyncIterator[tuple[Stream, int]]: ...

    @abstractmethod
    async def commit(self, writes: Sequence[Write]) -> Sequence[Outcome]: ...

    async def _commit_one(self, write: Write) -> Outcome:
        """Write it, or say why not."""
        try:
            await self._write(lambda connection: self._apply(connection, [write]))
        except Exception as error:
            return await self._why_not(write, error)
        return Written()

    def _apply(self, connection: Connection, writes: Sequence[Write]) -> None:
        appending.apply(connection, self._seal, writes)

    async def _why_not(self, write: Write, error: Exception) -> Outcome:
        try:
            found = await self._read(lambda connection: appending.diagnose(connection, self._seal, write))
        except Exception as second:
            return Failed(second)
        return found or Failed(error)

    async def read(self, stream: Stream, after: int = 0) -> Sequence[Record]:
        return await self._read(lambda connection: reading.records(connection, stream, after))

    async def head(self, stream: Stream) -> int:
        return await self._read(lambda connection: appending.head_of(connection, stream))

    async def open_streams(self) -> Sequence[tuple[Stream, int]]:
        return await self._read(reading.open_streams)

    async def streams(self, organisation: str, kind: str) -> Sequence[Stream]:
        return await self._read(lambda connection: reading.streams(connection, organisation, kind))

    async def organisations(self) -> Sequence[str]:
        return await self._read(reading.organisations)

    async def words(self, organisation: str) -> Sequence[Word]:
        return await self._read(lambda connection: reading.words(connection, self._seal, organisation))

    async def receipt(self, organisation: str, key: str) -> bytes | None:
        return await self._read(lambda connection: appending.receipt_of(connection, self._seal, organisation, key))

    async def due(self, until: datetime) -> Sequence[Due]:
        return await self._read(lambda connection: reading.due(connection, until))

    async def next_due(self) -> datetime | None:
        return await self._read(lambda connection: reading.earliest(connection, say.NEXT_DUE))

    async def hops(self) -> Sequence[Hop]:
        return await self._read(reading.hops)

    async def claim(self, now: datetime, owner: str, limit: int, lease_seconds: float = 60) -> Sequence[Parcel]:
        taken: list[Parcel] = []
        while len(taken) < limit:
            wanted = min(limit - len(taken), outbox.CHUNK)
            take = partial(outbox.claim, seal=self._seal, now=now, owner=owner, limit=wanted, seconds=lease_seconds)
            more = await self._write(take)
            taken += more
            if len(more) < wanted:
                break
        return taken

    async def next_post(self) -> datetime | None:
        return await self._read(lambda connection: reading.earliest(connection, outbox.NEXT_POST))

    async def settle(self, parcel: Parcel, state: str, now: datetime, detail: str = "") -> bool:
        return await self._write(lambda connection: outbox.settle(connection, parcel, state, now, detail))

    async def parcels(self, organisation: str, stream: Stream | None = None) -> Sequence[tuple[Parcel, str, str]]:
        return await self._read(lambda connection: outbox.listed(connection, self._seal, organisation, stream))

    async def lease(self, name: str, owner: str, now: datetime, seconds: float) -> Lease | None:
        return await self._write(lambda connection: holding.take(connection, name, owner, now, seconds))

    async def release(self, lease: Lease) -> None:
        await self._write(lambda connection: holding.release(connection, lease))

    async def keep(self, door: str, key: str, value: str | None, fence: int = 0) -> bool:
        return await self._write(lambda connection: holding.keep(connection, door, key, value, fence))

    async def kept(self, door: str, prefix: str = "") -> Mapping[str, str]:
        return await self._read(lambda connection: reading.facts(connection, door, prefix))

    async def forget(self, organisation: str, person: str) -> int:
        return await self._wipe(organisation, person)

    async def tidy(self, now: datetime) -> int:
        return await self._write(lambda connection: _tidy(connection, now))

    async def summarise(self, stream: Stream, record: Record, *, stays_open: bool = False) -> None:
        await self._write(lambda connection: self._summarise(connection, stream, record, stays_open))

    def _summarise(self, connection: Connection, stream: Stream, record: Record, stays_open: bool) -> None:
        appending.summarise(connection, stream, record, stays_open)


def _tidy(connection: Connection, now: datetime) -> int:
    long_ago = to_number(now - KEEP_RECEIPTS)
    each(connection, outbox.STRAY_POSTS, [{"before": long_ago, "now": to_number(now)}])
    receipts = run(connection, say.OLD_RECEIPTS, [{"before": long_ago}]).rowcount
    return receipts + run(connection, outbox.OLD_POSTS, [{"before": to_number(now - KEEP_SETTLED)}]).rowcount


def empty(connection: Connection, organisation: str, person: str) -> int:
    """Take out a person's words, and what receipts and posts say to her; the posts that still wait are cancelled."""
    who = {"o": organisation, "p": person}
    words = run(connection, say.EMPTY_WORDS, [who]).rowcount
    receipts = run(connection, say.EMPTY_RECEIPTS, [who | {"nothing": b""}]).rowcount
    run(connection, outbox.DROP_POSTS_TO, [who])
    return words + receipts + run(connection, say.EMPTY_POSTS, [who | {"nothing": b""}]).rowcount
