"""Groups of a large convening are long to write down; nobody's hand waits for it.

Counted, not timed: another task asks for its turn again and again and notes how much markup was written between two.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from adapters.web.live import Tab
from adapters.web.parts import AT_A_STRETCH, PARTS
from adapters.web.seats import Seat
from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import RosterRow
from bot.domain.log import Role
from bot.speech import Speech
from tests.adapters.web.house import House, open_house

PEOPLE = 400


@pytest.fixture
async def large() -> AsyncIterator[House]:
    """Four hundred people of eight counties are here, and groups of four are looked at."""
    async with open_house() as house:
        await house.world.knows("dolores", "Dolores Vega", Role.LEAD)
        rows = tuple(RosterRow(f"Person {n}", f"County {n % 8}", Mode.ROOM) for n in range(PEOPLE))
        await house.world.imports("dolores", rows)
        for county in range(8):
            people = ",".join(house.world.at(f"county-{county}"))
            await house.world.says("dolores", f'/here for:"{people}"')
        await house.world.says("dolores", "/breakout plan size:4")
        await house.world.plans()
        yield house


def seat(house: House) -> Seat:
    actor = house.world.actor("dolores")
    return house.door.seats.seat(house.world.convening, actor, "en", house.world.clock.now())


async def test_the_page_for_making_groups_is_written_a_little_at_a_time(
    large: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between two turns of the loop at most a stretch of its markup is written."""
    written, most, pieces = 0, 0, large.door.pages.pieces

    def counted(template: str, speech: Speech, **shown: Any) -> Iterator[str]:
        nonlocal written
        for piece in pieces(template, speech, **shown):
            written += 1
            yield piece

    async def watch() -> None:
        nonlocal most
        while True:
            before = written
            await asyncio.sleep(0)
            most = max(most, written - before)

    monkeypatch.setattr(large.door.pages, "pieces", counted)
    watching = asyncio.create_task(watch())
    await asyncio.sleep(0)
    rendered = await large.door.renderer.render(PARTS["group-desk"], seat(large))
    await asyncio.sleep(0)
    watching.cancel()
    assert rendered.html.count('name="person"') >= PEOPLE
    assert written > 3 * AT_A_STRETCH
    assert most <= AT_A_STRETCH + 1


async def test_a_page_never_goes_back_to_an_older_sight(large: House) -> None:
    """A sight that took long to write is not shown in the place of one that was looked at later."""
    slow = asyncio.create_task(large.door.renderer.render(PARTS["group-desk"], seat(large)))
    await asyncio.sleep(0)
    group = large.world.convening.breakouts.plan
    assert group is not None
    await large.world.says("dolores", f'/breakout rename group:{group.groups[0].id} name:"Sunflower"')
    newer = await large.door.renderer.render(PARTS["group-desk"], seat(large))
    older = await slow
    assert "Sunflower" not in older.html
    tab = Tab("groups", large.id, "web:dolores", "", lambda _: seat(large), {})
    tab.offer(newer)
    tab.offer(older)
    assert "Sunflower" in tab.take().decode()
    assert "Sunflower" in (await large.door.renderer.render(PARTS["group-desk"], seat(large))).html
