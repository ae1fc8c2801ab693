"""One batch: what was asked, decided in order, each on what the decisions before it have left; and what to write.

Nothing here is durable and nobody is answered from here. If the commit fails the batch is forgotten, and that is all.
"""

from __future__ import annotations

import asyncio
import os
import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bot import codec
from bot.domain.books import BOOKS
from bot.domain.convening.facts import ActionUndone
from bot.domain.convening.state import Convening
from bot.domain.log import Answer, Context, Decision, Entry, Post, Refusal, Stream, Word, entries
from bot.memory import Cell, Memory, due_of
from bot.ports import Clock, Due, Hop, Receipt, Record, Write
from bot.router import Invocation, Route, Routed, Router, World
from bot.spec import Form

Reply = Answer | Refusal | Form
Expand = Callable[[Convening, Post], Iterable[Post]]


def seeds() -> Iterator[int]:
    """Numbers of 64 bits that nobody can foresee, drawn from the system a few hundred at a time."""
    while True:
        yield from (seed for (seed,) in struct.iter_unpack("Q", os.urandom(8 * SEEDS_AT_ONCE)))


SEEDS_AT_ONCE = 256
SEEDS = seeds()


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
    seed: int = field(default_factory=lambda: next(SEEDS))

    def fresh(self) -> str:
        """An id for a convening that this item may begin."""
        return f"c{self.seed:016x}"[:11]

    def reply(self, reply: Reply) -> None:
        if not self.answer.done():
            self.answer.set_result(reply)


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
    due: tuple[Due, ...] = ()

    def add(self, decision: Decision, context: Context, undoable: bool, expand: Expand) -> None:
        """The decision's events become the next lines, and everything that goes with them."""
        lines = entries(decision, self.head, context, undoable)
        evolve = BOOKS[self.cell.stream.kind].evolve
        for line in lines:
            self.state = evolve(self.state, line)
        action = lines[0].action if lines else self.head
        self.head += len(lines)
        self.lines += lines
        self.records += [codec.record(line) for line in lines]
        self.words += decision.words
        if decision.cancels:
            self.cancels += decision.cancels
            self.posts = [post for post in self.posts if not cancelled(post[1].key, decision.cancels)]
        self.undone += [line.event.action for line in lines if isinstance(line.event, ActionUndone)]
        for post in decision.posts:
            self.posts += [(action, one, codec.encode_post(one)) for one in expand(self.state, post)]
        self.hops += [Hop(then.key, then.stream, codec.encode_intent(then.intent)) for then in decision.then]

    def write(self, clock: Clock) -> Write:
        """All of it, whole or not at all."""
        cell = self.cell
        self.due = due_of(cell.stream, self.state) if self.records else cell.due
        return Write(
            stream=cell.stream,
            expected=cell.head,
            records=tuple(self.records),
            words=tuple(self.words),
            receipts=tuple(self.receipts),
            posts=tuple(self.posts),
            cancels=tuple(self.cancels),
            undone=tuple(self.undone),
            hops=tuple(self.hops),
            hopped=tuple(self.hopped),
            deadlines=self.due if self.due != cell.due else None,
            is_open=BOOKS[cell.stream.kind].is_open(self.state),
            now=clock.now(),
        )


def cancelled(key: str, cancels: Iterable[str]) -> bool:
    """Whether a post that was made a moment ago, in the same batch, is taken back already."""
    return any(key == one or (one.endswith("*") and key.startswith(one[:-1])) for one in cancels)


class Batch:
    """Decides items and gathers their drafts, one a stream."""

    def __init__(self, memory: Memory, router: Router, clock: Clock, expand: Expand) -> None:
        self._memory, self._router, self._clock, self._expand = memory, router, clock, expand
        self._convenings: dict[str, dict[str, Convening]] = {}
        self.drafts: dict[Stream, Draft] = {}
        self.decided = 0

    def decide(self, item: Item) -> None:
        """What becomes of one item. What changes nothing and was decided on no stream is answered at once."""
        routed = item.routed or self._route(item)
        if not isinstance(routed, Routed):
            item.reply(routed)
            return
        draft = self._draft(routed.stream)
        context = Context(routed.stream, routed.actor, self._clock.now(), item.seed)
        decision = BOOKS[routed.stream.kind].decide(draft.state, routed.intent, context)
        if isinstance(decision, Refusal):
            reply: Answer | Refusal = decision
        else:
            reply = decision.answer
            self._add(draft, decision, context, routed.intent.undoable)
        draft.receipts.append(Receipt(item.key, routed.actor.person, codec.encode_reply(reply)))
        draft.replies.append((item, reply))
        self.decided += 1
        if item.hop:
            draft.hopped.append(item.hop)

    def _add(self, draft: Draft, decision: Decision, context: Context, undoable: bool) -> None:
        draft.add(decision, context, undoable, self._expand)
        stream = draft.cell.stream
        if stream.kind == "convening" and decision.events:
            self._known(stream.organisation)[stream.id] = draft.state
        # Names said a moment ago are known to the next item of the same batch; a failed commit reads them anew.
        self._memory.directory(stream.organisation).apply(decision.words)

    def _draft(self, stream: Stream) -> Draft:
        draft = self.drafts.get(stream)
        if draft is None:
            cell = self._memory.cell(stream) or self._memory.put(Cell.empty(stream))
            draft = self.drafts[stream] = Draft(cell, cell.state, cell.head)
        return draft

    def _route(self, item: Item) -> Route:
        assert item.invocation is not None
        return self._router.route(item.invocation, self.world(item.organisation, item.fresh))

    def world(self, organisation: str, fresh: Callable[[], str]) -> World:
        """Everything in memory, as the decisions of this batch so far have left it."""
        memory = self._memory
        return World(
            organisation,
            self._clock.now(),
            memory.directory(organisation),
            tuple(self._known(organisation).values()),
            lambda person: memory.grants(organisation, person),
            fresh,
            lambda person: memory.person(organisation, person),
        )

    def _known(self, organisation: str) -> dict[str, Convening]:
        known = self._convenings.get(organisation)
        if known is None:
            known = {state.id: state for state in self._memory.convenings(organisation)}
            self._convenings[organisation] = known
        return known
