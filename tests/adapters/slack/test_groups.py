"""Breakout groups on Slack: everybody has a place, fast, and whoever has none is named."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.slack.pacing import Pacer
from bot.domain.breakouts.wishes import EndRound
from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import CheckIn, ImportRoster, RosterRow
from bot.domain.log import CLOCK, Stream, Word
from bot.domain.routines.meeting import round_now
from bot.ports import Receipt, Write
from storage.open import open_ledger
from tests.adapters.slack.hall import HOME, Hall, hall
from tests.adapters.slack.stepping import SteppingPacer
from tests.emulation.slack.clock import HandClock, QuickClock
from tests.emulation.slack.faults import dropped, refused
from tests.emulation.slack.people import Person

FAST = 10
"""One second of the limits lasts a tenth of a second."""


def fast_pacer() -> Pacer:
    """Our own pacing on the emulator's quick clock."""
    return Pacer(lambda: time.monotonic() * FAST, sleep=lambda seconds: asyncio.sleep(seconds / FAST))


async def crowd(here: Hall, count: int) -> list[Person]:
    """So many people with Slack accounts are on the roster and present."""
    stream = Stream(HOME, "convening", here.convening.id)
    people = [here.slack.person(f"Person {n:03d}") for n in range(count)]
    rows = tuple(RosterRow(p.member.real_name, "remote", Mode.REMOTE, person=f"r{p.id}") for p in people)
    await here.engine.submit(stream, ImportRoster(rows), CLOCK, "crowd")
    await here.engine.submit(stream, CheckIn(tuple(f"r{p.id}" for p in people)), CLOCK, "crowd-in")
    words = tuple(Word(f"r{p.id}", f"account:slack:{p.workspace.id}:{p.id}", f"a{p.id}") for p in people)
    receipts = (Receipt("crowd-words", "x", b"{}"),)
    await here.ledger.commit([Write(Stream(HOME, "person", "crowd"), 0, words=words, receipts=receipts)])
    here.engine.directory(HOME).apply(words)
    return people


async def opened(here: Hall, lead: Person, size: int, prompt: str = "") -> None:
    await planned(here, lead, size)
    assert (await lead.slash("/breakout", f"open 20 {prompt}")).ok


async def planned(here: Hall, lead: Person, size: int) -> None:
    """The planner has answered: there is a plan to open."""
    assert (await lead.slash("/breakout", f"plan size:{size}")).ok
    await here.until(lambda: here.convening.breakouts.plan is not None, 30)


def placed(here: Hall) -> set[str]:
    """Who has been called by name into a group's place."""
    found: set[str] = set()
    for post in here.slack.posts():
        for block in post.blocks:
            for part in block.get("elements") or ():
                found |= {e["user_id"] for e in part.get("elements") or () if e.get("type") == "user"}
    return found


async def test_a_group_works_in_its_thread() -> None:
    """In a thread there are no slash commands: the buttons and typed words raise, call help and leave a line."""
    async with hall() as here:
        maria = await here.meeting()
        people = [await here.comes(f"Person {n:03d}") for n in range(4)]
        await opened(here, maria, 4, "Which fraction is bigger?")
        await here.until(lambda: placed(here) == {p.id for p in people})
        root = next(m for m in here.slack.channel("#main").messages if "Which fraction" in m.reads)
        await people[0].click(root, "press:hand:up:0")
        await here.until(lambda: here.waiting() == ["Person 000"])
        await people[1].types("our line: thirds are hard", thread=root)
        await here.slack.settle()
        running = here.convening.breakouts.round
        assert running is not None
        (group,) = running.groups.values()
        assert here.engine.directory(HOME).name(group.line_by) == "Person 001"
        await people[2].types("help", thread=root)
        await here.slack.settle()
        await people[3].types("q+ also this", thread=root)
        await here.slack.settle()
        assert sorted(here.waiting()) == ["Person 000", "Person 003"]
        await maria.slash("/breakout", "recall")
        await here.until(lambda: any("come back" in m.reads for m in here.slack.channel("#main").thread(root)))


