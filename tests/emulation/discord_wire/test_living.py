"""A discord.py bot lives through dropped lines, limits, refusals and a tour of the house."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from tests.emulation.discord_wire.channels import Kind
from tests.emulation.discord_wire.clock import Clock
from tests.emulation.discord_wire.intents import Intent
from tests.emulation.discord_wire.limits import Limits
from tests.emulation.discord_wire.mentions import Pings
from tests.emulation.discord_wire.record import SpecsAbsent
from tests.emulation.discord_wire.sample_bot import Bot, Start, board, place, raw
from tests.emulation.discord_wire.world import World


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
    await world.until(lambda: bot.heard, within=30)
    assert (bot.heard, world.gateway.counts["resume"]) == (["are you there?"], 1)


async def test_reconnect_resumes_and_an_invalid_session_begins_anew(start: Start) -> None:
    """RECONNECT leads to a resume, INVALID_SESSION to a new identify, each once."""
    world, _ = await start()
    world.gateway.ask_to_reconnect()
    await world.until(lambda: world.gateway.counts["resume"] == 1)
    world.gateway.invalidate()
    await world.until(lambda: world.gateway.counts["identify"] == 2, within=30)
    assert world.gateway.counts["refused_resume"] == 0


async def test_a_gateway_that_goes_down_politely_is_resumed_elsewhere(start: Start) -> None:
    """A close with 1001 from the gateway's side keeps the session: the client resumes it."""
    world, bot = await start()
    await world.gateway.close_all(1001)
    await world.person("Ana").dms("still there?")
    await world.until(lambda: bot.heard == ["still there?"])
    assert (world.gateway.counts["identify"], world.gateway.counts["resume"]) == (1, 1)


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
    # the library's send() draws a nonce by itself; its HTTP layer does not
    await bot.http.send_message(
        world.channel("main").id, params=discord.http.handle_message_parameters("nudge", nonce=nonce)
    )
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


async def test_discord_py_keeps_to_the_buckets_it_is_told_of(start: Start) -> None:
    """Twelve posts in a row cross nothing: the library waits where the headers say so (in a world 50 times as fast)."""
    world, bot = await start(clock=Clock(50))
    for number in range(12):
        await place(bot, world).send(str(number))
    assert [each.text for each in world.channel("main").messages] == [str(number) for number in range(12)]
    assert world.limits.violations["messages"] == 0


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
    await world.until(lambda: bot.get_channel(world.channel("Plenary").id))
    stage = place(bot, world, "Plenary")
    await world.until(lambda: any(each.requested_to_speak_at for each in stage.voice_states.values()))
    await bot.http.edit_voice_state(world.home.id, ana.user.id, {"channel_id": str(stage.id), "suppress": False})
    assert ana.may_speak


async def rooms(world: World, bot: Bot) -> discord.VoiceChannel:
    """A category with a voice channel that shows who speaks and can be joined by a link."""
    guild = bot.get_guild(world.home.id)
    assert guild is not None
    theirs = {guild.default_role: discord.PermissionOverwrite(view_channel=False)}
    mine = {guild.me: discord.PermissionOverwrite(view_channel=True, connect=True)}
    overwrites: dict[Any, discord.PermissionOverwrite] = {**theirs, **mine}
    group = await guild.create_category("Groups")
    room = await guild.create_voice_channel("Table 1", category=group, user_limit=12, overwrites=overwrites)
    await world.until(lambda: bot.get_channel(room.id))
    await room.edit(status="Ana speaks")
    await room.create_invite(max_age=600)
    return room


async def talk(world: World, bot: Bot) -> None:
    """A message pinned, reacted to and edited; a thread from it; a layout of Components V2; a direct message."""
    main = place(bot, world)
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
    assert [each.content async for each in main.history(limit=5)] == ["", "hello again"]
    await (await bot.fetch_user(world.person("Ana").user.id)).send("hello")


async def convene(bot: Bot, room: discord.VoiceChannel) -> None:
    """A scheduled event that starts, and a Stage that opens."""
    when = discord.utils.utcnow().replace(year=2031)
    event = await room.guild.create_scheduled_event(
        name="Symposium", start_time=when, channel=room, privacy_level=discord.PrivacyLevel.guild_only
    )
    await event.start()
    stage = await room.guild.create_stage_channel("Plenary")
    await stage.create_instance(topic="Opening")


async def permit(world: World, bot: Bot) -> None:
    """An overwrite and a role, asked plainly: discord.py writes their bits as text where the schema wants numbers."""
    ana = world.person("Ana", roles=("Facilitator",))
    overwrite = f"/channels/{world.channel('main').id}/permissions/{ana.user.id}"
    asked: list[tuple[str, str, dict[str, Any]]] = [("PUT", overwrite, {"type": 1, "allow": 1024, "deny": 0})]
    asked.append(("POST", f"/guilds/{world.home.id}/roles", {"name": "Host"}))
    for method, path, form in asked:
        async with raw(bot, method, path, json=form) as answer:
            assert answer.status < 300


async def test_the_whole_house_passes_discords_own_schema(start: Start) -> None:
    """A tour of the operations: what discord.py sends and what the emulator answers both fit the published schema."""
    world, bot = await start()
    room = await rooms(world, bot)
    await talk(world, bot)
    await convene(bot, room)
    await permit(world, bot)
    await room.delete()
    await world.person("Ana").slash("hand", kind="reply")
    assert len(world.requests) == 30
    try:
        assert world.check() == []
        assert world.requests.check_answers() == []
    except SpecsAbsent as absent:
        pytest.skip(str(absent))


async def test_a_guild_that_sends_the_bot_away_is_gone_for_it(start: Start) -> None:
    """GUILD_DELETE arrives, and the guild's channels are unknown from then on."""
    world, bot = await start()
    main = place(bot, world)
    world.expel_bot(world.home)
    await world.until(lambda: not bot.guilds)
    with pytest.raises(discord.NotFound) as refused:
        await main.send("anyone?")
    assert refused.value.code == 10003
