"""Every place where people's words leave for Discord, and five hundred ways to ring somebody from it: nobody is rung.

The payloads are read where the library hands them to the wire, by a judge that is not ours.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import discord
import pytest
from discord import app_commands
from discord.webhook.async_ import AsyncWebhookAdapter

from adapters.discord import inert, messenger
from adapters.discord.answering import Reader
from adapters.discord.candidates import Candidate, completed
from adapters.discord.door import DiscordDoor
from adapters.discord.forms import modal
from adapters.discord.one_sheet import single
from adapters.discord.pace import Pace
from adapters.discord.rendering import Sheet, blocks, choices
from bot.directory import Directory
from bot.domain.breakouts.state import Group
from bot.domain.convening.state import Call, Convening, Mode, Participant, Status
from bot.domain.log import Actor, Word, say
from bot.domain.queue.state import Kind as QueueKind
from bot.domain.queue.state import Turn
from bot.spec import Form, Option, OptionKind
from bot.speech import Speech
from bot.ui import Button
from tests.adapters.discord_door.company import Company, specs_present
from tests.adapters.discord_door.test_hostile import card, hostile
from tests.emulation.discord_wire.channels import Kind
from tests.emulation.discord_wire.interactions import Asked
from tests.emulation.discord_wire.interactions import Interaction as Question
from tests.emulation.discord_wire.mentions import rung_by
from tests.emulation.discord_wire.record import official_spec

SOON = datetime.now(UTC) + timedelta(days=2)


@dataclass
class Outbox:
    """Takes what the library would put on the wire, and answers as Discord would."""

    guild: int
    home: int
    sent: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    count: int = 10**17

    async def rest(self, route: Any, *, form: Any = None, files: Any = None, **more: Any) -> Any:
        return self._take(route, more.get("json"))

    async def hook(self, route: Any, session: Any = None, **more: Any) -> Any:
        return self._take(route, more.get("payload"))

    def _take(self, route: Any, body: Any) -> Any:
        line = f"{route.method} {route.path}"
        if isinstance(body, dict):
            self.sent.append((f"{route.method} {route.url.removeprefix(route.BASE)}", body))
        self.count += 1
        if "interactions" in line:
            return {"interaction": {"id": str(self.count), "type": 2}}
        if "messages" in line or "webhooks" in line:
            return self._message()
        return self._place(line, body or {})

    def _message(self) -> dict[str, Any]:
        author = {"id": "1", "username": "Convenor", "discriminator": "0", "avatar": None, "bot": True}
        empty: dict[str, Any] = {"mentions": [], "mention_roles": [], "attachments": [], "embeds": [], "components": []}
        told = {"content": "", "timestamp": SOON.isoformat(), "edited_timestamp": None, "tts": False, "type": 0}
        where = {"id": str(self.count), "channel_id": str(self.home), "author": author}
        return {**empty, **told, **where, "mention_everyone": False, "pinned": False}

    def _place(self, line: str, body: dict[str, Any]) -> dict[str, Any]:
        """A channel, a thread or an event, as it was asked for."""
        shape = {"id": str(self.count), "type": 0, "position": 0, "permission_overwrites": []}
        shape |= {
            "guild_id": str(self.guild),
            "parent_id": str(self.home),
            "owner_id": "1",
            "member_count": 1,
            "message_count": 0,
            "rate_limit_per_user": 0,
        }
        held = {"archived": False, "auto_archive_duration": 60, "archive_timestamp": SOON.isoformat(), "locked": False}
        event = {"entity_type": 3, "privacy_level": 2, "status": 1, "scheduled_start_time": SOON.isoformat()}
        shape |= event | {"scheduled_end_time": SOON.isoformat(), "entity_id": None, "entity_metadata": {}}
        return {**shape, "name": "x", "nsfw": False, "bitrate": 1, "user_limit": 0, "thread_metadata": held, **body}


def sheet_of(text: str) -> Sheet:
    """The text in every part of a message: titles, lines, facts, lists, timers, links, buttons and a menu."""
    ways = tuple(Button(text[:60], "hand", "up", {"n": str(n)}) for n in range(7))
    return single([*blocks(card(text)), *choices(ways, text)], Speech("en"))


@dataclass
class Sinks:
    """The door's own ways out, each given one text."""

    door: DiscordDoor
    company: Company
    guild: discord.Guild
    outbox: Outbox

    def question(self, kind: Asked = Asked.COMMAND) -> discord.Interaction:
        """Somebody asked; the library's own object, ready to be answered."""
        world = self.company.discord
        ana, main, hand = world.person("Ana"), world.channel("main"), {"name": "hand", "type": 1, "id": "1"}
        asked = Question(world.mint(), "token", kind, ana.user, main, hand, 0)
        return discord.Interaction(data=asked.wire(world), state=self.door.client._connection)  # type: ignore[arg-type]

    def convening(self, text: str) -> Convening:
        place = f"discord:{self.guild.id}:{self.outbox.home}"
        state = Convening(f"c{self.outbox.count}", "home", title=text, starts_at=SOON, call=Call(link=text))
        return replace(state, places=state.places.set(place, ""))

    async def post(self, text: str, *, plainly: bool = False) -> None:
        self.door.messenger.plain = plainly
        channel = self.door.messenger.channel(self.guild.id, self.outbox.home)
        ref = await self.door.messenger.send(channel, sheet_of(text), "n")
        await self.door.messenger.edit(channel, int(ref), sheet_of(text))

    async def answer(self, text: str, *, plainly: bool = False) -> None:
        """At once, in the place of "thinking…", and what did not fit the first message."""
        self.door.messenger.plain = plainly
        await self.door.messenger.reply(self.question(), [sheet_of(text), sheet_of(text)])
        late = self.question()
        await late.response.defer(ephemeral=True)
        await self.door.messenger.reply(late, [sheet_of(text)])

    async def form(self, text: str) -> None:
        """Its title, its labels, what its menus offer."""
        fields = (Option(text, OptionKind.TEXT), Option("group", OptionKind.GROUP))
        asked = Form("breakout", "move", fields, {}, say("discord-not-reached", person=text))
        shown, _ = modal(asked, Speech("en"), lambda option: [Candidate("g", text)] if option.name == "group" else [])
        await self.question().response.send_modal(shown)

    async def completion(self, text: str) -> None:
        offered = completed(Option("person", OptionKind.PERSON), "", [Candidate("p1", text)])
        named = [app_commands.Choice(name=one.label, value=one.value) for one in offered]
        await self.question(Asked.AUTOCOMPLETE).response.autocomplete(named)

    async def room(self, text: str) -> None:
        """A category and a voice channel in it."""
        await self._make(text, Mode.REMOTE)

    async def thread(self, text: str) -> None:
        await self._make(text, Mode.ROOM)

    async def _make(self, text: str, mode: Mode) -> None:
        state = self.convening(text)
        state = replace(state, people=state.people.set("p1", Participant("p1", "shasta", mode)))
        home = (self.guild.id, self.outbox.home)
        await self.door.rooms._make(state, home, 0, Group(f"g{self.outbox.count}", text, ("p1",)), ())

    async def private_thread(self, text: str) -> None:
        directory = Directory()
        directory.apply((Word("p1", "name", text),))
        reader = Reader(Actor("p1"), None, Speech("en"), directory)
        state = self.convening(text)
        await self.door.postman._thread(state, reader, self.outbox.home, 1)

    async def event(self, text: str) -> None:
        """A convening in the server's calendar: its name, and where it is."""
        made = await self.door.events._make(self.guild, self.convening(text))
        await self.door.events._change(self.guild, made.id, self.convening(text))

    async def status(self, text: str) -> None:
        """Who speaks, over a voice channel."""
        self.company.engine.directory("home").apply((Word("p1", "name", text),))
        turn = Turn("t1", "p1", "h1", QueueKind.NEW, SOON)
        state = replace(self.convening(text), status=Status.OPEN)
        state = replace(state, queue=replace(state.queue, floor=turn))
        state = replace(state, people=state.people.set("p1", Participant("p1", "remote", Mode.REMOTE)))
        hall = self.guild.voice_channels[0]
        self.door.floor._want(hall.id, self.door.floor._status(state))
        await self.door.floor._tasks[hall.id]

    def every(self) -> dict[str, Callable[[str], Awaitable[None]]]:
        return {
            "message": self.post,
            "message of embeds": partial(self.post, plainly=True),
            "answer": self.answer,
            "answer of embeds": partial(self.answer, plainly=True),
            "form": self.form,
            "completion": self.completion,
            "room": self.room,
            "thread": self.thread,
            "private thread": self.private_thread,
            "event": self.event,
            "status": self.status,
        }


