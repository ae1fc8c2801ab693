"""One of several couriers on one PostgreSQL: carries what is due to a far side that counts, until it is killed.

`python -m tests.bench.carrier URL PORT LEASE_SECONDS`
"""

from __future__ import annotations

import asyncio
import sys

from bot.alarm import ApschedulerAlarm
from bot.clock import SystemClock
from bot.courier import Courier, expand
from bot.domain.log import Post
from bot.engine import Engine
from bot.ports import Delivered, Delivery, Later, Parcel
from bot.router import Router
from commands import COMMANDS
from storage.postgres import PostgresLedger

SECRET = "carriers-" + "0123456789abcdef" * 2


class FarSide:
    """A door whose far side is a socket: it is told the post's key and answers once it has it."""

    name = "web"

    def __init__(self, port: int) -> None:
        self._port, self._slots = port, asyncio.Semaphore(32)

    async def start(self) -> None: ...
    async def stop(self) -> None: ...

    async def deliver(self, parcel: Parcel, post: Post) -> Delivery:
        async with self._slots:
            reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
            writer.write(f"{post.key}\n".encode())
            answer = await reader.readline()
            writer.close()
        return Delivered("web:1") if answer else Later(1.0, "no answer")


class Strict(PostgresLedger):
    """Says when a write comes too late to count."""

    async def settle(self, parcel: Parcel, *arguments: object, **named: object) -> bool:
        ours = await super().settle(parcel, *arguments, **named)  # type: ignore[arg-type]
        if not ours:
            sys.stdout.write(f"refused {parcel.key}\n")
            sys.stdout.flush()
        return ours


async def main(url: str, port: str, lease_seconds: str) -> None:
    ledger, clock = Strict(url, [SECRET]), SystemClock()
    courier = Courier(ledger, clock, f"carrier-{sys.argv[0]}-{id(clock)}", float(lease_seconds))
    engine = Engine(ledger, clock, ApschedulerAlarm(clock), Router(COMMANDS), posts_waiting=courier.wake, expand=expand)
    await engine.start()
    courier.serve(engine, {"web": FarSide(int(port))})
    await courier.start()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
