"""The outbox: posts are queued once, taken by one holder at a time, and closed only by who holds them.

A holder has the row for a while (`ready` says until when) under a fencing number; when its time is up somebody
else may take the row under a larger number, and the first holder's late word is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, case, func, not_, null, or_, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from bot.domain.log import Stream
from bot.ports import Parcel
from storage.instants import later, to_instant, to_number
from storage.rules import correction_of, refuse_unknown_state
from storage.seal import Seal, Sealed
from storage.statements import LAST, Row, each, fixed, given, of_person, of_stream, posts, run

CHUNK = 500
"""How many posts are claimed in one transaction, so that nobody waits long for the writer."""

_given = {c.name: given(c.name, c) for c in posts.c if c.name != "id"}
QUEUE = upsert(posts).values(_given).on_conflict_do_nothing(index_elements=["organisation", "key"])

_unsettled = or_(posts.c.state == fixed("waiting"), posts.c.state == fixed("claimed"))
_waiting = posts.c.state == fixed("waiting")
_undone = posts.c.withdrawn == fixed("undone")


def _withdraw(why: str) -> Any:
    """Take posts back: a waiting one is cancelled, one in somebody's hands is marked for when it comes back."""
    return (
        update(posts)
        .where(_unsettled, not_(posts.c.correction))
        .values(
            state=case((_waiting, fixed("cancelled")), else_=posts.c.state),
            withdrawn=case((_waiting, fixed("")), (_undone, fixed("undone")), else_=fixed(why)),
            settled=case((_waiting, given("now", posts.c.due)), else_=null()),
            ready=case((_waiting, null()), else_=posts.c.ready),
        )
    )


CANCEL = _withdraw("cancelled").where(
    posts.c.organisation == given("o", posts.c.organisation),
    posts.c.key >= given("low", posts.c.key),
    posts.c.key <= given("high", posts.c.key),
)
_of_action = and_(of_stream(posts), posts.c.action == given("action_", posts.c.action))
UNDO = _withdraw("undone").where(_of_action)

_copied = ("organisation", "kind", "stream", "action", "person", "place", "body")
_fresh: dict[str, Any] = {
    "key": posts.c.key + fixed(correction_of("")),
    "correction": fixed(True),
    "due": given("now", posts.c.due),
    "expires": null(),
    "state": fixed("waiting"),
    "withdrawn": fixed(""),
    "attempts": fixed(0),
    "fence": fixed(0),
    "owner": fixed(""),
    "ready": given("now", posts.c.due),
    "settled": null(),
    "detail": fixed(""),
}
_correction = select(*(posts.c[n] for n in _copied), *_fresh.values()).where(
    posts.c.state == fixed("sent"), not_(posts.c.correction)
)


def _correct(which: Any) -> Any:
    return (
        upsert(posts)
        .from_select([*_copied, *_fresh], _correction.where(which))
        .on_conflict_do_nothing(index_elements=["organisation", "key"])
    )


_back = posts.c.withdrawn == fixed("")
_one = posts.c.id == given("id_", posts.c.id)
CORRECT_ACTION = _correct(_of_action)
CORRECT_ONE = _correct(_one)

_next = (
    select(posts.c.id)
    .where(posts.c.ready <= given("now", posts.c.due), _back)
    .order_by(posts.c.ready, posts.c.id)
    .limit(given("chunk", posts.c.attempts))
    .offset(fixed(0))
    .with_for_update(skip_locked=True)
    .cte("next_posts")
)
CLAIM = (
    update(posts)
    .where(posts.c.id.in_(select(_next.c.id)))
    .values(
        state=fixed("claimed"),
        attempts=posts.c.attempts + fixed(1),
        fence=posts.c.fence + fixed(1),
        owner=given("owner_", posts.c.owner),
        ready=given("lapses", posts.c.ready),
    )
    .returning(*posts.c)
)
LAPSE_ALL = update(posts).where(posts.c.state == fixed("claimed")).values(ready=posts.c.due)
NEXT_POST = select(func.min(posts.c.ready)).where(_back)
_held = and_(
    _one,
    posts.c.organisation == given("o", posts.c.organisation),
    posts.c.state == fixed("claimed"),
    posts.c.fence == given("fence_", posts.c.fence),
)
SETTLE = (
    update(posts)
    .where(_held)
    .values(
        state=given("state_", posts.c.state),
        detail=given("detail_", posts.c.detail),
        settled=given("now", posts.c.settled),
        ready=null(),
        owner=fixed(""),
    )
    .returning(posts.c.withdrawn)
)
POSTPONE = (
    update(posts)
    .where(_held)
    .values(
        state=case((_back, fixed("waiting")), else_=fixed("cancelled")),
        ready=case((_back, given("now", posts.c.ready)), else_=null()),
        settled=case((_back, null()), else_=given("now", posts.c.settled)),
        detail=given("detail_", posts.c.detail),
        owner=fixed(""),
    )
    .returning(posts.c.withdrawn)
)
DROP_POSTS_TO = (
    update(posts)
    .where(of_person(posts), _unsettled)
    .values(state=fixed("cancelled"), ready=null(), settled=posts.c.due, owner=fixed(""), withdrawn=fixed(""))
)
PARCELS = select(*posts.c).where(posts.c.organisation == given("o", posts.c.organisation)).order_by(posts.c.id)
PARCELS_OF_STREAM = PARCELS.where(of_stream(posts))
DROP_POSTS_OF = posts.delete().where(of_stream(posts))
OLD_POSTS = posts.delete().where(posts.c.settled < given("before", posts.c.settled))
STRAY_POSTS = (
    update(posts)
    .where(posts.c.state == fixed("claimed"), not_(_back), posts.c.ready < given("before", posts.c.ready))
    .values(state=fixed("cancelled"), settled=given("now", posts.c.settled), ready=null())
)


