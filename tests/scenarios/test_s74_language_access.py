"""S74: "helping educators learn how to tackle math problems from the perspective of English learners"."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.compose import compose
from bot.domain.convening.state import Mode
from bot.domain.log import Answer, Refusal
from bot.showing import view
from bot.speech import Speech
from tests.sessions import as_person, board, convene, own_step, people
from tests.world import ORGANISATION, World


@pytest.fixture
async def session() -> AsyncIterator[World]:
    """Rosa is at home and has a browser of her own; everybody else reads English."""
    async with World() as world:
        await convene(world, 5, 2, 1)
        await world.says("rosa", '/here name:"Rosa Luna" mode:remote site:remote')
        yield world


def language_of(world: World, person: str) -> str:
    who = world.convening.one(person)
    assert who is not None
    return who.language


async def test_setting_spanish_changes_all_bot_text_for_that_person(session: World) -> None:
    """Answers, refusals, her own step and its cues: Spanish for Rosa, English for the others, at the same moment."""
    await session.says("rosa", "/me language es")
    rosa = session.called("Rosa Luna")
    assert language_of(session, rosa) == "es"
    await session.says("dolores", "/routine run think-pair-share")
    await session.delivers()
    seen = {}
    while session.convening.routines.run is not None:
        for person in (rosa, next(one for one in people(session, Mode.REMOTE) if one != rosa)):
            step = own_step(session, person)
            assert step is not None
            seen.setdefault(person, []).append(read(session, person, step))
        await session.passes(seconds=15)
    hers, others = seen.values()
    english = {line for text in others for line in text.splitlines()}
    assert not [line for text in hers for line in text.splitlines() if line in english and line.strip(" -0123456789")]
    assert "Paso 1 de 4" in hers[0]
    assert "Step 1 of 4" in others[0]


def read(world: World, person: str, step: object) -> str:
    directory = world.engine.directory(ORGANISATION)
    speech = Speech.about(world.convening, directory, language_of(world, person), world.clock.now())
    return compose(step, speech).spoken()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "line",
    [
        "/routine choose a",
        "/routine run fishbowl",
        "/routine pick close 5m",
        "/routine pick close 5m why-not:jigsaw",
        "/routine pick close 5m why-not:karaoke",
        "/routine write hola",
        "/routine seat",
        "/routine card nothing-like-it",
        "/hand",
    ],
)
async def test_every_answer_to_her_is_in_spanish(session: World, line: str) -> None:
    """Whatever she asks, and whatever is refused."""
    await session.says("rosa", "/me language es")
    reply = await session.says("rosa", line)
    assert isinstance(reply, Answer | Refusal)
    spanish, english = session.hears(reply, "es"), session.hears(reply, "en")
    assert spanish != english


async def test_a_place_with_two_languages_has_both_lines_of_each_step(session: World) -> None:
    """The view of a place holds each line in both, so that a bilingual place shows both."""
    await session.says("dolores", "/routine run think-pair-share")
    await session.delivers()
    seen = board(session)
    assert seen.room is not None
    assert seen.remote is not None
    for one in (seen.room, seen.remote):
        assert one.line.en != one.line.es
        assert all(prompt.en != prompt.es for prompt in one.prompts)


async def test_the_card_of_a_view_is_whole_in_both_languages(session: World) -> None:
    """A plan card for class use, in either language."""
    directory = session.engine.directory(ORGANISATION)
    seen = view(
        session.convening, directory, as_person(session, "dolores"), session.clock.now(), "routine-card", "jigsaw"
    )
    assert seen is not None
    told = {
        language: compose(seen, Speech.about(session.convening, directory, language)).spoken()
        for language in ("en", "es")
    }
    assert told["en"].startswith("Jigsaw\n")
    assert told["es"].startswith("Rompecabezas\n")
