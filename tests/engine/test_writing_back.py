"""Somebody writes back to a nudge in a chat's direct message, as people do: both chat doors read it by one function."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.domain.log import Answer, Refusal, Role
from bot.engine import Reply
from bot.typed import Typed, to_the_app
from commands import COMMANDS
from tests.world import ORGANISATION, World


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """Ana got a nudge on Tuesday at nine, one hour ago."""
    async with World() as made:
        await made.knows("dolores", "Dolores Vega", Role.LEAD)
        await made.says("dolores", "/convening new Fall symposium sites:Shasta")
        made.place = f"convening:{made.convening.id}"
        await made.says("dolores", "/convening open")
        for name in ("Ana", "Ben"):
            await made.says(name, f"/here site:Shasta mode:room name:{name}")
        drafted = await made.says("dolores", '/nudge schedule to:Ana when:"Oct 20 9am" text:"Send me one photo."')
        assert isinstance(drafted, Answer)
        await made.says("dolores", f"/nudge save draft:{drafted.about}")
        await made.reaches(datetime(2026, 10, 20, 17, 0, tzinfo=UTC))
        yield made


def read(world: World, name: str, text: str) -> Typed | None:
    return to_the_app(text, COMMANDS, world.engine.person(ORGANISATION, world.called(name)))


async def writes(world: World, name: str, text: str) -> Reply:
    meant = read(world, name, text)
    assert meant is not None
    return await world.says(name, f'/{meant.command} {meant.action} text:"{meant.text}"')


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("done, thanks!", "Thank you. That one is done."),
        ("¡listo, gracias!", "Thank you. That one is done."),
        ("wrong person", "Sorry about that. You won’t get any more of these, and the sender knows."),
        ("No soy Ana", "Sorry about that. You won’t get any more of these, and the sender knows."),
        ("later", "I’ll remind you again: Wednesday, Oct 21 at 10:00 AM"),
        ("remind me Friday at 9am", "I’ll remind you again: Friday, Oct 23 at 9:00 AM"),
        ("recuérdame el viernes a las 9 de la mañana", "I’ll remind you again: Friday, Oct 23 at 9:00 AM"),
        ("I am out of the office until Monday.", "Enjoy your time away. It will be in your digest"),
        ("stop", "Stopped. You won’t get any more of these."),
        ("basta", "Stopped. You won’t get any more of these."),
    ],
)
async def test_a_free_text_answers_her_newest_nudge(world: World, text: str, said: str) -> None:
    """English and Spanish, with the time that she names."""
    reply = await writes(world, "Ana", text)
    assert isinstance(reply, Answer), reply
    assert world.hears(reply).startswith(said)


async def test_what_could_mean_two_things_is_asked_with_buttons(world: World) -> None:
    """ "Friday" could be a time to be reminded or the day on which she did it; nothing is noted before she says."""
    reply = await writes(world, "Ana", "hmm, Friday")
    assert isinstance(reply, Refusal)
    assert [choice.arguments["action"] for choice in reply.choices] == ["done", "snooze", "stop"]


async def test_ordinary_talk_is_left_alone(world: World) -> None:
    """Ben has no nudge; Ana has answered hers: a thank-you asks for nothing. A command stays a command."""
    assert read(world, "Ben", "done, thanks!") is None
    await writes(world, "Ana", "done")
    assert read(world, "Ana", "see you on Friday") is None
    assert read(world, "Ana", "queue show") == Typed("queue", "", "show")
    assert read(world, "Ana", "mano") == Typed("hand", "up")
    assert to_the_app("done, thanks!", COMMANDS) is None
