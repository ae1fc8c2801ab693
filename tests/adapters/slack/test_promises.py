"""What is promised in numbers, and what happens to old buttons."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from adapters.slack.limits import TIERS
from bot.ports import Outcome, Write
from storage.memory import MemoryLedger
from storage.open import open_ledger
from tests.adapters.slack.hall import Hall, hall
from tests.adapters.slack.stepping import SteppingPacer
from tests.emulation.slack.clock import HandClock
from tests.emulation.slack.methods import METHODS
from tests.emulation.slack.people import Person
from tests.emulation.slack.state import Message


class SlowLedger(MemoryLedger):
    """Every commit takes its time; the moment at which each key became durable is written down."""

    def __init__(self, seconds: float = 0.0) -> None:
        super().__init__()
        self.seconds = seconds
        self.durable: dict[str, float] = {}

    async def commit(self, writes: Sequence[Write]) -> Sequence[Outcome]:
        await asyncio.sleep(self.seconds)
        outcomes = await super().commit(writes)
        for write in writes:
            self.durable |= dict.fromkeys((receipt.key for receipt in write.receipts), time.monotonic())
        return outcomes


async def says_many(here: Hall, people: list[Person], count: int, a_second: float) -> list[tuple[str, float, float]]:
    """So many commands at that rate: (key, seconds it took, when it was answered)."""
    done: list[tuple[str, float, float]] = []

    async def one(n: int) -> None:
        began = time.monotonic()
        delivery = await people[n % len(people)].slash("/hand", "reply" if n % 2 else "down reply")
        assert delivery.ok, delivery.trouble
        team = here.slack.workspace.id
        key = f"slack:{team}:command:{delivery.payload['trigger_id']}"
        done.append((key, time.monotonic() - began, time.monotonic()))

    tasks = []
    for n in range(count):
        tasks.append(asyncio.create_task(one(n)))
        await asyncio.sleep(1 / a_second)
    await asyncio.gather(*tasks)
    return done


@pytest.mark.slow
@pytest.mark.parametrize("commit", [0.0, 1.0])
async def test_no_answer_comes_before_its_commit(commit: float) -> None:
    """Fifty commands a second, with ordinary commits and with commits of a second: durable first, then answered."""
    ledger = SlowLedger()
    async with hall(ledger) as here:
        await here.meeting()
        people = [await here.comes(f"Person {n}") for n in range(10)]
        ledger.seconds = commit
        answered = await says_many(here, people, 150, 50)
        for key, _, at in answered:
            assert ledger.durable[key] <= at
        took = sorted(seconds for _, seconds, _ in answered)
        print(f"commit {commit:.0f} s: p50 {took[75]:.3f} s, p99 {took[148]:.3f} s, max {took[-1]:.3f} s")
        assert here.slack.violations.get("answer-deadline", 0) == 0
        ledger.seconds = 0.0


async def test_old_buttons_are_answered_politely(tmp_path: Path) -> None:
    """After a restart, after the close, after a role was taken away, and made of nothing: always an answer."""
    file = f"sqlite:///{tmp_path}/c.db"
    async with hall(open_ledger(file)) as here:
        maria = await here.meeting()
        ana = await here.comes("Ana Ruiz")
        board = await here.shows("Nobody is waiting")
        old = list(board.blocks)
        await maria.slash("/convening", "role person:Ana role:facilitator")
        await ana.click(board, "press:queue:next:3", as_shown=old)
        await maria.slash("/convening", "role person:Ana role:observer")
        for press in ("press:queue:next:3", "press:hand:up:0", "press:hand:down:1", "press:queue:me:2"):
            await answered(here, ana, board, press, old)
        await maria.slash("/convening", "close sure:yes")
        here.ledger = open_ledger(file)
        await here.restart()
        for press in ("press:queue:next:3", "press:hand:up:0", "press:hand:down:1", "press:queue:me:2"):
            await answered(here, ana, board, press, old)
        strange = [
            {**block, "elements": [{**e, "value": "{}"} for e in block["elements"]]}
            if block["type"] == "actions"
            else block
            for block in old
        ]
        await answered(here, ana, board, "press:hand:up:0", strange)
        assert any("earlier version" in seen.reads for seen in ana.ephemerals)
        assert ana.notices == []


async def answered(here: Hall, person: Person, board: object, press: str, old: list[dict[str, object]]) -> None:
    before = len(person.ephemerals)
    assert (await person.click(board, press, as_shown=old)).ok  # type: ignore[arg-type]
    await here.until(lambda: len(person.ephemerals) == before + 1)


PACED = {
    "posts-per-channel": ("chat.postMessage", 12),
    "posts-per-workspace": ("chat.postMessage", 330),
    "tier-2": ("conversations.setTopic", 25),
    "tier-3": ("chat.update", 60),
    "tier-4": ("chat.postEphemeral", 110),
}
"""Each limit of pace, and so many calls as would break it within a minute."""


@pytest.mark.slow
@pytest.mark.parametrize("limit", PACED)
@pytest.mark.parametrize("paced", [True, False])
async def test_our_pacing_is_what_keeps_each_limit(limit: str, paced: bool) -> None:
    """With our pacing on no limit is overstepped; switched off, each of these is."""
    method, calls = PACED[limit]
    clock = HandClock()
    pacer = SteppingPacer(clock, off=not paced)
    provoked = () if paced else (limit, "posts-per-channel")
    async with hall(clock=clock, pacer=pacer, oversteps=provoked) as here:
        pacer.watch(here.slack.calls)
        team, channel = here.slack.workspace.id, here.slack.channel("#main").id
        ana = here.slack.person("Ana")
        places = [here.slack.add_channel(f"room-{n}").id for n in range(30)] if limit == "posts-per-workspace" else []
        first = await here.door.sender.call(team, "chat.postMessage", channel=channel, text="x")
        extra = {
            "chat.update": {"ts": first["ts"], "text": "x"},
            "chat.postEphemeral": {"user": ana.id, "text": "x"},
            "chat.postMessage": {"text": "x"},
            "conversations.setTopic": {"topic": "x"},
        }[method]
        here.slack.limits.off(limit, "posts-per-channel")
        where = places or [channel]
        asked = (here.door.sender.call(team, method, channel=where[n % len(where)], **extra) for n in range(calls))
        await asyncio.gather(*asked)
        assert bool(here.slack.violations.get(limit)) is not paced


def test_every_limit_of_pace_has_its_proof() -> None:
    """A limit that the emulator enforces on our methods, and that nothing proves, would be a limit in name only."""
    assert {name for method in (*TIERS, "chat.postMessage") for name in METHODS[method].limits} == set(PACED)


async def test_retry_after_is_obeyed() -> None:
    """Slack asks us to wait: the same call comes again, no sooner, and no other is lost."""
    from tests.emulation.slack.faults import rate_limited

    async with hall() as here:
        here.slack.faults.on("chat.postMessage", rate_limited(1), times=1)
        team, channel = here.slack.workspace.id, here.slack.channel("#main").id
        began = time.monotonic()
        await asyncio.gather(
            *(here.door.sender.call(team, "chat.postMessage", channel=channel, text=f"n{n}") for n in range(2))
        )
        assert time.monotonic() - began >= 1
        assert {m.text for m in here.slack.channel("#main").messages} == {"n0", "n1"}


async def test_hostile_names_and_notes_reach_nobody() -> None:
    """A person called <!channel> who writes links and mentions pings nobody, on the board or in an answer."""
    from tests.emulation.slack.screen import pings

    async with hall() as here:
        maria = await here.meeting()
        eve = here.slack.person("<!channel> *Eve*")
        await eve.slash("/here")
        await eve.slash("/hand", "<!here> <https://evil.example|click> *bold* <@U00000000A8>")
        await here.shows("Eve")
        await maria.slash("/queue")
        for post in [*here.slack.posts(), *eve.ephemerals, *maria.ephemerals]:
            assert pings(post) == []


async def test_a_place_in_two_languages_reads_both() -> None:
    """The board of a bilingual meeting says everything twice, inside Slack's limits."""
    async with hall() as here:
        maria = await here.lead()
        await maria.slash("/convening", "new Fracciones language:en+es")
        await maria.slash("/convening", "open")
        board = await here.shows("Nobody is waiting")
        assert "Nadie espera" in board.reads or "Nadie está esperando" in board.reads


async def test_groups_and_posts_of_a_place_in_two_languages_read_both() -> None:
    """What is said to a bilingual room, and what stands above a group's thread, is there in English and in Spanish."""
    async with hall() as here:
        maria = await here.lead()
        await maria.slash("/convening", "new Fracciones language:en+es")
        await maria.slash("/convening", "open")
        for n in range(4):
            await here.comes(f"Person {n}")
        await maria.slash("/breakout", "plan size:4")
        await here.until(lambda: here.convening.breakouts.plan is not None, 30)
        await maria.slash("/breakout", "open 20 “Which fraction is bigger?”")
        await here.until(lambda: any("Raise hand" in m.reads and "Levantar la mano" in m.reads for m in posted(here)))
        await maria.slash("/breakout", "recall")
        await here.until(lambda: any("come back" in m.reads and "una línea" in m.reads for m in posted(here)))


def posted(here: Hall) -> list[Message]:
    """Every message but the board."""
    return [post for post in here.slack.posts() if post not in here.boards_in()[:1]]
