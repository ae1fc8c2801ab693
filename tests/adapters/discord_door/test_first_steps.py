"""From an empty guild to a raised hand, over the emulated Discord on the wire."""

from __future__ import annotations

from tests.adapters.discord_door.company import Company, screen
from tests.world import ORGANISATION


async def test_a_hand_raised_by_command_is_answered_privately_and_shown_on_the_board() -> None:
    """Fay opens a convening, Ana says /here and /hand: a private answer, and her name on everybody's board."""
    async with Company() as company:
        await company.opened()
        ana = await company.joined("Ana")
        raised = await ana.slash("hand")
        assert raised.private
        assert "Your hand is up." in screen(raised)
        board = await company.shows("Ana")
        assert board.only_for is None


async def test_the_board_s_button_raises_and_lowers() -> None:
    """A press on the board is a command like any other; the board follows."""
    async with Company() as company:
        await company.opened()
        ben = await company.joined("Ben")
        board = await company.shows("Nobody is waiting")
        pressed = await ben.click(board, "Raise hand")
        assert pressed.private
        assert "Your hand is up." in screen(pressed)
        await ben.click(await company.shows("Ben"), "Lower hand")
        await company.shows("Nobody is waiting")
        assert company.discord.requests.pings() == []


async def test_a_button_works_after_a_restart() -> None:
    """The board that an earlier process posted is edited by the next one, and its buttons still raise hands."""
    async with Company() as company:
        await company.opened()
        ben = await company.joined("Ben")
        board = await company.shows("Nobody is waiting")
        await company.restart()
        assert "Your hand is up." in screen(await ben.click(board, "Raise hand"))
        assert (await company.shows("Ben")).id == board.id


async def test_routines_are_offered_by_name_and_one_of_them_runs() -> None:
    """Typed "think", offered in her own language, taken as offered: the routine begins."""
    async with Company() as company:
        fay = await company.opened()
        company.discord.person("Ana", locale="es-ES")
        ana = await company.joined("Ana", mode="remote")
        for name in ("Ben", "Cleo", "Dev"):
            await company.joined(name, mode="remote")
        (english, *_) = await fay.completes("routine run", "routine", "think")
        assert english == {"name": "Think-Pair-Share", "value": "think-pair-share"}
        spanish = [one["name"] for one in await ana.completes("routine run", "routine", "")]
        assert len(spanish) == 25
        assert "Café mundial" in spanish
        begun = await fay.slash("routine run", routine=english["value"])
        assert company.engine.convenings(ORGANISATION)[-1].routines.run is not None, begun.screen


async def test_what_is_missing_is_asked_in_a_form() -> None:
    """A long text is no option of a command: it is asked for in a form, which is itself a command when sent."""
    async with Company() as company:
        fay = await company.opened()
        ana = await company.joined("Ana", site="Shasta", mode="room")
        await ana.slash("hand")
        await fay.slash("queue call", person="Ana")
        await company.shows("Speaking")
