"""S13: "there are presentations and direct information, but we stop and participate"."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest

from bot.domain.log import Post
from bot.domain.routines.pacing import too_long
from bot.domain.routines.presenting import floor_log
from tests.sessions import convene
from tests.world import World


@pytest.fixture
async def talk() -> AsyncIterator[World]:
    """A speaker in a convening of 30, with pacing switched on."""
    async with World() as world:
        await convene(world, 22, 8, 3)
        await world.delivers()
        reply = await world.says("dolores", "/routine pacing on")
        assert world.hears(reply) == "I'll tell you alone when a presentation has gone on for 12 minutes."
        yield world


def cues(world: World) -> list[Post]:
    return [post for post in world.web.posts if post.key.startswith("pacing:")]


def minutes_in(world: World, since: datetime) -> float:
    return (world.clock.now() - since).total_seconds() / 60


async def test_after_twelve_minutes_the_facilitator_alone_gets_a_cue_with_one_tap_routines(talk: World) -> None:
    """Turn and talk, a poll, notice and wonder, or not now; nothing is posted to any place."""
    await talk.passes(minutes=11, seconds=59)
    assert cues(talk) == []
    await talk.passes(seconds=1)
    (cue,) = cues(talk)
    assert (cue.to, cue.place) == ("dolores", "")
    taps = [choice.arguments["routine"] for choice in cue.choices if "routine" in choice.arguments]
    assert taps == ["turn-and-talk", "quick-poll", "notice-wonder"]
    assert cue.choices[-1].arguments == {"action": "not-now"}


@pytest.mark.parametrize("tap", [0, 1, 2])
async def test_one_tap_starts_it(talk: World, tap: int) -> None:
    """Each button is a whole command: nothing more has to be said."""
    await talk.passes(minutes=12)
    choice = cues(talk)[0].choices[tap]
    words = " ".join(value if key == "action" else f"{key}:{value}" for key, value in choice.arguments.items())
    await talk.says("dolores", f"/{choice.command} {words}")
    run = talk.convening.routines.run
    assert run is not None
    assert run.routine == choice.arguments["routine"]


async def test_no_stretch_over_15_minutes_in_an_hour_when_the_cues_are_taken(talk: World) -> None:
    """Sixty minutes with a speaker: each cue is answered by a turn and talk, and nobody sat still for longer."""
    since = talk.clock.now()
    while minutes_in(talk, since) < 60:
        before = len(cues(talk))
        await talk.passes(minutes=1)
        if len(cues(talk)) > before:
            await talk.says("dolores", "/routine run turn-and-talk each:30s")
    assert len(cues(talk)) >= 4
    assert too_long(floor_log(talk.convening), talk.clock.now()) == ()


async def test_not_now_begins_the_count_again_and_an_overlooked_cue_comes_once_more(talk: World) -> None:
    """Overlooked at 12 minutes, once more at 14; dismissed then, the next one comes 12 minutes later."""
    since = talk.clock.now()
    told: list[float] = []
    while minutes_in(talk, since) < 40:
        before = len(cues(talk))
        await talk.passes(minutes=1)
        if len(cues(talk)) > before:
            told.append(minutes_in(talk, since))
            if len(told) == 2:
                await talk.says("dolores", "/routine not-now")
    assert told == [12, 14, 26, 28]
    assert timedelta(minutes=26) - timedelta(minutes=14) == timedelta(minutes=12)


async def test_a_turn_from_the_floor_and_a_break_are_no_presentation(talk: World) -> None:
    """Somebody is heard at 10 minutes; a coffee break follows at 20; the cue waits for 12 minutes of talk."""
    since = talk.clock.now()
    await talk.passes(minutes=10)
    await talk.says("dolores", "/hand")
    await talk.says("dolores", "/queue next")
    await talk.passes(minutes=1)
    await talk.says("dolores", "/queue done")
    await talk.passes(minutes=9)
    await talk.says("dolores", "/convening break 10m")
    await talk.passes(minutes=10)
    assert cues(talk) == []
    await talk.passes(minutes=12)
    assert len(cues(talk)) == 1
    assert minutes_in(talk, since) == 42
