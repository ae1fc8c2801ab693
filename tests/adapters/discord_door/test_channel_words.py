"""Words typed in a channel: only where the installation asked for them, and only the few that count."""

from __future__ import annotations

import asyncio

import pytest

from tests.adapters.discord_door.company import Company
from tests.emulation.discord_wire.intents import Intent
from tests.emulation.discord_wire.server import DiscordWire


def granted() -> DiscordWire:
    """A Discord that grants the application the Message Content intent."""
    return DiscordWire(privileged=Intent.MESSAGE_CONTENT)


async def test_with_the_opt_in_a_word_in_the_bound_channel_raises_a_hand() -> None:
    """`q+` with a note, and `mano`: both are on the board; talk is talk, and another channel is none of ours."""
    async with Company(wire=granted(), discord_message_content=True) as company:
        await company.opened()
        ana, ben, cleo = [await company.joined(name, mode="remote") for name in ("Ana", "Ben", "Cleo")]
        company.discord.new_channel("lounge")
        await cleo.says("hand", "lounge")
        await cleo.says("hand me the marker", "main")
        said = await ana.says("q+ about slide 4", "main")
        await ben.says("mano", "main")
        board = await company.shows("Ben")
        assert "Ana" in board.text
        assert "Cleo" not in board.text
        await company.discord.until(lambda: "✋" in said.reactions, 10, "a sign that we heard")


async def test_without_the_opt_in_words_in_channels_are_not_even_read() -> None:
    """Discord sends them empty, and we ask for no privileged intent."""
    async with Company() as company:
        await company.opened()
        ana, ben = await company.joined("Ana"), await company.joined("Ben")
        await ana.says("q+ about slide 4", "main")
        await ben.slash("hand")
        assert "Ana" not in (await company.shows("Ben")).text
        (session,) = company.discord.gateway.sessions.values()
        assert not session.intents & Intent.MESSAGE_CONTENT


async def test_an_intent_that_was_not_granted_is_said_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """The opt-in without the switch on Discord's page: the log says which switch, and nothing else breaks."""
    async with DiscordWire() as wire:
        company = Company(wire=wire, discord_message_content=True)
        await company.begin(connected=False)
        for _ in range(100):
            if company.discord.gateway.counts["closed"]:
                break
            await asyncio.sleep(0.05)
        await asyncio.sleep(0.2)
        assert not company.door.messenger.ready.is_set()
        await company.end()
        company.judge()
        assert company.discord.gateway.counts["closed"] == 1
        assert "switch it on on the Bot page" in capsys.readouterr().out
