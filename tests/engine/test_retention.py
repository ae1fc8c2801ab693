"""When a convening's days are over its words go, its numbers stay, and what people agreed to go on goes on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot import codec
from bot.domain.convening.carried import Carried
from bot.domain.convening.carrying import met_in
from bot.domain.convening.facts import CarriedOn
from bot.domain.convening.state import Status
from bot.domain.log import CLOCK, Answer, Context, Refusal, Role, Stream, done, entries, say
from bot.ports import Write
from bot.retention import Retention
from bot.views import RecapView
from storage.memory import MemoryLedger
from storage.sqlite import SqliteLedger
from tests.world import ORGANISATION, World

SAID = (
    "about slide 4",
    "Start from a phenomenon",
    "What did you notice?",
    "Keep going",
    "Ask the district",
    "We pilot in March",
    "It costs least",
    "Write to the board",
    "Ring the office",
    "The bus leaves at five",
)


@pytest.fixture(params=["memory", "sqlite"])
async def world(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[World]:
    """A convening that was held and closed: hands, groups, a question, a decision, an action, a commitment."""
    ledger = MemoryLedger() if request.param == "memory" else SqliteLedger(tmp_path / "convenor.db")
    async with World(ledger) as made:
        await made.knows("dolores", "Dolores Vega", Role.LEAD)
        await made.says("dolores", "/convening new Fall symposium sites:Shasta")
        made.place = f"convening:{made.convening.id}"
        await made.says("dolores", "/convening open")
        for n in range(8):
            await made.says(f"p{n}", f'/here site:Shasta name:"Person {n}"')
        await meet(made)
        yield made


async def meet(world: World) -> None:
    lines = (
        ("p1", '/hand up note:"about slide 4"'),
        ("dolores", "/queue next"),
        ("dolores", "/queue done"),
        ("p2", "/ask Ask the district"),
        ("dolores", '/decide text:"We pilot in March" why:"It costs least"'),
        ("dolores", '/action who:"Person 3" what:"Write to the board" due:"November 20"'),
        ("dolores", '/convening contact site:Shasta contact:"Ring the office"'),
        ("p5", "/nudge tell-team The bus leaves at five"),
        ("dolores", "/breakout plan size:4 without:Dolores"),
    )
    for who, line in lines:
        assert isinstance(reply := await world.says(who, line), Answer), (line, world.hears(reply))
    await world.plans()
    await world.says("dolores", '/breakout open 20m prompt:"What did you notice?"')
    await world.says("dolores", "/breakout say Keep going")
    await world.says("p3", "/breakout line Start from a phenomenon")
    await world.says("dolores", "/breakout recall")
    will = '/nudge commit cue:"the bell rings" will:"try the talk tool" by:"November 20"'
    assert isinstance(reply := await world.says("p4", will), Answer), world.hears(reply)
    await world.says("dolores", "/convening close sure:yes")
    await world.passes(hours=30)


async def said(world: World) -> set[str]:
    """What of the meeting's words can still be read in the ledger."""
    kept = [word.text or "" for word in await world.ledger.words(ORGANISATION)]
    return {one for one in SAID if any(one in text for text in kept)}


async def looks(world: World) -> int:
    return await Retention(world.engine, world.ledger, world.clock).look()


async def test_after_its_days_only_the_numbers_stay(world: World) -> None:
    """One day before nothing is touched; then every word is gone, one line is the log, and the recap still counts."""
    convening, stream = world.convening, Stream(ORGANISATION, "convening", world.convening.id)
    before = world.sees("dolores", "recap")
    assert isinstance(before, RecapView)
    assert await said(world) == set(SAID)
    told = await world.says("dolores", "/convening retention days:30")
    assert "kept whole for 30 days" in world.hears(told)
    await world.passes(days=28)
    assert await looks(world) == 0
    assert len(await world.ledger.read(stream)) > 20
    await world.passes(days=1)
    assert await looks(world) == 1
    assert await said(world) == set()
    assert len(await world.ledger.read(stream)) == 1
    await world.says("dolores", "/me")
    after = world.sees("dolores", "recap")
    assert isinstance(after, RecapView)
    assert after.kept is not None
    assert (after.kept.decisions, after.kept.actions, after.kept.open_questions) == (1, 1, 1)
    assert [(one.groups, one.people) for one in after.kept.rounds] == [(2, 8)]
    assert len(after.kept.met) == 12
    gone = {"rounds": (), "decisions": (), "actions": (), "questions": (), "topics": before.topics}
    assert replace(after, kept=None, kept_since=None) == replace(before, **gone)
    assert world.convening.status is Status.CLOSED
    assert world.convening.id == convening.id


