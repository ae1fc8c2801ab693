"""The laws that every door relies on: acknowledged means durable, one effect a delivery, a bad item fails alone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.domain.log import Answer, Refusal, Role
from bot.engine import Fault
from storage.memory import MemoryLedger
from tests.world import World


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """An open convening with twenty people in it."""
    async with World(MemoryLedger()) as made:
        await made.knows("dolores", "Dolores Vega", Role.LEAD)
        await made.says("dolores", "/convening new Fall symposium sites:Shasta")
        made.place = f"convening:{made.convening.id}"
        await made.says("dolores", "/convening open")
        for n in range(20):
            await made.says(f"p{n}", f'/here site:Shasta name:"Person {n}"')
        yield made


def memory(world: World) -> MemoryLedger:
    assert isinstance(world.ledger, MemoryLedger)
    return world.ledger


async def test_hands_that_wait_together_share_one_commit(world: World) -> None:
    """Twenty hands in one moment cost one or two commits, not twenty."""
    before = memory(world).commits
    replies = await asyncio.gather(*(world.says(f"p{n}", "/hand") for n in range(20)))
    assert all(isinstance(reply, Answer) for reply in replies)
    assert memory(world).commits - before <= 2
    assert len(world.convening.queue.hands) == 20


async def test_no_answer_before_its_commit(world: World) -> None:
    """While the commit is on its way nobody has an answer, not even the one who is refused."""
    memory(world).faults.seconds = 0.2
    hand = asyncio.create_task(world.says("p1", "/hand"))
    refused = asyncio.create_task(world.says("p2", "/queue next"))
    await asyncio.sleep(0.1)
    assert not hand.done()
    assert not refused.done()
    assert isinstance(await hand, Answer)
    assert isinstance(await refused, Refusal)


async def test_a_commit_that_fails_is_tried_item_by_item(world: World) -> None:
    """The disk refuses one batch: its items are decided again one by one, and every hand is up."""
    memory(world).faults.refuse.append(OSError("disk"))
    replies = await asyncio.gather(*(world.says(f"p{n}", "/hand") for n in range(5)))
    assert all(isinstance(reply, Answer) for reply in replies)
    assert len(world.convening.queue.hands) == 5


async def test_a_hand_that_could_not_be_kept_is_not_up(world: World) -> None:
    """The disk refuses for good: the person is told calmly with a reference, and nothing pretends to have happened."""
    memory(world).faults.refuse += [OSError("disk")] * 3
    with pytest.raises(Fault) as fault:
        await world.says("p1", "/hand")
    assert len(fault.value.reference) == 8
    assert len(world.convening.queue.hands) == 0
    memory(world).faults.refuse.clear()
    assert isinstance(await world.says("p1", "/hand"), Answer)
    assert len(world.convening.queue.hands) == 1


async def test_a_lost_answer_is_given_again_with_no_second_effect(world: World) -> None:
    """The commit happened and the process died before answering: the same delivery gets its first answer."""
    memory(world).faults.lose_answer.append(ConnectionError("gone"))
    reply = await world.says("p1", "/hand", key="delivery-7")
    again = await world.says("p1", "/hand", key="delivery-7")
    assert isinstance(reply, Answer)
    assert again == reply
    assert len(world.convening.queue.hands) == 1


async def test_a_restart_finds_everything_that_was_answered(world: World) -> None:
    """Another process on the same ledger reads the same convening, names and first answers."""
    first = await world.says("p3", "/hand about slide 4", key="delivery-9")
    after = World(world.ledger)
    await after.engine.start()
    after.place = world.place
    assert after.convening.queue == world.convening.queue
    assert after.convening.people == world.convening.people
    assert await after.says("p3", "/hand about slide 4", key="delivery-9") == first
    assert len(after.convening.queue.hands) == 1


async def test_what_fell_due_while_we_were_down_happens_at_start(world: World) -> None:
    """The groups' time ran out while the program was off: they are called back as soon as it is on."""
    await world.says("dolores", "/breakout plan")
    await world.plans()
    await world.says("dolores", "/breakout open 10m")
    after = World(world.ledger)
    after.clock.at = world.clock.at
    await after.engine.start()
    await after.passes(minutes=30)
    assert after.convening.breakouts.round is None
    assert len(after.convening.breakouts.past) == 1


