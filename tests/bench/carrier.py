"""One of several couriers on one PostgreSQL: carries what is due to a far side that counts, until it is killed.

`python -m tests.bench.carrier URL PORT LEASE_SECONDS NAME` prints `ready`, and then for each post `begun`, and `noted`
or `refused`, with its key.
"""

from __future__ import annotations

import asyncio
import sys

from bot.alarm import ApschedulerAlarm
from bot.clock import SystemClock
from bot.courier import Courier, expand
from bot.domain.log import Post
from bot.engine import Engine
from bot.ports import Delivered, Delivery, Later, Ledger, Parcel
from bot.router import Router
from commands import COMMANDS
from storage.postgres import PostgresLedger

SECRET = "carriers-" + "0123456789abcdef" * 2
DOOR, TOLD = "web", "told:"
"""As the web door keeps what it has told people: under the parcel's own number."""


def tell(word: str, key: str = "") -> None:
    sys.stdout.write(f"{word} {key}".rstrip() + "\n")
    sys.stdout.flush()


class FarSide:
    """A door with two far sides: a socket that shows whatever arrives, a board in the ledger that shows a post once."""

    name = DOOR

    def __init__(self, port: int, ledger: Ledger) -> None:
        self._port, self._ledger = port, ledger

    async def start(self) -> None: ...
    async def stop(self) -> None: ...

    async def deliver(self, parcel: Parcel, post: Post) -> Delivery:
        tell("begun", post.key)
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        writer.write(f"{post.key}\n".encode())
        answer = await reader.readline()
        writer.close()
        await self._ledger.keep(DOOR, f"{TOLD}{parcel.id}", post.key)
        return Delivered("web:1") if answer else Later(1.0, "no answer")


class Strict(PostgresLedger):
    """Says whether a write counts or comes too late."""

    async def settle(self, parcel: Parcel, *arguments: object, **named: object) -> bool:
        ours = await super().settle(parcel, *arguments, **named)  # type: ignore[arg-type]
        tell("noted" if ours else "refused", parcel.key)
        return ours


async def main(url: str, port: str, lease_seconds: str, name: str) -> None:
    ledger, clock = Strict(url, [SECRET]), SystemClock()
    courier = Courier(ledger, clock, name, float(lease_seconds))
    engine = Engine(ledger, clock, ApschedulerAlarm(clock), Router(COMMANDS), posts_waiting=courier.wake, expand=expand)
    await engine.start()
    courier.serve(engine, {DOOR: FarSide(int(port), ledger)})
    await courier.start()
    tell("ready")
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
