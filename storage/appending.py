"""Writing batches: everything in them or nothing, with as few words to the database as possible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection

from bot.domain.frozen import frozen
from bot.domain.log import Post, Stream
from bot.ports import Due, Known, Moved, Outcome, Receipt, Record, Write
from storage import outbox
from storage import statements as say
from storage.instants import to_number
from storage.rules import HeadMoved, last_head, moment
from storage.seal import Seal, Sealed
from storage.statements import Row, each, run


@frozen
class Step:
    """How far a batch takes one stream: from the head it was decided on to the head it leaves."""

    stream: Stream
    expected: int
    head: int
    is_open: bool


def steps(writes: Sequence[Write]) -> list[Step]:
    """One step a stream. Raises HeadMoved where a later write does not build on the earlier one's head."""
    found: dict[Stream, Step] = {}
    for write in writes:
        before = found.get(write.stream)
        if before is not None and before.head != write.expected:
            raise HeadMoved
        is_open = before.is_open if before is not None and not write.records else write.is_open
        start = before.expected if before is not None else write.expected
        found[write.stream] = Step(write.stream, start, last_head(write), is_open)
    return list(found.values())


def apply(connection: Connection, seal: Seal, writes: Sequence[Write]) -> None:
    """Write a batch inside the transaction that stands open. Raises HeadMoved, or what the database says."""
    _move(connection, steps(writes))
    each(connection, say.APPEND, [row for w in writes for row in _entries(w.stream, w.records)])
    _put_personal(connection, seal, writes)
    each(connection, say.PUT_HOP, [_hop(hop.stream, hop.key, hop.intent) for w in writes for hop in w.hops])
    each(connection, say.DROP_HOP, [{"o": w.stream.organisation, "key_": key} for w in writes for key in w.hopped])
    _put_deadlines(connection, writes)


def diagnose(connection: Connection, seal: Seal, write: Write) -> Outcome | None:
    """Why a write was refused: it was answered before, or its head has moved; None where it is something else."""
    answered: dict[str, bytes] = {}
    for receipt in write.receipts:
        answer = receipt_of(connection, seal, write.stream.organisation, receipt.key)
        if answer is not None:
            answered[receipt.key] = answer
    if answered:
        return Known(answered)
    head = head_of(connection, write.stream)
    return None if head == write.expected else Moved(head)


def summarise(connection: Connection, stream: Stream, record: Record, stays_open: bool = False) -> None:
    """Let one line stand for the whole of a closed log. Raises HeadMoved where it is open or has grown meanwhile."""
    place = named(stream)
    heads = {"expected": record.seq - 1, "new_head": record.seq, "stays_open": stays_open}
    if each(connection, say.SUMMARISE_STREAM, [place | heads]) != 1:
        raise HeadMoved(f"{stream} is still open, or its last line is not {record.seq - 1}.")
    for statement in (say.CUT, say.DROP_DEADLINES, outbox.DROP_POSTS_OF):
        each(connection, statement, [place])
    each(connection, say.APPEND, list(_entries(stream, [record])))


def head_of(connection: Connection, stream: Stream, *, held: bool = False) -> int:
    found = run(connection, say.HEAD_HELD if held else say.HEAD, [named(stream)]).scalar()
    return int(found) if found is not None else 0


def receipt_of(connection: Connection, seal: Seal, organisation: str, key: str) -> bytes | None:
    """The first answer under a key; empty where its person has been forgotten since."""
    found = run(connection, say.RECEIPT, [{"o": organisation, "key_": key}]).first()
    if found is None:
        return None
    return seal.open(connection, [Sealed(organisation, found[0], found[1])])[0] or b""


def named(stream: Stream) -> Row:
    return {"o": stream.organisation, "k": stream.kind, "s": stream.id}


def _move(connection: Connection, steps: Iterable[Step]) -> None:
    moving = [step for step in steps if step.head > step.expected]
    new = [_new_stream(step) for step in moving if step.expected == 0]
    old = [
        named(step.stream) | {"expected": step.expected, "new_head": step.head, "is_open": step.is_open}
        for step in moving
        if step.expected > 0
    ]
    if each(connection, say.BEGIN_STREAM, new) != len(new) or each(connection, say.MOVE_STREAM, old) != len(old):
        raise HeadMoved
    for step in steps:
        if step.head == step.expected and head_of(connection, step.stream, held=True) != step.expected:
            raise HeadMoved


