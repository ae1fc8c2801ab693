"""A gateway session and the socket it speaks through: what was sent is kept, so that a resume can replay it."""

from __future__ import annotations

import asyncio
import json
import zlib
from collections import deque
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from aiohttp import web

from .intents import Intent


class Op(IntEnum):
    """https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-opcodes"""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    PRESENCE = 3
    VOICE_STATE = 4
    RESUME = 6
    RECONNECT = 7
    REQUEST_MEMBERS = 8
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11


class Link:
    """One socket: a queue keeps the order, ``silent`` makes it look alive and say nothing."""

    def __init__(self, socket: web.WebSocketResponse, transport: asyncio.Transport | None, *, compressed: bool) -> None:
        self.socket = socket
        self._transport = transport
        self.silent = False
        self.ended_here = False
        self.beats = 0
        self.session: Session | None = None
        self._queue: asyncio.Queue[str] = asyncio.Queue()
        self._deflate = zlib.compressobj() if compressed else None

    def push(self, op: Op, data: Any = None) -> None:
        """Send a frame that is no event."""
        self.push_text(json.dumps({"op": int(op), "d": data, "s": None, "t": None}))

    def push_text(self, text: str) -> None:
        if not self.silent:
            self._queue.put_nowait(text)

    async def write(self) -> None:
        """Send what is queued, in order, until the socket is gone."""
        while True:
            try:
                await self._send(await self._queue.get())
            except (ConnectionError, RuntimeError):
                return

    async def _send(self, text: str) -> None:
        if self._deflate is None:
            await self.socket.send_str(text)
            return
        # zlib-stream: one zlib context a connection, every message ends with a sync flush
        packed = self._deflate.compress(text.encode()) + self._deflate.flush(zlib.Z_SYNC_FLUSH)
        await self.socket.send_bytes(packed)

    async def close(self, code: int) -> None:
        """Say goodbye with a close code; the session stays, to be resumed."""
        self.ended_here = True
        await self.socket.close(code=code)

    def cut(self) -> None:
        """Tear the connection as a dead network does: no close frame."""
        if self._transport:
            self._transport.abort()


@dataclass(slots=True)
class Session:
    """What the gateway remembers of one identified shard."""

    id: str
    intents: Intent
    shard: tuple[int, int]
    seq: int = 0
    sent: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=20_000))
    link: Link | None = None

    def holds(self, guild_id: int | None) -> bool:
        """Whether a guild's events come to this shard; direct messages come to the first."""
        number, total = self.shard
        return number == ((guild_id >> 22) % total if guild_id else 0)

    def dispatch(self, event: str, data: Any) -> None:
        """Number an event, keep it, and send it if there is a socket."""
        self.seq += 1
        text = json.dumps({"op": int(Op.DISPATCH), "t": event, "s": self.seq, "d": data})
        self.sent.append((self.seq, text))
        if self.link:
            self.link.push_text(text)

    def replay(self, link: Link, after: int) -> None:
        """Go on with a new socket: everything after ``after``, then RESUMED."""
        self.link, link.session = link, self
        for seq, text in self.sent:
            if seq > after:
                link.push_text(text)
        self.dispatch("RESUMED", {})
