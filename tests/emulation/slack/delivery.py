"""Bringing things to the app: signed, with three seconds to answer, and retried only where Slack retries."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import aiohttp

from .faults import DeliveryFault
from .limits import LIMITS
from .methods import Json
from .payloads import outer_event
from .state import Workspace

if TYPE_CHECKING:
    from .server import Slack

# docs.slack.dev/apis/events-api, "Error handling": nearly immediately, after 1 minute, after 5 minutes.
RETRY_PAUSES = (0.0, 60.0, 300.0)
PATIENCE_WHEN_NOT_ENFORCED = 30.0


@dataclass(frozen=True, slots=True)
class RawRequest:
    """The very bytes and headers that went to the app, so that they can be sent again."""

    url: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Attempt:
    """One copy brought to the app. `trouble` is empty, or Slack's word for what went wrong."""

    status: int
    answer: Any
    headers: dict[str, str]
    seconds: float
    trouble: str = ""

    @property
    def good(self) -> bool:
        return not self.trouble and 200 <= self.status < 300


@dataclass(slots=True)
class Delivery:
    """Something Slack brought to the app, with every attempt and the app's answer."""

    kind: str
    payload: Json
    attempts: list[Attempt] = field(default_factory=list)
    raw: list[RawRequest] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return any(attempt.good for attempt in self.attempts)

    @property
    def status(self) -> int:
        return self.attempts[-1].status if self.attempts else 0

    @property
    def answer(self) -> Any:
        return next((attempt.answer for attempt in self.attempts if attempt.good), None)

    @property
    def seconds(self) -> float:
        return self.attempts[-1].seconds if self.attempts else 0.0

    @property
    def trouble(self) -> str:
        return "" if self.ok or not self.attempts else self.attempts[-1].trouble


class Delivering:
    """A delivery on its way. Awaiting it waits for the first attempt; later retries go on by themselves."""

    def __init__(self, delivery: Delivery) -> None:
        self.delivery = delivery
        self.tried = asyncio.Event()

    def __await__(self) -> Generator[Any, None, Delivery]:
        yield from self.tried.wait().__await__()
        return self.delivery


