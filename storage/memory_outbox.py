"""The outbox in memory: posts are queued once, taken by one holder at a time, and closed only by who holds them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.domain.frozen import frozen
from bot.domain.log import Post, Stream
from bot.ports import Parcel, Write
from storage.instants import later
from storage.rules import KEEP_RECEIPTS, KEEP_SETTLED, correction_of, moment, refuse_unknown_state


@frozen
class Item:
    """A post with what the outbox knows about it."""

    parcel: Parcel
    action: int
    state: str = "waiting"
    detail: str = ""
    withdrawn: str = ""
    ready: datetime | None = None
    settled: datetime | None = None


class MemoryOutbox:
    """All posts, by organisation and key."""

    def __init__(self) -> None:
        self._posts: dict[tuple[str, str], Item] = {}
        self._posted = 0

    def put(self, write: Write) -> None:
        """Cancel what the write cancels, queue its posts, then take back what it has undone."""
        self._cancel(write)
        for action, post, body in write.posts:
            self._queue(write, action, post, body)
        if write.undone:
            self._take_back(write)

    def _queue(self, write: Write, action: int, post: Post, body: bytes) -> None:
        due = post.not_before or moment(write)
        key = write.stream.organisation, post.key
        if key not in self._posts:
            self._posted += 1
            parcel = Parcel(
                self._posted, key[0], write.stream, post.key, post.to, post.place, body, due, post.expires, 0, 0
            )
            self._posts[key] = Item(parcel, action, ready=due)

    def _cancel(self, write: Write) -> None:
        for key in write.cancels:
            for item in list(self._posts.values()):
                parcel = item.parcel
                if parcel.organisation == write.stream.organisation and _meant(key, parcel.key):
                    self._withdraw(item, "cancelled", moment(write))

    def _take_back(self, write: Write) -> None:
        for item in list(self._posts.values()):
            if item.parcel.stream == write.stream and item.action in write.undone:
                self._withdraw(item, "undone", moment(write))
                self._correct(item, moment(write))

    def _withdraw(self, item: Item, why: str, now: datetime) -> None:
        if item.parcel.correction:
            return
        if item.state == "waiting":
            self._set(item, state="cancelled", settled=now, ready=None)
        elif item.state == "claimed":
            self._set(item, withdrawn=item.withdrawn if item.withdrawn == "undone" else why)

    def _correct(self, item: Item, now: datetime) -> None:
        key = item.parcel.organisation, correction_of(item.parcel.key)
        if item.state == "sent" and not item.parcel.correction and key not in self._posts:
            self._posted += 1
            parcel = replace(
                item.parcel, id=self._posted, key=key[1], due=now, expires=None, attempts=0, fence=0, correction=True
            )
            self._posts[key] = Item(parcel, item.action, ready=now)

    def _set(self, item: Item, **changes: Any) -> Item:
        changed = replace(item, **changes)
        self._posts[item.parcel.organisation, item.parcel.key] = changed
        return changed

    def claim(self, now: datetime, owner: str, limit: int, lease_seconds: float = 60) -> list[Parcel]:
        ready = [
            (item.ready, item.parcel.id, item) for item in self._posts.values() if item.ready and not item.withdrawn
        ]
        due = sorted(row for row in ready if row[0] <= now)[:limit]
        taken = [self._take(item, later(now, lease_seconds)) for _, _, item in due]
        return sorted(taken, key=lambda parcel: (parcel.due, parcel.id))

    def _take(self, item: Item, until: datetime) -> Parcel:
        parcel = replace(item.parcel, attempts=item.parcel.attempts + 1, fence=item.parcel.fence + 1)
        self._set(item, parcel=parcel, state="claimed", ready=until)
        return parcel

    def next_post(self) -> datetime | None:
        return min((item.ready for item in self._posts.values() if item.ready and not item.withdrawn), default=None)

    def settle(self, parcel: Parcel, state: str, now: datetime, detail: str = "") -> bool:
        refuse_unknown_state(state)
        item = self._posts.get((parcel.organisation, parcel.key))
        if item is None or item.state != "claimed" or item.parcel.fence != parcel.fence:
            return False
        if state == "waiting" and not item.withdrawn:
            self._set(item, state="waiting", ready=now, detail=detail)
            return True
        closed = "cancelled" if state == "waiting" else state
        settled = self._set(item, state=closed, ready=None, settled=now, detail=detail)
        if item.withdrawn == "undone":
            self._correct(settled, now)
        return True

    def parcels(self, organisation: str, stream: Stream | None = None) -> list[tuple[Parcel, str, str]]:
        found = [item for item in self._posts.values() if item.parcel.organisation == organisation]
        return [(i.parcel, i.state, i.detail) for i in found if stream is None or i.parcel.stream == stream]

    def empty(self, organisation: str, person: str) -> int:
        count = 0
        for item in list(self._posts.values()):
            if (item.parcel.organisation, item.parcel.to) != (organisation, person):
                continue
            count += bool(item.parcel.body)
            emptied = self._set(item, parcel=replace(item.parcel, body=b""))
            if item.state in {"waiting", "claimed"}:
                self._set(emptied, state="cancelled", ready=None, settled=item.parcel.due, withdrawn="")
        return count

    def tidy(self, now: datetime) -> int:
        for item in list(self._posts.values()):
            if item.withdrawn and item.ready is not None and item.ready < now - KEEP_RECEIPTS:
                self._set(item, state="cancelled", settled=now, ready=None)
        old = [key for key, item in self._posts.items() if item.settled and item.settled < now - KEEP_SETTLED]
        for key in old:
            del self._posts[key]
        return len(old)

    def drop(self, stream: Stream) -> None:
        self._posts = {key: item for key, item in self._posts.items() if item.parcel.stream != stream}


def _meant(key: str, found: str) -> bool:
    return found.startswith(key[:-1]) if key.endswith("*") else found == key
