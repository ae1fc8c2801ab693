"""The rubber-band clock in a convening: bent by the facilitator, kept over breaks, restarts and a change of hands."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest

from bot.domain.log import Answer, Refusal
from bot.domain.routines.state import Run
from storage.memory import MemoryLedger
from tests.sessions import board, convene, own_step
from tests.world import World


@pytest.fixture
async def session() -> AsyncIterator[World]:
    """Think-pair-share with 22 people in three rooms and 8 at home, just begun."""
    async with World() as world:
        await convene(world, 22, 8, 3)
        await world.delivers()
        await world.says("dolores", "/routine run think-pair-share")
        await world.delivers()
        yield world


def run_of(world: World) -> Run:
    run = world.convening.routines.run
    assert run is not None
    return run


def ends(world: World) -> datetime:
    """When the current step ends."""
    at = run_of(world).clock.ends_at
    assert at is not None
    return at


def last_end(world: World) -> datetime:
    return world.clock.now() + run_of(world).clock.left_in_all(world.clock.now())


def titles(world: World) -> list[str]:
    """The steps that were posted to the main place so far, by their number."""
    steps = [post for post in world.web.posts if post.say.id == "routine-step" and post.place == "web:main"]
    return [str(getattr(post.say.args["title"], "id", "")).split("/")[1] for post in steps]


async def test_two_more_minutes_move_the_end(session: World) -> None:
    """The step gets them, and so does the whole."""
    before, whole = ends(session), last_end(session)
    reply = await session.says("dolores", "/routine extend 2m")
    assert session.hears(reply) == "This step now has 2 minutes left."
    assert ends(session) - before == timedelta(minutes=2)
    assert last_end(session) - whole == timedelta(minutes=2)


async def test_two_more_minutes_can_be_taken_from_the_steps_that_follow(session: World) -> None:
    """Asked to keep the end, the rest is fitted to it; where that would be too tight, it says by how much."""
    before, whole = ends(session), last_end(session)
    await session.says("dolores", "/routine extend 2m keep-end:yes")
    assert ends(session) - before == timedelta(minutes=2)
    assert abs(last_end(session) - whole) < timedelta(milliseconds=1)
    refused = await session.says("dolores", "/routine extend 30m keep-end:yes")
    assert isinstance(refused, Refusal)
    assert "more than there is before the end time" in session.hears(refused)


async def test_nobody_is_cut_off_without_a_warning(session: World) -> None:
    """Skip gives ten seconds' notice in every place; only a second press goes on at once."""
    await session.passes(seconds=31)
    assert run_of(session).at == 1
    before = len(session.web.posts)
    await session.says("dolores", "/routine next")
    await session.delivers()
    warned = [post for post in session.web.posts[before:] if post.say.id == "routine-time-left"]
    assert {post.place for post in warned} == set(session.convening.places)
    assert run_of(session).at == 1
    await session.passes(seconds=9)
    assert run_of(session).at == 1
    await session.passes(seconds=1)
    assert run_of(session).at == 2
    await session.says("dolores", "/routine next")
    await session.says("dolores", "/routine next")
    assert run_of(session).at == 3


async def test_pause_keeps_what_is_left_and_nothing_falls_due(session: World) -> None:
    """Paused with 20 seconds left, the step has 20 seconds left ten minutes later."""
    await session.passes(seconds=10)
    await session.says("dolores", "/routine pause")
    await session.passes(minutes=10)
    assert run_of(session).at == 0
    assert run_of(session).clock.left(session.clock.now()) == timedelta(seconds=20)
    assert board(session).host is not None
    assert board(session).host.stage == "paused"  # type: ignore[union-attr]
    again = await session.says("dolores", "/routine pause")
    assert session.hears(again) == "The clock is already paused."
    await session.says("dolores", "/routine go")
    assert ends(session) == session.clock.now() + timedelta(seconds=20)


async def test_back_begins_the_step_before_with_its_whole_time(session: World) -> None:
    """And on the first step it says that there is none before."""
    refused = await session.says("dolores", "/routine back")
    assert session.hears(refused) == "This is the first step; there is none before it."
    await session.passes(seconds=60)
    assert run_of(session).at == 1
    await session.says("dolores", "/routine back")
    await session.delivers()
    assert run_of(session).at == 0
    assert ends(session) == session.clock.now() + timedelta(seconds=30)
    assert titles(session) == ["0", "1", "0"]


async def test_a_break_stops_the_clock(session: World) -> None:
    """Fifteen minutes of coffee in the middle of a step: it goes on where it stood."""
    await session.passes(seconds=40)
    left = ends(session) - session.clock.now()
    await session.says("dolores", "/convening break 15m")
    await session.passes(minutes=15)
    assert run_of(session).at == 1
    assert ends(session) - session.clock.now() == left


async def test_stop_puts_hands_and_policy_back_as_they_were(session: World) -> None:
    """Closed for thinking, open again when the facilitator stops it; and told in every place."""
    await session.passes(seconds=40)
    assert session.convening.queue.lock is not None
    policy = session.convening.settings.get("policy", "")
    reply = await session.says("dolores", "/routine stop")
    assert session.hears(reply) == "Think-Pair-Share was stopped here."
    assert session.convening.queue.is_open
    assert session.convening.queue.lock is None
    assert session.convening.settings.get("policy", "") == policy
    posts = await session.delivers()
    assert {post.place for post in posts if post.say.id == "routine-stopped"} == set(session.convening.places)


