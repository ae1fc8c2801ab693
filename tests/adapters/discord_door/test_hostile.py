"""Ways to ring everybody, over the wire as people would write them: nobody is rung."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from typing import Any

import pytest

from adapters.discord.one_sheet import single
from adapters.discord.pace import Pace
from adapters.discord.rendering import Menu, blocks, choices
from bot.speech import Speech
from bot.ui import Button, Buttons, Card, Facts, Link, Listing, Text, Timer
from tests.adapters.discord_door.company import Company
from tests.emulation.discord_wire.limits import Limits
from tests.emulation.discord_wire.mentions import is_message
from tests.emulation.discord_wire.server import DiscordWire

CROWDS = ("everyone", "here")
INVISIBLE = ("", "\u200b", "\u202e", "\u2060", "\u00ad", "\u034f", "\ufe0f", "\u200d")
WRAPS = (
    "{}",
    "**{}**",
    "`{}`",
    "||{}||",
    "> {}",
    "# {}",
    "[{}](https://evil.example)",
    "\\{}",
    "```\n{}\n```",
    "-# {}",
)


def hostile(count: int) -> list[str]:
    """Always the same ones: crowds, people and roles, behind invisible characters, escapes and formatting."""
    chance = random.Random(6)
    found: list[str] = []
    while len(found) < count:
        inside = "".join(chance.choice(INVISIBLE) for _ in range(2))
        crowd = chance.choice(CROWDS)
        named = chance.choice(
            (
                f"@{inside}{crowd}",
                f"@{crowd[:3]}{inside}{crowd[3:]}",
                f"<@{chance.randrange(1, 10**18)}>",
                f"<@!{inside}{chance.randrange(1, 10**18)}>",
                f"<@&{chance.randrange(1, 10**18)}>",
            )
        )
        text = chance.choice(WRAPS).format(named)
        if text not in found:
            found.append(text)
    return found


def card(text: str) -> Card:
    """The text in every part that a card has."""
    return Card(
        text,
        (
            Text(text, strong=True),
            Text(text, quiet=True),
            Facts(((text, text),)),
            Listing((text, text), numbered=True, more=1, rest=text),
            Timer(datetime(2026, 10, 14, tzinfo=UTC), text),
            Link(text, "https://meet.example/x"),
            Buttons((Button(text[:60], "hand", "up", {"note": text}),)),
        ),
        as_of=text,
    )


async def shout(company: Company) -> None:
    """Every text posted, edited over itself, sent directly, and said back in a private answer."""
    door, guild = company.door, company.discord.channel("main").guild
    assert guild is not None
    ana = company.discord.person("Ana")
    channel = door.messenger.channel(guild.id, company.discord.channel("main").id)
    direct = await door.messenger.direct(ana.user.id)
    for nth, text in enumerate(hostile(60)):
        ways = tuple(Button(text[:60], "hand", "up", {"n": str(n)}) for n in range(7))
        sheet = single([*blocks(card(text)), *choices(ways, text)], Speech("en"))
        assert any(isinstance(one, Menu) for one in sheet)
        door.messenger.plain = nth % 2 == 1
        ref = await door.messenger.send(channel, sheet, f"x{nth}")
        await door.messenger.edit(channel, int(ref), sheet)
        await door.messenger.send(direct, sheet, f"y{nth}")
        await ana.slash("convening join", **{"in": text[:20]})
        assert door.messenger.plain is (nth % 2 == 1), "a form was refused"


@pytest.fixture
def wire() -> DiscordWire:
    """Without limits of pace, which are another test's business."""
    unhurried = dict.fromkeys(("messages", "message_edits", "global", "other", "webhooks"), 1e6)
    return DiscordWire(limits=Limits(**unhurried))


async def test_nobody_is_rung_whatever_people_write(wire: DiscordWire) -> None:
    """The payloads themselves are read, by a parser that is not ours: posts, edits, direct messages and answers."""
    async with Company(wire=wire) as company:
        company.door.messenger.pace = Pace(10**9)
        await shout(company)
        assert company.discord.requests.pings() == []
        bodies = [entry.get("json") or {} for entry in company.discord.requests if spoken(entry)]
        assert len(bodies) >= 240
        assert all(allowed(body) == {"parse": []} for body in bodies)


def spoken(entry: dict[str, Any]) -> bool:
    """Whether a request puts words before people: posts, edits, and answers that are messages."""
    body = entry.get("json")
    if not isinstance(body, dict):
        return False
    return is_message(body["data"] if isinstance(body.get("data"), dict) else body)


def allowed(body: dict[str, Any]) -> Any:
    return (body["data"] if isinstance(body.get("data"), dict) else body).get("allowed_mentions")
