"""The conversation goes on in the car: one prompt an hour after the end, and no more."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.log import Role
from tests.world import World


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """Two of a district team are in the room."""
    async with World() as made:
        await made.knows("dolores", "Dolores Vega", Role.LEAD)
        await made.says("dolores", "/convening new Fall symposium sites:Shasta")
        made.place = f"convening:{made.convening.id}"
        await made.says("dolores", "/convening open")
        for name in ("Ana", "Ben"):
            await made.says(name, f"/here site:Shasta mode:room name:{name}")
        yield made


def prompts(world: World, name: str) -> list[str]:
    return [text for text in world.mail_of(world.called(name)) if "way home" in text]


async def test_the_recap_is_there_within_two_minutes_and_the_prompt_an_hour_after_the_end_once(world: World) -> None:
    """The recap at once; at one hour a single prompt; a day later still one."""
    await world.says("dolores", "/convening close sure:yes")
    await world.passes(minutes=2)
    assert [post.show for post in world.web.posts] == ["recap"]
    await world.passes(minutes=57)
    assert prompts(world, "Ana") == []
    await world.passes(minutes=2)
    assert len(prompts(world, "Ana")) == len(prompts(world, "Ben")) == 1
    await world.passes(days=10)
    assert len(prompts(world, "Ana")) == 1


async def test_an_evening_end_waits_for_the_morning(world: World) -> None:
    """It ends at 17:30: an hour later is in the quiet hours, so the prompt comes at seven."""
    await world.reaches(datetime(2026, 10, 15, 0, 30, tzinfo=UTC))
    await world.says("dolores", "/convening close sure:yes")
    await world.reaches(datetime(2026, 10, 15, 13, 59, tzinfo=UTC))
    assert prompts(world, "Ana") == []
    await world.reaches(datetime(2026, 10, 15, 14, 0, tzinfo=UTC))
    assert len(prompts(world, "Ana")) == 1


async def test_a_friday_end_goes_into_mondays_digest(world: World) -> None:
    """Nobody is written to on a weekend."""
    await world.reaches(datetime(2026, 10, 17, 0, 0, tzinfo=UTC))
    await world.says("dolores", "/convening close sure:yes")
    await world.reaches(datetime(2026, 10, 19, 14, 59, tzinfo=UTC))
    assert prompts(world, "Ana") == []
    await world.reaches(datetime(2026, 10, 19, 15, 0, tzinfo=UTC))
    assert len(prompts(world, "Ana")) == 1


async def test_the_facilitator_and_each_person_can_turn_it_off(world: World) -> None:
    """Ana wants no nudges; then the facilitator turns it off for everybody."""
    await world.says("Ana", "/me nudges off")
    await world.says("dolores", "/convening settings way-home off")
    await world.says("dolores", "/convening close sure:yes")
    await world.passes(hours=3)
    assert prompts(world, "Ana") == prompts(world, "Ben") == []


async def test_one_tap_stops_it_for_whoever_does_not_want_it(world: World) -> None:
    """Ana turned nudges off: Ben alone is asked."""
    await world.says("Ana", "/me nudges off")
    await world.says("dolores", "/convening close sure:yes")
    await world.passes(hours=2)
    assert prompts(world, "Ana") == []
    assert len(prompts(world, "Ben")) == 1


async def test_a_restart_brings_no_second_prompt(world: World) -> None:
    """The program ends right after the prompt and comes back."""
    await world.says("dolores", "/convening close sure:yes")
    await world.passes(hours=2)
    again = World(world.ledger)
    again.clock.at = world.clock.at + timedelta(minutes=5)
    await again.engine.start()
    await again.passes(days=3)
    assert again.web.posts == []