def key_range(key: str) -> Row:
    """The first and last key that `key` means; one that ends in `*` means all that begin so."""
    return {"low": key[:-1], "high": key[:-1] + LAST} if key.endswith("*") else {"low": key, "high": key}


def queue(connection: Connection, rows: Sequence[Row]) -> None:
    """Queue posts; one whose key is there already is the same post and is left alone."""
    each(connection, QUEUE, rows)


def claim(connection: Connection, seal: Seal, now: datetime, owner: str, limit: int, seconds: float) -> list[Parcel]:
    """Take up to `limit` posts that are due and in nobody's hands, at most `CHUNK`; oldest first."""
    lapses = to_number(later(now, seconds))
    values = {"now": to_number(now), "chunk": min(limit, CHUNK), "owner_": owner, "lapses": lapses}
    rows = run(connection, CLAIM, [values]).mappings().all()
    return parcels_of(connection, seal, sorted(rows, key=lambda row: (row["due"], row["id"])))


def lapse_all(connection: Connection) -> None:
    """Every post that is in somebody's hands may be claimed again, for a process that knows itself to be alone."""
    run(connection, LAPSE_ALL, [{}])


def settle(connection: Connection, parcel: Parcel, state: str, now: datetime, detail: str) -> bool:
    """Close a parcel or put it back. False where somebody else has it by now, or it was closed already."""
    refuse_unknown_state(state)
    statement = POSTPONE if state == "waiting" else SETTLE
    moment = to_number(now)
    values = {"o": parcel.organisation, "id_": parcel.id, "fence_": parcel.fence, "now": moment, "detail_": detail}
    found = run(connection, statement, [values | ({} if state == "waiting" else {"state_": state})]).first()
    if found is not None and found[0] == "undone" and state == "sent":
        run(connection, CORRECT_ONE, [{"id_": parcel.id, "now": moment}])
    return found is not None


def listed(
    connection: Connection, seal: Seal, organisation: str, stream: Stream | None
) -> list[tuple[Parcel, str, str]]:
    """An organisation's posts, or one stream's, with state and detail, oldest first."""
    values = {"o": organisation} | ({} if stream is None else {"k": stream.kind, "s": stream.id})
    statement = PARCELS if stream is None else PARCELS_OF_STREAM
    rows = run(connection, statement, [values]).mappings().all()
    found = parcels_of(connection, seal, rows)
    return [(parcel, row["state"], row["detail"]) for parcel, row in zip(found, rows, strict=True)]


def parcels_of(connection: Connection, seal: Seal, rows: Sequence[Any]) -> list[Parcel]:
    bodies = seal.open(connection, [Sealed(row["organisation"], row["person"], row["body"]) for row in rows])
    return [_parcel(row, body or b"") for row, body in zip(rows, bodies, strict=True)]


def _parcel(row: Any, body: bytes) -> Parcel:
    return Parcel(
        id=row["id"],
        organisation=row["organisation"],
        stream=Stream(row["organisation"], row["kind"], row["stream"]),
        key=row["key"],
        to=row["person"],
        place=row["place"],
        body=body,
        due=to_instant(row["due"]),
        expires=None if row["expires"] is None else to_instant(row["expires"]),
        attempts=row["attempts"],
        fence=row["fence"],
        correction=bool(row["correction"]),
    )