@contextmanager
def captured(company: Company, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sinks]:
    """From here on nothing reaches the emulator: payloads are kept as the library made them."""
    door, main = company.door, company.discord.channel("main")
    guild = door.client.guilds[0]
    outbox = Outbox(guild.id, main.id)
    monkeypatch.setattr(door.client.http, "request", outbox.rest)
    monkeypatch.setattr(AsyncWebhookAdapter, "request", outbox.hook)
    monkeypatch.setattr("adapters.discord.floor.PAUSE", 0.0)
    door.messenger.pace = door.rooms.channels.messenger.pace = Pace(10**9)
    yield Sinks(door, company, guild, outbox)
    monkeypatch.undo()


def faults_in(sent: list[tuple[str, dict[str, Any]]]) -> list[str]:
    """What Discord's published schema has against these requests."""
    if not specs_present():
        return []
    asked = [(*line.split(" ", 1), body) for line, body in sent]
    return [problem for method, path, body in asked for problem in official_spec().request(method, path, body)]


async def ringing(company: Company, monkeypatch: pytest.MonkeyPatch, texts: list[str]) -> dict[str, tuple[int, int]]:
    """For each way out: how many payloads it made of these texts, and how many of them may ring somebody."""
    company.discord.new_channel("Hall", Kind.VOICE)
    await company.discord.until(lambda: company.door.client.guilds[0].voice_channels)
    found = {}
    with captured(company, monkeypatch) as sinks:
        for name, sink in sinks.every().items():
            sinks.outbox.sent.clear()
            for text in texts:
                await sink(text)
            payloads = [body for _, body in sinks.outbox.sent]
            found[name] = len(payloads), sum(bool(rung_by(body)) for body in payloads)
            assert faults_in(sinks.outbox.sent[-4:]) == []
    return found


async def test_five_hundred_hostile_texts_ring_nobody_from_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages and edits, answers, forms, completions, channels, threads, events, statuses: each five hundred times."""
    async with Company() as company:
        found = await ringing(company, monkeypatch, hostile(500))
    assert all(sent >= 500 for sent, _ in found.values()), found
    assert {name: rung for name, (_, rung) in found.items() if rung} == {}


async def test_with_the_defences_off_every_way_out_rings(monkeypatch: pytest.MonkeyPatch) -> None:
    """So the proof above can fail, for each of them."""
    async with Company() as company:
        with monkeypatch.context() as off:
            off.setattr(messenger, "NOBODY", discord.AllowedMentions.all())
            off.setattr(inert, "WIDE_AT", "@")
            found = await ringing(company, off, hostile(40))
    assert {name for name, (_, rung) in found.items() if not rung} == set()
