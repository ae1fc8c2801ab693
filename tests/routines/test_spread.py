"""A step is ready everywhere before any clock runs: the last place starts it, a late one loses nothing, a dead one is
not waited for, and neither restarts nor slow channels let the clock drift."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest

from bot.domain.convening.wishes import NoteDelivered
from bot.domain.log import CLOCK, Stream
from bot.domain.routines import going
from bot.domain.routines.staging import PATIENCE, floor_of
from bot.domain.routines.state import Run
from storage.memory import MemoryLedger
from tests.sessions import board, convene
from tests.world import ORGANISATION, World

PLACES = ("web:butte", "web:lassen", "web:main", "web:modoc")
FLOOR = floor_of(len(PLACES))


def run_of(world: World) -> Run:
    run = world.convening.routines.run
    assert run is not None
    return run


def begun(world: World) -> datetime:
    since = run_of(world).clock.since
    assert since is not None
    return since


async def has_it(world: World, *places: str) -> None:
    """The courier has put the step there."""
    run = run_of(world)
    stream = Stream(ORGANISATION, "convening", world.convening.id)
    for place in places:
        note = NoteDelivered(f"step:{run.id}:{run.take}:{place}")
        await world.engine.submit(stream, note, CLOCK, world.key())


async def rings(world: World) -> None:
    """Deadlines fall due; nothing is delivered."""
    assert world.alarm.at is not None
    world.clock.at = max(world.clock.at, world.alarm.at)
    assert world.alarm.ring is not None
    await world.alarm.ring()


async def begins_anyway(world: World) -> None:
    """Nobody says that the step has come; the clock goes on to whatever is due."""
    while run_of(world).waiting:
        await rings(world)


def waits(world: World, seconds: float) -> None:
    world.clock.at += timedelta(seconds=seconds)


@pytest.fixture
async def session() -> AsyncIterator[World]:
    """Think-pair-share has just been started in three rooms and a main channel; no place has it yet."""
    async with World() as world:
        await convene(world, 22, 8, 3)
        await world.delivers()
        assert tuple(sorted(world.convening.places)) == PLACES
        await world.says("dolores", "/routine run think-pair-share")
        yield world


async def test_no_clock_runs_before_the_last_place_has_the_step(session: World) -> None:
    """Three places have it after half a second, the fourth after 0.9: it begins then, and the spread is 0.4 seconds."""
    assert run_of(session).waiting
    waits(session, 0.5)
    await has_it(session, *PLACES[:3])
    assert run_of(session).waiting
    waits(session, 0.4)
    await has_it(session, PLACES[3])
    assert begun(session) == session.clock.at
    assert run_of(session).spreads == (timedelta(seconds=0.4),)
    assert board(session).spread_ms == 400


async def test_a_place_that_never_confirms_is_waited_for_as_long_as_said(session: World) -> None:
    """Butte is dead: the step begins 1.2 times the floor after it went out, not a moment later, and goes to its end."""
    sent = session.clock.at
    await has_it(session, *PLACES[1:])
    await begins_anyway(session)
    assert begun(session) == sent + FLOOR * PATIENCE
    while session.convening.routines.run is not None:
        take = run_of(session).take
        await rings(session)
        if session.convening.routines.run is not None and run_of(session).take != take:
            await has_it(session, *PLACES[1:])
    (done,) = session.convening.routines.past
    assert len(done.spreads) == len(done.steps)
    assert done.ended_at is not None
    planned = timedelta(seconds=sum(step.seconds for step in done.steps))
    assert done.ended_at - sent - planned <= FLOOR * PATIENCE * len(done.steps)


async def test_a_place_served_late_gets_its_full_time(session: World) -> None:
    """Served seven seconds after the others began: the step ends for all when Butte has had the whole of it."""
    await has_it(session, *PLACES[1:])
    await begins_anyway(session)
    waits(session, 7)
    await has_it(session, PLACES[0])
    ends, step = run_of(session).clock.ends_at, run_of(session).step
    assert ends == session.clock.at + timedelta(seconds=step.seconds)
    await has_it(session, PLACES[0])
    assert run_of(session).clock.ends_at == ends


async def test_what_was_sent_for_an_earlier_step_counts_for_no_later_one(session: World) -> None:
    """A receipt of the first step that comes in the second changes nothing."""
    first = run_of(session).take
    await has_it(session, *PLACES[1:])
    await begins_anyway(session)
    while run_of(session).at == 0:
        await rings(session)
    assert run_of(session).waiting
    before = run_of(session)
    note = NoteDelivered(f"step:{before.id}:{first}:{PLACES[0]}")
    stream = Stream(ORGANISATION, "convening", session.convening.id)
    await session.engine.submit(stream, note, CLOCK, session.key())
    assert run_of(session) == before


async def test_a_restart_in_the_middle_of_waiting_begins_at_the_same_instant() -> None:
    """Killed while three of four places had it: the next process begins when the fourth has it."""
    ledger = MemoryLedger()
    async with World(ledger) as first:
        await convene(first, 22, 8, 3)
        await first.delivers()
        await first.says("dolores", "/routine run think-pair-share")
        sent, at = first.clock.at, first.clock.at + timedelta(seconds=0.3)
        first.clock.at = at
        await has_it(first, *PLACES[1:])
    async with World(ledger) as second:
        second.clock.at = at
        assert run_of(second).waiting
        (limit,) = going.deadlines(second.convening)
        assert limit.at == sent + FLOOR * PATIENCE
        second.clock.at = sent + timedelta(seconds=0.8)
        await has_it(second, PLACES[0])
        assert begun(second) == sent + timedelta(seconds=0.8)
        assert run_of(second).spreads == (timedelta(seconds=0.5),)


async def test_an_hour_in_four_places_with_a_restart_does_not_drift() -> None:
    """Sixty minutes of world cafe, each place 30 milliseconds behind the one before, a restart after 22 minutes: every
    step lasts as long as planned to the millisecond, and between steps nobody waits longer than for the last."""
    ledger = MemoryLedger()
    began: list[datetime] = []
    async with World(ledger) as first:
        await convene(first, 22, 8, 3)
        await first.delivers()
        await first.says("dolores", "/routine run world-cafe 60m")
        await until(first, began, timedelta(minutes=22))
        at = first.clock.at
    async with World(ledger) as second:
        second.clock.at = at + timedelta(seconds=2)
        await until(second, began, timedelta(hours=2))
        (done,) = second.convening.routines.past
        assert done.ended_at is not None
        planned = [timedelta(seconds=step.seconds) for step in done.steps]
        lasted = [after - before for before, after in zip(began, [*began[1:], done.ended_at], strict=True)]
        slow = timedelta(milliseconds=30 * len(PLACES))
        assert sum(planned, timedelta()) >= timedelta(minutes=59)
        assert all(timedelta() <= have - should <= slow for have, should in zip(lasted, planned, strict=True))
        assert lasted[-1] == planned[-1]
        assert all(spread == timedelta(milliseconds=90) for spread in done.spreads)


async def until(world: World, began: list[datetime], length: timedelta) -> None:
    """The run goes on for so long or to its end; each place has each step 30 ms after the one before it."""
    end = world.clock.at + length
    while world.clock.at < end and (run := world.convening.routines.run) is not None:
        if run.waiting:
            for place in PLACES:
                waits(world, 0.03)
                await has_it(world, place)
            began.append(begun(world))
        else:
            await rings(world)
