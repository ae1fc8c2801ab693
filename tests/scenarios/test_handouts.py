"""Groups on paper and in other programs: the same people under the same names as on the screen."""

from __future__ import annotations

import csv
import io

from bot.domain.breakouts.problems import may_be_seated
from bot.handouts import table_cards, zoom_rooms
from tests.rosters import roster
from tests.scenarios.conftest import convene
from tests.world import ORGANISATION


async def test_zoom_gets_everybody_with_the_name_that_was_given_to_the_group() -> None:
    """Group 1 was renamed before it opened: Zoom's file has that room, and all 60 people once."""
    async with convene("Cohort north", roster("cohort-north-60")) as world:
        await world.says("dolores", "/breakout plan mix:role one-each size:3")
        await world.plans()
        await world.says("dolores", '/breakout rename group:"Group 1" name:"Redwood"')
        await world.says("dolores", "/breakout open 20m")
        directory = world.engine.directory(ORGANISATION)
        table = zoom_rooms(world.convening, directory)
        room, *rows = csv.reader(io.StringIO(table.text))
        assert len(rows) == sum(1 for who in world.convening.present() if may_be_seated(who)) == 60
        assert [row[0] for row in rows].count("Redwood") == 3
        assert len({row[1] for row in rows}) == 60
        assert table.without_email == ()
        assert len(room) == 2
        assert table_cards(world.convening, directory).startswith(b"%PDF")
