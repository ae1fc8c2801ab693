"""The emulated Discord, driven by a small plain discord.py bot over real HTTP and a real WebSocket."""

from __future__ import annotations

import asyncio
import json
import re
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import aiohttp
import discord
import pytest
import yarl
from discord import app_commands

from tests.emulation.discord_wire.asking import CannotDo
from tests.emulation.discord_wire.channels import Kind
from tests.emulation.discord_wire.clock import Clock
from tests.emulation.discord_wire.intents import Intent
from tests.emulation.discord_wire.limits import PUBLISHED, Limits
from tests.emulation.discord_wire.mentions import Pings, rung
from tests.emulation.discord_wire.record import SpecsAbsent
from tests.emulation.discord_wire.server import DiscordWire
from tests.emulation.discord_wire.sessions import Op
from tests.emulation.discord_wire.world import World


class Turn(discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]], template=r"turn:(?P<number>\d+)"):
    """A button that outlives the process: its id alone says what it is for."""

    def __init__(self, number: int) -> None:
        super().__init__(discord.ui.Button(label="Next", custom_id=f"turn:{number}"))
        self.number = number

    @classmethod
    async def from_custom_id(cls, interaction: Any, item: Any, match: re.Match[str], /) -> Turn:
        return cls(int(match["number"]))

    async def callback(self, interaction: discord.Interaction) -> None:
        await interaction.response.edit_message(content=f"turn {self.number + 1}", view=board(self.number + 1))


def board(number: int) -> discord.ui.View:
    return discord.ui.View(timeout=None).add_item(Turn(number))


class Note(discord.ui.Modal, title="Your note"):
    words: discord.ui.TextInput[Note] = discord.ui.TextInput(label="Words", custom_id="words", max_length=20)

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"noted: {self.words.value}", ephemeral=True)


class Bot(discord.Client):
    """The plainest bot that touches every kind of interaction; ``heard`` keeps the words it could read."""

    def __init__(self, wire: DiscordWire, **options: Any) -> None:
        options.setdefault("intents", discord.Intents(1 << 0 | 1 << 7 | 1 << 9 | 1 << 10 | 1 << 12 | 1 << 16))
        super().__init__(guild_ready_timeout=0.05, **options)
        self.wire = wire
        self.tree = app_commands.CommandTree(self)
        self.heard: list[str] = []
        self.errors: list[int] = []
        for command in (hand, later, note, slow, twice):
            self.tree.add_command(command)

    async def setup_hook(self) -> None:
        self.add_dynamic_items(Turn)
        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        if not message.author.bot:
            self.heard.append(message.content)
            if message.content == "board":
                await message.channel.send("turn 1", view=board(1))

    async def attempt(self, answering: Any) -> None:
        try:
            await answering
        except discord.HTTPException as refused:
            self.errors.append(refused.code)


@app_commands.command(description="Raise a hand")
@app_commands.choices(kind=[app_commands.Choice(name="a reply", value="reply")])
async def hand(
    interaction: discord.Interaction, kind: str, group: str | None = None, who: discord.Member | None = None
) -> None:
    about = who.display_name if who else group
    await interaction.response.send_message(f"{interaction.locale.value} {kind} {about}", ephemeral=True)


@hand.autocomplete("group")
async def _groups(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=each, value=each) for each in ("Anchor", "Birch") if each.startswith(typed)]


@app_commands.command(description="Think, then say")
async def later(interaction: discord.Interaction) -> None:
    await interaction.response.defer(ephemeral=True, thinking=True)
    await interaction.followup.send("first")
    await interaction.followup.send("second", ephemeral=True)
    await interaction.edit_original_response(content="first, again")


@app_commands.command(description="Open a form")
async def note(interaction: discord.Interaction) -> None:
    await interaction.response.send_modal(Note())


@app_commands.command(description="Answer too late")
async def slow(interaction: discord.Interaction) -> None:
    bot = interaction.client
    assert isinstance(bot, Bot)
    bot.wire.world.clock.advance(3.5)
    await bot.attempt(interaction.response.send_message("too late"))