def _new_stream(step: Step) -> Row:
    stream = step.stream
    names = {"organisation": stream.organisation, "kind": stream.kind, "id": stream.id}
    return names | {"head": step.head, "open": step.is_open}


def _put_personal(connection: Connection, seal: Seal, writes: Sequence[Write]) -> None:
    """Words, receipts and posts: all that is a person's, sealed in one go."""
    words = {(w.stream.organisation, word.person, word.key): word.text for w in writes for word in w.words}
    kept = [(place, text.encode()) for place, text in words.items() if text is not None]
    answers = [(w, receipt) for w in writes for receipt in w.receipts]
    items = [Sealed(place[0], place[1], octets) for place, octets in kept]
    items += [Sealed(w.stream.organisation, receipt.person, receipt.answer) for w, receipt in answers]
    items += [Sealed(w.stream.organisation, post.to, body) for w in writes for _, post, body in w.posts]
    sealed = iter(seal.close(connection, items))
    dropped = [{"o": o, "p": p, "key_": key} for (o, p, key), text in words.items() if text is None]
    each(connection, say.DROP_WORD, dropped)
    put = [{"organisation": o, "person": p, "key": key, "text": next(sealed)} for (o, p, key), _ in kept]
    each(connection, say.PUT_WORD, put)
    moments = {id(write): to_number(moment(write)) for write in writes}
    taken = [_receipt(w, r, next(sealed), moments[id(w)]) for w, r in answers]
    each(connection, say.TAKE_RECEIPT, taken)
    _put_posts(connection, [(w, [_post(w, *post[:2], next(sealed)) for post in w.posts]) for w in writes])


def _put_posts(connection: Connection, writes: Sequence[tuple[Write, list[Row]]]) -> None:
    """Queue posts in bulk, but let a later write take back what an earlier one of the same batch has queued."""
    waiting: list[Row] = []
    for write, rows in writes:
        if write.cancels:
            outbox.queue(connection, waiting)
            waiting = []
            _cancel(connection, write)
        waiting += rows
        if write.undone:
            outbox.queue(connection, waiting)
            waiting = []
            _take_back(connection, write)
    outbox.queue(connection, waiting)


def _cancel(connection: Connection, write: Write) -> None:
    at = {"o": write.stream.organisation, "now": to_number(moment(write))}
    each(connection, outbox.CANCEL, [at | outbox.key_range(key) for key in write.cancels])


def _take_back(connection: Connection, write: Write) -> None:
    at = named(write.stream) | {"now": to_number(moment(write))}
    undone = [at | {"action_": action} for action in write.undone]
    each(connection, outbox.UNDO, undone)
    each(connection, outbox.CORRECT_ACTION, undone)


def _put_deadlines(connection: Connection, writes: Sequence[Write]) -> None:
    lists = {w.stream: w.deadlines for w in writes if w.deadlines is not None}
    each(connection, say.DROP_DEADLINES, [named(stream) for stream in lists])
    each(connection, say.PUT_DEADLINE, [_deadline(due) for deadlines in lists.values() for due in deadlines])


def _entries(stream: Stream, records: Iterable[Record]) -> Iterator[Row]:
    place = _of(stream)
    for record in records:
        yield {
            **place,
            "seq": record.seq,
            "at": to_number(record.at),
            "actor": record.actor,
            "action": record.action,
            "undoable": record.undoable,
            "type": record.type,
            "data": record.data,
        }


def _receipt(write: Write, receipt: Receipt, sealed: bytes, at: int) -> Row:
    return {
        "organisation": write.stream.organisation,
        "key": receipt.key,
        "person": receipt.person,
        "answer": sealed,
        "at": at,
    }


def _post(write: Write, action: int, post: Post, body: bytes) -> Row:
    due = to_number(post.not_before or moment(write))
    return _of(write.stream) | {
        "action": action,
        "key": post.key,
        "person": post.to,
        "place": post.place,
        "body": body,
        "correction": False,
        "due": due,
        "expires": None if post.expires is None else to_number(post.expires),
        "state": "waiting",
        "withdrawn": "",
        "attempts": 0,
        "fence": 0,
        "owner": "",
        "ready": due,
        "settled": None,
        "detail": "",
    }


def _hop(stream: Stream, key: str, intent: bytes) -> Row:
    return _of(stream) | {"key": key, "intent": intent}


def _deadline(due: Due) -> Row:
    return _of(due.stream) | {"name": due.name, "at": to_number(due.at)}


def _of(stream: Stream) -> Row:
    return {"organisation": stream.organisation, "kind": stream.kind, "stream": stream.id}