async def test_what_people_agreed_to_goes_on(world: World) -> None:
    """A commitment lives with its person: its words and its reminder outlive the meeting's log."""
    person = world.called("Person 4")
    kept = world.engine.person(ORGANISATION, person)
    await world.says("dolores", "/convening retention days:20")
    await world.passes(days=20)
    assert await looks(world) == 1
    assert "try the talk tool" in str(await world.ledger.words(ORGANISATION))
    assert world.engine.person(ORGANISATION, person).commitments == kept.commitments
    assert kept.commitments


async def test_it_is_done_once_and_a_crash_is_made_good(world: World) -> None:
    """Looking again changes nothing; where the power went between the totals and the cut, the cut is made up for."""
    stream = Stream(ORGANISATION, "convening", world.convening.id)
    await world.says("dolores", "/convening retention days:20")
    await world.passes(days=20)
    broken = Retention(world.engine, world.ledger, world.clock)
    broken._cut = nothing  # type: ignore[method-assign]
    await broken.look()
    assert len(await world.ledger.read(stream)) > 20
    again = Retention(world.engine, world.ledger, world.clock)
    assert await again.look() == 1
    assert [record.type for record in await world.ledger.read(stream)] == ["ConveningSummarised"]
    head = await world.ledger.head(stream)
    assert await again.look() == 0
    assert await looks(world) == 0
    assert await world.ledger.head(stream) == head


async def nothing(*_: object) -> bool:
    """The power goes."""
    return False


async def test_one_that_is_held_back_is_kept_whole(world: World) -> None:
    """An administrator holds a convening: its age does not matter until she lets it go."""
    await world.says("dolores", "/convening retention days:20")
    await world.says("dolores", "/convening hold")
    await world.passes(days=40)
    assert await looks(world) == 0
    await world.says("dolores", "/convening hold yes:no")
    assert await looks(world) == 1


async def test_only_administrators_say_how_long(world: World) -> None:
    """A participant is told who may; days that make no sense are refused in a sentence."""
    refused = await world.says("p1", "/convening retention days:1")
    assert isinstance(refused, Refusal)
    assert refused.code == "only-administrators"
    refused = await world.says("dolores", "/convening retention days:99999")
    assert isinstance(refused, Refusal)
    assert "3,650 days" in world.hears(refused)
    assert "until you say otherwise" in world.hears(await world.says("dolores", "/convening retention"))
    await world.passes(days=4000)
    assert await looks(world) == 0


async def test_a_series_goes_on_after_its_meetings_are_totals(world: World) -> None:
    """The log is cut although a series goes on; after a restart the next meeting still knows who has met whom."""
    stream = Stream(ORGANISATION, "convening", world.convening.id)
    ((one, other, times), *_) = met_in(world.convening)
    began = done(CarriedOn(Carried("North State", met=((one, other, times),))), say=say("noted"))
    head = await world.ledger.head(stream)
    lines = entries(began, head, Context(stream, CLOCK, world.clock.now(), 1), undoable=False)
    await world.ledger.commit([Write(stream, head, tuple(codec.record(line) for line in lines))])
    world.engine.reread(stream)
    await world.says("dolores", "/convening retention days:20")
    await world.passes(days=20)
    assert await looks(world) == 1
    assert len(await world.ledger.read(stream)) == 1
    await world.engine.stop()
    async with World(
        SqliteLedger(world.ledger._path) if isinstance(world.ledger, SqliteLedger) else world.ledger
    ) as again:
        (kept,) = again.engine.convenings(ORGANISATION)
        assert ((one, other, 2 * times) in met_in(kept), kept.carried is not None) == (True, True)