@app_commands.command(description="Answer twice")
async def twice(interaction: discord.Interaction) -> None:
    bot = interaction.client
    assert isinstance(bot, Bot)
    await interaction.response.send_message("once")
    body = {"type": 4, "data": {"content": "and again"}}
    url = f"{bot.wire.api_url}/interactions/{interaction.id}/{interaction.token}/callback"
    async with aiohttp.ClientSession() as session, session.post(url, json=body) as answer:
        bot.errors.append((await answer.json())["code"])


Start = Callable[..., Any]


@pytest.fixture
async def start(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Start]:
    """Starts emulators and bots by wish, and stops them all."""
    wires: list[DiscordWire] = []
    running: list[tuple[Bot, asyncio.Task[None]]] = []

    async def run(
        *, bot: dict[str, Any] | None = None, wire: DiscordWire | None = None, **options: Any
    ) -> tuple[World, Bot]:
        if wire is None:
            wire = await DiscordWire(**options).__aenter__()
            wires.append(wire)
        monkeypatch.setattr(discord.http.Route, "BASE", wire.api_url)
        monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(wire.gateway_url))
        client = Bot(wire, **(bot or {}))
        running.append((client, asyncio.create_task(client.start(wire.token))))
        await wire.world.ready()
        await asyncio.wait_for(client.wait_until_ready(), 10)
        return wire.world, client

    yield run
    for client, task in running:
        await client.close()
        await task
    for wire in wires:
        await wire.__aexit__(None, None, None)


def place(bot: Bot, world: World, name: str = "main") -> Any:
    """The bot's own view of a channel."""
    found = bot.get_channel(world.channel(name).id)
    assert found is not None
    return found


async def test_a_typed_command_is_answered_privately_in_the_persons_language(start: Start) -> None:
    """A slash command brings options, people and the locale; the answer is on one screen only."""
    world, _ = await start()
    ana, ben = world.person("Ana", locale="es-ES"), world.person("Ben")
    seen = await ana.slash("hand", kind="a reply", who=ben)
    assert (seen.screen, seen.private) == ("es-ES reply Ben", True)
    assert [each.text for each in ana.private] == ["es-ES reply Ben"]
    assert ben.private == []
    assert world.channel("main").messages == []


async def test_what_no_client_offers_cannot_be_done(start: Start) -> None:
    """Unregistered commands, missing options and unknown choices fail loudly instead of reaching the bot."""
    world, _ = await start()
    ana = world.person("Ana")
    for command, options in (("nosuch", {}), ("hand", {}), ("hand", {"kind": "shout"}), ("hand", {"kid": "reply"})):
        with pytest.raises(CannotDo):
            await ana.slash(command, **options)
    assert ana.asked == []


async def test_an_option_completes_while_it_is_typed(start: Start) -> None:
    """Autocomplete shows what the bot offers for the letters so far."""
    world, _ = await start()
    assert [each["name"] for each in await world.person("Ana").completes("hand", "group", "An")] == ["Anchor"]


async def test_a_button_outlives_the_bot_that_posted_it(start: Start) -> None:
    """A DynamicItem posted by one process is answered by the next, and the message changes in place."""
    world, first = await start()
    ana = world.person("Ana")
    await ana.dms("board")
    await world.until(lambda: len(ana.inbox) == 2)
    await first.close()
    await start(wire=first.wire)
    await ana.click(ana.inbox[-1], "Next")
    assert (ana.inbox[-1].text, ana.inbox[-1].edits) == ("turn 2\nNext", 1)
    with pytest.raises(CannotDo):
        await ana.click(ana.inbox[-1], "Previous")


async def test_a_form_opens_first_and_is_sent_back(start: Start) -> None:
    """A modal is the first answer; its fields keep their lengths; what was typed comes to the bot."""
    world, _ = await start()
    ana = world.person("Ana")
    opened = await ana.slash("note")
    assert opened.modal is not None
    assert opened.modal.title == "Your note"
    for values in ({}, {"Words": "x" * 21}, {"nothing": "here"}):
        with pytest.raises(CannotDo):
            await ana.submits(opened.modal, values)
    assert (await ana.submits(opened.modal, {"words": "two texts"})).screen == "noted: two texts"


async def test_thinking_is_replaced_by_the_first_follow_up(start: Start) -> None:
    """After a private "thinking…" the first follow-up takes its place and stays private; the next is a message more."""
    world, _ = await start()
    ana = world.person("Ana")
    seen = await ana.slash("later")
    await world.until(lambda: seen.reply and seen.reply.content == "first, again")
    await world.until(lambda: seen.followups)
    assert [each.text for each in ana.private] == ["first, again", "second"]


