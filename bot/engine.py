"""The one asynchronous heart: take what waits, decide, commit, answer, show, arm.

While one commit is on its way the next batch gathers, so that many commands share one fsync. Decisions in a batch
build on each other's provisional state; every answer, refusals included, waits for COMMIT. A commit that fails puts the
state back to the last committed head and tries the items one by one, so that a bad one fails alone.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import structlog

from bot import codec
from bot.directory import Directory
from bot.domain.books import BOOKS
from bot.domain.convening.facts import ActionUndone
from bot.domain.convening.state import Convening
from bot.domain.log import (
    CLOCK,
    Actor,
    Answer,
    Context,
    Decision,
    Entry,
    Intent,
    Post,
    Refusal,
    Role,
    Stream,
    Word,
    entries,
    refuse,
)
from bot.domain.person.state import Person
from bot.ports import Alarm, Clock, Due, Failed, Hop, Known, Ledger, Moved, Outcome, Receipt, Record, Write, Written
from bot.router import Invocation, Routed, Router, World
from bot.spec import Form
from bot.sweep import Sweep

log = structlog.get_logger("engine")

MOST_IN_A_BATCH = 256
AT_A_STRETCH = 16
"""Decisions between two breaths: a full batch over as many people must not keep a click waiting."""
MOST_FAILURES = 2
"""How often an item may be part of a commit that failed before its person is told that we broke."""
MOST_TRIES = 8
"""How often a decision is made again because another process appended first."""

Reply = Answer | Refusal | Form


class Fault(Exception):
    """Something of ours broke while an invocation was on its way; `reference` finds it in the log."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"fault {reference}")
        self.reference = reference


@dataclass(frozen=True, slots=True)
class Change:
    """What a stream's watchers are told: the state that is now durable, and the lines that led to it."""

    stream: Stream
    state: Any
    entries: tuple[Entry, ...]


@dataclass(slots=True)
class Item:
    """One thing to decide, and who waits for the answer."""

    key: str
    organisation: str
    answer: asyncio.Future[Reply]
    invocation: Invocation | None = None
    routed: Routed | None = None
    hop: str = ""
    failures: int = 0
    seed: int = field(default_factory=lambda: secrets.randbits(64))


@dataclass(slots=True)
class Cell:
    """One stream in memory: a cache of its log."""

    stream: Stream
    state: Any
    head: int = 0
    due: tuple[Due, ...] = ()


