"""Rights to act alone for a while, and what a door keeps while it has them.

Every new holder gets a larger number than the last one, and what is kept remembers the number it was written
under; so a process that slept through the end of its lease cannot overwrite its successor's facts.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, and_, case, delete, null, or_, update
from sqlalchemy.dialects.postgresql import insert as upsert

from bot.ports import Lease
from storage.instants import later, to_number
from storage.statements import fixed, given, kept, leases, run

_lease = upsert(leases).values(
    name=given("name", leases.c.name),
    owner=given("owner", leases.c.owner),
    fence=fixed(1),
    until=given("until", leases.c.until),
)
_now = given("now", leases.c.until)
_still_ours = and_(leases.c.owner == _lease.excluded.owner, leases.c.until > _now)
TAKE_LEASE = _lease.on_conflict_do_update(
    index_elements=["name"],
    set_={
        "owner": _lease.excluded.owner,
        "fence": case((_still_ours, leases.c.fence), else_=leases.c.fence + fixed(1)),
        "until": _lease.excluded.until,
    },
    where=or_(_still_ours, leases.c.until <= _now),
).returning(leases.c.fence)
RELEASE_LEASE = (
    update(leases)
    .where(
        leases.c.name == given("name_", leases.c.name),
        leases.c.owner == given("owner_", leases.c.owner),
        leases.c.fence == given("fence_", leases.c.fence),
    )
    .values(until=fixed(0))
)
RELEASE_ALL = update(leases).values(until=fixed(0))
_fact = upsert(kept).values(
    door=given("door", kept.c.door),
    key=given("key", kept.c.key),
    value=given("value", kept.c.value),
    fence=given("fence", kept.c.fence),
)
KEEP = _fact.on_conflict_do_update(
    index_elements=["door", "key"],
    set_={"value": _fact.excluded.value, "fence": _fact.excluded.fence},
    where=kept.c.fence <= _fact.excluded.fence,
)
SWEEP = delete(kept).where(
    kept.c.door == given("door_", kept.c.door),
    kept.c.key == given("key_", kept.c.key),
    kept.c.value.is_(null()),
    kept.c.fence == fixed(0),
)


def take(connection: Connection, name: str, owner: str, now: datetime, seconds: float) -> Lease | None:
    """Take a lease or make it longer; None while somebody else holds it."""
    until = later(now, seconds)
    values = {"name": name, "owner": owner, "now": to_number(now), "until": to_number(until)}
    fence = run(connection, TAKE_LEASE, [values]).scalar()
    return None if fence is None else Lease(name, owner, int(fence), until)


def release(connection: Connection, lease: Lease) -> None:
    run(connection, RELEASE_LEASE, [{"name_": lease.name, "owner_": lease.owner, "fence_": lease.fence}])


def release_all(connection: Connection) -> None:
    """End every lease, for a process that knows itself to be the only one. The next holder's number is larger still."""
    run(connection, RELEASE_ALL, [{}])


def keep(connection: Connection, door: str, key: str, value: str | None, fence: int) -> bool:
    """Remember a fact, or forget it (None). False where it was written under a larger fence."""
    values = {"door": door, "key": key, "value": value, "fence": fence}
    taken = run(connection, KEEP, [values]).rowcount == 1
    if taken and value is None:
        run(connection, SWEEP, [{"door_": door, "key_": key}])
    return taken
