"""``python -m tests.emulation.discord_wire --port 8099``: the emulator as a process of its own.

Its first line on stdout is JSON with what a bot is told: DISCORD_API_URL, DISCORD_GATEWAY_URL, DISCORD_TOKEN.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json

from .clock import Clock
from .intents import Intent
from .limits import Limits
from .server import DiscordWire


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.emulation.discord_wire", description="An emulated Discord.")
    parser.add_argument("--port", type=int, default=0, help="0 takes any free port")
    parser.add_argument("--token", default="emulated.bot.token")
    parser.add_argument("--factor", type=float, default=1.0, help="platform seconds in one of ours")
    parser.add_argument("--without-limit", action="append", default=[], metavar="NAME", help="a limit not enforced")
    parser.add_argument("--message-content", action="store_true", help="grant the message content intent")
    parser.add_argument("--person", action="append", default=[], help="someone who is there from the start")
    return parser.parse_args()


async def run(asked: argparse.Namespace) -> None:
    granted = Intent.MESSAGE_CONTENT if asked.message_content else Intent(0)
    limits = Limits(off=tuple(asked.without_limit))
    wire = DiscordWire(
        clock=Clock(asked.factor), limits=limits, privileged=granted, token=asked.token, port=asked.port, control=True
    )
    for name in asked.person:
        wire.world.person(name)
    async with wire:
        told = {"DISCORD_API_URL": wire.api_url, "DISCORD_GATEWAY_URL": wire.gateway_url, "DISCORD_TOKEN": wire.token}
        print(json.dumps(told), flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(run(arguments()))
