"""The North State symposium, planned: eight counties, and one that helped to plan and sends nobody."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest

from bot.domain.convening.wishes import RosterRow
from bot.domain.log import Role
from tests.rosters import rows
from tests.world import World

SITES = "Siskiyou, Modoc, Trinity, Shasta, Lassen, Tehama, Plumas, Butte"


@pytest.fixture
async def symposium() -> AsyncIterator[World]:
    """Planned and listed, and the doors not open yet."""
    async with World() as world:
        await world.knows("dolores", "Dolores Vega", Role.LEAD)
        await world.says("dolores", f'/convening new North State science symposium sites:"{SITES}"')
        world.place = f"convening:{world.convening.id}"
        await world.says("dolores", "/convening site Glenn planning:yes")
        in_rooms = tuple(row for row in rows() if row.mode == "room")
        await world.imports("dolores", in_rooms)
        yield world


@pytest.fixture
async def convened(symposium: World) -> World:
    """Open, and all 71 people of the eight rooms are here."""
    await symposium.says("dolores", "/convening open")
    await symposium.everyone_checks_in("dolores")
    await symposium.says("dolores", "/here gone")
    return symposium


@asynccontextmanager
async def convene(title: str, rows: Sequence[RosterRow], sites: str = "") -> AsyncIterator[World]:
    """An open convening of these people, all of them here; Dolores facilitates and sits in no group."""
    async with World() as world:
        await world.knows("dolores", "Dolores Vega", Role.LEAD)
        await world.says("dolores", f'/convening new {title} sites:"{sites}"')
        world.place = f"convening:{world.convening.id}"
        await world.imports("dolores", tuple(rows))
        await world.says("dolores", "/convening open")
        await world.everyone_checks_in("dolores")
        await world.says("dolores", "/here gone")
        yield world
