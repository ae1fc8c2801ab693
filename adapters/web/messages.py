"""One-off posts to people on the web: told at once to their open pages, and kept for the next time they look."""

from __future__ import annotations

import asyncio
import json
from base64 import b64decode, b64encode
from collections import deque
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from adapters.web.acting import choice
from bot import codec
from bot.domain.convening.opening import LONG_AGO
from bot.domain.convening.state import Convening
from bot.domain.frozen import frozen
from bot.domain.log import Choice, Post
from bot.engine import Change
from bot.ports import Delivered, Delivery, Ledger, Parcel, Unreachable

if TYPE_CHECKING:
    from adapters.web.door import WebDoor
    from adapters.web.seats import Seat

DOOR, PREFIX = "web", "told:"
MOST_KEPT = 5


@frozen
class Message:
    """Something that was said to one person or group, when, and until when it matters."""

    id: int
    convening: str
    to: str
    place: str
    at: datetime
    post: Post


class Messages:
    """The last few things said to each person and group of each convening."""

    def __init__(self, door: WebDoor, ledger: Ledger) -> None:
        self._door, self._ledger = door, ledger
        self._kept: dict[tuple[str, str], deque[Message]] = {}
        self._forgetting: asyncio.Task[None] | None = None

    async def load(self) -> None:
        for value in (await self._ledger.kept(DOOR, PREFIX)).values():
            kept = json.loads(value)
            post = codec.decode_post(b64decode(kept["post"]))
            at = datetime.fromisoformat(kept["at"])
            self._remember(Message(kept["id"], kept["convening"], post.to, post.place, at, post))

    def _remember(self, message: Message) -> Message | None:
        """Keep it; returns the one that has to go to make room."""
        line = self._kept.setdefault((message.convening, message.to or message.place), deque())
        if any(one.id == message.id for one in line):
            return None  # carried again after a crash: it is the same message
        line.append(message)
        return line.popleft() if len(line) > MOST_KEPT else None

    async def deliver(self, parcel: Parcel, post: Post) -> Delivery:
        state = self._about(parcel, post)
        if state is None:
            return Unreachable("she is in no convening whose page could show it")
        if not post.to and not post.place.startswith(("group:", f"convening:{state.id}")):
            return Unreachable("not a place of this door")
        message = Message(parcel.id, state.id, post.to, post.place, self._door.clock.now(), post)
        kept = {"id": message.id, "convening": state.id, "at": message.at.isoformat()}
        kept["post"] = b64encode(parcel.body).decode()
        await self._ledger.keep(DOOR, f"{PREFIX}{parcel.id}", json.dumps(kept))
        gone = self._remember(message)
        if gone is not None:
            await self._ledger.keep(DOOR, f"{PREFIX}{gone.id}", None)
        self._tell(state, message)
        return Delivered(f"web:{parcel.id}")

    def on_change(self, change: Change) -> None:
        """A convening of which only the totals are left has nothing more to tell anybody."""
        if isinstance(change.state, Convening) and change.state.totals is not None:
            gone = [key for key in self._kept if key[0] == change.state.id]
            lines = [message for key in gone for message in self._kept.pop(key)]
            if lines:
                self._forgetting = asyncio.get_running_loop().create_task(self._forget(lines))

    async def _forget(self, messages: Iterable[Message]) -> None:
        for one in messages:
            await self._ledger.keep(DOOR, f"{PREFIX}{one.id}", None)

    def _about(self, parcel: Parcel, post: Post) -> Convening | None:
        """The convening on whose pages it is shown: the one it is about, else the newest that she is in."""
        engine, organisation = self._door.engine, parcel.organisation
        named = parcel.stream.id if parcel.stream.kind == "convening" else post.convening
        if named:
            return engine.convening(organisation, named)
        hers = [state for state in engine.convenings(organisation) if state.one(post.to) is not None]
        return max(hers, key=lambda state: state.opened_at or LONG_AGO, default=None)

    def _tell(self, state: Convening, message: Message) -> None:
        for tab in self._door.live.tabs(state.id):
            seat = tab.sit(state)
            if self.is_for(message, seat):
                ways = [choice(one, seat) for one in message.post.choices]
                said = seat.speech.say(message.post.say)
                tab.tell({"say": said, "urgent": message.post.urgent, "id": message.id, "choices": ways})

    def is_for(self, message: Message, seat: Seat) -> bool:
        """Whether this seat is the one it was said to: hers, or her group's."""
        if seat.me is None or seat.actor.account in seat.state.claims:
            return False
        if message.to:
            return seat.state.one(message.to) == seat.me
        if message.place.startswith("group:"):
            running = seat.state.breakouts.round
            group = running.group_of(seat.me.person) if running else None
            return group is not None and message.place == f"group:{running.id if running else ''}:{group.id}"
        return True

    def shown(self, seat: Seat) -> list[tuple[datetime, str, tuple[Choice, ...]]]:
        """What was said to this seat lately, newest first, in its own language, with the ways to answer."""
        mine = [message for message in self._of(seat) if self.is_for(message, seat)]
        newest = sorted(mine, key=lambda message: message.at, reverse=True)[:MOST_KEPT]
        return [(message.at, seat.speech.say(message.post.say), message.post.choices) for message in newest]

    def _of(self, seat: Seat) -> Iterable[Message]:
        for (convening, _), line in self._kept.items():
            if convening == seat.state.id:
                yield from line
