"""The few things that the core asks of the outside: a ledger, a clock, an alarm, and doors."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.frozen import frozen
from bot.domain.log import Answer, Entry, Post, Refusal, Stream, Word


@frozen
class Receipt:
    """The first answer to a delivery, kept 48 hours under the delivery's own key, so that a copy gets it again."""

    key: str
    person: str
    answer: bytes
    """The answer or refusal, encoded; opaque to the ledger."""


@frozen
class Due:
    """A deadline as the ledger keeps it: which stream must be woken, for what, and when."""

    stream: Stream
    name: str
    at: datetime


@frozen
class Hop:
    """A follow-on intent waiting to be carried out on another stream: recorded with the decision that caused it."""

    key: str
    stream: Stream
    intent: bytes


@frozen
class Record:
    """One log line as bytes: what the ledger stores and returns, without knowing any event."""

    seq: int
    at: datetime
    actor: str
    action: int
    undoable: bool
    type: str
    data: bytes


@frozen
class Write:
    """All that one batch changes on one stream: written whole or not at all.

    `expected` is the head that every decision in it was made on; the ledger refuses with `Moved` when another
    process has appended since. A write without records still checks the head, so that a refusal or a private read
    is answered only on a state that is still true.
    """

    stream: Stream
    expected: int
    records: tuple[Record, ...] = ()
    words: tuple[Word, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    posts: tuple[tuple[int, Post, bytes], ...] = ()
    """(action, the post, its sentence and view encoded)."""
    cancels: tuple[str, ...] = ()
    undone: tuple[int, ...] = ()
    """Actions taken back: their posts that are still waiting are cancelled, and a sent one gets one correction."""
    hops: tuple[Hop, ...] = ()
    hopped: tuple[str, ...] = ()
    """Keys of follow-ons that this write carries out."""
    deadlines: tuple[Due, ...] | None = None
    """The stream's whole list where it changed; None leaves it."""
    is_open: bool = True
    now: datetime | None = None
    """When the batch was decided, for its receipts and posts; None: when its last record was."""


@frozen
class Written:
    """The write is durable."""


@frozen
class Moved:
    """Somebody else appended first; the head is now `head`. Nothing was written."""

    head: int


@frozen
class Known:
    """Some keys were answered before: their first answers. Nothing was written."""

    receipts: Mapping[str, bytes]


@frozen
class Failed:
    """The storage refused this write for its own reasons. Nothing was written."""

    error: Exception


Outcome = Written | Moved | Known | Failed


@frozen
class Parcel:
    """A post as it waits to be sent, and the fencing number of whoever holds it."""

    id: int
    organisation: str
    stream: Stream
    key: str
    to: str
    place: str
    body: bytes
    due: datetime
    expires: datetime | None
    attempts: int
    fence: int
    correction: bool = False


@frozen
class Lease:
    """A right to act alone for a while: a later holder has a larger fence, and the older one's writes are refused."""

    name: str
    owner: str
    fence: int
    until: datetime


class Ledger(Protocol):
    """Where logs, private texts, receipts, posts and deadlines are kept. Every call names its organisation."""

    async def open(self) -> None: ...
    async def close(self) -> None: ...
    async def commit(self, writes: Sequence[Write]) -> Sequence[Outcome]:
        """Make each write durable, whole or not at all, in order; one outcome a write."""
        ...

    async def read(self, stream: Stream, after: int = 0) -> Sequence[Record]: ...
    async def head(self, stream: Stream) -> int: ...
    async def open_streams(self) -> Sequence[tuple[Stream, int]]:
        """Every stream that is not closed, with its head."""
        ...

    async def streams(self, organisation: str, kind: str) -> Sequence[Stream]: ...
    async def words(self, organisation: str) -> Sequence[Word]: ...
    async def organisations(self) -> Sequence[str]: ...
    async def receipt(self, organisation: str, key: str) -> bytes | None: ...
    async def due(self, until: datetime) -> Sequence[Due]: ...
    async def next_due(self) -> datetime | None: ...
    async def hops(self) -> Sequence[Hop]: ...

    async def claim(self, now: datetime, owner: str, limit: int, lease_seconds: float = 60) -> Sequence[Parcel]:
        """Take up to `limit` posts that are due and that nobody else holds."""
        ...

    async def next_post(self) -> datetime | None: ...
    async def settle(self, parcel: Parcel, state: str, now: datetime, detail: str = "") -> bool:
        """Close a parcel (`sent`, `refused`, `expired`) or have it wait until `now`. False: it is not ours any more."""
        ...

    async def parcels(self, organisation: str, stream: Stream | None = None) -> Sequence[tuple[Parcel, str, str]]:
        """Posts with their state and detail, oldest first."""
        ...

    async def lease(self, name: str, owner: str, now: datetime, seconds: float) -> Lease | None:
        """Take or renew a lease; None while somebody else holds it."""
        ...

    async def release(self, lease: Lease) -> None: ...
    async def keep(self, door: str, key: str, value: str | None, fence: int = 0) -> bool:
        """Remember a door's own fact (a message id, a token); None forgets it. An older fence is refused (False)."""
        ...

    async def kept(self, door: str, prefix: str = "") -> Mapping[str, str]: ...
    async def forget(self, organisation: str, person: str) -> int:
        """Empty a person's rows for good, free pages and write-ahead log included; returns how many there were."""
        ...

    async def tidy(self, now: datetime) -> int:
        """Drop receipts older than 48 hours and settled posts past keeping; returns how many rows went."""
        ...

    async def summarise(self, stream: Stream, record: Record, *, stays_open: bool = False) -> None:
        """Replace a closed log by one summary line at its retention date.

        `stays_open` where it is to be among the open streams again: a series goes on that asks for it by name.
        """
        ...

    def follow(self) -> AsyncIterator[tuple[Stream, int]]:
        """Streams that another process has appended to, with their heads. Never ends; yields nothing on one process."""
        ...


class Clock(Protocol):
    """What time it is, always in UTC."""

    def now(self) -> datetime: ...
    async def sleep_until(self, at: datetime) -> None: ...


class Alarm(Protocol):
    """Wakes the engine at an instant. Holds at most one instant; a new one replaces it."""

    def arm(self, at: datetime | None) -> None: ...
    def on_ring(self, ring: Callable[[], Awaitable[None]]) -> None: ...
    async def start(self) -> None: ...
    async def stop(self) -> None: ...


@frozen
class Delivered:
    """The far side has it; `ref` is the message's id there."""

    ref: str = ""


@frozen
class Unreachable:
    """This door cannot reach the person (no account, closed messages, left): try their next door."""

    reason: str


@frozen
class Later:
    """Not now: try again after so many seconds."""

    seconds: float
    reason: str = ""


Delivery = Delivered | Unreachable | Later


class Door(Protocol):
    """An adapter seen by a person: shows boards, delivers posts, and turns what people do into invocations."""

    name: str

    async def start(self) -> None: ...
    async def stop(self) -> None: ...
    async def deliver(self, parcel: Parcel, post: Post) -> Delivery: ...


Reply = Answer | Refusal

__all__ = [
    "Alarm",
    "Clock",
    "Delivered",
    "Delivery",
    "Door",
    "Due",
    "Entry",
    "Failed",
    "Hop",
    "Known",
    "Later",
    "Lease",
    "Ledger",
    "Moved",
    "Outcome",
    "Parcel",
    "Receipt",
    "Record",
    "Reply",
    "Unreachable",
    "Word",
    "Write",
    "Written",
]
