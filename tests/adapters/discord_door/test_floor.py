"""How close to Discord's own limit thirty groups get their rooms and their prompts: counted in requests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from adapters.discord.pace import A_SECOND
from tests.adapters.discord_door.company import Company, plain
from tests.adapters.discord_door.crowd import crowd
from tests.emulation.discord_wire.limits import Limits
from tests.emulation.discord_wire.server import DiscordWire

GROUPS, PEOPLE = 30, 150
DISCORD_TAKES = 50
"""Requests a second: thirty rooms and thirty prompts cannot be had in less than 60/50 = 1.2 seconds."""
FLOOR = 2 * GROUPS / DISCORD_TAKES


def prompted(company: Company) -> list[Any]:
    """The groups' first messages, oldest first."""
    rooms = [one for one in company.discord.voice_channels() if one.name.startswith("Group")]
    said = [message for room in rooms for message in room.messages if "What is a half?" in plain(message.text)]
    return sorted(said, key=lambda message: message.id)


def paid(requests: Sequence[Any]) -> list[Any]:
    """Those that count against the fifty a second: answers to interactions do not."""
    return [one for one in requests if not one["path"].startswith(("/interactions/", "/webhooks/"))]


async def test_thirty_groups_have_rooms_and_prompts_within_a_fifth_of_the_floor() -> None:
    """From the word *open* to the last prompt: so few requests that our own pace stays within 1.2 times the floor."""
    async with Company(wire=DiscordWire(limits=Limits(interaction_answer=60))) as company:
        fay = await company.opened()
        await crowd(company, PEOPLE)
        await company.plans(fay, size=PEOPLE // GROUPS)
        await company.discord.until(lambda: len(company.discord.voice_channels()) == GROUPS, 60, "rooms made ahead")
        before = len(company.discord.requests)
        await fay.slash("breakout open", prompt="What is a half?")
        await company.discord.until(lambda: len(prompted(company)) == GROUPS, 60, "thirty prompts")
        sent = paid(company.discord.requests[before:])
        last = max(n for n, one in enumerate(sent) if "What is a half?" in str(one["json"]))
        assert (last + 1) / A_SECOND <= 1.2 * FLOOR
        for name in ("global", "messages", "channel_edits", "other"):
            assert company.discord.limits.violations[name] == 0
