"""What one hand costs when many go up at once, in counts: commits, reads, orders, statements."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bot import lines
from bot.compose import compose
from bot.domain.log import Role
from bot.domain.queue import ordering
from bot.domain.turns import Kind
from bot.ports import Outcome, Write
from bot.speech import Speech
from bot.views import HandLine, PersonLine, PlaceView
from storage.memory import MemoryLedger
from storage.sqlite import SqliteLedger
from tests.bench.storage import merged
from tests.world import ORGANISATION, World

PEOPLE = 64
READS = ("read", "words", "head", "receipt", "kept", "hops", "due", "streams", "open_streams", "organisations")


class CountingLedger(MemoryLedger):
    """Writes down what is asked of it."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.gathered: list[int] = []

    async def commit(self, writes: Sequence[Write]) -> Sequence[Outcome]:
        self.gathered.append(sum(len(write.receipts) for write in writes))
        return await super().commit(writes)

    def __getattribute__(self, name: str) -> Any:
        if name in READS:
            self.asked.append(name)
        return super().__getattribute__(name)


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """An open convening with sixty-four people in it."""
    async with World(CountingLedger()) as made:
        await made.knows("dolores", "Dolores Vega", Role.LEAD)
        await made.says("dolores", "/convening new Fall symposium sites:Shasta")
        made.place = f"convening:{made.convening.id}"
        await made.says("dolores", "/convening open")
        await asyncio.gather(*(made.says(f"p{n}", f'/here site:Shasta name:"Person {n}"') for n in range(PEOPLE)))
        yield made


def counting(world: World) -> CountingLedger:
    assert isinstance(world.ledger, CountingLedger)
    return world.ledger


async def raise_all(world: World) -> list[int]:
    """Everybody at once; how many answers each commit carried."""
    counting(world).gathered.clear()
    await asyncio.gather(*(world.says(f"p{n}", "/hand") for n in range(PEOPLE)))
    assert len(world.convening.queue.hands) == PEOPLE
    return counting(world).gathered


async def test_a_quick_disk_is_given_half_of_what_waits(world: World) -> None:
    """Sixty-four hands go in two commits, so that the first half is written while the second is decided."""
    assert await raise_all(world) == [32, 32]


async def test_the_second_half_is_on_its_way_before_the_first_is_answered(world: World) -> None:
    """While the disk writes there is something to say: nobody's answer comes between two halves that wait."""
    told, commit = list[str](), world.ledger.commit

    async def committing(writes: Sequence[Write]) -> Sequence[Outcome]:
        told.append("commit")
        return await commit(writes)

    async def raising(who: str) -> None:
        await world.says(who, "/hand")
        told.append("answer")

    world.ledger.commit = committing  # type: ignore[method-assign]
    await asyncio.gather(*(raising(f"p{n}") for n in range(PEOPLE)))
    assert told == ["commit", "commit"] + ["answer"] * PEOPLE


async def test_a_slow_disk_is_given_everything_at_once(world: World) -> None:
    """Where a commit takes its time nobody waits for two: sixty-four hands go in one."""
    counting(world).faults.seconds = 0.05
    await world.says("dolores", "/queue show")
    assert await raise_all(world) == [64]


async def test_a_hand_reads_nothing_from_the_ledger(world: World) -> None:
    """Who it is, what may be done and what stands are in memory."""
    counting(world).asked.clear()
    await raise_all(world)
    assert counting(world).asked == []


async def test_a_state_is_put_in_order_once_for_all_who_are_answered(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sixty-four people are told their places from one order, and each of its hands is passed by once."""
    await raise_all(world)
    state, steps = world.convening, list[int]()

    def counted(state: Any) -> Any:
        for placed in ordering.policy_of(state).line(ordering.called_from(state), ordering.standing_of(state)):
            steps.append(1)
            yield placed

    monkeypatch.setattr(ordering, "line", counted)
    monkeypatch.setattr(lines, "_lines", type(lines._lines)(maxlen=lines.KEPT))
    people = [hand.person for hand in state.queue.hands.values()]
    places = [number for who in people for number, _ in lines.line(state).of(who)]
    assert sorted(places) == list(range(1, PEOPLE + 1))
    assert len(steps) == PEOPLE


async def test_a_batch_of_commands_is_a_dozen_statements(tmp_path: Path) -> None:
    """Sixty-four commands with a line, a note and an answer each: no statement is said row by row."""
    ledger = SqliteLedger(tmp_path / "convenor.db")
    await ledger.open()
    said: list[bool] = []
    event.listen(ledger.engine, "before_cursor_execute", lambda *words: said.append(bool(words[-1])))
    await ledger.commit([merged(1, 64)])
    await ledger.close()
    assert len(said) <= 12
    assert not any(said), "an executemany gives Python's lock away at every row"


def seen(name: str, ahead: int, kinds: tuple[Kind, ...], *, drafted: str = "") -> PlaceView:
    who = PersonLine(name, name, "Shasta", "room")
    hands = tuple(
        HandLine(f"{name}-{kind}", ahead + 1, who, kind, datetime.now(UTC), f"{name}'s own note") for kind in kinds
    )
    return PlaceView(name, name, False, "", hands, ahead, ahead == 0, True, drafted=drafted, thinking=bool(drafted))


@pytest.mark.parametrize("kinds", [(), (Kind.NEW,), (Kind.REPLY, Kind.PROCESS)])
@pytest.mark.parametrize("language", ["en", "es"])
def test_people_of_one_shape_see_one_card(kinds: tuple[Kind, ...], language: str) -> None:
    """A message may be kept for the next person exactly because nothing of the first one is in it."""
    ana, ben = seen("Ana", 3, kinds), seen("Ben", 3, kinds)
    speech = Speech(language)
    assert ana.shape == ben.shape is not None
    assert compose(ana, speech) == compose(ben, speech)
    assert "Ana" not in compose(ana, speech).spoken()
    assert seen("Ana", 4, kinds).shape != ana.shape


def test_what_is_hers_alone_has_no_shape() -> None:
    """A draft of her own words is never kept for anybody else."""
    assert seen("Ana", 0, (), drafted="what I meant").shape is None


async def test_words_of_somebody_are_not_remembered_by_the_catalogue(world: World) -> None:
    """Only sentences of numbers are kept: a name can be forgotten."""
    from bot import speech
    from bot.domain.log import person, say

    assert say("hand-raised", others=3).names_nobody
    assert not say("hand-raised-for", person=person("p1"), others=3).names_nobody
    before = speech.counted.cache_info().currsize
    told = Speech.about(world.convening, world.engine.directory(ORGANISATION))
    told.say(say("hand-raised-for", person=person(next(iter(world.convening.people))), others=3))
    assert speech.counted.cache_info().currsize == before
