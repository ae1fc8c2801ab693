"""A process of its own whose clock stands where its test put it: the real engine, alarm, courier and SQLite file.

`python -m tests.engine.moved_clock DATABASE STARTS_AT [SCHEDULE]` prints each delivered text as a line of JSON, and
`done` once what it was told to schedule is kept and nothing is left that was due. It ends when it is killed.
"""

from __future__ import annotations

import asyncio
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.alarm import ApschedulerAlarm
from bot.clock import ScaledClock
from bot.courier import Courier, expand
from bot.domain.log import CLOCK, Answer, Post, Stream, Word
from bot.domain.organisation.wishes import Found
from bot.engine import Engine
from bot.letters import speech_for
from bot.ports import Delivered, Delivery, Parcel, Receipt, Write
from bot.router import Invocation, Router
from commands import COMMANDS
from storage.sqlite import SqliteLedger

ORGANISATION = "north-state"
LEAD = "dolores"
CALM_LOOKS = 6


class PrintingDoor:
    """A door that says what it delivers."""

    name = "web"

    def __init__(self, house: House) -> None:
        self._house = house

    async def start(self) -> None: ...
    async def stop(self) -> None: ...

    async def deliver(self, parcel: Parcel, post: Post) -> Delivery:
        said = speech_for(self._house.engine, ORGANISATION, post, self._house.clock.now()).say(post.say)
        name = self._house.engine.directory(ORGANISATION).name(post.to)
        tell({"to": name, "text": said})
        return Delivered("web:1")


class House:
    """One process's engine and courier on a file."""

    def __init__(self, database: Path, starts_at: datetime) -> None:
        self.clock = ScaledClock(starts_at)
        self.ledger = SqliteLedger(database)
        self.courier = Courier(self.ledger, self.clock, f"process-{starts_at.isoformat()}")
        self.engine = Engine(
            self.ledger,
            self.clock,
            ApschedulerAlarm(self.clock),
            Router(COMMANDS),
            posts_waiting=self.courier.wake,
            expand=expand,
        )
        self.courier.serve(self.engine, {"web": PrintingDoor(self)})

    async def start(self) -> None:
        await self.engine.start()
        await self.courier.start()

    async def says(self, person: str, line: str, place: str = "") -> Answer:
        command, _, text = line.removeprefix("/").partition(" ")
        key = f"{person}:{line}"
        reply = await self.engine.ask(
            Invocation(ORGANISATION, command, f"web:{person}", key, text=text, place=place, door="web")
        )
        assert isinstance(reply, Answer), reply
        return reply

    async def furnish(self, schedule: str) -> None:
        """A lead, an open convening with Ana in it, and the nudge that was asked for."""
        words = (Word(LEAD, "name", "Dolores"), Word(LEAD, f"account:web:{LEAD}", f"a-{LEAD}"))
        receipt = Receipt("known", LEAD, b"{}")
        stream = Stream(ORGANISATION, "person", LEAD)
        await self.ledger.commit([Write(stream, 0, words=words, receipts=(receipt,), now=self.clock.now())])
        self.engine.directory(ORGANISATION).apply(words)
        organisation = Stream(ORGANISATION, "organisation", ORGANISATION)
        await self.engine.submit(organisation, Found("dolores"), CLOCK, "found")
        await self.says("dolores", "/convening new Fall sites:Shasta")
        (convening,) = self.engine.convenings(ORGANISATION)
        place = f"convening:{convening.id}"
        await self.says("dolores", "/convening open", place)
        await self.says("ana", "/here site:Shasta mode:room name:Ana", place)
        drafted = await self.says("dolores", f"/nudge schedule {schedule}", place)
        await self.says("dolores", f"/nudge save draft:{drafted.about}", place)

    async def has_nothing_left(self) -> None:
        """Whatever was due has been decided and sent: so it was at several looks in a row."""
        calm = 0
        while calm < CALM_LOOKS:
            calm = 0 if await self._has_work() else calm + 1
            await asyncio.sleep(0.05)

    async def _has_work(self) -> bool:
        due = [at for at in (await self.ledger.next_due(), await self.ledger.next_post()) if at is not None]
        on_their_way = (state for _, state, _ in await self.ledger.parcels(ORGANISATION))
        return (
            self.engine.busy
            or bool(await self.ledger.hops())
            or any(at <= self.clock.now() for at in due)
            or "claimed" in on_their_way
        )


def tell(line: object) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


async def main(database: str, starts_at: str, schedule: str = "") -> None:
    house = House(Path(database), datetime.fromisoformat(starts_at).replace(tzinfo=UTC))
    await house.start()
    if schedule:
        await house.furnish(schedule)
    await house.has_nothing_left()
    tell("done")
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
