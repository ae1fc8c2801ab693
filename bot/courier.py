"""Carries one-off posts to people by the doors they have, and tracks each until it is delivered or given up."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

import structlog

from bot import codec
from bot.breathing import let_others_run
from bot.directory import Directory
from bot.domain.convening.state import Convening
from bot.domain.convening.wishes import NoteDelivered
from bot.domain.log import CLOCK, Post, say
from bot.domain.person.wishes import NoteOutcome
from bot.engine import Engine, Fault
from bot.ports import Clock, Delivered, Delivery, Door, Later, Ledger, Parcel, Unreachable

log = structlog.get_logger("courier")

AT_ONCE = 500
AT_A_TIME = 32
"""Posts on their way by one door: what a process that dies can at most have sent without noting it."""
SURELY_OURS = 0.7
"""The part of a lease after which we do not begin to send any more."""
MOST_ATTEMPTS = 12
LONGEST_WAIT = 600.0
SAID_LATE_AFTER = timedelta(minutes=15)
"""A busy platform's quarter of an hour is no lateness that anybody wants to read about."""
ORDER_OF_DOORS = ("slack", "discord", "web", "mail")
"""Where a person is looked for first, unless she says otherwise."""


def door_of(account: str) -> str:
    return account.partition(":")[0]


def doors_of(person: str, directory: Directory) -> tuple[str, ...]:
    """The doors that a person can be reached by, her own order first."""
    have = {door_of(account) for account in directory.accounts(person)}
    if directory.text(person, "email"):
        have.add("mail")
    chosen = [door for door in directory.text(person, "doors").split(",") if door in have]
    return (*chosen, *(door for door in ORDER_OF_DOORS if door in have and door not in chosen))


def expand(state: object, post: Post) -> Iterable[Post]:
    """A post to a group goes to every door that one of its people came in by, each as a post of its own."""
    if post.to or post.door or not post.place.startswith("group:") or not isinstance(state, Convening):
        return (post,)
    _, _, group = post.place.split(":", 2)
    running = state.breakouts.round or (state.breakouts.past[-1] if state.breakouts.past else None)
    chosen = running.groups.get(group) if running else None
    people = (state.one(who) for who in chosen.members) if chosen else ()
    doors = sorted({door for who in people if who for door in who.places} | {"web"})
    return tuple(replace(post, key=f"{post.key}@{door}", door=door) for door in doors)


async def nobody_to_tell(parcels: Sequence[Parcel]) -> None:
    """What is given up is kept in the outbox with its reason."""


async def at_once() -> None:
    """Where every process can carry, none waits for another."""


