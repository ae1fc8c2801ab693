"""The ledger in memory, for rehearsal and tests: the same promises, except that it ends with the process.

Tests can ask it to fail: refuse the next commits, be slow, or lose the answer to a commit that did happen.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.log import Stream, Word
from bot.ports import Due, Failed, Hop, Known, Lease, Moved, Outcome, Parcel, Receipt, Record, Write, Written
from storage.instants import EPOCH, later
from storage.memory_outbox import MemoryOutbox
from storage.rules import (
    KEEP_RECEIPTS,
    HeadMoved,
    last_head,
    moment,
)

Key = tuple[str, str]
"""An organisation, and a key in it."""


@dataclass(slots=True)
class Log:
    """One stream's lines and its head."""

    head: int = 0
    is_open: bool = True
    records: list[Record] = field(default_factory=list)


@dataclass(slots=True)
class Faults:
    """What is to go wrong, and how often; a test sets it, and each fault is used up."""

    refuse: list[Exception] = field(default_factory=list)
    """Errors for the next commits, one each: nothing is written."""
    lose_answer: list[Exception] = field(default_factory=list)
    """Errors that come after the next commits: everything is written, nobody hears of it."""
    seconds: float = 0.0
    """How long each commit takes."""


class MemoryLedger:
    """A ledger without a database."""

    def __init__(self, faults: Faults | None = None) -> None:
        self.faults = faults or Faults()
        self.commits = 0
        """How many transactions were durable: what a database would have counted as fsyncs."""
        self._logs: dict[Stream, Log] = {}
        self._words: dict[tuple[str, str, str], str] = {}
        self._receipts: dict[Key, tuple[Receipt, datetime]] = {}
        self._outbox = MemoryOutbox()
        self._hops: dict[Key, Hop] = {}
        self._deadlines: dict[Stream, tuple[Due, ...]] = {}
        self._leases: dict[str, Lease] = {}
        self._kept: dict[Key, tuple[str | None, int]] = {}

    async def open(self) -> None:
        """Nothing to prepare."""

    async def close(self) -> None:
        """Nothing to put away: a ledger opened again still has what was written."""

    async def commit(self, writes: Sequence[Write]) -> Sequence[Outcome]:
        if self.faults.seconds:
            await asyncio.sleep(self.faults.seconds)
        if self.faults.refuse:
            error = self.faults.refuse.pop(0)
            return [Failed(error)] * len(writes)
        outcomes = [self._put(write) for write in writes]
        written = sum(isinstance(outcome, Written) for outcome in outcomes)
        self.commits += 1 if written == len(writes) > 0 else written
        if self.faults.lose_answer:
            raise self.faults.lose_answer.pop(0)
        return outcomes

    def _put(self, write: Write) -> Outcome:
        refused = self._why_not(write)
        if refused is not None:
            return refused
        self._append(write)
        self._put_private(write)
        self._outbox.put(write)
        self._put_hops(write)
        if write.deadlines is not None:
            self._deadlines[write.stream] = write.deadlines
        return Written()

    def _why_not(self, write: Write) -> Outcome | None:
        organisation = write.stream.organisation
        found = {r.key: self._receipts.get((organisation, r.key)) for r in write.receipts}
        if any(found.values()):
            return Known({key: kept[0].answer for key, kept in found.items() if kept is not None})
        if self._head(write.stream) != write.expected:
            return Moved(self._head(write.stream))
        try:
            last_head(write)
            _refuse_what_no_database_takes(write)
        except Exception as error:
            return Failed(error)
        return None

    def _append(self, write: Write) -> None:
        if write.records:
            log = self._logs.setdefault(write.stream, Log())
            log.head, log.is_open = write.records[-1].seq, write.is_open
            log.records.extend(write.records)

    def _put_private(self, write: Write) -> None:
        organisation = write.stream.organisation
        for word in write.words:
            place = organisation, word.person, word.key
            if word.text is None:
                self._words.pop(place, None)
            else:
                self._words[place] = word.text
        for receipt in write.receipts:
            self._receipts[organisation, receipt.key] = receipt, moment(write)

    def _put_hops(self, write: Write) -> None:
        for hop in write.hops:
            self._hops.setdefault((hop.stream.organisation, hop.key), hop)
        for key in write.hopped:
            self._hops.pop((write.stream.organisation, key), None)

    def _head(self, stream: Stream) -> int:
        log = self._logs.get(stream)
        return log.head if log is not None else 0

    async def read(self, stream: Stream, after: int = 0) -> Sequence[Record]:
        log = self._logs.get(stream, Log())
        return [record for record in log.records if record.seq > after]

    async def head(self, stream: Stream) -> int:
        return self._head(stream)

    async def open_streams(self) -> Sequence[tuple[Stream, int]]:
        return sorted((stream, log.head) for stream, log in self._logs.items() if log.is_open)

    async def streams(self, organisation: str, kind: str) -> Sequence[Stream]:
        return sorted(s for s in self._logs if (s.organisation, s.kind) == (organisation, kind))

    async def words(self, organisation: str) -> Sequence[Word]:
        return [Word(p, key, text) for (o, p, key), text in sorted(self._words.items()) if o == organisation]

    async def organisations(self) -> Sequence[str]:
        return sorted({stream.organisation for stream in self._logs})

    async def receipt(self, organisation: str, key: str) -> bytes | None:
        found = self._receipts.get((organisation, key))
        return found[0].answer if found is not None else None

    async def due(self, until: datetime) -> Sequence[Due]:
        found = [due for dues in self._deadlines.values() for due in dues if due.at <= until]
        return sorted(found, key=lambda due: (due.at, due.stream, due.name))

    async def next_due(self) -> datetime | None:
        return min((due.at for dues in self._deadlines.values() for due in dues), default=None)

    async def hops(self) -> Sequence[Hop]:
        return list(self._hops.values())

    async def lease(self, name: str, owner: str, now: datetime, seconds: float) -> Lease | None:
        held = self._leases.get(name)
        if held is not None and held.until > now and held.owner != owner:
            return None
        fence = 1 if held is None else held.fence + (held.until <= now or held.owner != owner)
        self._leases[name] = Lease(name, owner, fence, later(now, seconds))
        return self._leases[name]

    async def release(self, lease: Lease) -> None:
        held = self._leases.get(lease.name)
        if held is not None and (held.owner, held.fence) == (lease.owner, lease.fence):
            self._leases[lease.name] = replace(held, until=EPOCH)

    async def keep(self, door: str, key: str, value: str | None, fence: int = 0) -> bool:
        if self._kept.get((door, key), (None, 0))[1] > fence:
            return False
        self._kept[door, key] = value, fence
        return True

    async def kept(self, door: str, prefix: str = "") -> Mapping[str, str]:
        return {
            key: value
            for (d, key), (value, _) in sorted(self._kept.items())
            if d == door and key.startswith(prefix) and value is not None
        }

    async def forget(self, organisation: str, person: str) -> int:
        words = [place for place in self._words if place[:2] == (organisation, person)]
        for place in words:
            del self._words[place]
        return len(words) + self._empty_receipts(organisation, person) + self._outbox.empty(organisation, person)

    def _empty_receipts(self, organisation: str, person: str) -> int:
        count = 0
        for (o, key), (receipt, at) in self._receipts.items():
            if (o, receipt.person) == (organisation, person) and receipt.answer:
                self._receipts[o, key] = replace(receipt, answer=b""), at
                count += 1
        return count

    async def claim(self, now: datetime, owner: str, limit: int, lease_seconds: float = 60) -> Sequence[Parcel]:
        return self._outbox.claim(now, owner, limit, lease_seconds)

    async def next_post(self) -> datetime | None:
        return self._outbox.next_post()

    async def settle(self, parcel: Parcel, state: str, now: datetime, detail: str = "") -> bool:
        return self._outbox.settle(parcel, state, now, detail)

    async def parcels(self, organisation: str, stream: Stream | None = None) -> Sequence[tuple[Parcel, str, str]]:
        return self._outbox.parcels(organisation, stream)

    async def tidy(self, now: datetime) -> int:
        old = [key for key, (_, at) in self._receipts.items() if at < now - KEEP_RECEIPTS]
        for key in old:
            del self._receipts[key]
        return len(old) + self._outbox.tidy(now)

    async def summarise(self, stream: Stream, record: Record, *, stays_open: bool = False) -> None:
        log = self._logs.get(stream)
        if log is None or log.is_open or log.head != record.seq - 1:
            raise HeadMoved(f"{stream} is still open, or its last line is not {record.seq - 1}.")
        log.head, log.records, log.is_open = record.seq, [record], stays_open
        self._deadlines.pop(stream, None)
        self._outbox.drop(stream)

    async def follow(self) -> AsyncIterator[tuple[Stream, int]]:
        """Nobody else writes here."""
        await asyncio.Event().wait()
        yield Stream("", "", ""), 0


def _refuse_what_no_database_takes(write: Write) -> None:
    for word in write.words:
        (word.text or "").encode()
    keys = [receipt.key for receipt in write.receipts]
    if len(set(keys)) < len(keys):
        raise ValueError("One delivery cannot be answered twice in one write.")
