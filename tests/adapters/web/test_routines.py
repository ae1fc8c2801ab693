"""A routine on the pages: the step on a phone, the run on the console, on the wall and on the host's page."""

from __future__ import annotations

from tests.adapters.web.house import House


async def test_a_running_routine_is_on_every_page(house: House) -> None:
    """Think-Pair-Share runs: the phone shows her step, the console the run with its buttons, the wall the step."""
    ana = await house.joined("Ana Ruiz")
    await house.joined("Ben Ito")
    desk = await house.entered("console", house.world.called("Dolores"))
    await house.world.says("dolores", "/here")
    await house.world.says("dolores", "/routine run think-pair-share")
    await house.world.passes(seconds=5)
    phone = await ana.open(f"/in/{house.id}")
    assert "Think-Pair-Share" in phone.text
    console = await desk.open(f"/in/{house.id}/console")
    assert "Think-Pair-Share" in console.text
    assert 'name="command" value="routine"' in console.html
    wall = await desk.open(f"/in/{house.id}/display")
    assert "Think-Pair-Share" in wall.text


async def test_nothing_of_a_routine_is_shown_where_none_runs(house: House) -> None:
    """An ordinary page has no empty box for it."""
    ana = await house.joined("Ana Ruiz")
    phone = await ana.open(f"/in/{house.id}")
    assert 'name="command" value="routine"' not in phone.html
