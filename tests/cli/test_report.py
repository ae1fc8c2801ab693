"""`convenor report`: one convening, or a series together, from what is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.cli.report import combined
from bot.domain.log import Role
from bot.failures import Failure
from storage.open import open_ledger
from tests.world import World


@pytest.fixture
async def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two runs of one day, of three and of two people, written down; the program has ended."""
    address = f"sqlite:///{tmp_path / 'runs.db'}"
    monkeypatch.setenv("CONVENOR_DATABASE_URL", address)
    async with World(open_ledger(address)) as world:
        await world.knows("dolores", "Dolores Vega", Role.LEAD)
        for title, people in (("Monday", ("ana", "ben")), ("Thursday", ("cam",))):
            before = world.place
            await world.says("dolores", f'/convening new {title} sites:Shasta series:"Administrators"', place="")
            (new,) = [c.id for c in world.engine.convenings("north-state") if c.title == title]
            world.place = f"convening:{new}"
            assert world.place != before
            await world.says("dolores", "/convening open")
            for who in people:
                await world.says(who, f"/here site:Shasta name:{who.title()}")
            await world.says("dolores", "/convening close sure:yes")


@pytest.mark.usefixtures("kept")
async def test_a_series_is_one_report_of_totals() -> None:
    """A line for each run and one for both, in English and Spanish, and nobody's name."""
    said = await combined("administrators", "en", False)
    assert "Monday" in said
    assert "Thursday" in said
    assert "Ana" not in said
    assert "Monday" in await combined("Administrators", "es", False)
    values = json.loads(await combined("Administrators", "en", True))
    assert [run["title"] for run in values["convenings"]] == ["Monday", "Thursday"]
    assert (
        values["together"]["people"]
        == sum(run["people"] for run in values["convenings"]) - values["together"]["returned"]
    )


@pytest.mark.usefixtures("kept")
async def test_a_series_that_nobody_began_is_said_to_be_none() -> None:
    """One sentence, as for a code that no convening has."""
    with pytest.raises(Failure, match="No convening belongs to a series of that name"):
        await combined("Coaches", "en", False)