class Courier:
    """Claims what is due and hands it to the doors; wakes when there is something, sleeps until the next."""

    def __init__(self, ledger: Ledger, clock: Clock, owner: str, lease_seconds: float = 60.0) -> None:
        self.ledger, self.clock, self.owner = ledger, clock, owner
        self.lease_seconds = lease_seconds
        """How long a load is ours; somebody else takes what a dead process held after that."""
        self._claimed_at = 0.0
        self._most = AT_ONCE
        """How much is claimed next: what a slow platform took of the last load before its lease ran out, or more."""
        self._left = 0
        """How much of this load was left for another one."""
        self._slots: dict[str, asyncio.Semaphore] = {}
        self.engine: Engine | None = None
        self.doors: dict[str, Door] = {}
        self.given_up: Callable[[Sequence[Parcel]], Awaitable[None]] = nobody_to_tell
        """Told of posts that will not be delivered: too late, or no door could."""
        self.turn: Callable[[], Awaitable[None]] = at_once
        """Waits until this process is the one that carries: a door may have one connection for all processes."""
        self._awake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def serve(self, engine: Engine, doors: Mapping[str, Door]) -> None:
        self.engine, self.doors = engine, dict(doors)

    def wake(self) -> None:
        self._awake.set()

    async def start(self) -> None:
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        while True:
            await self.turn()
            self._awake.clear()
            try:
                full = await self.round()
            except Exception as error:
                log.error("courier stumbled", exc_info=error)
                await asyncio.sleep(1)
                continue
            if not full:
                await self._sleep()

    async def _sleep(self) -> None:
        at = await self.ledger.next_post()
        waking = asyncio.create_task(self._awake.wait())
        due = asyncio.create_task(self.clock.sleep_until(at)) if at else None
        tasks = {waking, due} if due else {waking}
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()

    async def round(self) -> bool:
        """Carry one load. Returns whether there may be more."""
        self._claimed_at, self._left, most = time.monotonic(), 0, self._most
        parcels = await self.ledger.claim(self.clock.now(), self.owner, most, self.lease_seconds)
        on_their_way = await self._carry_all(parcels)
        lost = [parcel for parcel, hopeful in zip(parcels, on_their_way, strict=True) if not hopeful]
        if lost:
            await self.given_up(lost)
        self._most = max(AT_A_TIME, len(parcels) - self._left) if self._left else min(AT_ONCE, most + most // 4)
        return len(parcels) == most

    async def _carry_all(self, parcels: Sequence[Parcel]) -> list[bool]:
        """A whole load sets out a few at a time, so that a click does not wait until five hundred are addressed."""
        setting_out: list[asyncio.Task[bool]] = []
        try:
            for nth, parcel in enumerate(parcels):
                await let_others_run(nth)
                setting_out.append(asyncio.create_task(self._carry(parcel)))
            return await asyncio.gather(*setting_out)
        except asyncio.CancelledError:
            for one in setting_out:
                one.cancel()
            raise

    async def _carry(self, parcel: Parcel) -> bool:
        """Deliver one parcel, or settle what becomes of it. Returns False where it is given up."""
        now = self.clock.now()
        if parcel.expires is not None and parcel.expires <= now:
            await self._give_up(parcel, "expired", "too late")
            return False
        post = self._letter(parcel)
        async with self._slot(parcel, post):
            if self._lapsed():
                self._left += 1
                return True
            outcome, door = await self._deliver(parcel, post)
            if isinstance(outcome, Unreachable) or (isinstance(outcome, Later) and parcel.attempts >= MOST_ATTEMPTS):
                await self._give_up(parcel, "refused", outcome.reason)
                return False
            ours = await self._note(parcel, outcome)
        if isinstance(outcome, Delivered) and ours:
            await self._tell(parcel, "sent", door)
            await self._report(parcel)
        return True

    async def _note(self, parcel: Parcel, outcome: Delivered | Later) -> bool:
        """Write down what the far side said. Done before the next one sets out, so that what a process which dies has
        sent without noting it stays as small as promised."""
        if isinstance(outcome, Delivered):
            return await self.ledger.settle(parcel, "sent", self.clock.now(), outcome.ref)
        again = self.clock.now() + timedelta(seconds=min(LONGEST_WAIT, outcome.seconds))
        return await self.ledger.settle(parcel, "waiting", again, outcome.reason)

    def _slot(self, parcel: Parcel, post: Post) -> asyncio.Semaphore:
        """So many at a time by each door: a slow one does not keep the others waiting."""
        assert self.engine is not None
        first = post.door or next(iter(doors_of(post.to, self.engine.directory(parcel.organisation))), "")
        return self._slots.setdefault(first, asyncio.Semaphore(AT_A_TIME))

    def _lapsed(self) -> bool:
        """Whether the load may be another's by now: we stood still, or a door was slow. No more of it is sent."""
        return time.monotonic() - self._claimed_at > self.lease_seconds * SURELY_OURS

    async def _give_up(self, parcel: Parcel, state: str, reason: str) -> None:
        """Whose nudge it was is told first: a crash in between tells again, under the same key, and loses nothing."""
        await self._tell(parcel, state, reason)
        await self.ledger.settle(parcel, state, self.clock.now(), reason)

    async def _tell(self, parcel: Parcel, outcome: str, detail: str) -> None:
        """What a person's stream sends is her nudge, and her stream hears what became of it."""
        if parcel.stream.kind != "person" or parcel.correction:
            return
        assert self.engine is not None
        wish = NoteOutcome(parcel.key, outcome, detail)
        await self.engine.submit(parcel.stream, wish, CLOCK, f"outcome:{parcel.key}:{outcome}")

    async def _report(self, parcel: Parcel) -> None:
        """Tell the post's stream that it has been delivered, where it asked for that."""
        if self.engine is None or parcel.correction or not codec.decode_post(parcel.body).reports:
            return
        try:
            await self.engine.submit(parcel.stream, NoteDelivered(parcel.key), CLOCK, f"delivered:{parcel.id}")
        except Fault as fault:
            log.error("delivery not noted", post=parcel.key, reference=fault.reference)

    def _letter(self, parcel: Parcel) -> Post:
        """What is sent: the post itself, in the words for one that comes late where it does, or one correction where
        it was taken back after it had been sent."""
        post = codec.decode_post(parcel.body)
        if not parcel.correction:
            due = post.not_before
            is_late = post.late is not None and due is not None and self.clock.now() - due > SAID_LATE_AFTER
            return replace(post, say=post.late, late=None) if is_late and post.late else post
        return Post(parcel.key, say("please-ignore-that"), to=post.to, place=post.place, door=post.door)

    async def _deliver(self, parcel: Parcel, post: Post) -> tuple[Delivery, str]:
        """By the first of her doors that can, in her own order; and which that was."""
        assert self.engine is not None
        names = (post.door,) if post.door else doors_of(post.to, self.engine.directory(parcel.organisation))
        last: Delivery = Unreachable("no way to reach this person")
        for name in names:
            door = self.doors.get(name)
            if door is None:
                continue
            try:
                last = await door.deliver(parcel, post)
            except Exception as error:
                log.error("door failed", door=name, post=post.key, exc_info=error)
                last = Later(min(LONGEST_WAIT, 2.0**parcel.attempts), type(error).__name__)
            if not isinstance(last, Unreachable):
                return last, name
        return last, ""
