"""Every prompt of every routine on every door: the whole text arrives, and nothing is said by a picture alone.

What should arrive is read from the routine's own file; what arrived, from what each door would send.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import discord
import pytest

from adapters.discord import embeds, rendering
from adapters.slack import limits
from adapters.slack.blocks import Press, card_blocks, texts_of
from adapters.web.assets import Assets
from adapters.web.pages import environment
from adapters.web.routine_sights import MyStep
from bot.compose import compose
from bot.domain.convening.state import Convening, Mode
from bot.speech import Speech
from bot.ui import Card
from bot.views import StepView
from tests.routines.test_every_run import CROWDS, CUE_CARDS, IDS, REFUSED, written
from tests.sessions import board, convene, own_step, people
from tests.world import ORGANISATION, World

PAGES = environment(Assets())
TWO_LANGUAGES = limits.BLOCKS_IN_MESSAGE // 2
"""A place in two languages shows a step twice in one message."""


def plain(text: str) -> str:
    """The words as somebody reads them: without a door's own marks and with single spaces."""
    return " ".join(re.sub(r"[\\\u200b\u2060*]", "", text).split())


def on_slack(card: Card) -> Iterator[str]:
    """One message's blocks; what was left out would be counted, and is not there."""
    yield from texts_of(card_blocks(card, Press("c1"), lambda left: f"{left} LEFT OUT", most=TWO_LANGUAGES))


def on_discord(card: Card) -> Iterator[str]:
    for sheet in rendering.pages(rendering.blocks(card)):
        built = rendering.build(sheet)
        for item in built.view.walk_children():
            if isinstance(item, discord.ui.TextDisplay):
                yield item.content
            elif isinstance(item, discord.ui.Button):
                yield item.label or ""


def on_discord_in_embeds(card: Card) -> Iterator[str]:
    for sheet in rendering.pages(rendering.blocks(card)):
        built = embeds.build(sheet)
        yield built.embed.description or ""
        yield from (item.label or "" for item in built.view.children if isinstance(item, discord.ui.Button))


DOORS: dict[str, Callable[[Card], Iterator[str]]] = {
    "Slack": on_slack,
    "Discord": on_discord,
    "Discord in embeds": on_discord_in_embeds,
}


def on_the_web(view: StepView, speech: Speech, state: Convening) -> str:
    page = PAGES.get_template("parts/step.html").render(
        t=speech, lang=speech.language, v=MyStep(view, "open", True), state=state, wall=("en",)
    )
    return html.unescape(re.sub(r"<[^>]+>", " ", page))


def must_arrive(own: dict[str, Any], viewer: str, language: str, view: StepView) -> list[str]:
    """The step's title and line for that viewer, its prompts and its sentence starters, as the file has them."""
    prompts = [one[language] for one in own.get("prompts", ())]
    repeats = len(view.prompts) < len(prompts)  # a routine that repeats asks one of its prompts at a time
    asked = [getattr(one, language) for one in view.prompts] if repeats else prompts
    many = "many groups" in view.line.en
    mine = own["also"]["inner"] if view.inside else own[viewer]
    line = getattr(view.line, language) if many else mine[language]
    return [own["title"][language], line, *asked, *(one[language] for one in own.get("stems", ()))]


def says_it_in_words(text: str) -> bool:
    """Signs of a line stand beside words, never instead of them."""
    pictures = [sign for sign in text if unicodedata.category(sign) == "So"]
    return not pictures or any(sign.isalpha() for sign in text)


def check(world: World, own: dict[str, Any], viewer: str, view: StepView) -> None:
    directory = world.engine.directory(ORGANISATION)
    for language in ("en", "es"):
        speech = Speech.about(world.convening, directory, language, world.clock.now())
        card = compose(view, speech)
        shown = {name: list(draw(card)) for name, draw in DOORS.items()}
        if viewer != "host":
            shown["web"] = [on_the_web(view, speech, world.convening)]
        for door, texts in shown.items():
            whole = plain(" ".join(texts))
            for wanted in must_arrive(own, viewer, language, view):
                assert plain(wanted) in whole, (door, language, viewer, wanted)
            assert "LEFT OUT" not in whole
            assert all(says_it_in_words(text) for text in texts), (door, texts)


@pytest.mark.parametrize("count", [7, 30])
async def test_every_prompt_arrives_whole_on_every_door(count: int) -> None:
    """37 routines, every step, two languages, the room's line, the remote line and the facilitator's, on four doors."""
    seen: set[str] = set()
    async with World() as world:
        await convene(world, *CROWDS[count], bound=False)
        room, home = people(world, Mode.ROOM)[0], people(world, Mode.REMOTE)[0]
        for routine in IDS:
            refused = (routine, count) in REFUSED
            if routine in CUE_CARDS or refused or (count == 7 and (routine, 30) not in REFUSED):
                continue
            told = written(routine)["steps"]
            await world.says("dolores", f"/routine run {routine}")
            while (run := world.convening.routines.run) is not None:
                own, host = told[run.at % len(told)], board(world).host
                for viewer, view in (
                    ("room", own_step(world, room)),
                    ("remote", own_step(world, home)),
                    ("host", host),
                ):
                    assert view is not None
                    check(world, own, viewer, view)
                seen.add(f"{routine}/{run.step.id}")
                await world.says("dolores", "/routine next")
                await world.says("dolores", "/routine next")
    expected = {one for one in IDS if one not in CUE_CARDS and ((one, 30) in REFUSED) == (count == 7)}
    assert {one.split("/")[0] for one in seen} == {one for one in expected if (one, count) not in REFUSED}