async def test_two_processes_on_one_ledger_decide_on_the_newest_state(world: World) -> None:
    """Another process appended first: the decision is made again on what is now true, and nothing is lost."""
    other = World(world.ledger)
    await other.engine.start()
    other.place = world.place
    await asyncio.gather(
        *(world.says(f"p{n}", "/hand") for n in range(0, 20, 2)),
        *(other.says(f"p{n}", "/hand", key=f"other{n}") for n in range(1, 20, 2)),
    )
    third = World(world.ledger)
    await third.engine.start()
    assert len(third.convening.queue.hands) == 20
    assert len({hand.person for hand in third.convening.queue.hands.values()}) == 20


async def test_a_person_is_told_once_that_her_seat_was_taken_back(world: World) -> None:
    """Opening groups is undone after the seats were sent: each person gets one correction, and no second one."""
    await world.says("dolores", "/breakout plan")
    await world.plans()
    await world.says("dolores", "/breakout open 10m")
    seats = [post for post in await world.delivers() if post.say.id == "your-group"]
    await world.says("dolores", "/convening undo")
    corrections = [post for post in await world.delivers() if post.say.id == "please-ignore-that"]
    assert {post.to for post in corrections} == {post.to for post in seats}
    assert len(corrections) == len(seats)
    assert await world.delivers() == []


async def test_an_undone_post_that_was_not_sent_never_is(world: World) -> None:
    """Undone before the courier came: nobody hears of it."""
    await world.says("dolores", "/breakout plan")
    await world.plans()
    await world.says("dolores", "/breakout open 10m")
    await world.says("dolores", "/convening undo")
    assert [post for post in await world.delivers() if post.to] == []


async def test_undo_reaches_ten_actions_back_and_no_further(world: World) -> None:
    """Ten agendas can be taken back one by one; the eleventh says there is nothing more."""
    for n in range(12):
        await world.says("dolores", f"/convening agenda Topic {n} 10")
    for _ in range(10):
        assert isinstance(await world.says("dolores", "/convening undo"), Answer)
    last = await world.says("dolores", "/convening undo")
    assert isinstance(last, Refusal)
    assert last.code == "nothing-to-undo"
    assert world.convening.agenda[0].title == "Topic 1"


async def test_a_co_facilitator_takes_over_unasked(world: World) -> None:
    """The facilitator's line drops for half a minute: the co-facilitator runs the convening and is told."""
    await world.says("dolores", '/convening role person:"Person 4" role:co')
    await world.says("dolores", "/here")
    await world.loses("dolores")
    await world.passes(seconds=29)
    assert world.convening.acting != world.called("Person 4")
    await world.passes(seconds=2)
    assert world.convening.acting == world.called("Person 4")
    told = [post for post in world.web.posts if post.say.id == "you-run-it-now"]
    assert [post.to for post in told] == [world.called("Person 4")]


async def test_every_clock_waits_overnight(world: World) -> None:
    """Adjourned with eight minutes left in the groups: the next morning they still have eight minutes."""
    await world.says("dolores", "/breakout plan")
    await world.plans()
    await world.says("dolores", "/breakout open 20m")
    await world.passes(minutes=12)
    await world.says("dolores", "/convening adjourn")
    await world.passes(hours=16)
    assert world.convening.breakouts.round is not None
    await world.says("dolores", "/convening open")
    await world.passes(minutes=7, seconds=59)
    assert world.convening.breakouts.round is not None
    await world.passes(seconds=2)
    assert world.convening.breakouts.round is None
