"""Words, reactions, Stages and direct messages: ways in that are no commands, ways out that may be closed."""

from __future__ import annotations

from tests.adapters.discord_door.company import Company, plain, screen
from tests.emulation.discord_wire.channels import Kind


async def test_a_typed_word_counts_in_a_direct_message_and_after_a_mention() -> None:
    """No privileged intent is needed for either; ordinary talk in the channel stays talk."""
    async with Company() as company:
        await company.opened()
        ana = await company.joined("Ana")
        await ana.dms("hand")
        await company.discord.until(lambda: any("Your hand is up" in plain(m.text) for m in ana.inbox))
        await company.shows("Ana")
        ben = await company.joined("Ben")
        await ben.says(f"<@{company.discord.bot.id}> mano", "main")
        await company.shows("Ben")
        await ana.says("hand me the marker", "main")
        await ana.dms("what is this?")
        await company.discord.until(lambda: any("I didn't understand" in plain(m.text) for m in ana.inbox))


async def test_a_hand_put_under_the_board_is_a_raised_hand() -> None:
    """The reaction is taken off again; another emoji, or one under another message, means nothing."""
    async with Company() as company:
        await company.opened()
        ana, ben = await company.joined("Ana"), await company.joined("Ben")
        board = await company.shows("Nobody is waiting")
        await ben.reacts(board, "🎉")
        await ana.reacts(board, "✋🏽")
        shown = await company.shows("Ana")
        assert "Ben" not in shown.text
        await company.discord.until(lambda: "✋🏽" not in board.reactions)


async def test_asking_to_speak_on_a_stage_is_a_raised_hand() -> None:
    """The Stage need not be bound: the convening is the one she is in."""
    async with Company() as company:
        await company.opened()
        ana = await company.joined("Ana")
        company.discord.new_channel("Plenary", Kind.STAGE)
        await ana.requests_to_speak("Plenary")
        await company.shows("Ana")


async def test_the_menu_of_a_person_gives_the_floor() -> None:
    """A right click on Ana, and she has the floor; a right click on a message, and a reply is asked for."""
    async with Company() as company:
        fay = await company.opened()
        ana = await company.joined("Ana")
        note = await fay.says("One half is two quarters", "main")
        await ana.uses("Raise a hand to reply", note)
        await company.shows("reply")
        given = await fay.uses("Give the floor", ana)
        assert "Ana has the floor" in screen(given)


async def test_who_closed_her_messages_reads_in_a_private_thread() -> None:
    """The post goes into a thread under the convening's channel that she alone is added to."""
    async with Company() as company:
        fay = await company.opened()
        ana = await company.joined("Ana")
        await company.joined("Ben")
        ana.closes_dms()
        await fay.slash("convening handover", to="Ana")
        thread = await company.discord.until(
            lambda: next((c for c in company.discord.channels.values() if c.name == "For Ana" and c.messages), None)
        )
        assert "You run" in plain(thread.messages[0].text)


async def test_who_cannot_be_reached_at_all_is_told_to_the_facilitator_once() -> None:
    """Messages closed and threads forbidden: one direct message to whoever runs it, whatever else follows."""
    async with Company() as company:
        fay = await company.opened()
        ana = await company.joined("Ana")
        ana.closes_dms()
        company.discord.faults.refuse("POST", "/channels/*/threads", 50013, times=9)
        await fay.slash("convening handover", to="Ana")
        await company.discord.until(lambda: any("can't reach Ana" in plain(m.text) for m in fay.inbox))
        await fay.slash("convening handover", to="p-Fay")
        await fay.slash("convening handover", to="Ana")
        await company.courier.round()
        assert sum("can't reach Ana" in plain(m.text) for m in fay.inbox) == 1
