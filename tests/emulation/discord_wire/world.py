"""The whole emulated Discord as people see it: guilds, channels, persons, and the bot's place among them."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from typing import TypeVar

from .channels import BY_VOICE, Channel, Kind, Overwrite
from .clock import Clock, Snowflakes
from .commands import Commands
from .errors import ApiError, Wire
from .faults import Faults
from .gateway import Gateway
from .guilds import Guild, Member, Role, User, VoiceState
from .intents import Intent
from .interactions import Interaction
from .limits import Limits
from .messages import Message
from .people import Person
from .permissions import ALL, PEOPLE, May
from .ratelimits import RateLimits
from .record import Record

Found = TypeVar("Found")


class World:
    """State, faults, limits and record of one emulator; a guild with a channel ``main`` is there from the start."""

    def __init__(self, *, clock: Clock, limits: Limits, token: str, heartbeat_interval: float) -> None:
        self.clock = clock
        self.limits = limits
        self.token = token
        self.mint = Snowflakes(clock)
        self.rates = RateLimits(clock, limits)
        self.gateway = Gateway(self, heartbeat_interval)
        self.faults = Faults()
        self.requests = Record()
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.invites: dict[str, Wire] = {}
        self.interactions: dict[str, Interaction] = {}
        self.nonces: dict[str, tuple[int, int, float]] = {}
        self.people: dict[str, Person] = {}
        self._waiters: list[asyncio.Future[None]] = []
        self.bot = self._user("Convenor", bot=True)
        self.owner = self._user("Owner")
        self.commands = Commands(self)
        self.home = self.new_guild("North State")
        self.new_channel("main")

    # --- making places and people

    def new_guild(self, name: str, *, with_bot: bool = True, bot_permissions: May = ALL & ~May.ADMINISTRATOR) -> Guild:
        """A guild with @everyone and the bot's role; told to the bot if it is connected."""
        guild = Guild(self.mint(), name, self.owner.id)
        guild.roles[guild.id] = Role(guild.id, "@everyone", PEOPLE)
        role = Role(self.mint(), "Convenor", bot_permissions, position=1, managed=True)
        role.tags = {"bot_id": str(self.bot.id)}
        guild.roles[role.id] = role
        self.guilds[guild.id] = guild
        guild.members[self.owner.id] = Member(self.owner, self.clock.stamp())
        guild.has_bot = with_bot
        if with_bot:
            guild.members[self.bot.id] = Member(self.bot, self.clock.stamp(), [role.id])
        self.gateway.dispatch(
            "GUILD_CREATE", lambda session: self.guild_create(guild, session.intents), guild_id=guild.id
        )
        return guild

    def expel_bot(self, guild: Guild) -> None:
        """Take the bot out of a guild, as an administrator does: it hears GUILD_DELETE and nothing more."""
        self.gateway.dispatch("GUILD_DELETE", {"id": str(guild.id)}, guild_id=guild.id)
        guild.has_bot = False

    def new_channel(
        self, name: str, kind: Kind = Kind.TEXT, *, guild: Guild | None = None, parent: Channel | None = None
    ) -> Channel:
        home = guild or self.home
        channel = Channel(self.mint(), kind, name, home, parent.id if parent else None, len(home.channels))
        self.add_channel(channel)
        return channel

    def add_channel(self, channel: Channel) -> None:
        """Put a channel in its place and tell the bot."""
        self.channels[channel.id] = channel
        if channel.guild:
            channel.guild.channels[channel.id] = channel
            self.gateway.dispatch("CHANNEL_CREATE", channel.wire(), guild_id=channel.guild.id)

    def remove_channel(self, channel: Channel) -> None:
        """Take a channel away with its threads; who sat there by voice is out."""
        self.channels.pop(channel.id, None)
        if channel.guild is None:
            return
        guild = channel.guild
        guild.channels.pop(channel.id, None)
        for thread in [each for each in guild.channels.values() if each.thread and each.parent_id == channel.id]:
            self.remove_channel(thread)
        for state in guild.in_voice(channel.id):
            self.seat(guild, state.user_id, None)
        for child in guild.standing_channels():
            if child.parent_id == channel.id:
                child.parent_id = None
        event = "THREAD_DELETE" if channel.thread else "CHANNEL_DELETE"
        self.gateway.dispatch(event, channel.wire(), guild_id=guild.id)

    def new_role(
        self, name: str, permissions: May = May(0), *, guild: Guild | None = None, mentionable: bool = False
    ) -> Role:
        home = guild or self.home
        role = Role(self.mint(), name, permissions, len(home.roles), mentionable)
        home.roles[role.id] = role
        self.gateway.dispatch("GUILD_ROLE_CREATE", {"guild_id": str(home.id), "role": role.wire()}, guild_id=home.id)
        return role

    def hide(self, channel: Channel, who: Role | Person | None = None) -> None:
        """Deny a role or a person (or the bot, by default) the sight of a channel."""
        target = who.id if isinstance(who, Role) else (who.user.id if who else self.bot.id)
        kind = 0 if isinstance(who, Role) else 1
        channel.overwrites[target] = Overwrite(target, kind, May(0), May.VIEW_CHANNEL)
        self.gateway.dispatch("CHANNEL_UPDATE", channel.wire(), guild_id=channel.guild.id if channel.guild else None)

    def person(
        self, name: str, *, locale: str = "en-US", roles: tuple[str, ...] = (), guild: Guild | None = None
    ) -> Person:
        """The person of that name, who joins the guild when first asked for; ``roles`` are made where they are new."""
        if name in self.people:
            return self.people[name]
        home = guild or self.home
        user = self._user(name)
        user.locale = locale
        person = self.people[name] = Person(self, user, home)
        person.joins_guild(home)
        for role in roles:
            person.gets_role(role)
        return person

    def _user(self, name: str, *, bot: bool = False) -> User:
        user = User(self.mint(), name, bot=bot)
        self.users[user.id] = user
        return user

    # --- looking things up

    def channel(self, name: str, *, guild: Guild | None = None) -> Channel:
        """The channel or thread of that name; the newest, where several bear it."""
        home = guild or self.home
        named = [each for each in home.channels.values() if each.name == name]
        if not named:
            raise LookupError(f"no channel named {name!r} among {sorted(each.name for each in home.channels.values())}")
        return named[-1]

    def find_guild(self, guild_id: int) -> Guild:
        """A guild the bot belongs to; 10004 otherwise."""
        guild = self.guilds.get(guild_id)
        if guild is None or not guild.has_bot:
            raise ApiError(10004)
        return guild

    def find_channel(self, channel_id: int) -> Channel:
        """A channel within the bot's reach; 10003 otherwise."""
        channel = self.channels.get(channel_id)
        if channel is None or (channel.guild and not channel.guild.has_bot):
            raise ApiError(10003)
        return channel

    def find_message(self, channel: Channel, message_id: int) -> Message:
        message = channel.log.get(message_id)
        if message is None or message.only_for is not None:
            raise ApiError(10008)
        return message

    def direct(self, user: User) -> Channel:
        """The bot's direct messages with someone, opened when first asked for."""
        for channel in self.channels.values():
            if channel.kind == Kind.DM and channel.recipients == [user]:
                return channel
        channel = Channel(self.mint(), Kind.DM, f"@{user.name}", recipients=[user])
        self.channels[channel.id] = channel
        return channel

    def bot_in(self, guild: Guild) -> Member:
        return guild.member(self.bot.id)

    # --- voice

    def seat(self, guild: Guild, user_id: int, channel_id: int | None) -> None:
        """Put someone into a voice channel, move them, or take them out; everyone is told."""
        state = guild.voice.get(user_id) or VoiceState(guild.id, user_id, None, secrets.token_hex(8))
        state.channel_id = channel_id
        stage = channel_id is not None and guild.channels[channel_id].kind == Kind.STAGE
        state.suppress, state.asked_to_speak = stage, None
        guild.voice[user_id] = state
        self.tell_voice(guild, user_id)
        if channel_id is None:
            del guild.voice[user_id]

    def tell_voice(self, guild: Guild, user_id: int) -> None:
        shown = {**guild.voice[user_id].wire(), "member": guild.members[user_id].wire()}
        self.gateway.dispatch("VOICE_STATE_UPDATE", shown, guild_id=guild.id)

    def is_full(self, channel: Channel) -> bool:
        """Whether one more person is too many, by the channel's own limit or by Discord's."""
        assert channel.guild is not None
        seated = len(channel.guild.in_voice(channel.id))
        if channel.user_limit and seated >= channel.user_limit:
            return True
        return self.limits.crossed("voice_people", seated + 1)

    # --- what a session is told of a guild

    def guild_create(self, guild: Guild, intents: Intent) -> Wire:
        whole = intents & Intent.GUILD_MEMBERS
        present = guild.members.values() if whole else [guild.members[self.bot.id]]
        seated = [] if whole else [guild.members[each] for each in guild.voice if each != self.bot.id]
        threads = [each for each in guild.channels.values() if each.thread and not each.thread.archived]
        return {
            **guild.wire(),
            "joined_at": guild.members[self.bot.id].joined_at,
            "large": False,
            "unavailable": False,
            "member_count": len(guild.members),
            "voice_states": [state.wire() for state in guild.voice.values()]
            if intents & Intent.GUILD_VOICE_STATES
            else [],
            "members": [member.wire() for member in [*present, *seated]],
            "channels": [channel.wire() for channel in guild.standing_channels()],
            "threads": [thread.wire() for thread in threads],
            "presences": [],
            "stage_instances": list(guild.stages.values()),
            "guild_scheduled_events": list(guild.events.values()),
            "soundboard_sounds": [],
        }

    # --- waiting and checking

    def touch(self) -> None:
        """Something changed: whoever waits looks again."""
        waiters, self._waiters = self._waiters, []
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    async def until(self, holds: Callable[[], Found], within: float = 30.0, what: str = "") -> Found:
        """Wait until ``holds`` gives something true; ``within`` is in real seconds.

        It looks after every change here, and every 50 ms for what changes on the bot's side alone.
        """
        loop = asyncio.get_running_loop()
        deadline = loop.time() + within
        while not (found := holds()):
            if loop.time() >= deadline:
                raise TimeoutError(f"waited {within} s for {what or holds}")
            waiter: asyncio.Future[None] = loop.create_future()
            self._waiters.append(waiter)
            await asyncio.wait([waiter], timeout=min(0.05, deadline - loop.time()))
        return found

    async def ready(self, within: float = 30.0) -> None:
        """Wait until a bot is connected and has been told of its guilds."""
        await self.until(lambda: self.gateway.connected, within, "a bot to connect")

    def check(self, *, strict: bool = False) -> list[str]:
        """Every request so far against Discord's published schema; SpecsAbsent where the folder is not there."""
        return self.requests.check(strict=strict)

    def voice_channels(self, guild: Guild | None = None) -> list[Channel]:
        return [each for each in (guild or self.home).channels.values() if each.kind in BY_VOICE]
