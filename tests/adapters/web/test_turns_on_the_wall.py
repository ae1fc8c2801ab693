"""A room's display: the speaker's time in words, the order by name, the question, think time, the remote check."""

from __future__ import annotations

import pytest

from tests.adapters.web.house import Browser, House


@pytest.fixture
async def wall(house: House) -> Browser:
    """Ana and Ben are remote, with a hand up each; two topics."""
    await house.world.says("dolores", "/convening agenda Welcome 10; Harvest 5")
    await house.world.says("dolores", "/convening topic 1")
    for name in ("Ana Ruiz", "Ben Ito"):
        await house.world.says(name, f'/here name:"{name}"')
        await house.world.says(name, "/hand new a note of my own")
        await house.world.passes(seconds=1)
    return await house.entered("display", "")


async def seen(house: House, wall: Browser) -> str:
    return (await wall.open(f"/in/{house.id}/display")).text


async def test_the_time_limit_warns_in_text(house: House, wall: Browser) -> None:
    """A turn of two minutes: almost over, over, and told in words, not by colour alone."""
    await house.world.says("dolores", "/queue limit 2m")
    await house.world.says("dolores", "/queue next")
    assert "almost over" not in await seen(house, wall)
    await house.world.passes(seconds=95)
    assert "almost over" in await seen(house, wall)
    await house.world.passes(seconds=30)
    assert "time is over" in await seen(house, wall)
    await house.world.says("dolores", "/queue pause")
    await house.world.says("dolores", "/queue extend 5")
    assert "The clock is stopped." in await seen(house, wall)


async def test_the_order_is_named_and_explained(house: House, wall: Browser) -> None:
    """By which order people speak, in plain words and in both of the room's languages."""
    await house.world.says("dolores", "/convening settings language en+es")
    words = await seen(house, wall)
    assert "Order: Balanced. Process points and questions first" in words
    assert "Orden: Equilibrado. Primero los puntos de proceso" in words
    await house.world.says("dolores", "/queue policy site-round")
    assert "Order: Site by site" in await seen(house, wall)


async def test_the_question_before_the_speaker(house: House, wall: Browser) -> None:
    """What is being answered stands on the wall until it is answered."""
    await house.world.says("Ana Ruiz", "/ask Who pays for the buses?")
    assert "Who pays" not in await seen(house, wall)
    await house.world.says("dolores", "/ask next")
    assert "“Who pays for the buses?”" in await seen(house, wall)
    await house.world.says("dolores", "/ask answered")
    assert "Who pays" not in await seen(house, wall)


async def test_think_time(house: House, wall: Browser) -> None:
    """Nobody speaks: think time fills the wall with its clock."""
    await house.world.says("dolores", "/queue lock 3m")
    assert "Write a note on your phone Think time" in await seen(house, wall)
    await house.world.says("dolores", "/queue open")
    assert "The floor is free" in await seen(house, wall)


async def test_the_remote_check_in_counts_and_never_who(house: House, wall: Browser) -> None:
    """How many were asked and have answered; neither names nor notes, not even of those who may be named."""
    for name in ("Cleo Diaz", "Dan Wu"):
        await house.world.says(name, f'/here name:"{name}"')
    await house.world.says("Cleo Diaz", "/hand invite-me")
    await house.world.says("dolores", "/convening topic 2")
    await house.world.says("Dan Wu", "/hand pass")
    words = await seen(house, wall)
    assert "3 of 4 have answered." in words
    assert "Cleo Diaz" not in words
    assert "Dan Wu" not in words
    assert "a note of my own" not in words


async def test_a_remote_speaker_is_remote(house: House, wall: Browser) -> None:
    """Where she is, as a room says it."""
    await house.world.says("dolores", "/queue next")
    assert "Remote, from my own place" not in await seen(house, wall)
