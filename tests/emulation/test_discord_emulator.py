"""The emulated Discord on the wire, asked plainly: no library stands between the test and the answers."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.emulation.discord_wire.asking import CannotDo
from tests.emulation.discord_wire.channels import Kind
from tests.emulation.discord_wire.clock import Clock
from tests.emulation.discord_wire.intents import Intent
from tests.emulation.discord_wire.limits import PUBLISHED, Limits
from tests.emulation.discord_wire.mentions import Pings, rung
from tests.emulation.discord_wire.record import SpecsAbsent
from tests.emulation.discord_wire.server import DiscordWire
from tests.emulation.discord_wire.sessions import Op


def raw(wire: DiscordWire, method: str, path: str, **sent: Any) -> Any:
    """One request as the bot."""
    return aiohttp.request(method, wire.api_url + path, headers={"Authorization": f"Bot {wire.token}"}, **sent)


async def test_the_sixth_message_in_five_seconds_waits_or_is_refused() -> None:
    """A client without patience meets 429 with Discord's headers; the window opens again five seconds later."""
    async with DiscordWire() as wire:
        path = f"/channels/{wire.world.channel('main').id}/messages"
        for left in (4, 3, 2, 1, 0):
            async with raw(wire, "POST", path, json={"content": "x"}) as answer:
                assert (answer.status, answer.headers["X-RateLimit-Remaining"]) == (200, str(left))
        async with raw(wire, "POST", path, json={"content": "x"}) as refused:
            body = await refused.json()
        assert (refused.status, body["global"], refused.headers["X-RateLimit-Scope"]) == (429, False, "user")
        assert 0 < body["retry_after"] <= 5
        wire.world.clock.advance(5)
        async with raw(wire, "POST", path, json={"content": "x"}) as again:
            assert again.status == 200
        assert wire.world.limits.violations == {"messages": 1}


async def test_more_than_fifty_requests_a_second_meet_the_global_limit() -> None:
    """The fifty-first request in a second is refused for everything; answers to interactions do not count."""
    async with DiscordWire() as wire:
        statuses = []
        for _ in range(51):
            async with raw(wire, "GET", "/users/@me") as answer:
                statuses.append((answer.status, (await answer.json()).get("global")))
        assert statuses == [(200, None)] * 50 + [(429, True)]


async def test_a_limit_switched_off_is_still_counted() -> None:
    """A crossing of a limit that is not enforced goes through and leaves its mark."""
    async with DiscordWire(limits=Limits(off=("content",))) as wire:
        path = f"/channels/{wire.world.channel('main').id}/messages"
        async with raw(wire, "POST", path, json={"content": "x" * 2001}) as answer:
            assert answer.status == 200
        assert wire.world.limits.violations == {"content": 1}


def row(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(parts)}


def button(custom_id: str, label: str = "Go") -> dict[str, Any]:
    return {"type": 2, "style": 1, "label": label, "custom_id": custom_id}


