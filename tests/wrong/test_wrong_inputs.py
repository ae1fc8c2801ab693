"""Whatever is said wrongly gets one plain sentence that says what to do, and changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.domain.log import Answer
from bot.exports.sentences import Sentences
from bot.rosters import read_roster
from tests.world import World
from tests.wrong.stage import everything, heard, set_stage

TABLE: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "inputs.yaml").read_text("utf-8"))
ROWS = [{"class": one["class"], "when": "open", **row} for one in TABLE for row in one["inputs"]]


def test_the_table_is_wide_enough() -> None:
    """At least 200 wrong inputs of at least 25 classes."""
    assert len(ROWS) >= 200
    assert len({row["class"] for row in ROWS}) >= 25


@pytest.mark.parametrize("when", ["open", "planned", "paused", "closed"])
async def test_a_wrong_input_is_answered_and_changes_nothing(when: str) -> None:
    """Each row is said by its person at its moment: the expected sentence, and the same state before and after."""
    async with World() as world:
        await set_stage(world, when)
        before = everything(world)
        for row in (row for row in ROWS if row["when"] == when):
            reply = await world.says(row["who"], row["says"], place=row.get("place"))
            where = f"{row['class']}: {row['who']} says {row['says'][:60]!r}"
            assert heard(world, reply) == row["hears"], where
            assert not isinstance(reply, Answer), where
            assert everything(world) == before, where


ROSTERS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "rosters.yaml").read_text("utf-8"))
FILES = [{"class": one["class"], **file} for one in ROSTERS for file in one["files"]]


@pytest.mark.parametrize("file", FILES, ids=[file["name"] for file in FILES])
def test_a_broken_roster_is_named_by_line_and_imports_nobody_by_itself(file: dict[str, Any]) -> None:
    """Each odd row is said plainly with its line; reading a file is looking, never importing."""
    content = bytes.fromhex(file["hex"]) if "hex" in file else file["text"].encode()
    roster = read_roster(content)
    said = [(problem.line, Sentences("en").say(problem.message)) for problem in roster.problems]
    assert file["hears"] in [sentence for _, sentence in said]
    assert (file.get("line", 0), file["hears"]) in said
    assert len(roster.rows) == file["people"]
