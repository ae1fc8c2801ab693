"""Each of the 37 routines, from start to end, in a convening: what a room person, a remote person and the host saw.

What should be seen is read from the routine's own file, not from the code under test.
"""

from __future__ import annotations

import csv
import itertools
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.domain.convening.state import Mode
from bot.domain.log import Refusal
from bot.routines import SHIPPED
from bot.views import StepView
from tests.sessions import board, convene, own_step, people, read_aloud
from tests.world import World

IDS = sorted(path.stem for path in SHIPPED.glob("*.yaml"))
# People in rooms, people at home, sites.
CROWDS = {2: (1, 1, 1), 7: (5, 2, 1), 30: (22, 8, 3), 300: (240, 60, 8)}
LIST = Path(__file__).parent.parent / "domain" / "routines" / "refusals.csv"
REFUSED = {
    (row["routine"], int(row["people"])): (row["english"], row["spanish"])
    for row in csv.DictReader(LIST.open(encoding="utf-8"))
}
CUE_CARDS = ("talk-moves", "wait-time")


@cache
def written(routine: str) -> dict[str, Any]:
    """The routine's file as plain data."""
    told: dict[str, Any] = yaml.safe_load((SHIPPED / f"{routine}.yaml").read_text("utf-8"))
    return told


def sees_its_line(seen: StepView, own: dict[str, Any], viewer: str) -> None:
    """The title and the line that the file has for this viewer, word for word, in both languages."""
    for language in ("en", "es"):
        assert getattr(seen.title, language) == own["title"][language]
        if not (viewer != "host" and len(seen.line.en) and "many groups" in seen.line.en):
            mine = own["also"]["inner"] if seen.inside else own[viewer]
            assert getattr(seen.line, language) == mine[language]
        assert len(getattr(seen.line, language)) <= 280
    assert seen.stage == "running"
    assert seen.ends_at is not None
    assert seen.said.en
    assert seen.said.es


@pytest.mark.parametrize("count", CROWDS)
async def test_each_routine_is_run_and_seen_minute_by_minute(count: int) -> None:
    """All that can be run with so many, one after the other in one convening; the others refuse in a sentence."""
    async with World() as world:
        await convene(world, *CROWDS[count])
        room, home = people(world, Mode.ROOM)[0], people(world, Mode.REMOTE)[0]
        for routine in IDS:
            reply = await world.says("dolores", f"/routine run {routine}")
            if (routine, count) in REFUSED:
                assert isinstance(reply, Refusal)
                assert (world.hears(reply), world.hears(reply, "es")) == REFUSED[routine, count]
            elif routine not in CUE_CARDS:
                await goes_through(world, routine, room, home)


async def goes_through(world: World, routine: str, room: str, home: str) -> None:
    """Follow a run to its end; every minute each place is asked what it shows."""
    told, posts = written(routine), len(world.web.posts)
    await world.delivers()
    seen: dict[int, int] = {}
    while (run := world.convening.routines.run) is not None:
        own = told["steps"][run.at % len(told["steps"])]
        in_room, at_home, host = own_step(world, room), own_step(world, home), board(world).host
        for viewer, one in (("room", in_room), ("remote", at_home), ("host", host)):
            assert one is not None
            sees_its_line(one, own, viewer)
            assert one.hands == own["hands"]
        assert hands_are_open(world) == (own["hands"] == "open")
        if run.step.groups:
            assert at_home is not None
            assert home in [who.id for who in at_home.group]
            assert len(at_home.group) >= 2
        if run.at not in seen:
            assert own["remote"]["en"] in read_aloud(world, board(world)) or run.step.typed_reports
        seen[run.at] = seen.get(run.at, 0) + 1
        await to_the_next_minute(world)
    cycles = told.get("cycles", {"target": 1})["target"]
    steps = cycles * len(told["steps"])
    assert sorted(seen) == list(range(steps))
    assert hands_are_open(world)
    sent = [post for post in world.web.posts[posts:] if post.say.id == "routine-step" and post.place]
    assert len(sent) == steps * len(world.convening.places)


def hands_are_open(world: World) -> bool:
    """Whether a hand that goes up now joins: the queue is open, and nobody is thinking by themselves."""
    return world.convening.queue.is_open and world.convening.queue.lock is None


async def to_the_next_minute(world: World) -> None:
    """A minute on, or to the step's end where that comes first."""
    run = world.convening.routines.run
    assert run is not None
    assert run.clock.ends_at is not None
    left = (run.clock.ends_at - world.clock.now()).total_seconds()
    await world.passes(seconds=min(60.0, left))


@pytest.mark.parametrize("routine", CUE_CARDS)
async def test_a_cue_card_is_shown_to_the_facilitator_alone(routine: str) -> None:
    """Talk moves and wait time go on inside other talk: nothing is posted over a speaker, nothing is timed."""
    async with World() as world:
        await convene(world, 22, 8, 3)
        await world.delivers()
        posts = len(world.web.posts)
        reply = await world.says("dolores", f"/routine run {routine}")
        assert "goes on inside other talk" in world.hears(reply)
        assert world.convening.routines.run is None
        assert await world.delivers() == []
        assert len(world.web.posts) == posts


def test_the_refusals_are_a_committed_list() -> None:
    """Every pair of routine and size is either run or on the list, and the list names no routine that is not there."""
    assert {routine for routine, _ in REFUSED} <= set(IDS)
    assert len(list(itertools.product(IDS, CROWDS))) == 148
