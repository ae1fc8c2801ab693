"""Requests that Slack would never send: forged, stale, replayed, broken, huge, deep, not text."""

from __future__ import annotations

import asyncio
import json
import time
from typing import TYPE_CHECKING

from .delivery import Attempt, Delivery, RawRequest

if TYPE_CHECKING:
    from .server import Slack

_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"


class Hostile:
    """Each method puts one bad request (or many) on the wire and gives back the app's answer."""

    def __init__(self, slack: Slack) -> None:
        self._slack = slack

    async def unsigned(self, body: bytes = b"{}", content_type: str = _JSON) -> Attempt:
        return await self._send(RawRequest(self._slack.request_url, {"Content-Type": content_type}, body))

    async def wrongly_signed(self, body: bytes = b"{}", content_type: str = _JSON) -> Attempt:
        raw = self._signed(body, content_type)
        raw.headers["X-Slack-Signature"] = "v0=" + "0" * 64
        return await self._send(raw)

    async def stale(self, body: bytes = b"{}", content_type: str = _JSON, *, seconds: int = 3600) -> Attempt:
        """Rightly signed, but `seconds` old: Slack's own advice is to refuse after five minutes."""
        return await self._send(self._signed(body, content_type, at=int(time.time()) - seconds))

    async def bad_timestamp(self, timestamp: str = "yesterday") -> Attempt:
        raw = self._signed(b"{}", _JSON)
        raw.headers["X-Slack-Request-Timestamp"] = timestamp
        return await self._send(raw)

    async def replayed(self, delivery: Delivery, times: int) -> list[Attempt]:
        """The very bytes of an earlier request, signature and all, again and again."""
        raw = delivery.raw[0]
        return [await self._send(raw) for _ in range(times)]

    async def replayed_at_once(self, delivery: Delivery, times: int) -> list[Attempt]:
        raw = delivery.raw[0]
        return list(await asyncio.gather(*(self._send(raw) for _ in range(times))))

    async def malformed(self, *, signed: bool = True) -> Attempt:
        return await self._maybe_signed(b'{"type": "event_callback", "event": {', _JSON, signed)

    async def malformed_form(self, *, signed: bool = True) -> Attempt:
        return await self._maybe_signed(b"payload=%7Bnot-json", _FORM, signed)

    async def not_an_object(self, *, signed: bool = True) -> Attempt:
        return await self._maybe_signed(b"[1, 2, 3]", _JSON, signed)

    async def empty(self, *, signed: bool = True) -> Attempt:
        return await self._maybe_signed(b"", _JSON, signed)

    async def oversize(self, megabytes: int = 6, *, signed: bool = True) -> Attempt:
        body = json.dumps({"type": "event_callback", "pad": "x" * (megabytes * 2**20)}).encode()
        return await self._maybe_signed(body, _JSON, signed)

    async def deep(self, levels: int = 100_000, *, signed: bool = True) -> Attempt:
        return await self._maybe_signed(b'{"event":' + b"[" * levels + b"]" * levels + b"}", _JSON, signed)

    async def not_utf8(self, *, signed: bool = True) -> Attempt:
        return await self._maybe_signed(b'{"type": "\xff\xfe\x80"}', _JSON, signed)

    async def not_utf8_form(self, *, signed: bool = True) -> Attempt:
        return await self._maybe_signed(b"command=%FF%FE&text=\xff\xfe", _FORM, signed)

    async def signed(self, body: bytes, content_type: str = _JSON) -> Attempt:
        """Any bytes, rightly signed."""
        return await self._send(self._signed(body, content_type))

    async def _maybe_signed(self, body: bytes, content_type: str, signed: bool) -> Attempt:
        return await (self.signed(body, content_type) if signed else self.unsigned(body, content_type))

    def _signed(self, body: bytes, content_type: str, *, at: int | None = None) -> RawRequest:
        return self._slack.courier.signed(self._slack.request_url, content_type, body, at=at)

    async def _send(self, raw: RawRequest) -> Attempt:
        return await self._slack.courier.send(raw, patience=30)
