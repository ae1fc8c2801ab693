"""Slack, small enough to run inside a test: one object, one port, one workspace or several."""

from __future__ import annotations

import hashlib
import itertools
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from aiohttp import web

from . import happenings, oauth, responses, web_api
from .app import App
from .calls import ANSWER, Call, Calls
from .clock import Clock, RealClock
from .delivery import Courier, Delivering, Delivery
from .faults import Faults
from .hostile import Hostile
from .limits import LIMITS, Limits, Pace
from .methods import Json, Method, SlackError
from .people import Person
from .responses import Hook
from .screen import Screen
from .socket_mode import Sockets
from .state import Channel, Ids, Member, Message, Token, Workspace


@dataclass(slots=True)
class Trigger:
    """A trigger_id: who acted, where and when, and whether it has been spent."""

    user: str
    workspace: Workspace
    at: float
    spent: bool = False


class Slack:
    """The emulator. `async with Slack(request_url=…) as slack:` and hand `slack.api_url` to the app.

    `burst` is how many posts a channel takes at once; `outside_marketplace` narrows history to 1 request a minute;
    `echo` tells the app of its own posts, as Slack does; `bots_unarchive` lifts Slack's own long-standing bug.
    """

    def __init__(
        self,
        *,
        request_url: str = "",
        options_url: str = "",
        socket_mode: bool = False,
        clock: Clock | None = None,
        burst: int = 4,
        outside_marketplace: bool = False,
        echo: bool = True,
        ping_every: float = 1.0,
    ) -> None:
        self.request_url, self.options_url = request_url, options_url
        self.clock: Clock = clock or RealClock()
        self.outside_marketplace, self.echo, self.bots_unarchive = outside_marketplace, echo, False
        self.limits, self.faults, self.calls, self.ids = Limits(), Faults(), Calls(), Ids()
        self.pace = Pace(self.limits, self.clock, burst=burst)
        self.courier, self.sockets = Courier(self), Sockets(self, ping_every=ping_every)
        self.hostile = Hostile(self)
        self.workspaces: dict[str, Workspace] = {}
        self.tokens: dict[str, Token] = {}
        self.codes: dict[str, oauth.Code] = {}
        self.hooks: dict[str, Hook] = {}
        self._triggers: dict[str, Trigger] = {}
        self._people: dict[tuple[str, str], Person] = {}
        self._serial = itertools.count(1)
        self._last_ts = 0.0
        self._runner: web.AppRunner | None = None
        self.port = 0
        self.app = self._register(socket_mode)
        self.workspace = self.add_workspace("North State")
        self.add_channel("general")
        self.add_channel("main")
        self.bot_token = self.issue_token(self.workspace, self.app.scopes).value

    # --- running

    async def __aenter__(self) -> Self:
        return await self.start()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def start(self, port: int = 0) -> Self:
        served = web.Application(client_max_size=8 * 2**20)
        for routes in (web_api.routes(self), oauth.routes(self), responses.routes(self), self.sockets.routes()):
            served.add_routes(routes)
        self._runner = web.AppRunner(served, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self.courier.open()
        return self

    async def stop(self) -> None:
        await self.courier.close()
        await self.sockets.close()
        if self._runner is not None:
            await self._runner.cleanup()

    async def settle(self) -> None:
        """Wait until every event on its way has arrived or been given up."""
        await self.courier.settle()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    @property
    def authorize_url(self) -> str:
        return f"{self.url}/oauth/v2/authorize"

    @property
    def violations(self) -> dict[str, int]:
        return dict(self.limits.violations)

    def check(self) -> list[str]:
        """Problems of everything the app sent, by Slack's own published schemas; empty is what a test wants."""
        return self.calls.check()

    # --- who and where

    def add_workspace(self, name: str, *, installed: bool = True) -> Workspace:
        domain = name.lower().replace(" ", "-")
        team = self.ids.next("T")
        bot = Member(self.ids.next("U"), "convenor", "Convenor", team, "", is_bot=True, bot_id=self.ids.next("B"))
        workspace = Workspace(team, name, domain, bot, {bot.id: bot}, installed=installed)
        self.workspaces[team] = workspace
        return workspace

    def add_channel(
        self, name: str, *people: Person, private: bool = False, bot: bool = True, workspace: Workspace | None = None
    ) -> Channel:
        here = workspace or self.workspace
        kind = "private" if private else "channel"
        channel = Channel(self.ids.next("C"), name.removeprefix("#"), kind, here.id, here.bot.id, int(self.clock.now()))
        channel.members = dict.fromkeys([*([here.bot.id] if bot else []), *(person.id for person in people)])
        here.channels[channel.id] = channel
        return channel

    def channel(self, name: str, workspace: Workspace | None = None) -> Channel:
        return (workspace or self.workspace).channel(name)

    def person(
        self,
        name: str,
        *,
        workspace: Workspace | None = None,
        channels: tuple[str, ...] = ("#main", "#general"),
        locale: str = "en-US",
        tz: str = "America/Los_Angeles",
        admin: bool = False,
    ) -> Person:
        """The person with this name; she is made on first mention, and is then in #main."""
        here = workspace or self.workspace
        if (here.id, name) not in self._people:
            handle = name.lower().replace(" ", ".")
            email = f"{handle}@{here.domain}.example"
            member = Member(self.ids.next("U"), handle, name, here.id, email, tz, locale, is_admin=admin)
            self._enter(here, member, channels)
        return self._people[here.id, name]

    def guest(self, name: str, *, channel: Channel | str = "#main", team: str = "") -> Person:
        """Someone from another organisation, in a channel shared through Slack Connect."""
        here = self.workspace
        shared = here.channel(channel) if isinstance(channel, str) else channel
        away = team or (shared.shared_with[0] if shared.shared_with else self.ids.next("T"))
        if away not in shared.shared_with:
            shared.shared_with.append(away)
        handle = name.lower().replace(" ", ".")
        member = Member(self.ids.next("U"), handle, name, away, f"{handle}@elsewhere.example", is_stranger=True)
        return self._enter(here, member, (shared.id,))

    def _enter(self, here: Workspace, member: Member, channels: tuple[str, ...]) -> Person:
        here.members[member.id] = member
        for name in channels:
            if any(name.removeprefix("#") in (c.name, c.id) for c in here.channels.values()):
                here.channel(name).members[member.id] = None
        person = self._people[here.id, member.real_name] = Person(self, here, member)
        return person

    def seen_by(self, person: Person) -> Screen:
        return person.screen

    # --- what an administrator or Slack does to the app

    def issue_token(self, workspace: Workspace, scopes: set[str], *, kind: str = "bot") -> Token:
        prefix = "xoxe.xoxb" if self.app.token_rotation else "xoxb"
        token = Token(f"{prefix}-{self.ids.next('S')}", kind, workspace, set(scopes))
        self.tokens[token.value] = token
        return token

    def token_of(self, workspace: Workspace) -> Token:
        return next(t for t in reversed(self.tokens.values()) if t.workspace is workspace)

    def uninstall(self, workspace: Workspace | None = None) -> list[Delivering]:
        """Remove the app: its tokens die, and it is told twice, in either order."""
        here = workspace or self.workspace
        bot = here.bot.id
        for token in self.tokens.values():
            token.revoked = token.revoked or token.workspace is here
        here.installed = False
        revoked = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [bot]}, "event_ts": self.next_ts()}
        gone = {"type": "app_uninstalled", "event_ts": self.next_ts()}
        return [happenings.tell(self, here, revoked), happenings.tell(self, here, gone)]

    def revoke(self, token: str) -> None:
        """The token stops working from now on, mid-way through whatever it was used for."""
        self.tokens[token].revoked = True

    def drop_scope(self, *scopes: str) -> None:
        for token in self.tokens.values():
            token.scopes -= set(scopes)

    async def verifies_url(self) -> Delivery:
        """Slack's check of a request URL when it is entered: the challenge must come back."""
        payload = {"type": "url_verification", "token": self.app.verification_token, "challenge": self.ids.next("ch")}
        return await self.courier.once("event", payload)

    async def welcomes(self, name: str, *, workspace: Workspace | None = None) -> Person:
        """A new member joins the workspace."""
        person = self.person(name, workspace=workspace)
        await happenings.team_joined(self, person.workspace, person.member)
        return person

    def add_usergroup(self, handle: str, *people: Person) -> Json:
        row: Json = {"id": self.ids.next("S"), "team_id": self.workspace.id, "is_usergroup": True, "handle": handle}
        row |= {"name": handle.title(), "users": [person.id for person in people], "user_count": len(people)}
        self.workspace.usergroups.append(row)
        return row

    # --- the emulator's own bookkeeping

    def limits_of(self, method: Method) -> list[str]:
        """A method's rate limits; history is slower for apps that are sold outside the Marketplace."""
        slow = self.outside_marketplace and method.name in ("conversations.history", "conversations.replies")
        return ["history-outside-marketplace"] if slow else list(method.limits)

    def new_trigger(self, user: str, workspace: Workspace) -> str:
        number = next(self._serial)
        secret = hashlib.sha256(f"{number}{user}".encode()).hexdigest()[:32]
        trigger = f"{number}.{workspace.id}.{secret}"
        self._triggers[trigger] = Trigger(user, workspace, self.clock.now())
        return trigger

    def spend_trigger(self, trigger_id: str, workspace: Workspace) -> Trigger:
        trigger = self._triggers.get(trigger_id)
        if trigger is None or trigger.workspace is not workspace:
            raise SlackError("invalid_trigger_id")
        age = (self.clock.now() - trigger.at) / self.clock.factor
        if trigger.spent and self.limits.overstepped("trigger-once"):
            raise SlackError("exchanged_trigger_id")
        if age > LIMITS["trigger-expiry"].size and self.limits.overstepped("trigger-expiry"):
            raise SlackError("expired_trigger_id")
        trigger.spent = True
        return trigger

    def new_hook(self, hook: Hook, kind: str) -> str:
        name = self.ids.next("H")
        self.hooks[name] = hook
        secret = hashlib.sha256(name.encode()).hexdigest()[:24]
        return f"{self.url}/{kind}/{hook.workspace.id}/{name}/{secret}"

    def record_answer(self, workspace: Workspace, body: Json) -> None:
        if body:
            self.calls.append(Call(ANSWER, body, {}, 200, {"ok": True}, self.clock.now(), workspace.id))

    def next_ts(self) -> str:
        """Message ids are times, in microseconds, and never the same twice."""
        self._last_ts = max(self.clock.now(), self._last_ts + 0.000_01)
        return f"{self._last_ts:.6f}"

    def next_hash(self) -> str:
        number = next(self._serial)
        return f"{int(self.clock.now())}.{hashlib.sha256(str(number).encode()).hexdigest()[:8]}"

    def posts(self) -> list[Message]:
        """Every message that stands anywhere, ephemeral ones left out."""
        places = [channel for workspace in self.workspaces.values() for channel in workspace.channels.values()]
        return [post for place in places for post in place.posts if not post.ephemeral and not post.deleted]

    def _register(self, socket_mode: bool) -> App:
        """Credentials that no other emulator has, so that a mix-up shows."""
        own = hashlib.sha256(str(id(self)).encode()).hexdigest()
        app = App(
            id=self.ids.next("A"),
            client_id=f"{int(own[:8], 16)}.{int(own[8:16], 16)}",
            client_secret=own[:32],
            signing_secret=own[32:],
            verification_token=own[16:40],
            app_token=f"xapp-1-{own[:10].upper()}",
            socket_mode=socket_mode,
        )
        self.tokens[app.app_token] = Token(app.app_token, "app", None, {"connections:write"})
        return app
