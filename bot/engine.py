"""The one asynchronous heart: take what waits, decide, commit, answer, show, arm.

While one commit is on its way the next batch gathers, so that many commands share one fsync. Decisions in a batch
build on each other's provisional state; every answer, refusals included, waits for COMMIT. A commit that fails puts the
state back to the last committed head and tries the items one by one, so that a bad one fails alone.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import Any

import structlog

from bot import codec
from bot.batch import Batch, Draft, Expand, Item, Reply
from bot.breathing import AT_A_STRETCH, let_others_run
from bot.directory import Directory
from bot.domain.books import BOOKS
from bot.domain.convening.state import Convening
from bot.domain.frozen import frozen
from bot.domain.log import CLOCK, Actor, Entry, Intent, Refusal, Role, Stream, refuse
from bot.domain.person.state import Person
from bot.memory import Memory
from bot.ports import Alarm, Clock, Due, Failed, Hop, Known, Ledger, Moved, Outcome, Write, Written
from bot.router import Invocation, Routed, Router

__all__ = ["Ask", "Change", "Engine", "Fault", "Reply", "Watcher", "refuse_fault"]

log = structlog.get_logger("engine")

MOST_IN_A_BATCH = 256
A_BATCH = 32
"""A commit costs as much for one as for so many, and fewer are not taken apart."""
ENOUGH = 8
"""Until so many are there, more are waited for while they come. So many are on their way to the disk before those of
the last commit are answered: while these are put into words the disk writes, and it hardly ever waits."""
ONE_IN_HAND = 1
QUICK = 0.02
"""Seconds. A disk that commits sooner is given half of what waits: while it writes, the other half is decided, and
neither waits for the other. To a slower one everything goes at once, for nobody should wait for two commits."""
MOST_FAILURES = 2
"""How often an item may be part of a failed commit before its person is told that we broke."""
MOST_TRIES = 8
"""How often a decision is made again because another process appended first."""


class Fault(Exception):
    """Something of ours broke while an invocation was on its way; `reference` finds it in the log."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"fault {reference}")
        self.reference = reference


@frozen
class Change:
    """What a stream's watchers are told: the state that is now durable, and the lines that led to it."""

    stream: Stream
    state: Any
    entries: tuple[Entry, ...]


Watcher = Callable[[Change], None]


