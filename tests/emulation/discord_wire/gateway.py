"""The gateway: HELLO, IDENTIFY, heartbeats, RESUME, and every event that a session has asked for.

Source: https://docs.discord.com/developers/events/gateway
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
from collections import Counter, deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from .errors import Wire
from .intents import PRIVILEGED, Intent, needed
from .sessions import Link, Op, Session

if TYPE_CHECKING:
    from .world import World

Payload = Wire | Callable[[Session], Wire | None]


class Hangup(Exception):
    """The gateway closes the socket with one of its own codes.

    https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes
    """

    def __init__(self, code: int) -> None:
        self.code = code
        super().__init__(code)


class Gateway:
    """All sessions of one emulator; ``counts`` tells how often each thing happened (identify, resume, heartbeat …)."""

    def __init__(self, world: World, heartbeat_interval: float) -> None:
        self.world = world
        self.url = ""
        self.heartbeat_interval = heartbeat_interval
        self.allowed_intents = Intent(0)
        self.sessions: dict[str, Session] = {}
        self.links: list[Link] = []
        self.counts: Counter[str] = Counter()

    # --- what the world tells the bot

    def dispatch(self, event: str, data: Payload, *, guild_id: int | None = None) -> None:
        """Send an event to every session that holds its guild and asked for its kind."""
        need = needed(event, in_guild=guild_id is not None)
        for session in self.sessions.values():
            if session.holds(guild_id) and session.intents & need == need:
                shown = data(session) if callable(data) else data
                if shown is not None:
                    session.dispatch(event, shown)
        self.world.touch()

    @property
    def connected(self) -> bool:
        return any(session.link for session in self.sessions.values())

    # --- faults on demand

    def drop(self) -> None:
        """Tear every socket without a word."""
        for link in self.links:
            link.cut()

    async def close_all(self, code: int = 1001) -> None:
        """Close every socket with a code, as a gateway node does when it goes down."""
        for link in list(self.links):
            await link.close(code)

    def ask_to_reconnect(self) -> None:
        for link in self.links:
            link.push(Op.RECONNECT)

    def invalidate(self, *, resumable: bool = False) -> None:
        """Send INVALID_SESSION; one that is not resumable is forgotten."""
        for link in self.links:
            link.push(Op.INVALID_SESSION, resumable)
            if not resumable and link.session:
                self.sessions.pop(link.session.id, None)

    def lose_heartbeats(self) -> None:
        """The present sockets stay open and say nothing more: no ACK, no event. Events wait for a resume."""
        for link in self.links:
            link.silent = True

    # --- the socket

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(max_msg_size=4096)
        await socket.prepare(request)
        link = Link(socket, request.transport, compressed=request.query.get("compress") == "zlib-stream")
        self.links.append(link)
        writer = asyncio.create_task(link.write())
        try:
            if request.query.get("v", "10") != "10":
                raise Hangup(4012)
            await self._converse(link)
        except Hangup as goodbye:
            await socket.close(code=goodbye.code)
        finally:
            self._forget(link)
            writer.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await writer
        return socket

    def _forget(self, link: Link) -> None:
        self.links.remove(link)
        self.counts["closed"] += 1
        if link.session and link.session.link is link:
            link.session.link = None
            said_goodbye = link.socket.close_code in {1000, 1001} and not link.ended_here
            if said_goodbye:  # by the client: its session is over
                self.sessions.pop(link.session.id, None)
        self.world.touch()

    async def _converse(self, link: Link) -> None:
        clock = self.world.clock
        link.push(Op.HELLO, {"heartbeat_interval": int(clock.real(self.heartbeat_interval) * 1000), "_trace": []})
        patience = clock.real(self.heartbeat_interval) * 2
        sends: deque[float] = deque()
        while True:
            try:
                frame = await link.socket.receive(timeout=patience)
            except TimeoutError:
                raise Hangup(4009) from None
            if frame.type != WSMsgType.TEXT:
                return
            self._count_send(sends)
            self._hear(link, frame.data)
            self.world.touch()

    def _count_send(self, sends: deque[float]) -> None:
        now, limits = self.world.clock.now(), self.world.limits
        sends.append(now)
        while sends and sends[0] <= now - limits.per("gateway_sends"):
            sends.popleft()
        if limits.crossed("gateway_sends", len(sends)):
            raise Hangup(4008)

    def _hear(self, link: Link, text: str) -> None:
        try:
            frame = json.loads(text)
            op, data = Op(frame["op"]), frame.get("d")
        except (ValueError, KeyError, TypeError) as fault:
            raise Hangup(4001 if isinstance(fault, ValueError) and "not a valid Op" in str(fault) else 4002) from None
        if op == Op.HEARTBEAT:
            self._heartbeat(link)
        elif op == Op.IDENTIFY:
            self._identify(link, data)
        elif op == Op.RESUME:
            self._resume(link, data)
        elif link.session is None:
            raise Hangup(4003)
        elif op == Op.REQUEST_MEMBERS:
            self._members(link.session, data)
        elif op == Op.VOICE_STATE:
            self.counts["voice_state"] += 1
        elif op != Op.PRESENCE:
            raise Hangup(4001)

    def _heartbeat(self, link: Link) -> None:
        link.beats += 1
        self.counts["heartbeat"] += 1
        link.push(Op.HEARTBEAT_ACK)

    def _identify(self, link: Link, data: Wire) -> None:
        if link.session:
            raise Hangup(4005)
        if data.get("token") != self.world.token:
            raise Hangup(4004)
        intents = Intent(int(data.get("intents", 0)) & sum(Intent))
        if intents & PRIVILEGED & ~self.allowed_intents:
            raise Hangup(4014)
        number, total = data.get("shard") or (0, 1)
        if not 0 <= number < total:
            raise Hangup(4010)
        session = Session(secrets.token_hex(16), intents, (number, total))
        session.link, link.session = link, session
        self.sessions[session.id] = session
        self.counts["identify"] += 1
        self._welcome(session)

    def _welcome(self, session: Session) -> None:
        held = [guild for guild in self.world.guilds.values() if guild.has_bot and session.holds(guild.id)]
        ready: dict[str, Any] = {
            "v": 10,
            "user": {**self.world.bot.wire(), "mfa_enabled": True, "verified": True, "email": None},
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in held],
            "session_id": session.id,
            "resume_gateway_url": self.url,
            "session_type": "normal",
            "private_channels": [],
            "relationships": [],
            "presences": [],
            "shard": list(session.shard),
            "application": {"id": str(self.world.bot.id), "flags": 0},
            "_trace": [],
        }
        session.dispatch("READY", ready)
        for guild in held:
            if session.intents & Intent.GUILDS:
                session.dispatch("GUILD_CREATE", self.world.guild_create(guild, session.intents))

    def _resume(self, link: Link, data: Wire) -> None:
        session = self.sessions.get(data.get("session_id", ""))
        if data.get("token") != self.world.token:
            raise Hangup(4004)
        if session is None:
            self.counts["refused_resume"] += 1
            link.push(Op.INVALID_SESSION, False)
            return
        after = int(data.get("seq") or 0)
        if after > session.seq:
            raise Hangup(4007)
        if session.link:
            session.link.cut()
        self.counts["resume"] += 1
        session.replay(link, after)

    def _members(self, session: Session, data: Wire) -> None:
        guild = self.world.guilds[int(data["guild_id"])]
        wanted = data.get("user_ids")
        prefix = (data.get("query") or "").lower()
        members = [each for each in guild.members.values() if each.user.name.lower().startswith(prefix)]
        if wanted is not None:
            ids = {str(each) for each in (wanted if isinstance(wanted, list) else [wanted])}
            members = [each for each in guild.members.values() if str(each.user.id) in ids]
        elif not prefix and not session.intents & Intent.GUILD_MEMBERS:
            members = []
        chunk: Wire = {"guild_id": str(guild.id), "members": [each.wire() for each in members]}
        chunk |= {"chunk_index": 0, "chunk_count": 1, "not_found": [], "nonce": data.get("nonce")}
        session.dispatch("GUILD_MEMBERS_CHUNK", chunk)
