"""Socket Mode: two connections, each watched, each renewed before it is taken away, both ended in bounded time.

Sockets can look alive and bring nothing (slackapi/bolt-python issues 417 and 1529): a connection on which neither a
ping nor a pong nor an envelope came for a while is dropped and opened anew.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import structlog
from aiohttp import ClientWebSocketResponse, WSMsgType

log = structlog.get_logger("slack")

CONNECTIONS = 2
Handle = Callable[[dict[str, Any]], Awaitable[tuple[int, str]]]


class Disabled(Exception):
    """Socket Mode was switched off for the app: nothing more will come."""


@dataclass(slots=True)
class Watch:
    """When a connection was last heard of, and how long silence may last."""

    patience: float
    heard_at: float = field(default_factory=time.monotonic)

    def hear(self) -> None:
        self.heard_at = time.monotonic()

    @property
    def left(self) -> float:
        return self.heard_at + self.patience - time.monotonic()


class Sockets:
    """Keeps the connections and gives every envelope to the one dispatch."""

    def __init__(
        self, api_url: str, app_token: str, handle: Handle, *, ping_every: float = 10.0, patience: float = 25.0
    ) -> None:
        self.api_url, self.handle = api_url.rstrip("/"), handle
        self.ping_every, self.patience = ping_every, patience
        self._token = app_token
        self._session: aiohttp.ClientSession | None = None
        self._keepers: set[asyncio.Task[None]] = set()
        self._working: set[asyncio.Task[None]] = set()
        self.alive = 0
        self.replaced = 0
        self.disabled = False

    def __repr__(self) -> str:
        return f"Sockets(alive={self.alive})"

    async def start(self) -> None:
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None, connect=10))
        for _ in range(CONNECTIONS):
            self._keep()

    async def stop(self, seconds: float = 3.0) -> None:
        """Finish what is being decided, then end, whatever the far side does."""
        for keeper in self._keepers:
            keeper.cancel()
        if self._working:
            await asyncio.wait(self._working, timeout=seconds)
        for task in self._working:
            task.cancel()
        everything = [*self._keepers, *self._working]
        if everything:
            await asyncio.wait(everything, timeout=seconds)
        if self._session is not None:
            await self._session.close()

    def _keep(self) -> None:
        task = asyncio.create_task(self._keeper())
        self._keepers.add(task)
        task.add_done_callback(self._keepers.discard)

    async def _keeper(self) -> None:
        """One place among the connections: whoever holds it is replaced when it goes."""
        pause = 0.1
        while not self.disabled:
            began = time.monotonic()
            try:
                if await self._connection():
                    return
            except Disabled:
                self.disabled = True
                log.error("socket mode is switched off for the app")
                return
            except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
                log.warning("socket lost", why=type(error).__name__)
            self.replaced += 1
            pause = 0.1 if time.monotonic() - began > 5 else min(30.0, pause * 2)
            await asyncio.sleep(pause)

    async def _address(self) -> str:
        assert self._session is not None
        head = {"Authorization": f"Bearer {self._token}"}
        async with self._session.post(f"{self.api_url}/apps.connections.open", headers=head) as answer:
            if answer.status == 429:
                await asyncio.sleep(float(answer.headers.get("Retry-After", 1)))
            body = await answer.json(content_type=None)
        if body.get("error") in ("forbidden_for_app_type", "invalid_auth", "not_authed", "account_inactive"):
            raise Disabled
        if not body.get("ok"):
            raise ValueError("no address")
        return str(body["url"])

    async def _connection(self) -> bool:
        assert self._session is not None
        url = await self._address()
        async with self._session.ws_connect(url, autoping=False, heartbeat=None) as socket:
            watch = Watch(self.patience)
            pinging = asyncio.create_task(self._ping(socket))
            self.alive += 1
            try:
                return await self._listen(socket, watch)
            finally:
                self.alive -= 1
                pinging.cancel()

    async def _ping(self, socket: ClientWebSocketResponse) -> None:
        while not socket.closed:
            await asyncio.sleep(self.ping_every)
            await socket.ping()

    async def _listen(self, socket: ClientWebSocketResponse, watch: Watch) -> bool:
        """Listen until it ends. True: a new connection stands in its place already."""
        replaced = False
        while True:
            try:
                message = await asyncio.wait_for(socket.receive(), max(0.01, watch.left))
            except TimeoutError:
                log.warning("socket silent")
                return replaced
            watch.hear()
            if message.type is WSMsgType.PING:
                await socket.pong(message.data)
            elif message.type is WSMsgType.TEXT:
                if self._heard(socket, json.loads(message.data)) and not replaced:
                    replaced = True
                    self._keep()
            elif message.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED, WSMsgType.ERROR):
                return replaced

    def _heard(self, socket: ClientWebSocketResponse, envelope: dict[str, Any]) -> bool:
        """Take one message. True: Slack is about to close this connection, so a new one is opened beside it."""
        if envelope.get("type") == "disconnect":
            if envelope.get("reason") == "link_disabled":
                raise Disabled
            return True
        if "envelope_id" in envelope:
            self._work(self._answer(socket, envelope))
        return False

    def _work(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._working.add(task)
        task.add_done_callback(self._working.discard)

    async def _answer(self, socket: ClientWebSocketResponse, envelope: dict[str, Any]) -> None:
        """Decide, then acknowledge. What fails is not acknowledged: Slack brings an event again."""
        status, answer = await self.handle(envelope.get("payload") or {})
        if status != 200:
            return
        said: dict[str, Any] = {"envelope_id": envelope["envelope_id"]}
        if answer:
            said["payload"] = json.loads(answer)
        try:
            await socket.send_str(json.dumps(said))
        except (ConnectionError, aiohttp.ClientError):
            log.warning("answer came too late for its socket")