class Engine:
    """Decides everything, one batch at a time. `ask` for what people say, `submit` for what is already an intent."""

    def __init__(
        self,
        ledger: Ledger,
        clock: Clock,
        alarm: Alarm,
        router: Router,
        *,
        posts_waiting: Callable[[], None] = lambda: None,
        expand: Expand = lambda state, post: (post,),
    ) -> None:
        self.ledger, self.clock, self.alarm, self.router = ledger, clock, alarm, router
        self.posts_waiting = posts_waiting
        self._expand = expand
        self.memory = Memory(ledger)
        self._inbox: asyncio.Queue[Item | None] = asyncio.Queue()
        self._behind: set[Stream] = set()
        self._watchers: list[Watcher] = []
        self._tasks: list[asyncio.Task[None]] = []
        self._deciding = False
        self._commit_took = 0.0
        self.batches = 0
        self.decided = 0

    # --- life ---------------------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Read what is open, carry out what was left over, and begin to listen."""
        await self.ledger.open()
        await self.memory.read_all()
        self.alarm.on_ring(self.ring)
        await self.alarm.start()
        self._tasks = [asyncio.create_task(self._serve()), asyncio.create_task(self._follow())]
        for hop in await self.ledger.hops():
            self._submit_hop(hop)
        self._arm()

    async def stop(self) -> None:
        """Finish what is being committed, then end."""
        await self.alarm.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.ledger.close()

    # --- what others may see --------------------------------------------------------------------------------------

    def directory(self, organisation: str) -> Directory:
        return self.memory.directory(organisation)

    def state(self, stream: Stream) -> Any:
        return self.memory.state(stream)

    def convening(self, organisation: str, id: str) -> Convening | None:
        state: Convening | None = self.memory.state(Stream(organisation, "convening", id))
        return state

    def convenings(self, organisation: str) -> list[Convening]:
        return self.memory.convenings(organisation)

    def person(self, organisation: str, id: str) -> Person:
        return self.memory.person(organisation, id)

    def people(self) -> list[Person]:
        return self.memory.people()

    def grants(self, organisation: str, person: str) -> frozenset[Role]:
        return self.memory.grants(organisation, person)

    def subject(self, invocation: Invocation) -> Convening | None:
        """The convening that an invocation is about, as it is now."""
        return self.router.subject(invocation, self._batch().world(invocation.organisation, lambda: ""))

    @property
    def busy(self) -> bool:
        """Whether anything waits to be decided or is being decided."""
        return self._deciding or not self._inbox.empty()

    def watch(self, watcher: Watcher) -> None:
        """Be told of every durable change, in order, right after it."""
        self._watchers.append(watcher)

    async def load(self, stream: Stream) -> Any:
        """The state of a stream that may not be in memory (a closed convening)."""
        return (await self.memory.loaded(stream)).state

    def reread(self, stream: Stream) -> None:
        """The stream's log was replaced by its totals: read it anew before the next batch."""
        self._behind.add(stream)
        self._inbox.put_nowait(None)

    # --- ways in ----------------------------------------------------------------------------------------------------

    async def ask(self, invocation: Invocation) -> Reply:
        """Somebody said something at a door. Raises `Fault` where we broke; nothing was changed then."""
        return await self._put(Item(invocation.key, invocation.organisation, self._future(), invocation=invocation))

    async def submit(self, stream: Stream, intent: Intent, actor: Actor, key: str) -> Reply:
        """Decide an intent that needs no reading: the clock's, a follow-on, a planner's answer."""
        routed = Routed(stream, intent, actor)
        return await self._put(Item(key, stream.organisation, self._future(), routed=routed))

    def _future(self) -> asyncio.Future[Reply]:
        return asyncio.get_running_loop().create_future()

    async def _put(self, item: Item) -> Reply:
        self._inbox.put_nowait(item)
        return await item.answer

    def _submit_hop(self, hop: Hop) -> None:
        routed = Routed(hop.stream, codec.decode_intent(hop.intent), CLOCK)
        item = Item(f"hop:{hop.key}", hop.stream.organisation, self._future(), routed=routed, hop=hop.key)
        item.answer.add_done_callback(report_hop)
        self._inbox.put_nowait(item)

    # --- the loop ---------------------------------------------------------------------------------------------------

    async def _serve(self) -> None:
        while True:
            self._deciding = False
            waiting = [await self._inbox.get()]
            self._deciding = True
            await self._let_others_come()
            most = self._most()
            while not self._inbox.empty() and len(waiting) < most:
                waiting.append(self._inbox.get_nowait())
            batch = [item for item in waiting if item is not None]
            try:
                await self._catch_up()
                await self._run(batch)
            except Exception as error:
                self._fail(batch, error)

    async def _let_others_come(self) -> None:
        """While more come in with every breath, and only then, they are waited for."""
        before = -1
        while before < self._inbox.qsize() < ENOUGH - ONE_IN_HAND:
            before = self._inbox.qsize()
            await asyncio.sleep(0)

    def _most(self) -> int:
        """How many of those that wait are decided together."""
        if self._commit_took > QUICK:
            return MOST_IN_A_BATCH
        return min(MOST_IN_A_BATCH, max(A_BATCH, (self._inbox.qsize() + 1) // 2))

    def _fail(self, items: Sequence[Item], error: Exception) -> None:
        for item in items:
            if item.answer.done():
                continue
            fault = Fault(secrets.token_hex(4))
            log.error("fault", reference=fault.reference, key=item.key, error=type(error).__name__, exc_info=error)
            item.answer.set_exception(fault)

    async def _run(self, batch: list[Item]) -> None:
        """Decide and commit until every item has its answer."""
        waiting = batch
        for _ in range(MOST_TRIES):
            if not waiting:
                return
            waiting = await self._round(waiting)
        self._fail(waiting, TimeoutError("the log kept moving"))

    async def _round(self, items: list[Item]) -> list[Item]:
        """One commit. Returns the items that must be decided again."""
        drafts = await self._decide_all(items)
        if not drafts:
            return []
        self.batches += 1
        writes: list[Write] = []
        for nth, draft in enumerate(drafts):
            await let_others_run(nth)
            writes.append(self._write(draft))
        outcomes = await self._commit(writes)
        again: list[Item] = []
        for nth, (draft, outcome) in enumerate(zip(drafts, outcomes, strict=True)):
            await let_others_run(nth)
            again += await self._settle(draft, outcome)
        self._arm()
        return again

    async def _decide_all(self, items: Sequence[Item]) -> list[Draft]:
        for item in items:
            if item.routed is not None:
                await self.memory.loaded(item.routed.stream)
        batch, before = self._batch(), self.decided
        stretch = A_BATCH if all(item.invocation for item in items) else AT_A_STRETCH
        for nth, item in enumerate(items):
            await let_others_run(nth, stretch)
            try:
                batch.decide(item)
            except Exception as error:
                self._fail([item], error)
            self.decided = before + batch.decided
        return list(batch.drafts.values())

    def _batch(self) -> Batch:
        return Batch(self.memory, self.router, self.clock, self._expand)

    def _write(self, draft: Draft) -> Write:
        return draft.write(self.clock)

    async def _commit(self, writes: Sequence[Write]) -> Sequence[Outcome]:
        """A commit that broke off may have happened or not: each item's own key will tell."""
        began = time.monotonic()
        try:
            return await self.ledger.commit(writes)
        except Exception as error:
            return [Failed(error)] * len(writes)
        finally:
            self._commit_took = time.monotonic() - began

    # --- after the commit -----------------------------------------------------------------------------------------

    async def _settle(self, draft: Draft, outcome: Outcome) -> list[Item]:
        if isinstance(outcome, Written):
            self._adopt(draft)
            return []
        await self._reload(draft.cell.stream)
        items = [item for item, _ in draft.replies]
        if isinstance(outcome, Moved):
            return items
        if isinstance(outcome, Known):
            return self._answer_known(items, outcome.receipts)
        for item in items:
            item.failures += 1
            if item.failures > MOST_FAILURES:
                self._fail([item], outcome.error)
            else:
                await self._run([item])
        return []

    def _adopt(self, draft: Draft) -> None:
        cell = draft.cell
        cell.state, cell.head, cell.due = draft.state, draft.head, draft.due
        self.memory.put(cell)
        for item, reply in draft.replies:
            item.reply(reply)
        self._tell(Change(cell.stream, cell.state, tuple(draft.lines)), bool(draft.words))
        for hop in draft.hops:
            self._submit_hop(hop)
        if draft.posts or draft.undone:
            self.posts_waiting()

    def _tell(self, change: Change, words_too: bool) -> None:
        if not change.entries and not words_too:
            return
        for watcher in self._watchers:
            try:
                watcher(change)
            except Exception as error:
                log.error("watcher failed", stream=str(change.stream), exc_info=error)

    def _answer_known(self, items: Iterable[Item], receipts: Mapping[str, bytes]) -> list[Item]:
        """Deliveries that were answered before get their first answer again; the others are decided anew."""
        again: list[Item] = []
        for item in items:
            if item.key in receipts:
                item.reply(codec.decode_reply(receipts[item.key]))
            else:
                again.append(item)
        return unique(again)

    async def _reload(self, stream: Stream) -> None:
        """Back to what is durable: another process appended, or a commit failed."""
        await self.memory.read_words(stream.organisation)
        before = self.memory.cell(stream)
        cell = await self.memory.read(stream)
        if before and cell.head != before.head:
            self._tell(Change(stream, cell.state, ()), True)

    async def _follow(self) -> None:
        """Other processes' lines, as they come; read between two batches, never beside one."""
        async for stream, head in self.ledger.follow():
            cell = self.memory.cell(stream)
            if cell is None or cell.head < head:
                self._behind.add(stream)
                self._inbox.put_nowait(None)

    async def _catch_up(self) -> None:
        while self._behind:
            await self._reload(self._behind.pop())
            self._arm()
            self.posts_waiting()

    # --- deadlines ----------------------------------------------------------------------------------------------------

    def _arm(self) -> None:
        self.alarm.arm(self.memory.sweep.next())

    async def ring(self) -> None:
        """Something is due: the clock asks for it, under a key that makes a second ring harmless."""
        await asyncio.gather(*(self._ring_for(due) for due in self.memory.sweep.take(self.clock.now())))
        self._arm()

    async def _ring_for(self, due: Due) -> None:
        state = self.state(due.stream)
        deadline = next((d for d in BOOKS[due.stream.kind].deadlines(state) if d.name == due.name), None)
        if deadline is None:
            return
        try:
            await self.submit(due.stream, deadline.intent, CLOCK, f"due:{due.stream}:{due.name}:{due.at.timestamp()}")
        except Fault:
            await asyncio.sleep(1)
            self.memory.sweep.give_back(due)


def unique(items: Iterable[Item]) -> list[Item]:
    return list({id(item): item for item in items}.values())


def report_hop(answer: asyncio.Future[Reply]) -> None:
    if answer.cancelled():
        return
    if answer.exception() is not None:
        log.error("follow-on failed", error=str(answer.exception()))
    elif isinstance(reply := answer.result(), Refusal):
        log.warning("follow-on refused", refusal=reply.code)


def refuse_fault(fault: Fault) -> Refusal:
    """What a person is told when we broke: calm, short, with a reference that finds it in the log."""
    return refuse("our-fault", reference=fault.reference)


Ask = Callable[[Invocation], Awaitable[Reply]]