async def test_a_late_answer_and_a_second_one_are_refused(start: Start) -> None:
    """Past three seconds the interaction is unknown and the person saw a failure; one answer is all there is."""
    world, bot = await start()
    ana = world.person("Ana")
    late = asyncio.create_task(ana.slash("slow"))
    await world.until(lambda: bot.errors)
    assert bot.errors == [10062]
    assert (await late).failed
    assert world.limits.violations["interaction_answer"] == 1
    await ana.slash("twice")
    await world.until(lambda: len(bot.errors) == 2)
    assert bot.errors[1] == 40060


async def test_a_token_ends_after_fifteen_minutes(start: Start) -> None:
    """A follow-up past the token's time is refused, and the crossing is counted."""
    world, bot = await start()
    seen = await world.person("Ana").slash("hand", kind="reply")
    hook = discord.Webhook.from_url(f"https://discord.com/api/webhooks/{world.bot.id}/{seen.token}", client=bot)
    await hook.send("in time")
    world.clock.advance(901)
    with pytest.raises(discord.HTTPException) as refused:
        await hook.send("too late")
    assert (refused.value.code, world.limits.violations["interaction_token"]) == (50027, 1)


async def test_a_dropped_socket_resumes_and_hears_what_it_missed(start: Start) -> None:
    """Events while the line was down are replayed after RESUME; there is no second IDENTIFY."""
    world, bot = await start()
    ana = world.person("Ana")
    world.gateway.drop()
    await world.until(lambda: not world.gateway.connected)
    await ana.dms("while you were away")
    await world.until(lambda: bot.heard == ["while you were away"])
    assert (world.gateway.counts["identify"], world.gateway.counts["resume"]) == (1, 1)


async def test_a_gateway_that_falls_silent_is_left_and_resumed(start: Start) -> None:
    """Heartbeats without an ACK make the client leave the dead socket; nothing said meanwhile is lost."""
    world, bot = await start(heartbeat_interval=0.2, bot={"heartbeat_timeout": 0.5})
    world.gateway.lose_heartbeats()
    await world.person("Ana").dms("are you there?")
    await world.until(lambda: bot.heard, within=10)
    assert (bot.heard, world.gateway.counts["resume"]) == (["are you there?"], 1)


async def test_reconnect_resumes_and_an_invalid_session_begins_anew(start: Start) -> None:
    """RECONNECT leads to a resume, INVALID_SESSION to a new identify, each once."""
    world, _ = await start()
    world.gateway.ask_to_reconnect()
    await world.until(lambda: world.gateway.counts["resume"] == 1)
    world.gateway.invalidate()
    await world.until(lambda: world.gateway.counts["identify"] == 2, within=15)
    assert world.gateway.counts["refused_resume"] == 0


async def test_words_are_hidden_without_the_content_intent(start: Start) -> None:
    """In a channel the bot reads nothing unless it is mentioned; in direct messages it reads everything."""
    world, bot = await start()
    ana = world.person("Ana")
    await ana.says("secret", "main")
    await ana.says(f"<@{world.bot.id}> hand", "main")
    await ana.dms("direct")
    await world.until(lambda: len(bot.heard) == 3)
    assert bot.heard == ["", f"<@{world.bot.id}> hand", "direct"]


async def test_with_the_content_intent_granted_words_are_read(start: Start) -> None:
    """An application that was granted the intent reads the channel."""
    asked = discord.Intents(Intent.GUILDS | Intent.GUILD_MESSAGES | Intent.MESSAGE_CONTENT)
    world, bot = await start(privileged=Intent.MESSAGE_CONTENT, bot={"intents": asked})
    await world.person("Ana").says("hand", "main")
    await world.until(lambda: bot.heard == ["hand"])


async def test_a_nonce_makes_one_message_and_a_deleted_one_is_unknown(start: Start) -> None:
    """The same nonce gives the same message for some minutes, 404 once it is deleted, and a new one when forgotten."""
    world, bot = await start()
    main = place(bot, world)
    one = await main.send("nudge", nonce="n1")
    assert (await main.send("nudge", nonce="n1")).id == one.id
    assert len(world.channel("main").messages) == 1
    await one.delete()
    with pytest.raises(discord.NotFound) as refused:
        await main.send("nudge", nonce="n1")
    assert refused.value.code == 10008
    world.clock.advance(301)
    assert (await main.send("nudge", nonce="n1")).id != one.id