@dataclass(slots=True)
class Draft:
    """What one batch will write on one stream, growing item by item on a provisional state."""

    cell: Cell
    state: Any
    head: int
    records: list[Record] = field(default_factory=list)
    lines: list[Entry] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    posts: list[tuple[int, Post, bytes]] = field(default_factory=list)
    cancels: list[str] = field(default_factory=list)
    undone: list[int] = field(default_factory=list)
    hops: list[Hop] = field(default_factory=list)
    hopped: list[str] = field(default_factory=list)
    replies: list[tuple[Item, Answer | Refusal]] = field(default_factory=list)


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
        expand: Callable[[Convening, Post], Iterable[Post]] = lambda state, post: (post,),
    ) -> None:
        self.ledger, self.clock, self.alarm, self.router = ledger, clock, alarm, router
        self.posts_waiting = posts_waiting
        self._expand = expand
        self._cells: dict[Stream, Cell] = {}
        self._directories: dict[str, Directory] = {}
        self._inbox: asyncio.Queue[Item | None] = asyncio.Queue()
        self._behind: set[Stream] = set()
        self._sweep = Sweep()
        self._watchers: list[Watcher] = []
        self._tasks: list[asyncio.Task[None]] = []
        self._deciding = False
        self.batches = 0
        self.decided = 0

    # --- life ---------------------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Read what is open, carry out what was left over, and begin to listen."""
        await self.ledger.open()
        for organisation in await self.ledger.organisations():
            await self._load_words(organisation)
        for stream, _ in await self.ledger.open_streams():
            await self._load(stream)
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
        return self._directories.setdefault(organisation, Directory())

    def state(self, stream: Stream) -> Any:
        cell = self._cells.get(stream)
        return cell.state if cell else None

    def convening(self, organisation: str, id: str) -> Convening | None:
        state: Convening | None = self.state(Stream(organisation, "convening", id))
        return state

    def person(self, organisation: str, id: str) -> Person:
        """What is known of a person across convenings; a new one where nothing is."""
        state: Person | None = self.state(Stream(organisation, "person", id))
        return state or Person(id, organisation)

    def people(self) -> list[Person]:
        """Everybody whose stream is in memory."""
        return [cell.state for stream, cell in self._cells.items() if stream.kind == "person"]

    def convenings(self, organisation: str) -> list[Convening]:
        """Every convening in memory: those that are open, and closed ones that somebody looked at."""
        return [
            cell.state
            for stream, cell in self._cells.items()
            if stream.organisation == organisation and stream.kind == "convening" and cell.head
        ]

    @property
    def busy(self) -> bool:
        """Whether anything waits to be decided or is being decided."""
        return self._deciding or not self._inbox.empty()

    def watch(self, watcher: Watcher) -> None:
        """Be told of every durable change, in order, right after it."""
        self._watchers.append(watcher)

    async def load(self, stream: Stream) -> Any:
        """The state of a stream that may not be in memory (a closed convening)."""
        if stream not in self._cells:
            await self._load(stream)
        return self._cells[stream].state

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
            while not self._inbox.empty() and len(waiting) < MOST_IN_A_BATCH:
                waiting.append(self._inbox.get_nowait())
            batch = [item for item in waiting if item is not None]
            try:
                await self._catch_up()
                await self._run(batch)
            except Exception as error:
                self._fail(batch, error)

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
        for attempt in range(MOST_TRIES):
            if not waiting:
                return
            waiting = await self._round(waiting, alone=attempt > MOST_TRIES // 2)
        self._fail(waiting, TimeoutError("the log kept moving"))

    async def _round(self, items: list[Item], *, alone: bool) -> list[Item]:
        """One commit. Returns the items that must be decided again."""
        for item in items:
            if item.routed is not None and item.routed.stream not in self._cells:
                await self._load(item.routed.stream)
        drafts = await self._decide_all(items)
        if not drafts:
            return []
        self.batches += 1
        writes = []
        for nth, draft in enumerate(drafts.values()):
            writes.append(self._write(draft))
            await let_others_run(nth)
        outcomes = await self._commit(writes)
        again: list[Item] = []
        for nth, (draft, outcome) in enumerate(zip(drafts.values(), outcomes, strict=True)):
            again += await self._settle(draft, outcome)
            await let_others_run(nth)
        self._arm()
        return again

    async def _commit(self, writes: Sequence[Write]) -> Sequence[Outcome]:
        """A commit that broke off may have happened or not: each item's own key will tell."""
        try:
            return await self.ledger.commit(writes)
        except Exception as error:
            return [Failed(error)] * len(writes)

    async def _decide_all(self, items: Iterable[Item]) -> dict[Stream, Draft]:
        drafts: dict[Stream, Draft] = {}
        for nth, item in enumerate(items):
            try:
                self._decide(item, drafts)
            except Exception as error:
                self._fail([item], error)
            await let_others_run(nth)
        return drafts

    def _decide(self, item: Item, drafts: dict[Stream, Draft]) -> None:
        routed = item.routed or self._route(item, drafts)
        if isinstance(routed, Answer | Refusal | Form):
            item.answer.set_result(routed)
            return
        draft = self._draft(routed.stream, drafts)
        context = Context(routed.stream, routed.actor, self.clock.now(), item.seed)
        decision = BOOKS[routed.stream.kind].decide(draft.state, routed.intent, context)
        self.decided += 1
        if isinstance(decision, Refusal):
            reply: Answer | Refusal = decision
        else:
            reply = decision.answer
            self._add(draft, decision, context, routed.intent.undoable)
        draft.receipts.append(Receipt(item.key, routed.actor.person, codec.encode_reply(reply)))
        draft.replies.append((item, reply))
        if item.hop:
            draft.hopped.append(item.hop)

    def _route(self, item: Item, drafts: Mapping[Stream, Draft]) -> Routed | Answer | Refusal | Form:
        assert item.invocation is not None
        world = self._world(item.organisation, lambda: f"c{item.seed:016x}"[:11], drafts)
        return self.router.route(item.invocation, world)

    def _world(self, organisation: str, fresh: Callable[[], str], drafts: Mapping[Stream, Draft]) -> World:
        """Everything in memory, as the decisions of this batch so far have left it."""
        known = {state.id: state for state in self.convenings(organisation)}
        for stream, draft in drafts.items():
            if (stream.organisation, stream.kind) == (organisation, "convening"):
                known[stream.id] = draft.state
        return World(
            organisation,
            self.clock.now(),
            self.directory(organisation),
            tuple(known.values()),
            lambda person: self.grants(organisation, person),
            fresh,
            lambda person: self.person(organisation, person),
        )

    def subject(self, invocation: Invocation) -> Convening | None:
        """The convening that an invocation is about, as it is now."""
        return self.router.subject(invocation, self._world(invocation.organisation, lambda: "", {}))

    def grants(self, organisation: str, person: str) -> frozenset[Role]:
        """What a person holds organisation-wide."""
        state = self.state(Stream(organisation, "organisation", organisation))
        return state.grants(person) if state is not None else frozenset()

    def _draft(self, stream: Stream, drafts: dict[Stream, Draft]) -> Draft:
        draft = drafts.get(stream)
        if draft is None:
            cell = self._cells.get(stream)
            if cell is None:
                cell = self._cells[stream] = Cell(stream, BOOKS[stream.kind].initial(stream))
            draft = drafts[stream] = Draft(cell, cell.state, cell.head)
        return draft

    def _add(self, draft: Draft, decision: Decision, context: Context, undoable: bool) -> None:
        lines = entries(decision, draft.head, context, undoable)
        evolve = BOOKS[draft.cell.stream.kind].evolve
        state = draft.state
        for line in lines:
            state = evolve(state, line)
        action = lines[0].action if lines else draft.head
        draft.state, draft.head = state, draft.head + len(lines)
        draft.lines += lines
        draft.records += [codec.record(line) for line in lines]
        draft.words += decision.words
        draft.cancels += decision.cancels
        draft.posts = [post for post in draft.posts if not cancelled(post[1].key, decision.cancels)]
        draft.undone += [line.event.action for line in lines if isinstance(line.event, ActionUndone)]
        for post in decision.posts:
            draft.posts += [(action, one, codec.encode_post(one)) for one in self._expand(state, post)]
        draft.hops += [Hop(then.key, then.stream, codec.encode_intent(then.intent)) for then in decision.then]
        # Names said a moment ago are known to the next item of the same batch; a failed commit reads them anew.
        self.directory(draft.cell.stream.organisation).apply(decision.words)

    def _write(self, draft: Draft) -> Write:
        cell = draft.cell
        book = BOOKS[cell.stream.kind]
        due = tuple(Due(cell.stream, d.name, d.at) for d in book.deadlines(draft.state)) if draft.records else cell.due
        return Write(
            stream=cell.stream,
            expected=cell.head,
            records=tuple(draft.records),
            words=tuple(draft.words),
            receipts=tuple(draft.receipts),
            posts=tuple(draft.posts),
            cancels=tuple(draft.cancels),
            undone=tuple(draft.undone),
            hops=tuple(draft.hops),
            hopped=tuple(draft.hopped),
            deadlines=due if due != cell.due else None,
            is_open=book.is_open(draft.state),
            now=self.clock.now(),
        )

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
        cell.state, cell.head = draft.state, draft.head
        if draft.records:
            book = BOOKS[cell.stream.kind]
            cell.due = tuple(Due(cell.stream, d.name, d.at) for d in book.deadlines(cell.state))
            self._sweep.put(cell.stream, cell.due)
        for item, reply in draft.replies:
            if not item.answer.done():
                item.answer.set_result(reply)
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
            first = receipts.get(item.key)
            if first is None:
                again.append(item)
            elif not item.answer.done():
                item.answer.set_result(codec.decode_reply(first))
        return unique(again)

    # --- reading ----------------------------------------------------------------------------------------------------

    async def _load_words(self, organisation: str) -> None:
        directory = Directory()
        directory.apply(await self.ledger.words(organisation))
        self._directories[organisation] = directory

    async def _load(self, stream: Stream) -> Cell:
        book = BOOKS[stream.kind]
        state, head = book.initial(stream), 0
        for line in await self.ledger.read(stream):
            state, head = book.evolve(state, codec.entry(line)), line.seq
        cell = Cell(stream, state, head, tuple(Due(stream, d.name, d.at) for d in book.deadlines(state)))
        self._cells[stream] = cell
        self._sweep.put(stream, cell.due)
        return cell

    async def _reload(self, stream: Stream) -> None:
        """Back to what is durable: another process appended, or a commit failed."""
        await self._load_words(stream.organisation)
        before = self._cells.get(stream)
        cell = await self._load(stream)
        if before is not None and cell.head != before.head:
            self._tell(Change(stream, cell.state, ()), True)

    async def _follow(self) -> None:
        """Other processes' lines, as they come; read between two batches, never beside one."""
        async for stream, head in self.ledger.follow():
            cell = self._cells.get(stream)
            if cell is None or cell.head < head:
                self._behind.add(stream)
                self._inbox.put_nowait(None)

    async def _catch_up(self) -> None:
        while self._behind:
            await self._reload(self._behind.pop())
            self._arm()

    # --- deadlines ----------------------------------------------------------------------------------------------------

    def _arm(self) -> None:
        self.alarm.arm(self._sweep.next())

    async def ring(self) -> None:
        """Something is due: the clock asks for it, under a key that makes a second ring harmless."""
        await asyncio.gather(*(self._ring_for(due) for due in self._sweep.take(self.clock.now())))
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
            self._sweep.give_back(due)


async def let_others_run(nth: int) -> None:
    """Every so often whoever waits for the event loop has a turn."""
    if nth % AT_A_STRETCH == AT_A_STRETCH - 1:
        await asyncio.sleep(0)


def unique(items: Iterable[Item]) -> list[Item]:
    return list({id(item): item for item in items}.values())


def cancelled(key: str, cancels: Iterable[str]) -> bool:
    """Whether a post that was made a moment ago, in the same batch, is taken back already."""
    return any(key == one or (one.endswith("*") and key.startswith(one[:-1])) for one in cancels)


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
