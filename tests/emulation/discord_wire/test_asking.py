"""People ask and a discord.py bot answers, over real HTTP and a real WebSocket."""

from __future__ import annotations

import asyncio

import discord
import pytest

from tests.emulation.discord_wire.asking import CannotDo
from tests.emulation.discord_wire.sample_bot import Start, place


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


async def test_choices_come_as_values_and_people_as_ids(start: Start) -> None:
    """A menu gives the values of its labels, a menu of people their ids; one choice too many is no choice."""
    world, bot = await start()
    ana, ben = world.person("Ana"), world.person("Ben")
    options = [discord.SelectOption(label="Group Birch", value="b"), discord.SelectOption(label="Group Fir", value="f")]
    view: discord.ui.View = discord.ui.View(timeout=None)
    view.add_item(discord.ui.Select(custom_id="groups", placeholder="Pick a group", options=options))
    view.add_item(discord.ui.UserSelect(custom_id="people"))
    await place(bot, world).send("choose", view=view)
    (shown,) = world.channel("main").messages
    assert (await ana.chooses(shown, "Pick a group", "Group Fir")).screen == "f"
    assert (await ana.chooses(shown, "people", ben)).screen == str(ben.user.id)
    with pytest.raises(CannotDo):
        await ana.chooses(shown, "groups", "b", "f")


async def test_a_person_is_named_through_the_menu_on_them(start: Start) -> None:
    """A context menu brings its target, and a public answer is there for everyone."""
    world, _ = await start()
    await world.person("Ana").uses("Invite to speak", world.person("Ben"))
    assert [each.text for each in world.channel("main").messages] == ["Ben, the floor is yours"]


async def test_commands_work_in_direct_messages(start: Start) -> None:
    """A command typed to the bot directly has no guild and is answered there."""
    world, _ = await start()
    seen = await world.person("Ana").goes_to_dms().slash("hand", kind="reply", group="Birch")
    assert seen.screen == "en-US reply Birch"
    assert seen.guild is None


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
    assert world.channel("main").messages == []


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