@pytest.mark.parametrize(("nonce", "copies"), [(None, 2), ("n1", 1)])
async def test_a_server_error_after_the_post_doubles_it_unless_a_nonce_guards(
    start: Start, nonce: str | None, copies: int
) -> None:
    """The library repeats a post after a 500 by itself: without a nonce people see it twice."""
    world, bot = await start()
    world.faults.break_down_after("POST", "/channels/*/messages")
    await place(bot, world).send("nudge", nonce=nonce)
    assert len(world.channel("main").messages) == copies


async def test_refusals_on_demand_reach_the_bot_as_discord_words_them(start: Start) -> None:
    """403, 404 and closed direct messages arrive with their codes; a 429 is waited out and repeated."""
    world, bot = await start()
    main, ana = place(bot, world), world.person("Ana")
    for code in (50013, 10003):
        world.faults.refuse("POST", "/channels/*/messages", code)
        with pytest.raises(discord.HTTPException) as refused:
            await main.send("x")
        assert refused.value.code == code
    world.faults.limit("POST", "/channels/*/messages", retry_after=0.05)
    await main.send("after all")
    ana.closes_dms()
    with pytest.raises(discord.Forbidden) as closed:
        await (await bot.fetch_user(ana.user.id)).send("psst")
    assert closed.value.code == 50007
    assert [entry["status"] for entry in world.requests.to("POST", "/messages")] == [403, 404, 429, 200, 403]
    assert [each.text for each in world.channel("main").messages] == ["after all"]


async def test_a_hidden_channel_gives_missing_access(start: Start) -> None:
    """A channel that the bot may not see answers 50001 and sends it no messages."""
    world, bot = await start()
    world.hide(world.channel("main"))
    with pytest.raises(discord.Forbidden) as refused:
        await bot.http.send_message(world.channel("main").id, params=discord.http.handle_message_parameters("x"))
    assert refused.value.code == 50001


def raw(wire_or_bot: Any, method: str, path: str, **sent: Any) -> Any:
    """One plain request without the library's own patience."""
    wire = getattr(wire_or_bot, "wire", wire_or_bot)
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


async def test_discord_py_keeps_to_the_buckets_it_is_told_of(start: Start) -> None:
    """Twelve posts in a row cross nothing: the library waits where the headers say so (in a world 50 times as fast)."""
    world, bot = await start(clock=Clock(50))
    for number in range(12):
        await place(bot, world).send(str(number))
    assert [each.text for each in world.channel("main").messages] == [str(number) for number in range(12)]
    assert world.limits.violations["messages"] == 0


async def test_more_than_fifty_requests_a_second_meet_the_global_limit() -> None:
    """The fifty-first request in a second is refused for everything; answers to interactions do not count."""
    async with DiscordWire() as wire:
        statuses = []
        for _ in range(51):
            async with raw(wire, "GET", "/users/@me") as answer:
                statuses.append(answer.status)
        assert statuses == [200] * 50 + [429]
        assert (await answer.json(content_type=None))["global"] is True


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


async def test_an_old_message_takes_few_edits(start: Start) -> None:
    """Edits of a message older than an hour end in 30046; a fresh message may be edited on."""
    world, bot = await start(limits=Limits(old_message_edits=2))
    message = await place(bot, world).send("board")
    await message.edit(content="young")
    world.clock.advance(3601)
    path = f"/channels/{message.channel.id}/messages/{message.id}"
    codes = []
    for _ in range(3):
        async with raw(bot, "PATCH", path, json={"content": "old"}) as answer:
            codes.append((answer.status, (await answer.json()).get("code")))
    assert codes == [(200, None), (200, None), (429, 30046)]


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


async def test_every_sink_is_judged_for_pings(start: Start) -> None:
    """Posts, edits, private answers: with ``AllowedMentions.none()`` none may ring, without it each is found."""
    world, bot = await start()
    message = await place(bot, world).send("<@1> @everyone", allowed_mentions=discord.AllowedMentions.none())
    assert world.requests.pings() == []
    await message.edit(content="@here")
    assert [pings for _, pings in world.requests.pings()] == [Pings(here=True)]
    assert not world.channel("main").messages[0].pings


