"""Where breakout groups meet on Slack: what is kept of each, and the warm pool of channels that rounds share."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict, replace

from adapters.slack.limits import CHANNEL_NAME, PEOPLE_IN_INVITE
from adapters.slack.pacing import PATIENT
from adapters.slack.sender import Sender, SlackRefused
from bot.domain.frozen import frozen
from bot.ports import Ledger

DOOR = "slack"
SPOT, POOL = "spot:", "pool:"
THREADS, MESSAGES, CHANNELS = "threads", "messages", "channels"
POOL_NAME = "convenor-group-{:02d}"
MOST_NAMES = 500


@frozen
class Spot:
    """One group's place. `ref` is its first message; empty while nobody knows whether that has arrived."""

    convening: str
    round: str
    group: str
    team: str
    kind: str
    delivery: str
    channel: str = ""
    ref: str = ""
    members: tuple[str, ...] = ()
    over: bool = False

    @property
    def key(self) -> str:
        return f"{SPOT}{self.round}:{self.group}:{self.team}"

    @property
    def thread(self) -> str:
        """What a message in this place must name to be in it."""
        return self.ref if self.kind == THREADS else ""

    def written(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, text: str) -> Spot:
        kept = json.loads(text)
        return cls(**{**kept, "members": tuple(kept["members"])})


class Spots:
    """Every place of every round, by its key and by where it is."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._spots: dict[str, Spot] = {}

    async def load(self) -> None:
        self._spots = {key: Spot.read(text) for key, text in (await self.ledger.kept(DOOR, SPOT)).items()}

    async def keep(self, spot: Spot) -> Spot:
        self._spots[spot.key] = spot
        await self.ledger.keep(DOOR, spot.key, spot.written())
        return spot

    def get(self, key: str) -> Spot | None:
        return self._spots.get(key)

    def of(self, convening: str) -> list[Spot]:
        return [spot for spot in self._spots.values() if spot.convening == convening]

    def at(self, team: str, channel: str, thread: str) -> tuple[str, str]:
        """(convening, group) of the group that meets there; empty where none does."""
        for spot in reversed(self._spots.values()):
            here = spot.team == team and spot.channel == channel and not spot.over and spot.ref
            if here and (spot.kind != THREADS or spot.ref == thread):
                return spot.convening, spot.group
        return "", ""

    def targets(self, place: str) -> tuple[str, str, str] | None:
        """(team, channel, thread) of a post's place `group:<round>:<group>`."""
        prefix = SPOT + place.removeprefix("group:") + ":"
        spot = next((s for key, s in self._spots.items() if key.startswith(prefix) and s.ref), None)
        return (spot.team, spot.channel, spot.thread) if spot else None


@frozen
class Room:
    """One channel of the pool. `busy` is the spot that has it, empty when it is free and tidied."""

    channel: str
    name: str
    busy: str = ""
    people: tuple[str, ...] = ()


class Pool:
    """Private channels that are made once and used again. Bots cannot unarchive, so nothing here is ever archived."""

    def __init__(self, ledger: Ledger, sender: Sender) -> None:
        self.ledger, self.sender = ledger, sender
        self._rooms: dict[str, list[Room]] = {}
        self._locks: dict[str, asyncio.Lock] = {}

    async def load(self) -> None:
        for key, text in (await self.ledger.kept(DOOR, POOL)).items():
            rooms = [Room(**{**one, "people": tuple(one["people"])}) for one in json.loads(text)]
            self._rooms[key.removeprefix(POOL)] = rooms

    def free(self, team: str) -> int:
        return sum(not room.busy for room in self._rooms.get(team, ()))

    async def take(self, team: str, spot: str) -> Room:
        """A free room, or a new one where there is none."""
        async with self._locks.setdefault(team, asyncio.Lock()):
            rooms = self._rooms.setdefault(team, [])
            mine = next((room for room in rooms if room.busy == spot), None)
            room = mine or next((room for room in rooms if not room.busy), None) or await self._made(team)
            return await self._set(team, replace(room, busy=spot))

    async def warm(self, team: str, count: int) -> int:
        """Make rooms until so many are free; returns how many there are now."""
        while self.free(team) < min(count, MOST_NAMES):
            async with self._locks.setdefault(team, asyncio.Lock()):
                await self._set(team, await self._made(team))
        return self.free(team)

    async def fill(self, team: str, room: Room, people: tuple[str, ...]) -> None:
        """Let people in, a hundred a call; whoever is in already stays."""
        for start in range(0, len(people), PEOPLE_IN_INVITE):
            some = ",".join(people[start : start + PEOPLE_IN_INVITE])
            try:
                await self.sender.call(team, "conversations.invite", channel=room.channel, users=some, force=True)
            except SlackRefused as refused:
                if refused.code not in ("already_in_channel", "cant_invite_self"):
                    raise
        await self._set(team, replace(room, people=tuple(sorted({*room.people, *people}))))

    async def tidy(self, team: str, spot: str) -> None:
        """The round is over: its people leave, one call each and nobody waits for it; then the room is free again."""
        for room in [room for room in self._rooms.get(team, ()) if room.busy == spot]:
            for who in room.people:
                try:
                    await self.sender.call(team, "conversations.kick", channel=room.channel, priority=PATIENT, user=who)
                except SlackRefused as refused:
                    if refused.code not in ("not_in_channel", "user_not_found", "cant_kick_self"):
                        raise
            await self._set(team, replace(room, busy="", people=()))

    async def _made(self, team: str) -> Room:
        taken = {room.name for room in self._rooms.get(team, ())}
        for number in range(1, MOST_NAMES):
            name = POOL_NAME.format(number)[:CHANNEL_NAME]
            if name in taken:
                continue
            try:
                made = await self.sender.call(team, "conversations.create", name=name, is_private=True)
            except SlackRefused as refused:
                if refused.code != "name_taken":
                    raise
                continue
            return Room(str((made.get("channel") or {}).get("id", "")), name)
        raise SlackRefused("conversations.create", "name_taken")

    async def _set(self, team: str, room: Room) -> Room:
        rooms = [one for one in self._rooms.get(team, []) if one.channel != room.channel]
        self._rooms[team] = [*rooms, room]
        await self.ledger.keep(DOOR, POOL + team, json.dumps([asdict(one) for one in self._rooms[team]]))
        return room
