"""Socket Mode: envelopes over WebSockets that Slack opens, greets, refreshes and sometimes forgets.

Sources: docs.slack.dev/apis/events-api/using-socket-mode; silent sockets: github.com/slackapi/bolt-python/issues/417.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import time
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aiohttp import WSMsgType, web

from .limits import LIMITS
from .methods import Json, SlackError

if TYPE_CHECKING:
    from .delivery import Attempt, Delivery
    from .server import Slack

_TYPES = {"event": "events_api", "command": "slash_commands", "interactive": "interactive", "options": "interactive"}
_HOST = "applink-emulated"


@dataclass(slots=True, eq=False)
class Connection:
    """One open socket. A `silent` one stays open, answers nothing and brings nothing."""

    socket: web.WebSocketResponse
    number: int
    transport: asyncio.Transport | None = None
    silent: bool = False
    leaving: bool = False
    waiting: dict[str, asyncio.Future[Json]] = field(default_factory=dict)
    pings_seen: int = 0

    async def tell(self, message: Json) -> None:
        with contextlib.suppress(ConnectionError):
            await self.socket.send_str(json.dumps(message))

    async def goodbye(self, reason: str, after: float) -> None:
        """Ask the app to move to another connection, and close this one a little later."""
        await self.tell({"type": "disconnect", "reason": reason, "debug_info": {"host": _HOST}})
        self.leaving = reason != "warning"
        await asyncio.sleep(after)
        await self.socket.close()


class Sockets:
    """All connections of the app, and which of them is next."""

    def __init__(self, slack: Slack, *, ping_every: float) -> None:
        self._slack, self._ping_every = slack, ping_every
        self._tickets: set[str] = set()
        self._turn = itertools.count()
        self._numbers = itertools.count(1)
        self.open: list[Connection] = []

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/link/", self._serve)]

    def ticket(self) -> str:
        """A WebSocket address that works once."""
        limits = self._slack.limits
        if len(self.open) >= limits.size("sockets") and limits.overstepped("sockets"):
            raise SlackError("too_many_websockets")
        if not self._slack.app.socket_mode:
            raise SlackError("forbidden_for_app_type")
        ticket = uuid.uuid4().hex
        self._tickets.add(ticket)
        return f"{self._slack.url.replace('http', 'ws', 1)}/link/?ticket={ticket}&app_id={self._slack.app.id}"

    @property
    def heard(self) -> list[Connection]:
        """Connections to which Slack still gives work. A silent one is among them: Slack believes in it."""
        return [connection for connection in self.open if not connection.leaving]

    async def carry(self, delivery: Delivery, number: int, reason: str) -> Attempt:
        from .delivery import Attempt

        if not self.heard:
            return Attempt(0, None, {}, 0.0, "connection_failed")
        connection = self.heard[next(self._turn) % len(self.heard)]
        envelope = _envelope(delivery, number, reason)
        began = time.monotonic()
        answer: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        connection.waiting[envelope["envelope_id"]] = answer
        if not connection.silent:
            await connection.tell(envelope)
        enforced = self._slack.limits.enforces("answer-deadline")
        try:
            async with asyncio.timeout(LIMITS["answer-deadline"].size if enforced else 30):
                ack = await answer
            return Attempt(200, ack.get("payload", ""), {}, time.monotonic() - began)
        except TimeoutError:
            self._slack.limits.overstepped("answer-deadline")
            return Attempt(0, None, {}, time.monotonic() - began, "timeout")
        except ConnectionError:
            return Attempt(0, None, {}, time.monotonic() - began, "connection_failed")
        finally:
            connection.waiting.pop(envelope["envelope_id"], None)

    async def warn(self, *, after: float = 0.3) -> None:
        """ "Your connection will be closed in about 10 seconds": a new one should stand before that."""
        await self.open[0].goodbye("warning", after)

    async def refresh(self, *, after: float = 0.1) -> None:
        await self.open[0].goodbye("refresh_requested", after)

    async def disable(self) -> None:
        """An administrator turned Socket Mode off."""
        self._slack.app.socket_mode = False
        await asyncio.gather(*(connection.goodbye("link_disabled", 0.0) for connection in list(self.open)))

    def silence(self, *, number: int | None = None) -> None:
        """From now on these sockets look alive and are dead: no pings, no pongs, no envelopes, no close."""
        for connection in self.open:
            connection.silent = connection.silent or number in (None, connection.number)

    async def break_all(self) -> None:
        """The network goes away without a close frame."""
        for connection in list(self.open):
            if connection.transport is not None:
                connection.transport.abort()

    async def close(self) -> None:
        for connection in list(self.open):
            await connection.socket.close()

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=403)
        self._tickets.discard(ticket)
        socket = web.WebSocketResponse(autoping=False, autoclose=True)
        await socket.prepare(request)
        connection = Connection(socket, next(self._numbers), request.transport)
        self.open.append(connection)
        pinging = asyncio.create_task(self._ping(connection))
        try:
            await connection.tell(self._hello())
            await self._listen(connection)
        finally:
            pinging.cancel()
            self.open.remove(connection)
            for answer in connection.waiting.values():
                if not answer.done():
                    answer.set_exception(ConnectionError("the socket closed"))
        return socket

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self.open),
            "debug_info": {"host": _HOST, "build_number": 1, "approximate_connection_time": 18060},
            "connection_info": {"app_id": self._slack.app.id},
        }

    async def _ping(self, connection: Connection) -> None:
        while True:
            await asyncio.sleep(self._ping_every)
            if not connection.silent:
                with contextlib.suppress(ConnectionError):
                    await connection.socket.ping(f"Ping from {_HOST}".encode())

    async def _listen(self, connection: Connection) -> None:
        async for message in connection.socket:
            if connection.silent:
                continue
            if message.type is WSMsgType.PING:
                connection.pings_seen += 1
                await connection.socket.pong(message.data)
            elif message.type is WSMsgType.TEXT:
                self._acknowledged(connection, message.data)

    @staticmethod
    def _acknowledged(connection: Connection, data: str) -> None:
        try:
            ack = json.loads(data)
        except ValueError:
            return
        answer = connection.waiting.get(ack.get("envelope_id", ""))
        if answer is not None and not answer.done():
            answer.set_result(ack)


def _envelope(delivery: Delivery, number: int, reason: str) -> Json:
    envelope: Json = {
        "envelope_id": str(uuid.uuid4()),
        "payload": delivery.payload,
        "type": _TYPES[delivery.kind],
        "accepts_response_payload": delivery.kind != "event",
    }
    if delivery.kind == "event":
        envelope |= {"retry_attempt": number, "retry_reason": reason}
    return envelope
