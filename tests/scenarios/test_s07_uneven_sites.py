"""S07: uneven sites, and a county that planned but could not come."""

from __future__ import annotations

from bot.recap import as_text
from bot.speech import Speech
from bot.views import RecapView
from tests.world import ORGANISATION, World


async def test_the_absent_county_is_thanked_and_never_called_silent(convened: World) -> None:
    """Glenn planned and sent nobody: the recap says so kindly and counts no turns against it."""
    await convened.says("dolores", "/convening close sure:yes")
    recap = convened.sees("dolores", "recap")
    assert isinstance(recap, RecapView)
    assert recap.sites == 8
    assert recap.absent_sites == ("Glenn",)
    assert "Glenn" not in {count.label for count in recap.turns}
    speech = Speech.about(convened.convening, convened.engine.directory(ORGANISATION))
    assert "Planned with us and could not come today: Glenn" in as_text(recap, speech)


async def test_lassen_with_31_percent_of_turns_is_shown_with_its_people(convened: World) -> None:
    """Lassen is 22 of 71 people; its turns stand beside its people, so that 31 % reads as its share."""
    speakers = [*convened.at("lassen")[:5], *convened.at("shasta")[:6], *convened.at("butte")[:5]]
    for person in speakers:
        await convened.says("dolores", f"/hand for:{person}")
    for _ in speakers:
        await convened.says("dolores", "/queue next")
    recap = convened.sees("dolores", "recap")
    assert isinstance(recap, RecapView)
    lassen = next(count for count in recap.turns if count.label == "Lassen")
    assert (lassen.people, lassen.turns) == (22, 5)
    assert round(lassen.turns / 16, 2) == 0.31
