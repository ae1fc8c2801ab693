"""Where groups meet on Discord: a voice channel for people who are remote, a text thread for those who share a room.

What should be there is read from the convening's state, what is there is kept by the ledger, and *arranging* makes the
one into the other. It may be cut off anywhere and begun again: channels are found by name before new ones are made.
Channels are made as soon as a plan is, opened to a group's people when the round opens, closed to them when it is
called back, used again by the next round, and removed when the convening closes.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import Any, Protocol

import discord
import structlog

from adapters.discord import limits
from adapters.discord.answering import Answering
from adapters.discord.channels import Channels
from adapters.discord.inbound import DOOR, channel_of, user_of
from adapters.discord.inert import nameplate
from adapters.discord.meaning import digest
from adapters.discord.messenger import Messenger
from adapters.discord.one_sheet import single, spoken
from adapters.discord.rendering import RULE, Block, Sheet, Way, blocks
from bot.compose import compose
from bot.domain.breakouts.state import Breakouts, Group, Round
from bot.domain.convening.state import Convening, Mode, Status
from bot.domain.frozen import frozen
from bot.domain.log import Actor, Say, say
from bot.domain.routines.meeting import round_now
from bot.engine import Change, Engine
from bot.ports import Ledger
from bot.showing import Showing

log = structlog.get_logger("discord.rooms")

ROOM = "room:"
AGAIN = 5.0
VOICE, THREAD = "voice", "thread"
LINK = "https://discord.com/channels/{guild}/{channel}"


@frozen
class Room:
    """A group's channel as it stands: who was let in (`seats`, a digest), its message, and what that shows."""

    guild: int
    channel: int
    kind: str
    seats: str = ""
    round: str = ""
    message: str = ""
    shown: str = ""

    @property
    def link(self) -> str:
        return LINK.format(guild=self.guild, channel=self.channel)


class Tells(Protocol):
    """How the facilitators hear of a lasting trouble."""

    async def tell_once(self, state: Convening, about: str, sentence: Say) -> None: ...


