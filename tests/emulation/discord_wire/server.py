"""The emulator on the wire: REST and gateway on a port of 127.0.0.1."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any

from aiohttp import web

from . import (
    control,
    rest_application,
    rest_channels,
    rest_events,
    rest_guilds,
    rest_interactions,
    rest_messages,
    rest_threads,
)
from .clock import Clock
from .errors import ApiError, Wire, invalid
from .faults import Fault
from .intents import Intent
from .limits import Limits
from .routing import Call, Created, Route
from .world import World

ROOMS = (rest_application, rest_channels, rest_events, rest_guilds, rest_interactions, rest_messages, rest_threads)
API = "/api/v10"
MAJOR = ("channel", "guild", "token")
"""The parts of a path that split a bucket (https://docs.discord.com/developers/topics/rate-limits)."""


class DiscordWire:
    """An emulated Discord: ``async with DiscordWire() as wire`` gives ``api_url``, ``gateway_url``, ``world``.

    ``clock`` may run fast; ``limits`` may be switched off or set; ``privileged`` are the intents the application was
    granted; ``control`` opens the door for tests in another process.
    """

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        limits: Limits | None = None,
        privileged: Intent = Intent(0),
        token: str = "emulated.bot.token",
        heartbeat_interval: float = 41.25,
        port: int = 0,
        control: bool = False,
    ) -> None:
        self.world = World(
            clock=clock or Clock(), limits=limits or Limits(), token=token, heartbeat_interval=heartbeat_interval
        )
        self.world.gateway.allowed_intents = privileged
        self.port = port
        self._control = control
        self._runner: web.AppRunner | None = None

    @property
    def token(self) -> str:
        return self.world.token

    @property
    def api_url(self) -> str:
        """What a bot's ``DISCORD_API_URL`` is set to, and discord.py's ``Route.BASE``."""
        return f"http://127.0.0.1:{self.port}{API}"

    @property
    def gateway_url(self) -> str:
        """What a bot's ``DISCORD_GATEWAY_URL`` is set to, and discord.py's ``DEFAULT_GATEWAY``."""
        return f"ws://127.0.0.1:{self.port}/gateway"

    async def __aenter__(self) -> DiscordWire:
        self._runner = web.AppRunner(self.application(), access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self.world.gateway.url = self.gateway_url
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.world.gateway.drop()
        if self._runner:
            await self._runner.cleanup()

    def application(self) -> web.Application:
        """The web application; paths with a word in a place come before those with any id there."""
        application = web.Application(client_max_size=30 * 2**20)
        application.router.add_get("/gateway", self.world.gateway.handle)
        application.router.add_get("/gateway/", self.world.gateway.handle)
        every = [route for room in ROOMS for route in room.routes]
        for route in sorted(every, key=lambda route: (route.path.count("{"), route.path)):
            application.router.add_route(route.method, API + route.path, self._door(route))
        if self._control:
            control.add_to(application, self.world)
        application.router.add_route("*", "/{anything:.*}", self._unknown)
        return application

    def _door(self, route: Route) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def handle(request: web.Request) -> web.StreamResponse:
            return await self._serve(request, route)

        return handle

    async def _unknown(self, request: web.Request) -> web.StreamResponse:
        """An operation this emulator does not know is a loud 501, never a quiet success; it is on record."""
        path = request.path.removeprefix(API)
        entry = self.world.requests.open(request.method, path, dict(request.query), None, self.world.clock.now())
        entry["status"] = 501
        return _respond(501, {"message": f"not emulated: {request.method} {path}", "code": 0}, {})

    async def _serve(self, request: web.Request, route: Route) -> web.StreamResponse:
        world = self.world
        body, files = await _read(request)
        path = request.rel_url.raw_path.removeprefix(API)
        entry = world.requests.open(request.method, path, dict(request.query), body, world.clock.now())
        call = Call(world, dict(request.match_info), dict(request.query), body, files)
        call.reason = request.headers.get("X-Audit-Log-Reason")
        fault = world.faults.strike(request.method, path)
        if fault and fault.wait:
            await world.clock.sleep(fault.wait)
        headers: dict[str, str] = {}
        try:
            status, answer = self._perform(request, route, call, fault, headers)
        except ApiError as refused:
            status, answer = refused.status, refused.wire()
            headers |= refused.headers
        except KeyError as absent:
            missing = invalid(str(absent.args[0]), "BASE_TYPE_REQUIRED", "This field is required")
            status, answer = missing.status, missing.wire()
        entry["status"], entry["response"] = status, answer
        world.touch()
        if fault and fault.hang_up and request.transport:
            request.transport.abort()
        return _respond(status, answer, headers)

    def _perform(
        self, request: web.Request, route: Route, call: Call, fault: Fault | None, headers: dict[str, str]
    ) -> tuple[int, Any]:
        if not route.open and request.headers.get("Authorization") != f"Bot {self.token}":
            raise ApiError(0, status=401, message="401: Unauthorized")
        if fault and not fault.performed:
            self._fail(fault)
        self._spend(route, call, headers)
        result = route.handle(call)
        if fault and fault.performed and not fault.hang_up:
            self._fail(fault)
        if isinstance(result, Created):
            return 201, result.body
        return (204, None) if result is None else (200, result)

    def _fail(self, fault: Fault) -> None:
        if fault.retry_after is not None:
            scope = "global" if fault.everywhere else "user"
            raise self.world.rates.refusal(fault.retry_after, scope=scope)
        if fault.status is not None:
            raise fault.refusal()
        if fault.hang_up:
            raise ApiError(0, status=599, message="the line was cut")

    def _spend(self, route: Route, call: Call, headers: dict[str, str]) -> None:
        """Count the request; answering an interaction costs nothing and follow-ups stand outside the global limit."""
        if not route.open:
            self.world.rates.spend_global()
        elif route.bucket == "other":
            return
        scope = next((call.path[name] for name in MAJOR if name in call.path), "")
        shared = route.bucket if route.bucket != "other" else f"{route.method} {route.path}"
        headers |= self.world.rates.spend(route.bucket, f"{shared}:{scope}")


async def _read(request: web.Request) -> tuple[Any, list[Wire]]:
    """The JSON of a request, and its files: as ``payload_json`` beside them where the form has several parts."""
    if request.content_type == "multipart/form-data":
        return await _read_parts(request)
    raw = await request.read()
    return (json.loads(raw) if raw else None), []


async def _read_parts(request: web.Request) -> tuple[Any, list[Wire]]:
    body: Any = None
    files: list[Wire] = []
    for name, part in (await request.post()).items():
        if not isinstance(part, web.FileField):
            body = json.loads(str(part)) if name == "payload_json" else body
            continue
        content = part.file.read()
        url = f"https://cdn.example/{part.filename}"
        files.append(
            {"id": str(len(files)), "filename": part.filename, "size": len(content), "url": url, "proxy_url": url}
        )
    return body, files


def _respond(status: int, answer: Any, headers: dict[str, str]) -> web.StreamResponse:
    if status == 204:
        return web.Response(status=204, headers=headers)
    # Discord names no charset, and discord.py compares the header word for word
    plain = {"Content-Type": "application/json"}
    return web.Response(body=json.dumps(answer).encode(), status=status, headers=headers | plain)
