"""Breadth, in an emulation that nobody here wrote: commands, completions, buttons, forms, moves and faults."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import pytest
import simcord

from adapters.discord.door import DiscordDoor
from adapters.discord.pace import Pace
from bot.clock import SystemClock
from bot.courier import Courier, expand
from bot.domain.log import CLOCK, Stream, Word
from bot.domain.organisation.wishes import Found
from bot.engine import Engine
from bot.planning import Planning
from bot.ports import Receipt, Write
from bot.router import Router
from bot.settings import Settings
from commands import COMMANDS
from storage.memory import MemoryLedger
from tests.adapters.discord_door.company import plain, specs_present
from tests.emulation.discord_wire.mentions import rung_by
from tests.emulation.discord_wire.messages import every_component
from tests.emulation.discord_wire.record import official_spec
from tests.world import ORGANISATION, PLANNER, HandAlarm


class Hall:
    """The door under simcord: one guild, a facilitator, Ana and Ben."""

    def __init__(self, env: Any, engine: Engine, courier: Courier, door: DiscordDoor) -> None:
        self.env, self.engine, self.courier, self.door = env, engine, courier, door
        self.guild = env.create_guild(name="North State")
        self.main = self.guild.create_text_channel("main")
        self.fay, self.ana, self.ben = (self.guild.add_member(env.create_user(n)) for n in ("Fay", "Ana", "Ben"))

    async def lead(self) -> None:
        words = (Word("p-fay", "name", "Fay"), Word("p-fay", f"account:discord:{self.fay.id}", "a-fay"))
        receipts = (Receipt("known:fay", "p-fay", b"{}"),)
        stream = Stream(ORGANISATION, "person", "p-fay")
        await self.engine.ledger.commit([Write(stream, 0, words=words, receipts=receipts)])
        self.engine.directory(ORGANISATION).apply(words)
        organisation = Stream(ORGANISATION, "organisation", ORGANISATION)
        await self.engine.submit(organisation, Found("p-fay"), CLOCK, "found:fay")

    async def opened(self) -> None:
        await self.lead()
        await self.fay.slash(self.main, "convening new", title="Fractions together", sites="Shasta, Butte")
        await self.fay.slash(self.main, "convening open")
        for who in (self.ana, self.ben):
            await who.slash(self.main, "here", mode="remote")

    async def board(self) -> Any:
        """The board, once the second has passed that lies between two of its versions."""
        await asyncio.sleep(1.2)
        await self.env.settle()
        return next(m for m in reversed(self.main.history()) if "As of" in words_of(m))

    async def plans(self, size: int) -> None:
        """Groups are planned, and the plan is there."""
        await self.fay.slash(self.main, "breakout plan", size=size)
        while self.engine.convenings(ORGANISATION)[-1].breakouts.plan is None:
            await asyncio.sleep(0.05)

    async def carried(self) -> None:
        while await self.courier.round():
            pass
        await self.env.settle()


def words_of(message: Any) -> str:
    parts = [component.to_dict() for component in message.components]
    texts = [part.get("content") or part.get("label") or "" for part in every_component(parts)]
    return plain("\n".join([message.content, *texts]))


def said(result: Any) -> str:
    shown = [result.response, *result.followups]
    parts = [part for one in shown if one for part in every_component(one.components)]
    return plain("\n".join(part.get("content") or part.get("label") or "" for part in parts))


class Unhurried(Pace):
    """Simcord's time and ours do not run together, so nothing can be paced across the two."""

    async def __call__(self) -> None: ...


@asynccontextmanager
async def meeting() -> AsyncIterator[Hall]:
    ledger, clock = MemoryLedger(), SystemClock()
    courier = Courier(ledger, clock, "test")
    engine = Engine(ledger, clock, HandAlarm(), Router(COMMANDS), expand=expand)
    await engine.start()
    door = DiscordDoor(engine, ledger, clock, Settings(discord_token="t"), COMMANDS, ORGANISATION)
    door.messenger.pace = Unhurried()
    courier.serve(engine, {"discord": door})
    planning = Planning(engine, PLANNER, seconds=0.05)
    await planning.start()
    async with simcord.run(door.client) as env:
        await door.begin()
        yield Hall(env, engine, courier, door)
        judge(env.http_requests)
        for stop in (door.boards, door.floor, door.events, door.rooms, door.native):
            await stop.stop()
        await planning.stop()
        await engine.stop()


def judge(requests: Any) -> None:
    """Every request passes the published schema, and none would ring anybody."""
    for one in requests:
        assert not rung_by(one.json if isinstance(one.json, dict) else {})
    if specs_present():
        spec = official_spec()
        found = [
            f"{one.method} {one.path}: {problem}"
            for one in requests
            for problem in spec.request(one.method, one.path, one.json, query(one.params))
        ]
        assert found == []


def query(params: Any) -> dict[str, str]:
    return {name: str(value) for name, value in dict(params or {}).items()}


def leaves(payload: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, list[Mapping[str, Any]]]]:
    """Every command that can be typed, with its options."""
    here = f"{path} {payload['name']}".strip()
    options = payload.get("options") or []
    nested = [option for option in options if option["type"] in (1, 2)]
    if not nested:
        yield here, list(options)
    for option in nested:
        yield from leaves(option, here)


def filling(option: Mapping[str, Any]) -> Any:
    """Something that fits, as a person would fill it in."""
    if option.get("choices"):
        return option["choices"][0]["value"]
    return {3: "Ana", 4: 3, 5: True}.get(option["type"])


def typed(door: DiscordDoor) -> list[tuple[str, list[Mapping[str, Any]]]]:
    payloads = [command.to_dict(door.client.tree) for command in door.client.tree.get_commands()]
    return [leaf for one in payloads if one.get("type", 1) == 1 for leaf in leaves(one)]


