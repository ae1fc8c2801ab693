"""The table of REST operations and what one call brings with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from .channels import Channel
from .errors import Wire
from .guilds import Guild, Member
from .messages import Message
from .permissions import May, demand, demand_in_guild

if TYPE_CHECKING:
    from .world import World


@dataclass(frozen=True, slots=True)
class Created:
    """An answer with status 201."""

    body: Any


@dataclass(slots=True)
class Call:
    """One request: ids from its path, its query, its JSON, the files it carried, and the audit reason."""

    world: World
    path: dict[str, str]
    query: dict[str, str]
    body: Any = None
    files: list[Wire] = field(default_factory=list)
    reason: str | None = None

    def id(self, name: str) -> int:
        return self.world.bot.id if self.path[name] == "@me" else int(self.path[name])

    def number(self, name: str, default: int) -> int:
        return int(self.query.get(name) or default)

    @property
    def form(self) -> Wire:
        return self.body if isinstance(self.body, dict) else {}

    @property
    def channel(self) -> Channel:
        return self.world.find_channel(self.id("channel"))

    @property
    def guild(self) -> Guild:
        return self.world.find_guild(self.id("guild"))

    @property
    def message(self) -> Message:
        return self.world.find_message(self.channel, self.id("message"))

    def me(self, guild: Guild) -> Member:
        return self.world.bot_in(guild)

    def need(self, channel: Channel, may: May = May.VIEW_CHANNEL) -> None:
        """Refuse unless the bot may do this in the channel."""
        if channel.guild:
            demand(channel, self.me(channel.guild), may)

    def need_in_guild(self, guild: Guild, may: May) -> None:
        demand_in_guild(guild, self.me(guild), may)


Handle = Callable[[Call], Any]
Kept = TypeVar("Kept", bound=Handle)


@dataclass(frozen=True, slots=True)
class Route:
    """``bucket`` names the rate limit; ``open`` routes carry their own token and stand outside the global limit."""

    method: str
    path: str
    handle: Handle
    bucket: str
    open: bool


class Routes(list[Route]):
    """A room of operations; ``@routes.on("GET", "/users/@me")`` adds one."""

    def on(self, method: str, path: str, *, bucket: str = "other", open: bool = False) -> Callable[[Kept], Kept]:
        def add(handle: Kept) -> Kept:
            self.append(Route(method, path, handle, bucket, open))
            return handle

        return add