MENU = {"type": 3, "custom_id": "m", "options": [{"label": str(each), "value": str(each)} for each in range(26)]}
V2 = 1 << 15
TEXT = {"type": 10, "content": "x"}
WRONG = [
    ({"content": "x" * 2001}, "content"),
    ({"embeds": [{"description": "x" * 4000}, {"description": "x" * 2001}]}, "embeds"),
    ({"embeds": [{"fields": [{"name": "n", "value": "v"}] * 26}]}, "embeds.0.fields"),
    ({"content": "x", "components": [row(button(str(each))) for each in range(6)]}, "components"),
    ({"content": "x", "components": [row(*(button(str(each)) for each in range(6)))]}, "components.0.components"),
    ({"content": "x", "components": [row(MENU)]}, "components.0.components.0.options"),
    ({"content": "x", "components": [row(button("x" * 101))]}, "components.0.components.0.custom_id"),
    ({"content": "x", "components": [row(button("a"), button("a"))]}, "components.0.components.1.custom_id"),
    ({"content": "x", "components": [row(button("a", "x" * 81))]}, "components.0.components.0.label"),
    ({"content": "x", "components": [TEXT]}, "components.0.type"),
    ({"flags": V2, "content": "x", "components": [TEXT]}, "content"),
    ({"flags": V2, "components": [TEXT] * 41}, "components"),
    ({"flags": V2, "components": [{"type": 10, "content": "x" * 4001}]}, "components"),
    ({"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}}, "allowed_mentions"),
]


@pytest.mark.parametrize(("form", "where"), WRONG)
async def test_a_form_past_a_limit_is_refused_at_the_field(form: dict[str, Any], where: str) -> None:
    """Discord answers 50035 and names the field; nothing is posted."""
    async with DiscordWire() as wire:
        path = f"/channels/{wire.world.channel('main').id}/messages"
        async with raw(wire, "POST", path, json=form) as answer:
            body = await answer.json()
        assert (answer.status, body["code"]) == (400, 50035)
        found = body["errors"]
        for step in where.split("."):
            found = found[step]
        assert found["_errors"]
        assert wire.world.channel("main").messages == []


ALL_PARSED = {"parse": ["everyone", "users", "roles"]}


@pytest.mark.parametrize(
    ("words", "allowed", "pings"),
    [
        ("@everyone", None, Pings(everyone=True)),
        ("@\u202eeveryone", None, Pings(everyone=True)),
        ("@\u200b\u2060here", ALL_PARSED, Pings(here=True)),
        ("<@!7> and <@&8>", None, Pings(users=frozenset({7}), roles=frozenset({8}))),
        ("<@\u200d7>", None, Pings(users=frozenset({7}))),
        ("<@7> <@8>", {"parse": [], "users": ["8"]}, Pings(users=frozenset({8}))),
        ("@everyone @here <@7> <@&8>", {"parse": []}, Pings()),
        ("nobody at all", None, Pings()),
    ],
)
def test_who_is_rung_is_read_from_the_words_and_what_they_may(words: str, allowed: Any, pings: Pings) -> None:
    """Invisible characters do not hide a mention; ``allowed_mentions`` alone decides."""
    assert rung(words, allowed) == pings


async def test_the_gateway_says_why_it_hangs_up() -> None:
    """A wrong token, an intent not granted, a shard out of range, a frame too early: each has its close code."""
    async with DiscordWire() as wire, aiohttp.ClientSession() as session:
        identify = {"token": wire.token, "intents": 1, "properties": {}}
        wrong = [
            (Op.IDENTIFY, identify | {"token": "x"}, 4004),
            (Op.IDENTIFY, identify | {"intents": int(Intent.MESSAGE_CONTENT)}, 4014),
            (Op.IDENTIFY, identify | {"shard": [2, 2]}, 4010),
            (Op.REQUEST_MEMBERS, {}, 4003),
        ]
        for op, data, code in wrong:
            async with session.ws_connect(wire.gateway_url) as socket:
                assert (await socket.receive_json())["op"] == Op.HELLO
                await socket.send_json({"op": op, "d": data})
                assert (await socket.receive()).data == code


async def test_each_shard_hears_of_its_own_guilds_only() -> None:
    """A guild's events go to shard (id >> 22) % n; direct messages go to the first shard."""
    async with DiscordWire() as wire, aiohttp.ClientSession() as session:
        other = wire.world.new_guild("South")
        while (other.id >> 22) % 2 == (wire.world.home.id >> 22) % 2:
            other = wire.world.new_guild("South")
        for number in (0, 1):
            async with session.ws_connect(wire.gateway_url) as socket:
                await socket.receive_json()
                await socket.send_json({"op": 2, "d": {"token": wire.token, "intents": 1, "shard": [number, 2]}})
                ready = (await socket.receive_json())["d"]
                mine = {str(each) for each in wire.world.guilds if (each >> 22) % 2 == number}
                assert {each["id"] for each in ready["guilds"]} == mine


@pytest.mark.process
async def test_it_runs_as_a_process_of_its_own() -> None:
    """``python -m`` prints where it listens; people act through its door, and an unknown operation is a loud 501."""
    command = [sys.executable, "-m", "tests.emulation.discord_wire", "--person", "Ana"]
    process = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    assert process.stdout is not None
    try:
        told = json.loads(await asyncio.wait_for(process.stdout.readline(), 20))
        root = told["DISCORD_API_URL"].removesuffix("/api/v10")
        async with aiohttp.ClientSession() as session:
            await session.post(f"{root}/control/people/Ana/says", json={"words": ["hello"]})
            async with session.get(f"{root}/control/channels/main") as seen:
                assert [(each["author"], each["text"]) for each in await seen.json()] == [("Ana", "hello")]
            async with session.post(f"{root}/control/people/Ana/slash", json={"words": ["hand"]}) as refused:
                assert (refused.status, "no chat command /hand" in (await refused.json())["error"]) == (409, True)
            async with session.get(f"{told['DISCORD_API_URL']}/soundboard-default-sounds") as unknown:
                assert unknown.status == 501
    finally:
        process.terminate()
        await process.wait()


def test_every_limit_names_its_source() -> None:
    """No figure stands without a public page, and a figure that is ours says so."""
    for name, limit in PUBLISHED.items():
        assert limit.source.startswith("https://"), name
    with pytest.raises(ValueError, match="no such limit"):
        Limits(off=("nonsense",))


@pytest.mark.parametrize("performed", [False, True])
async def test_a_line_cut_before_or_after_the_post(performed: bool) -> None:
    """The bot sees the same dead line both times; only people can tell whether the message is there."""
    async with DiscordWire() as wire:
        wire.world.faults.hang_up("POST", "/channels/*/messages", performed=performed)
        path = f"/channels/{wire.world.channel('main').id}/messages"
        with pytest.raises(aiohttp.ClientError):
            async with raw(wire, "POST", path, json={"content": "x"}):
                pass
        assert len(wire.world.channel("main").messages) == performed


async def test_people_who_ask_while_no_bot_is_there_see_a_failure() -> None:
    """Three seconds pass and the client says that the application did not respond (in a world 100 times as fast)."""
    async with DiscordWire(clock=Clock(100)) as wire:
        wire.world.commands.add(None, {"name": "hand", "description": "Raise a hand"})
        assert (await wire.world.person("Ana").slash("hand")).failed


ANSWERS = [
    ({"type": 4, "data": {"content": "x" * 2001}}, 50035),
    ({"type": 8, "data": {"choices": []}}, 50035),
    ({"type": 7, "data": {"content": "x"}}, 50035),
    ({"type": 9, "data": {"custom_id": "m", "title": "x" * 46, "components": [row(button("a"))]}}, 50035),
    ({"type": 9, "data": {"custom_id": "m", "title": "t", "components": [row(button("a"))] * 2}}, 50035),
    ({"type": 9, "data": {"custom_id": "m", "title": "t", "components": [TEXT] * 6}}, 50035),
    ({"type": 4, "data": {}}, 50006),
]


@pytest.mark.parametrize(("form", "code"), ANSWERS)
async def test_an_answer_that_does_not_fit_leaves_room_for_one_that_does(form: dict[str, Any], code: int) -> None:
    """A refused first answer is no answer: a good one within the three seconds still reaches the person."""
    async with DiscordWire() as wire:
        wire.world.commands.add(None, {"name": "hand", "description": "Raise a hand"})
        asking = asyncio.create_task(wire.world.person("Ana").slash("hand"))
        await wire.world.until(lambda: wire.world.interactions)
        (asked,) = wire.world.interactions.values()
        path = f"/interactions/{asked.id}/{asked.token}/callback"
        async with raw(wire, "POST", path, json=form) as refused:
            assert (await refused.json())["code"] == code
        async with raw(wire, "POST", path, json={"type": 4, "data": {"content": "x", "flags": 64}}) as taken:
            assert taken.status == 204
        assert ((await asking).screen, wire.world.channel("main").messages) == ("x", [])


def option(name: str) -> dict[str, Any]:
    return {"type": 3, "name": name, "description": "x"}


BAD_COMMANDS = [
    {"name": "Hand", "description": "Raise a hand"},
    {"name": "hand", "description": "x" * 101},
    {"name": "hand", "description": ""},
    {"name": "hand", "description": "x", "options": [option("n"), option("n")]},
    {"name": "hand", "description": "x", "options": [option("n"), option("m") | {"required": True}]},
    {"name": "hand", "description": "x", "options": [option(f"n{number}") for number in range(26)]},
]


@pytest.mark.parametrize("command", BAD_COMMANDS)
async def test_a_command_past_the_rules_is_not_registered(command: dict[str, Any]) -> None:
    """One wrong name, text or option refuses the whole overwrite, and what was there stays."""
    async with DiscordWire() as wire:
        path = f"/applications/{wire.world.bot.id}/commands"
        good = {"name": "queue", "description": "Show the queue"}
        async with raw(wire, "PUT", path, json=[good]) as taken:
            assert taken.status == 200
        async with raw(wire, "PUT", path, json=[good, command]) as refused:
            assert (refused.status, (await refused.json())["code"]) == (400, 50035)
        assert [each["name"] for each in wire.world.commands.all(None)] == ["queue"]


async def test_a_guild_and_a_voice_channel_can_be_full() -> None:
    """The channel past the guild's last is refused with 30013; the person past the last seat stays outside."""
    async with DiscordWire(limits=Limits(guild_channels=2, voice_people=1)) as wire:
        world = wire.world
        table = world.new_channel("Table 1", Kind.VOICE)
        async with raw(wire, "POST", f"/guilds/{world.home.id}/channels", json={"name": "more"}) as refused:
            assert (await refused.json())["code"] == 30013
        await world.person("Ana").joins_voice(table)
        with pytest.raises(CannotDo):
            await world.person("Ben").joins_voice(table)
        assert world.limits.violations == {"guild_channels": 1, "voice_people": 1}


READINGS = [
    "/gateway/bot", "/users/@me", "/users/@me/guilds", "/users/{ana}", "/applications/@me", "/guilds/{guild}",
    "/guilds/{guild}/channels", "/guilds/{guild}/roles", "/guilds/{guild}/emojis", "/guilds/{guild}/members/{ana}",
    "/guilds/{guild}/members/search?query=an&limit=5", "/guilds/{guild}/voice-states/{ana}",
    "/guilds/{guild}/threads/active", "/guilds/{guild}/scheduled-events", "/channels/{main}", "/channels/{thread}",
    "/channels/{main}/messages?limit=10", "/channels/{main}/messages/{message}", "/channels/{main}/pins",
    "/channels/{main}/messages/pins", "/channels/{main}/messages/{message}/reactions/%E2%9C%8B",
    "/channels/{main}/threads/archived/public", "/channels/{thread}/thread-members", "/channels/{main}/invites",
    "/applications/{bot}/commands", "/applications/{bot}/guilds/{guild}/commands",
    "/applications/{bot}/guilds/{guild}/commands/permissions",
]  # fmt: skip


async def test_every_reading_has_discords_own_shape() -> None:
    """Whatever can be read is answered with 200 and in the published shape."""
    async with DiscordWire() as wire:
        world, ana = wire.world, wire.world.person("Ana")
        main = world.channel("main")
        message = await ana.says("hello", main)
        await ana.reacts(message, "✋")
        await ana.joins_voice(world.new_channel("Table 1", Kind.VOICE))
        start = f"/channels/{main.id}/messages/{message.id}/threads"
        async with raw(wire, "POST", start, json={"name": "aside"}) as started:
            assert started.status == 201
        world.commands.add(None, {"name": "hand", "description": "Raise a hand"})
        ids = {"ana": ana.user.id, "guild": world.home.id, "main": main.id, "message": message.id, "bot": world.bot.id}
        for reading in READINGS:
            async with raw(wire, "GET", reading.format(**ids, thread=message.id)) as answer:
                assert answer.status == 200, reading
        try:
            assert (world.check(), world.requests.check_answers()) == ([], [])
        except SpecsAbsent as absent:
            pytest.skip(str(absent))