class Rooms:
    """Keeps every convening's rooms as its state wants them."""

    def __init__(self, engine: Engine, ledger: Ledger, answering: Answering, messenger: Messenger) -> None:
        self.engine, self.ledger = engine, ledger
        self.answering, self.messenger = answering, messenger
        self.channels = Channels(ledger, messenger, lambda: {room.channel for room in self._rooms.values()})
        self.tells: Tells | None = None
        self._rooms: dict[str, Room] = {}
        self._arranged: dict[str, tuple[Breakouts, Round | None, Status]] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        engine.watch(self._heard)

    async def start(self, organisations: Iterable[str]) -> None:
        """Read where everything was, and go on wherever an earlier process was cut off."""
        self._arranged.clear()
        self._rooms = {key: Room(**json.loads(text)) for key, text in (await self.ledger.kept(DOOR, ROOM)).items()}
        for organisation in organisations:
            for state in self.engine.convenings(organisation):
                self._begin(state)

    async def stop(self) -> None:
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)
        self._tasks.clear()

    # --- what others ask --------------------------------------------------------------------------------------------

    async def room_of(self, convening: Convening, round: str, group: str) -> tuple[int, int] | None:
        room = self._rooms.get(key_of(convening.id, group))
        return (room.guild, room.channel) if room else None

    def home(self, convening: Convening) -> tuple[int, int] | None:
        """The convening's main place on Discord."""
        return home_of(convening)

    def room(self, convening: Convening, group: str) -> Room | None:
        return self._rooms.get(key_of(convening.id, group))

    def is_arranging(self, convening: str) -> bool:
        """Whether rooms are being made just now: a link is worth a moment's wait."""
        task = self._tasks.get(convening)
        return task is not None and not task.done()

    async def arranged(self, convening: str) -> None:
        """Wait until the rooms stand as the state wants them."""
        task = self._tasks.get(convening)
        if task is not None:
            await asyncio.wait({task})

    def convening_in(self, channel: int) -> str:
        """The convening whose group sits in this channel, or an empty text."""
        found = (key for key, room in self._rooms.items() if room.channel == channel)
        return next((key.split(":")[1] for key in found), "")

    def users(self, state: Convening, people: Iterable[str]) -> list[int]:
        """Their accounts on Discord."""
        directory = self.engine.directory(state.organisation)
        accounts = (account for who in people for account in directory.accounts(who))
        return sorted({user_of(account) for account in accounts if account.startswith(f"{DOOR}:")})

    # --- arranging --------------------------------------------------------------------------------------------------

    def _heard(self, change: Change) -> None:
        if self.messenger.at_work and isinstance(change.state, Convening):
            self._begin(change.state)

    def _begin(self, state: Convening) -> None:
        if home_of(state) is None or self._arranged.get(state.id) == wanted(state) or self.is_arranging(state.id):
            return
        if state.id not in self._arranged and state.breakouts == Breakouts() and round_now(state) is None:
            return
        self._tasks[state.id] = asyncio.create_task(self._until_arranged(state.organisation, state.id))

    async def _until_arranged(self, organisation: str, convening: str) -> None:
        """The newest state, again and again until nothing has changed meanwhile."""
        await self.messenger.ready.wait()
        while True:
            state = self.engine.convening(organisation, convening)
            if state is None or self._arranged.get(convening) == wanted(state):
                return
            try:
                await self._arrange(state)
            except (discord.DiscordServerError, discord.RateLimited, OSError) as error:
                log.warning("rooms wait", convening=convening, error=type(error).__name__)
                await asyncio.sleep(AGAIN)
                continue
            except discord.HTTPException as refused:
                log.warning("no rooms", convening=convening, code=refused.code)
                if self.tells is not None:
                    await self.tells.tell_once(state, "rooms", say("discord-no-rooms"))
            except Exception as error:
                log.error("rooms stumbled", convening=convening, exc_info=error)
            self._arranged[convening] = wanted(state)

    async def _arrange(self, state: Convening) -> None:
        home = home_of(state)
        assert home is not None
        running, plan = round_now(state), state.breakouts.plan
        if state.status is Status.CLOSED:
            await self._remove(state)
        elif running is not None:
            groups = sorted(running.groups.values(), key=lambda group: group.name)
            await self._all(self._open(state, home, running, nth, group) for nth, group in enumerate(groups))
        elif plan is not None:
            groups = [group for group in plan.groups if self.kind_of(state, group) == VOICE]
            await self._all(self._ahead(state, home, nth, group) for nth, group in enumerate(groups))
        else:
            await self._all(self._close(state, key) for key in self._keys(state))

    async def _all(self, work: Iterable[Any]) -> None:
        """Everything at once; the first trouble is raised when all have had their turn."""
        results = await asyncio.gather(*work, return_exceptions=True)
        for result in results:
            if isinstance(result, BaseException):
                raise result

    def kind_of(self, state: Convening, group: Group) -> str:
        """A thread for people who hear each other across a table, a voice channel for everybody else."""
        people = [who for one in group.members if (who := state.one(one)) is not None]
        together = {who.site for who in people if who.mode is Mode.ROOM}
        return THREAD if people and len(together) == 1 and all(who.mode is Mode.ROOM for who in people) else VOICE

    def _keys(self, state: Convening) -> list[str]:
        return [key for key in self._rooms if key.startswith(f"{ROOM}{state.id}:")]

    async def _keep(self, key: str, room: Room) -> Room:
        self._rooms[key] = room
        await self.ledger.keep(DOOR, key, json.dumps(asdict(room)))
        return room

    # --- one group --------------------------------------------------------------------------------------------------

    async def _ahead(self, state: Convening, home: tuple[int, int], nth: int, group: Group) -> None:
        """A channel that nobody is let into yet."""
        if self.users(state, group.members) and key_of(state.id, group.id) not in self._rooms:
            await self._make(state, home, nth, group, ())

    async def _open(self, state: Convening, home: tuple[int, int], running: Round, nth: int, group: Group) -> None:
        """The group's people are let in, and find who they are, what to talk about and until when."""
        users = self.users(state, group.members)
        if not users:
            return
        key = key_of(state.id, group.id)
        room = self._rooms.get(key) or await self._make(state, home, nth, group, users)
        seats = digest(",".join(map(str, users)))
        if room.kind == VOICE and room.seats != seats:
            await self.channels.seat(room.guild, room.channel, [*users, *self._helpers(state)])
            room = await self._keep(key, replace(room, seats=seats))
        await self._tell(state, running, group, key, room)

    def _helpers(self, state: Convening) -> list[int]:
        """Facilitators may look in everywhere."""
        return self.users(state, (who.person for who in state.facilitators()))

    async def _make(
        self, state: Convening, home: tuple[int, int], nth: int, group: Group, users: Sequence[int]
    ) -> Room:
        kind = self.kind_of(state, group)
        name = nameplate(group.name, limits.CHANNEL_NAME) or "…"
        if kind == THREAD:
            channel, seats = await self.channels.thread(home, name), ""
        else:
            let_in = [*users, *self._helpers(state)] if users else []
            channel = await self.channels.voice(state, home[0], nth, name, let_in)
            seats = digest(",".join(map(str, users))) if users else ""
        return await self._keep(key_of(state.id, group.id), Room(home[0], channel, kind, seats))

    async def _tell(self, state: Convening, running: Round, group: Group, key: str, room: Room) -> None:
        """The group's message: posted once a round, edited when the time or the line changes."""
        sheet = self._sheet(state, running, group)
        shown = digest(repr(sheet))
        if room.round == running.id and room.shown == shown:
            return
        channel = self.messenger.channel(room.guild, room.channel)
        if room.round == running.id and room.message:
            await self.messenger.edit(channel, int(room.message), sheet)
            await self._keep(key, replace(room, shown=shown))
            return
        ref = await self.messenger.send(channel, sheet, f"g{digest(running.id + key)[:20]}")
        await self._keep(key, replace(room, round=running.id, message=ref, shown=shown))

    def _sheet(self, state: Convening, running: Round, group: Group) -> Sheet:
        directory = self.engine.directory(state.organisation)
        parts: list[Block] = []
        for language in state.languages:
            speech = self.answering.speech(state, directory, language)
            showing = Showing(state, directory, Actor(language=language), running.opened_at)
            parts += [
                *([RULE] if parts else []),
                *spoken(blocks(compose(showing.group(group, running), speech)), language),
            ]
        return single(parts, self.answering.speech(state, directory, state.languages[0]))

    async def _close(self, state: Convening, key: str) -> None:
        """Called back: nobody is let in any more; the channel waits for the next round."""
        room = self._rooms[key]
        if room.kind == VOICE and room.seats:
            await self.channels.seat(room.guild, room.channel, ())
            await self._keep(key, replace(room, seats=""))

    async def _remove(self, state: Convening) -> None:
        """The convening is over: its voice channels go. Threads stay, with what was written in them."""
        for key in self._keys(state):
            room = self._rooms.pop(key)
            if room.kind == VOICE:
                await self.channels.delete(room.channel)
            await self.ledger.keep(DOOR, key, None)
        await self.channels.remove_families(state)

    def way(self, state: Convening, group: str, label: str) -> Way | None:
        """The link to the group's room."""
        room = self.room(state, group)
        return Way(label, room.link) if room is not None else None


def key_of(convening: str, group: str) -> str:
    return f"{ROOM}{convening}:{group}"


def wanted(state: Convening) -> tuple[Breakouts, Round | None, Status]:
    """What the rooms depend on: the breakout, or the groups of a talk routine."""
    return state.breakouts, round_now(state), state.status


def home_of(state: Convening) -> tuple[int, int] | None:
    """Guild and channel of the convening's main place on Discord, one without a site before others."""
    places = sorted(state.places.items(), key=lambda pair: (pair[1] != "", pair[0]))
    return next((found for place, _ in places if (found := channel_of(place)) is not None), None)
