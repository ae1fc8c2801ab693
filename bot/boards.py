"""Keeps the live boards of every bound place: one message a place, edited in place, the latest state alone.

A chat door gives a `BoardMessenger`; everything else is here. A board has one sender (a lease), at most one version
waiting, and is drawn at the moment it may be sent, so that it can be late but never old. Its message id, version and
first delivery are kept by the ledger: a restart edits the same message, and a crash in the middle of the first post
is looked up before anything is posted again.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from bot.compose import compose
from bot.directory import Directory
from bot.domain.convening.state import Convening, Status
from bot.domain.frozen import frozen
from bot.domain.log import Actor, Stream
from bot.engine import Change, Engine
from bot.ports import Clock, Lease, Ledger
from bot.showing import Showing
from bot.speech import Speech
from bot.ui import Card, Divider, Element

log = structlog.get_logger("boards")

LEASED = 12.0
"""Seconds that a sender may be silent before another process may take its board: how long a crash can freeze one."""
TRY_AGAIN = 2.0
BARRED_FOR = 60.0
"""Seconds before a place that could not be written is tried again without anybody's asking."""


@frozen
class Board:
    """What a place is to show now. `cards` holds one card a language of the place; `version` is the log's head."""

    organisation: str
    convening: str
    place: str
    cards: tuple[Card, ...]
    version: int
    languages: tuple[str, ...] = ()
    """The language of each card."""

    def same_as(self, other: Board | None) -> bool:
        """Whether people would see a difference: the time of drawing alone is none."""
        return other is not None and [replace(c, as_of="") for c in self.cards] == [
            replace(c, as_of="") for c in other.cards
        ]


@frozen
class Posted:
    """Where a board stands: its message, the version on it, and the delivery it was first posted under."""

    delivery: str
    ref: str = ""
    version: int = 0

    @classmethod
    def read(cls, text: str) -> Posted:
        return cls(**json.loads(text))

    def written(self) -> str:
        return json.dumps(asdict(self))


@frozen
class Shown:
    """It stands there; `ref` is the message's id (a new one where the messenger had to post anew)."""

    ref: str


@frozen
class Gone:
    """The message was deleted: it must be posted again, as a new delivery."""


@frozen
class Barred:
    """This place cannot be written (archived, left, no right): people were told; it is tried again later."""

    reason: str


@frozen
class Wait:
    """Not now; again after so many seconds, with whatever is newest then."""

    seconds: float


Showed = Shown | Gone | Barred | Wait


class BoardMessenger(Protocol):
    """How one door writes boards."""

    async def turn(self, place: str) -> None:
        """Wait until this place may be written: pacing belongs here, before the board is drawn."""
        ...

    async def show(self, board: Board, posted: Posted, again: bool) -> Showed:
        """Edit `posted.ref`, or post under `posted.delivery` where there is no ref yet.

        `again`: an earlier post under this delivery may have arrived; look for it before posting.
        """
        ...


def board_card(state: Convening, directory: Directory, language: str, now: datetime) -> Card:
    """Where the convening stands and who waits, as everybody in the place sees it."""
    speech = Speech.about(state, directory, language, now)
    showing = Showing(state, directory, Actor(language=speech.language), now)
    about = compose(showing.convening(), speech)
    if not state.is_running:
        return Card(about.title, about.elements, speech("as-of", time=speech.clock(now)))
    queue = compose(showing.queue(), speech)
    elements: list[Element] = [*about.elements]
    running = state.breakouts.round
    if running is not None:
        groups = showing.round(running)
        elements += [Divider(), *compose(groups, speech).elements[:1]]
    return Card(about.title, (*elements, Divider(), *queue.elements), queue.as_of)


