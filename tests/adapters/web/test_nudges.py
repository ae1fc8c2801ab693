"""A nudge on her own page: what it says, and one tap to answer it."""

from __future__ import annotations

from bot.domain.log import Answer
from tests.adapters.web.house import House


async def test_a_nudge_comes_to_her_page_and_is_answered_there(house: House) -> None:
    """Dolores asks Ana to bring a photo; Ana reads it on her page and taps that it is done."""
    ana = await house.joined("Ana Ruiz")
    asked = '/nudge schedule to:"Ana Ruiz" when:"tomorrow at 10am" text:"Bring a photo"'
    drafted = await house.world.says("dolores", asked)
    assert isinstance(drafted, Answer)
    await house.world.says("dolores", f"/nudge save draft:{drafted.about}")
    await house.world.passes(days=2)
    page = await ana.open(f"/in/{house.id}")
    assert "Bring a photo" in page.text
    assert 'name="command" value="nudge"' in page.html
