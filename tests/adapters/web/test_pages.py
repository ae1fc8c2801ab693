"""Every page opens, in both languages, for the people it is for."""

from __future__ import annotations

import pytest

from tests.adapters.web.house import House

ALL = ("", "/console", "/setup", "/people", "/host", "/display", "/recap")


@pytest.mark.parametrize("language", ["en", "es"])
async def test_the_facilitator_opens_every_page(house: House, language: str) -> None:
    """Dolores comes in by her console link and finds every page of the convening."""
    dolores = await house.entered("console", "dolores")
    await dolores.post("/prefer", {"language": language, "where": "/console"})
    for page in ALL:
        shown = await dolores.open(f"/in/{house.id}{page}")
        assert shown.status == 200, (page, shown.text)
        assert f'lang="{language}"' in shown.html
    paper = await dolores.open(f"/paper/{house.id}")
    assert paper.status == 200


async def test_a_guest_joins_raises_and_lowers_without_a_script(house: House) -> None:
    """By plain forms: Ana comes in, raises her hand, sees her place, lowers it."""
    ana = await house.joined("Ana Ruiz", "shasta")
    assert "Raise hand" in ana.page.text
    page = await ana.post(f"/do/{house.id}", {"command": "hand", "action": "up", "kind": "new", "note": "slide 4"})
    assert page.url == f"/in/{house.id}"
    assert "Your hand is up. You're next." in page.text
    assert "slide 4" in page.text
    page = await ana.post(f"/do/{house.id}", {"command": "hand", "action": "down"})
    assert "Your hand is down." in page.text