@pytest.mark.parametrize(
    ("kind", "count", "size", "floor"),
    [("threads", 150, 5, 29.0), ("messages", 150, 5, 29.0), ("channels", 150, 5, 33.0)],
)
@pytest.mark.slow
async def test_thirty_groups_are_placed_as_fast_as_slack_allows(kind: str, count: int, size: int, floor: float) -> None:
    """150 people in 30 groups: within 1.2 times of what Slack's limits allow, and no limit overstepped."""
    clock = HandClock()
    pacer = SteppingPacer(clock)
    async with hall(clock=clock, pacer=pacer) as here:
        pacer.watch(here.slack.calls)
        maria = await here.meeting()
        people = await crowd(here, count)
        await maria.slash("/convenor", f"breakouts {kind}")
        if kind == "channels":
            await maria.slash("/convenor", "channels 30")
            await here.until(lambda: here.door.pool.free(here.slack.workspace.id) == 30, 60)
        await planned(here, maria, size)
        began = clock.now()
        await maria.slash("/breakout", "open 20")
        await here.until(lambda: len(placed(here)) == count, 60)
        took = clock.now() - began
        assert placed(here) == {p.id for p in people}
        assert here.slack.violations == {}
        print(f"{kind}: {took:.1f} s, floor {floor} s")
        assert took < floor * 1.2, f"{kind}: {took:.1f} s"


async def test_a_talk_routines_partners_meet_in_threads_too() -> None:
    """Think-pair-share with four people online: each pair is called by name into a thread of its own."""
    async with hall() as here:
        maria = await here.meeting()
        people = await crowd(here, 4)
        await maria.slash("/routine", "run think-pair-share")
        while round_now(here.convening) is None:
            await maria.slash("/routine", "next")
        await here.until(lambda: placed(here) >= {p.id for p in people})
        roots = [m for m in here.slack.channel("#main").messages if any(p.id in str(m.blocks) for p in people)]
        assert len(roots) == 2
        assert not any("press:breakout:line" in str(root.blocks) for root in roots)


async def test_a_crash_in_the_middle_of_placing_is_taken_up_again(tmp_path: Path) -> None:
    """The process dies while groups are being placed: afterwards every group has one place, none two."""
    file = f"sqlite:///{tmp_path}/c.db"
    async with hall(open_ledger(file), clock=QuickClock(FAST), pacer=fast_pacer()) as here:
        maria = await here.meeting()
        people = await crowd(here, 40)
        here.slack.faults.on("chat.postMessage", dropped(), times=2)
        await opened(here, maria, 4)
        await here.until(lambda: len(placed(here)) >= 12)
        here.ledger, here.pacer = open_ledger(file), fast_pacer()
        await here.crash()
        await here.until(lambda: placed(here) == {p.id for p in people}, 40)
        await asyncio.sleep(1)
        roots = [
            m for m in here.slack.channel("#main").messages if m.metadata and "press:breakout:line" in str(m.blocks)
        ]
        assert len(roots) == 10


async def test_groups_that_slack_refuses_are_named() -> None:
    """Slack will not let us post: the facilitator reads which groups have no place, and who must be told."""
    async with hall() as here:
        maria = await here.meeting()
        await crowd(here, 4)
        stream = Stream(HOME, "convening", here.convening.id)
        row = RosterRow("Otis Paper", "remote", Mode.REMOTE, person="otis", device=False)
        await here.engine.submit(stream, ImportRoster((row,)), CLOCK, "otis")
        await here.engine.submit(stream, CheckIn(("otis",)), CLOCK, "otis-in")
        await here.shows("Nobody is waiting")
        here.slack.faults.on("chat.postMessage", refused("restricted_action"), times=50)
        await opened(here, maria, 5)
        await here.until(lambda: any("no place" in seen.reads for seen in maria.ephemerals))
        said = next(seen.reads for seen in maria.ephemerals if "no place" in seen.reads)
        assert "0 of 1" in said
        assert "Otis Paper" in said


async def test_the_pool_is_used_again_and_never_archived() -> None:
    """After the recall people leave the channels in their own time, and the next round meets in the same ones."""
    async with hall(clock=QuickClock(FAST), pacer=fast_pacer()) as here:
        maria = await here.meeting()
        people = await crowd(here, 8)
        team = here.slack.workspace.id
        await maria.slash("/convenor", "breakouts channels")
        await maria.slash("/convenor", "channels 2")
        await here.until(lambda: here.door.pool.free(team) == 2)
        for _ in range(2):
            await opened(here, maria, 4)
            await here.until(lambda: here.door.pool.free(team) == 0)
            await here.until(members_of(here, people))
            await maria.slash("/breakout", "recall")
            running = here.convening.breakouts.round
            if running is not None:
                stream = Stream(HOME, "convening", here.convening.id)
                await here.engine.submit(stream, EndRound(running.id), CLOCK, f"end{running.id}")
            await here.until(lambda: here.door.pool.free(team) == 2, 20)
        assert len(here.slack.calls.to("conversations.create")) == 2
        assert here.slack.calls.to("conversations.archive") == []


def members_of(here: Hall, people: list[Person]) -> Callable[[], bool]:
    def all_in() -> bool:
        rooms = [c for c in here.slack.workspace.channels.values() if c.name.startswith("convenor-group")]
        return {p.id for p in people} <= {who for room in rooms for who in room.members}

    return all_in
