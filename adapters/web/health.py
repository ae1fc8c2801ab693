"""Whether the house stands, for those who watch it: alive, ready, and what it has done, without any name."""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Callable
from typing import TYPE_CHECKING

from aiohttp import web
from prometheus_client import CollectorRegistry, Gauge, generate_latest

from bot.domain.log import Stream

if TYPE_CHECKING:
    from adapters.web.door import WebDoor

METRICS = {
    "convenor_pages_rendered": "Whole pages rendered since the start.",
    "convenor_parts_rendered": "Live parts rendered since the start.",
    "convenor_open_pages": "Pages that are open and live now.",
    "convenor_live_bytes": "Bytes of live updates sent since the start.",
    "convenor_decided": "Intents decided since the start.",
    "convenor_batches": "Commits since the start.",
    "convenor_convenings_running": "Convenings that are open now.",
}


FORWARDED = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP")
"""What proxies add: a request that has one comes from further away than the machine that sent it."""


class Health:
    """Three addresses that a supervisor asks."""

    def __init__(self, door: WebDoor) -> None:
        self._door = door
        self._registry = CollectorRegistry()
        self._gauges = {name: Gauge(name, help, registry=self._registry) for name, help in METRICS.items()}

    async def alive(self, request: web.Request) -> web.Response:
        return web.Response(text="ok\n", headers={"Cache-Control": "no-store"})

    async def ready(self, request: web.Request) -> web.Response:
        """Ready means that the database answers."""
        organisation = self._door.organisation
        try:
            await self._door.ledger.head(Stream(organisation, "organisation", organisation))
        except Exception:
            return web.Response(status=503, text="the database does not answer\n")
        return web.Response(text="ready\n", headers={"Cache-Control": "no-store"})

    async def metrics(self, request: web.Request) -> web.Response:
        """The counts, for this machine itself, or for whoever brings the token where one is set."""
        token = self._door.settings.metrics_token
        if token and not hmac.compare_digest(
            request.headers.get("Authorization", "").encode(), f"Bearer {token}".encode()
        ):
            return web.Response(status=401, text="send the metrics token\n", headers={"WWW-Authenticate": "Bearer"})
        if not token and not (is_loopback(request.remote or "") and is_direct(request, self._door.guard.trusts)):
            return web.Response(status=403, text="only this machine may ask; or set CONVENOR_METRICS_TOKEN\n")
        return self._counted()

    def _counted(self) -> web.Response:
        door, engine = self._door, self._door.engine
        figures = {
            "convenor_pages_rendered": door.pages.rendered,
            "convenor_parts_rendered": door.renderer.renders,
            "convenor_open_pages": door.live.open_pages,
            "convenor_live_bytes": door.live.sent,
            "convenor_decided": engine.decided,
            "convenor_batches": engine.batches,
            "convenor_convenings_running": sum(1 for state in engine.convenings(door.organisation) if state.is_running),
        }
        for name, value in figures.items():
            self._gauges[name].set(value)
        return web.Response(body=generate_latest(self._registry), headers={"Content-Type": "text/plain; version=0.0.4"})


def is_loopback(address: str) -> bool:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return (mapped or found).is_loopback


def is_direct(request: web.Request, is_proxy: Callable[[str], bool]) -> bool:
    """Whether the request was made by its peer itself, and not handed on by a proxy."""
    return not is_proxy(request.remote or "") and not any(name in request.headers for name in FORWARDED)