async def test_every_command_answers_privately_whatever_is_filled_in() -> None:
    """Bare, and with every option filled in: each is answered at once, for her eyes alone, or by a form."""
    async with meeting() as hall:
        await hall.opened()
        every = typed(hall.door)
        assert len(every) > 50
        for path, options in every:
            needed = {option["name"]: filling(option) for option in options if option.get("required")}
            filled = {option["name"]: value for option in options if (value := filling(option)) is not None}
            for values in (needed, filled):
                result = await hall.fay.slash(hall.main, path, **values)
                assert result.acknowledged, path
                assert result.modal is not None or result.ephemeral, path


async def test_everything_that_completes_offers_what_is_there() -> None:
    """People, sites, topics and groups are offered by name, in both languages' spelling, never more than 25."""
    async with meeting() as hall:
        await hall.opened()
        await hall.fay.slash(hall.main, "convening agenda", topics="Welcome 10; Fractions 30")
        for path, options in typed(hall.door):
            others = {option["name"]: filling(option) for option in options if option.get("required")}
            for option in (one for one in options if one.get("autocomplete")):
                rest = {name: value for name, value in others.items() if name != option["name"]}
                offered = await hall.fay.autocomplete(hall.main, path, option["name"], "", **rest)
                assert len(offered) <= 25
        names = [c["name"] for c in await hall.fay.autocomplete(hall.main, "queue call", "person", "an")]
        assert names == ["Ana (remote)"]
        topics = [c["name"] for c in await hall.fay.autocomplete(hall.main, "convening topic", "topic", "frac")]
        assert topics == ["2. Fractions"]
        pair = await hall.fay.autocomplete(hall.main, "hand", "for", "Ana, b")
        assert [one["name"] for one in pair] == ["Ana, Ben (remote)"]


async def test_every_button_of_a_meeting_answers() -> None:
    """Whatever stands on the board, under an answer or in a group's room can be pressed."""
    async with meeting() as hall:
        await hall.opened()
        await hall.ana.slash(hall.main, "hand", note="one half")
        await hall.env.settle()
        pressed = 0
        board = await hall.board()
        for part in [p.to_dict() for p in board.components]:
            for button in (one for one in every_component([part]) if one["type"] == 2):
                result = await hall.ben.click(board, custom_id=button["custom_id"])
                assert result.ephemeral, button
                pressed += 1
        assert pressed >= 4


async def test_a_form_is_the_first_response_and_is_itself_a_command() -> None:
    """Our line, pressed without words, asks for them; sent, it is kept."""
    async with meeting() as hall:
        await hall.opened()
        await hall.plans(2)
        await hall.fay.slash(hall.main, "breakout open", minutes=10, prompt="What is a half?")
        await hall.env.settle()
        await hall.carried()
        mine = await hall.ana.slash(hall.main, "my show")
        label = next(p for p in every_component(mine.response.components) if p.get("label") == "Our line")
        shown = await hall.ana.click(mine.response, custom_id=label["custom_id"])
        assert shown.modal is not None
        sent = await hall.ana.submit_modal(shown, {"text": "We need more time"})
        assert "line is saved" in said(sent)
        assert sent.ephemeral


async def test_reactions_stages_words_and_voice() -> None:
    """A hand under the board, a word in a direct message, and people who are brought to their groups."""
    async with meeting() as hall:
        await hall.opened()
        lobby = hall.guild.create_voice_channel("Lobby")
        await hall.ana.react(await hall.board(), "✋")
        assert "Ana" in words_of(await hall.board())
        await hall.ben.send_dm("hand")
        assert "Ben" in words_of(await hall.board())
        await hall.plans(2)
        await hall.fay.slash(hall.main, "breakout open", minutes=10)
        for who in (hall.ana, hall.ben):
            await who.join_voice(lobby)
        await asyncio.sleep(0.5)
        brought = await hall.fay.slash(hall.main, "convenor bring")
        await hall.env.advance_time(20)
        assert "2 of 2 are in their groups" in said(brought)
        assert {state.channel_id for state in hall.guild.voice_states().values()} != {lobby.id}


@pytest.mark.parametrize(("status", "code"), [(403, 50013), (404, 10003), (429, 0), (500, 0)])
async def test_a_refused_channel_never_costs_an_answer(status: int, code: int) -> None:
    """Whatever Discord says about the board's channel, the person who raised her hand is answered."""
    async with meeting() as hall:
        await hall.opened()
        hall.env.inject_error("PATCH", "/channels/*/messages/*", status=status, code=code, times=1)
        raised = await hall.ana.slash(hall.main, "hand")
        assert "Your hand is up" in said(raised)
        assert len(hall.engine.convenings(ORGANISATION)[0].queue.hands) == 1
        hall.env.errors.clear() if isinstance(hall.env.errors, list) else None


async def test_a_restart_keeps_every_button() -> None:
    """Another process on the same ledger: the old board's button raises a hand."""
    async with meeting() as hall:
        await hall.opened()
        old, board = hall.door, await hall.board()
        for stop in (old.boards, old.floor, old.events, old.rooms, old.native):
            await stop.stop()
        hall.door = DiscordDoor(
            hall.engine, hall.engine.ledger, SystemClock(), Settings(discord_token="t"), COMMANDS, ORGANISATION
        )
        await hall.env.restart_bot(hall.door.client)
        await hall.door.begin()
        result = await hall.ben.click(board, label="Raise hand")
        assert "Your hand is up" in said(result)
        for stop in (hall.door.boards, hall.door.floor, hall.door.events, hall.door.rooms, hall.door.native):
            await stop.stop()