@dataclass(slots=True)
class Tended:
    """One board and its sender."""

    stream: Stream
    place: str
    key: str
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    again: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when there is reason to try before the pause is over."""
    task: asyncio.Task[None] | None = None
    posted: Posted | None = None
    last: Board | None = None
    lease: Lease | None = None
    unsure: bool = False
    """Whether a first post may have arrived without our hearing of it."""


class BoardKeeper:
    """Watches the engine and keeps the boards of one door."""

    def __init__(
        self, door: str, engine: Engine, ledger: Ledger, clock: Clock, messenger: BoardMessenger, owner: str
    ) -> None:
        self.door, self.engine, self.ledger, self.clock = door, engine, ledger, clock
        self.messenger, self.owner = messenger, owner
        self._boards: dict[tuple[Stream, str], Tended] = {}
        self._heads: dict[Stream, int] = {}
        self.edits = 0
        engine.watch(self._heard)
        self._running = False

    async def start(self, organisation: str) -> None:
        """Draw every board of the open convenings anew: nobody knows what happened to them while we were away."""
        self._running = True
        for state in self.engine.convenings(organisation):
            stream = Stream(organisation, "convening", state.id)
            self._heads.setdefault(stream, await self.ledger.head(stream))
            if state.status is not Status.CLOSED:
                self._tend_all(stream, state)

    async def stop(self) -> None:
        self._running = False
        tasks = [board.task for board in self._boards.values() if board.task]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for board in self._boards.values():
            if board.lease is not None:
                await self.ledger.release(board.lease)
        self._boards.clear()

    def redraw(self, place: str) -> None:
        """The place can perhaps be written again (unarchived, invited back, token renewed)."""
        for board in self._boards.values():
            if board.place == place or not place:
                board.last = None
                board.again.set()
                board.changed.set()

    async def settled(self) -> bool:
        """Whether every board shows its newest version."""
        return all(not board.changed.is_set() and board.last is not None for board in self._boards.values())

    def ref(self, convening: str, place: str) -> str:
        """The message id of a board, or empty."""
        board = next((b for b in self._boards.values() if (b.stream.id, b.place) == (convening, place)), None)
        return board.posted.ref if board and board.posted else ""

    # --- what changed -------------------------------------------------------------------------------------------

    def _heard(self, change: Change) -> None:
        if change.stream.kind != "convening":
            return
        if change.entries:
            self._heads[change.stream] = change.entries[-1].seq
        else:
            self._heads.pop(change.stream, None)
        if self._running and isinstance(change.state, Convening):
            self._tend_all(change.stream, change.state)

    def _tend_all(self, stream: Stream, state: Convening) -> None:
        for place in state.places:
            if place.startswith(f"{self.door}:"):
                self._tend(stream, place)
        for (other, place), board in list(self._boards.items()):
            if other == stream and place not in state.places:
                self._leave(board)

    def _tend(self, stream: Stream, place: str) -> None:
        board = self._boards.get((stream, place))
        if board is None:
            board = self._boards[stream, place] = Tended(stream, place, f"board:{stream.id}:{place}")
            board.task = asyncio.create_task(self._serve(board))
        board.changed.set()

    def _leave(self, board: Tended) -> None:
        """The place no longer shows this convening: its message stays as the last one said it."""
        self._boards.pop((board.stream, board.place), None)
        if board.task is not None:
            board.task.cancel()

    # --- the sender of one board ----------------------------------------------------------------------------------

    async def _serve(self, board: Tended) -> None:
        while True:
            await board.changed.wait()
            try:
                await self.messenger.turn(board.place)
                board.changed.clear()
                pause = await self._send(board)
            except Exception as error:
                log.error("board stumbled", board=board.key, exc_info=error)
                pause = TRY_AGAIN
            if pause:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(board.again.wait(), pause)
                board.again.clear()
                board.changed.set()

    async def _send(self, board: Tended) -> float:
        """Show the newest version. Returns after how many seconds to try again; 0: it stands."""
        if not await self._leased(board):
            return TRY_AGAIN
        if board.posted is None:
            await self._recall(board)
        assert board.posted is not None
        drawn = await self._draw(board)
        if drawn is None or (board.posted.ref and drawn.same_as(board.last)):
            return 0
        if drawn.version < board.posted.version:
            return TRY_AGAIN
        return await self._settle(board, drawn, await self._show(board, drawn, board.posted))

    async def _show(self, board: Tended, drawn: Board, posted: Posted) -> Showed:
        again, board.unsure = board.unsure, not posted.ref
        return await self.messenger.show(drawn, posted, again and not posted.ref)

    async def _settle(self, board: Tended, drawn: Board, showed: Showed) -> float:
        assert board.posted is not None
        match showed:
            case Shown(ref):
                self.edits += 1
                board.last, board.unsure = drawn, False
                await self._keep(board, replace(board.posted, ref=ref, version=drawn.version))
                return 0
            case Gone():
                board.last, board.unsure = None, False
                await self._keep(board, Posted(secrets.token_hex(8), version=board.posted.version))
                return 0.01
            case Barred(reason):
                log.warning("board barred", board=board.key, reason=reason)
                return BARRED_FOR
            case Wait(seconds):
                return seconds

    async def _leased(self, board: Tended) -> bool:
        now = self.clock.now()
        if board.lease is None or board.lease.until - now < timedelta(seconds=LEASED / 2):
            before, board.lease = board.lease, await self.ledger.lease(board.key, self.owner, now, LEASED)
            if board.lease is None or before is None or before.fence != board.lease.fence:
                board.posted, board.last = None, None
        return board.lease is not None

    async def _recall(self, board: Tended) -> None:
        """Where this board stood; a delivery without a message may have arrived in spite of that."""
        kept = (await self.ledger.kept(self.door, board.key)).get(board.key)
        if kept is not None:
            board.posted = Posted.read(kept)
            board.unsure = not board.posted.ref
        else:
            await self._keep(board, Posted(secrets.token_hex(8)))

    async def _keep(self, board: Tended, posted: Posted) -> None:
        assert board.lease is not None
        if await self.ledger.keep(self.door, board.key, posted.written(), board.lease.fence):
            board.posted = posted
        else:
            board.lease, board.posted = None, None
            raise LookupError("another sender has this board")

    async def _draw(self, board: Tended) -> Board | None:
        stream = board.stream
        if stream not in self._heads:
            self._heads[stream] = await self.ledger.head(stream)
        version, state = self._heads[stream], self.engine.state(stream)
        if not isinstance(state, Convening) or board.place not in state.places:
            return None
        directory, now = self.engine.directory(stream.organisation), self.clock.now()
        cards = tuple(board_card(state, directory, language, now) for language in state.languages)
        return Board(stream.organisation, stream.id, board.place, cards, version, state.languages)