async def test_people_sit_by_voice_and_are_moved_ten_in_ten_seconds(start: Start) -> None:
    """A move puts someone elsewhere; who sits nowhere cannot be moved; the eleventh move waits for the window."""
    world, bot = await start()
    table, ana, ben = world.new_channel("Table 1", Kind.VOICE), world.person("Ana"), world.person("Ben")
    world.new_channel("Lobby", Kind.VOICE)
    await ana.joins_voice("Lobby")
    await world.until(lambda: place(bot, world, "Lobby").voice_states)
    await bot.http.edit_member(world.home.id, ana.user.id, channel_id=table.id)
    assert ana.voice_channel is table
    path = f"/guilds/{world.home.id}/members/{ben.user.id}"
    statuses = []
    for _ in range(10):
        async with raw(bot, "PATCH", path, json={"channel_id": str(table.id)}) as answer:
            statuses.append((answer.status, (await answer.json()).get("code")))
    assert statuses == [(400, 40032)] * 9 + [(429, 0)]


async def test_a_stage_hears_who_asks_to_speak(start: Start) -> None:
    """A request to speak reaches the bot, which lets the person speak."""
    world, bot = await start()
    world.new_channel("Plenary", Kind.STAGE)
    ana = world.person("Ana")
    await ana.requests_to_speak("Plenary")
    assert not ana.may_speak
    await world.until(
        lambda: [state for state in place(bot, world, "Plenary").voice_states.values() if state.requested_to_speak_at]
    )
    await bot.http.edit_voice_state(
        world.home.id, ana.user.id, {"channel_id": str(world.channel("Plenary").id), "suppress": False}
    )
    assert ana.may_speak


async def test_the_whole_house_passes_discords_own_schema(start: Start) -> None:
    """A tour of the operations: what discord.py sends and what the emulator answers both fit the published schema."""
    world, bot = await start()
    guild, main = bot.get_guild(world.home.id), place(bot, world)
    assert guild is not None
    group = await guild.create_category("Groups")
    room = await guild.create_voice_channel("Table 1", category=group, user_limit=12)
    await world.until(lambda: bot.get_channel(room.id))
    await room.edit(status="Ana speaks")
    await room.set_permissions(guild.default_role, view_channel=False)
    await room.create_invite(max_age=600)
    message = await main.send("hello", embed=discord.Embed(title="t", description="d"), view=board(1))
    await message.pin()
    assert [each.id async for each in main.pins()] == [message.id]
    await message.add_reaction("✋")
    await message.edit(content="hello again")
    thread = await message.create_thread(name="aside")
    with pytest.raises(discord.HTTPException) as again:
        await message.create_thread(name="aside")
    assert again.value.code == 160004
    await thread.add_user(discord.Object(world.person("Ana").user.id))
    await thread.send("in the thread")
    await thread.edit(archived=True)
    layout = discord.ui.LayoutView()
    layout.add_item(discord.ui.Container(discord.ui.TextDisplay("**Queue**"), discord.ui.Separator(), accent_colour=1))
    await main.send(view=layout)
    start_time = discord.utils.utcnow().replace(year=2031)
    event = await guild.create_scheduled_event(
        name="Symposium", start_time=start_time, channel=room, privacy_level=discord.PrivacyLevel.guild_only,
        entity_type=discord.EntityType.voice,
    )  # fmt: skip
    await event.start()
    stage = await guild.create_stage_channel("Plenary")
    await stage.create_instance(topic="Opening")
    await guild.create_role(name="Facilitator")
    await guild.query_members("An")
    await (await bot.fetch_user(world.person("Ana").user.id)).send("hello")
    assert [each.content async for each in main.history(limit=5)] == ["", "hello again"]
    await room.delete()
    await world.person("Ana").slash("hand", kind="reply")
    try:
        assert world.check() == []
        assert world.requests.check_answers() == []
    except SpecsAbsent as absent:
        pytest.skip(str(absent))


async def test_the_gateway_says_why_it_hangs_up() -> None:
    """A wrong token, an intent not granted, a shard out of range and a frame too early each have their own close code."""
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