async def test_undo_takes_a_start_back(session: World) -> None:
    """Started by mistake: undone, it never ran, and the hands are open."""
    await session.says("dolores", "/convening undo")
    assert session.convening.routines.newest is None
    assert session.convening.queue.is_open
    assert session.convening.queue.lock is None
    assert await session.says("dolores", "/routine pause") is not None
    await session.passes(minutes=10)
    assert session.convening.routines.newest is None


async def test_undo_takes_more_time_back_and_keeps_what_went_on(session: World) -> None:
    """Two minutes too many, undone ten seconds later: the step is as long as it was, and as far."""
    await session.passes(seconds=40)
    before = ends(session)
    await session.says("dolores", "/routine extend 2m")
    await session.passes(seconds=10)
    await session.says("dolores", "/convening undo")
    assert run_of(session).at == 1
    assert ends(session) == before


async def test_another_facilitator_holds_the_same_clock(session: World) -> None:
    """Given to somebody else in mid-step: its end stays, her line comes to the new one, and she can bend it."""
    await session.says("ana", '/here name:"Ana Ruiz" mode:remote site:remote')
    other = session.called("Ana Ruiz")
    await session.passes(seconds=40)
    before = ends(session)
    await session.says("dolores", f"/convening handover {other}")
    assert session.convening.acting == other
    assert ends(session) == before
    await session.passes(seconds=60)
    assert run_of(session).at == 2
    told = [post.to for post in session.web.posts if post.key.endswith(":host")]
    assert told[-1] == other
    reply = await session.says("ana", "/routine extend 1m")
    assert isinstance(reply, Answer), session.hears(reply)


async def test_a_restart_keeps_every_instant() -> None:
    """Two processes on one ledger, one after the other: the second goes on to the millisecond, over a whole hour."""
    ledger = MemoryLedger()
    async with World(ledger) as first:
        await convene(first, 22, 8, 3, bound=False)
        await first.says("dolores", "/routine run world-cafe 60m")
        begun = first.clock.now()
        planned = [step.seconds for step in run_of(first).steps]
        await first.passes(minutes=17, seconds=13)
        before, at = run_of(first), first.clock.at
    async with World(ledger) as second:
        second.clock.at = at + timedelta(seconds=3)
        assert run_of(second) == before
        while second.convening.routines.run is not None:
            await second.passes(seconds=1)
        done = second.convening.routines.past[-1]
        assert done.ended_at is not None
        drift = abs((done.ended_at - begun) - timedelta(seconds=sum(planned)))
        assert drift < timedelta(milliseconds=250)


async def test_what_was_due_while_nobody_was_there_is_warned_of_first() -> None:
    """Down for ten minutes, past the end of a step: nobody is cut off, the warning comes with its notice in full."""
    ledger = MemoryLedger()
    async with World(ledger) as first:
        await convene(first, 5, 2, 1, bound=False)
        await first.says("dolores", "/routine run think-pair-share")
        await first.passes(seconds=35)
        at = first.clock.at
    async with World(ledger) as second:
        second.clock.at = at + timedelta(minutes=10)
        await second.passes(seconds=0)
        assert run_of(second).at == 1
        assert run_of(second).clock.warned
        assert ends(second) > second.clock.now()


async def test_a_step_starts_when_the_last_place_has_it(session: World) -> None:
    """Sent out but not yet delivered, the clock waits; delivered everywhere, it runs; the places were not apart."""
    await session.says("dolores", "/routine back")
    await session.passes(seconds=40)
    await session.says("dolores", "/routine back")
    assert run_of(session).waiting
    assert board(session).host is not None
    assert board(session).host.stage == "sending"  # type: ignore[union-attr]
    await session.delivers()
    assert not run_of(session).waiting
    assert run_of(session).spreads[-1] == timedelta()


async def test_a_place_that_is_late_is_waited_for_no_longer_than_the_floor_and_a_fifth(session: World) -> None:
    """Nothing is delivered: after 1.2 times the floor the step begins all the same."""
    await session.passes(seconds=40)
    await session.says("dolores", "/routine back")
    staging = run_of(session).staging
    assert staging is not None
    assert staging.latest == session.clock.now() + staging.floor * 1.2
    session.clock.at = staging.latest
    assert session.alarm.ring is not None
    await session.alarm.ring()
    assert not run_of(session).waiting
    begun = ends(session)
    session.clock.at = session.clock.at + timedelta(seconds=4)
    await session.delivers()
    assert ends(session) - begun == timedelta(seconds=4)  # served four seconds late, it gets its full time


async def test_the_next_step_is_made_ready_before_its_time(session: World) -> None:
    """With the warning its posts are in the outbox, held back to the end; more time takes them out again."""
    await session.passes(seconds=26)
    assert run_of(session).clock.warned
    assert run_of(session).ahead is not None
    assert titles(session) == ["0"]
    await session.says("dolores", "/routine extend 1m")
    assert run_of(session).ahead is None
    await session.passes(seconds=10)
    assert titles(session) == ["0"]
    await session.passes(seconds=60)
    assert titles(session) == ["0", "1"]


async def test_somebody_who_comes_late_finds_partners(session: World) -> None:
    """In the pair step a latecomer at home has no group; one press, and she is in one."""
    await session.passes(seconds=95)
    assert run_of(session).step.groups
    await session.says("ana", '/here name:"Ana Late" mode:remote site:remote')
    ana = session.called("Ana Late")
    seen = own_step(session, ana)
    assert seen is not None
    assert seen.seatless
    assert isinstance(await session.says("ana", "/routine seat"), Answer)
    seen = own_step(session, ana)
    assert seen is not None
    assert len(seen.group) == 3
    assert session.hears(await session.says("ana", "/routine seat")) == "You have partners already."
