"""What is read on a screen: whole sentences, labels that fit the strictest door, and nothing said by colour alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.compose import compose
from bot.domain.convening.state import Mode
from bot.rehearsal.script import read_script
from bot.speech import Speech
from bot.ui import Card, Timer
from tests.routines.test_every_run import CROWDS, CUE_CARDS, IDS, REFUSED
from tests.sessions import board, convene, own_step, people
from tests.world import ORGANISATION, World

BUTTON, LINE, CARD = 75, 600, 6000
"""Discord's button label; a line that is read at a glance; Discord's six thousand characters for all embeds."""
EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "think-pair-share"


async def cards(world: World) -> list[Card]:
    """The step board as the facilitator and a room see it, and one person's own step, in both languages."""
    home = people(world, Mode.REMOTE)[0]
    views = (board(world), board(world, home), own_step(world, home))
    directory = world.engine.directory(ORGANISATION)
    return [
        compose(view, Speech.about(world.convening, directory, language, world.clock.now()))
        for view in views
        for language in ("en", "es")
        if view is not None
    ]


@pytest.mark.parametrize("count", [7, 300])
async def test_every_card_of_every_step_is_whole_and_fits_each_door(count: int) -> None:
    """No line is cut, no label is too long for a button, the clock is also said in words."""
    async with World() as world:
        await convene(world, *CROWDS[count])
        for routine in IDS:
            if (routine, count) in REFUSED or routine in CUE_CARDS:
                continue
            await world.says("dolores", f"/routine run {routine}")
            await world.delivers()
            while world.convening.routines.run is not None:
                for card in await cards(world):
                    assert all(len(line) <= LINE for line in card.spoken().splitlines())
                    assert len(card.spoken()) <= CARD
                    assert all(0 < len(button.label) <= BUTTON for button in card.buttons())
                    assert all(timer.text for timer in card.elements if isinstance(timer, Timer))
                await world.says("dolores", "/routine next")
                await world.says("dolores", "/routine next")
                await world.delivers()


def test_the_example_to_rehearse_is_as_it_says() -> None:
    """150 people at eight sites, 40 at home, and a think-pair-share."""
    script = read_script(EXAMPLE / "script.yaml")
    assert "/routine run think-pair-share" in [step.what for step in script.steps]
    lines = (EXAMPLE / "roster.csv").read_text("utf-8").splitlines()[1:]
    sites = [line.split(",")[2] for line in lines]
    assert (len(sites), sites.count("remote"), len(set(sites))) == (190, 40, 9)
