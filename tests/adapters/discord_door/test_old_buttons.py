"""Buttons whose meaning is too long for Discord: kept under a short name, and not for ever."""

from __future__ import annotations

from datetime import timedelta

from adapters.discord.messenger import MEANING
from adapters.discord.rendering import Row, Sheet
from bot.ui import Button
from tests.adapters.discord_door.company import Company, screen
from tests.adapters.discord_door.test_letters import LaterClock


def sheet(note: str) -> Sheet:
    """One button that raises a hand with a long note."""
    return (Row((Button("Raise it", "hand", "up", {"note": note * 20}),)),)


async def posted(company: Company, note: str) -> None:
    main = company.discord.channel("main")
    assert main.guild is not None
    channel = company.door.messenger.channel(main.guild.id, main.id)
    await company.door.messenger.send(channel, sheet(note), f"n{note.strip()}")


async def test_a_long_meaning_works_for_two_months_after_it_was_shown_and_then_says_so() -> None:
    """Pressed after fifty days it raises the hand; after sixty more the press is answered, and the row is gone."""
    clock = LaterClock()
    async with Company(clock=clock) as company:
        await company.opened()
        ana, ben = await company.joined("Ana"), await company.joined("Ben")
        await posted(company, "one half ")
        (message,) = [m for m in company.discord.channel("main").messages if "Raise it" in m.text]
        clock.ahead = timedelta(days=50)
        await posted(company, "two halves ")
        assert "Your hand is up" in screen(await ana.click(message, "Raise it"))
        clock.ahead = timedelta(days=110)
        await posted(company, "three halves ")
        pressed = await ben.click(message, "Raise it")
        assert pressed.private
        assert "too old" in screen(pressed)
        assert len(await company.ledger.kept("discord", MEANING)) == 2