class Courier:
    """Carries events, commands and interactions to the app, by HTTP or by socket."""

    def __init__(self, slack: Slack) -> None:
        self._slack = slack
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None
        self.delivered: list[Delivery] = []
        self._on_the_way: list[Delivering] = []

    def open(self) -> None:
        connector = aiohttp.TCPConnector(limit=0)
        self._session = aiohttp.ClientSession(connector=connector, timeout=aiohttp.ClientTimeout(total=None))

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    async def settle(self) -> None:
        """Wait until nothing is on its way any more, retries included."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def nothing(self) -> Delivering:
        """The app did not ask for this kind of event, or cannot see it: nothing is sent."""
        delivering = Delivering(Delivery("event", {}))
        delivering.tried.set()
        return delivering

    def event(self, workspace: Workspace, event: Json, *, team_id: str = "", shared: bool = False) -> Delivering:
        slack = self._slack
        payload = outer_event(
            slack.app, workspace, event, slack.ids.next("Ev"), int(time.time()), team_id=team_id, shared=shared
        )
        return self._start("event", payload, RETRY_PAUSES)

    def of(self, since: int) -> Delivering | None:
        """The first delivery that started since `delivered` had this length."""
        return self._on_the_way[since] if len(self._on_the_way) > since else None

    async def once(self, kind: str, payload: Json) -> Delivery:
        return await self._start(kind, payload, ())

    async def command(self, payload: Json) -> Delivery:
        return await self.once("command", payload)

    async def interaction(self, payload: Json) -> Delivery:
        kind = "options" if payload["type"] == "block_suggestion" else "interactive"
        return await self.once(kind, payload)

    def _start(self, kind: str, payload: Json, pauses: tuple[float, ...]) -> Delivering:
        delivering = Delivering(Delivery(kind, payload))
        self.delivered.append(delivering.delivery)
        self._on_the_way.append(delivering)
        task = asyncio.create_task(self._deliver(delivering, pauses))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return delivering

    async def _deliver(self, delivering: Delivering, pauses: tuple[float, ...]) -> None:
        delivery = delivering.delivery
        fault = self._slack.faults.for_delivery(delivery.kind) or DeliveryFault()
        try:
            for number in range(len(pauses) + 1):
                if number:
                    await self._slack.clock.sleep(pauses[number - 1])
                attempt = await self._attempt(delivery, number, fault)
                delivery.attempts.append(attempt)
                delivering.tried.set()
                if attempt.good or attempt.headers.get("x-slack-no-retry") == "1":
                    return
        finally:
            delivering.tried.set()

    async def _attempt(self, delivery: Delivery, number: int, fault: DeliveryFault) -> Attempt:
        if number < fault.lost:
            return Attempt(0, None, {}, 0.0, "http_timeout")
        reason = delivery.attempts[-1].trouble if number else ""
        copies = [self._carry(delivery, number, reason) for _ in range(fault.copies)]
        attempt = (await asyncio.gather(*copies))[0]
        if number < fault.lost + fault.unheard:
            return Attempt(0, None, {}, attempt.seconds, "http_timeout")
        return attempt

    async def _carry(self, delivery: Delivery, number: int, reason: str) -> Attempt:
        if self._slack.app.socket_mode:
            return await self._slack.sockets.carry(delivery, number, reason)
        url = self._slack.options_url if delivery.kind == "options" else ""
        url = url or self._slack.request_url
        if not url:
            return Attempt(0, None, {}, 0.0, "connection_failed")
        raw = self.signed(url, *encoded(delivery))
        if number:
            raw.headers.update({"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": reason})
        delivery.raw.append(raw)
        return await self.send(raw)

    def signed(self, url: str, content_type: str, body: bytes, *, at: int | None = None) -> RawRequest:
        """A request as Slack signs it: docs.slack.dev/authentication/verifying-requests-from-slack."""
        timestamp = str(int(time.time()) if at is None else at)
        headers = {
            "Content-Type": content_type,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature(self._slack.app.signing_secret, timestamp, body),
        }
        return RawRequest(url, headers, body)

    async def send(self, raw: RawRequest, *, patience: float | None = None) -> Attempt:
        """Put bytes on the wire and wait as long as Slack waits."""
        assert self._session is not None, "the emulator is not running"
        limits = self._slack.limits
        enforced = limits.enforces("answer-deadline")
        waits = patience or (LIMITS["answer-deadline"].size if enforced else PATIENCE_WHEN_NOT_ENFORCED)
        began = time.monotonic()
        try:
            async with asyncio.timeout(waits):
                async with self._session.post(raw.url, data=raw.body, headers=raw.headers) as response:
                    body = await response.read()
                    seconds = time.monotonic() - began
                    heads = {key.lower(): value for key, value in response.headers.items()}
                    trouble = "" if 200 <= response.status < 300 else "http_error"
                    return Attempt(response.status, decoded(body, heads), heads, seconds, trouble)
        except TimeoutError:
            limits.overstepped("answer-deadline")
            return Attempt(0, None, {}, time.monotonic() - began, "http_timeout")
        except aiohttp.ClientError:
            return Attempt(0, None, {}, time.monotonic() - began, "connection_failed")


def signature(secret: str, timestamp: str, body: bytes) -> str:
    base = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


def encoded(delivery: Delivery) -> tuple[str, bytes]:
    """Events travel as JSON, commands as a form, interactions as JSON in a form's `payload`."""
    if delivery.kind == "event":
        return "application/json", json.dumps(delivery.payload).encode()
    form = delivery.payload if delivery.kind == "command" else {"payload": json.dumps(delivery.payload)}
    return "application/x-www-form-urlencoded", urlencode(form).encode()


def decoded(body: bytes, headers: dict[str, str]) -> Any:
    text = body.decode(errors="replace")
    if "json" in headers.get("content-type", "") and text:
        try:
            return json.loads(text)
        except ValueError:
            return text
    return text
