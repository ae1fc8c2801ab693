"""`kill -9` again and again while a rehearsal runs: what was acknowledged is there, and nothing is doubled."""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import sqlite3
import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientError, TCPConnector

from bot.books import all_convenings
from bot.clock import ScaledClock
from bot.codec import entry
from bot.domain.breakouts.facts import BreakoutOpened, BreakoutRecalled, BreakoutWarned, LineGiven
from bot.domain.convening.facts import PersonArrived
from bot.domain.log import Stream
from bot.domain.queue.facts import HandLowered, HandRaised, RemotePassed, TurnBegan
from bot.rehearsal.director import Director
from bot.rehearsal.page import Page, PageForm
from bot.rehearsal.script import Script, Step, read_script
from bot.rehearsal.seat import Seat
from bot.rehearsal.stage import Stage
from storage.sqlite import SqliteLedger
from tests.process.fragile import AFTER, BEFORE, NEVER, POSTING

pytestmark = [pytest.mark.process, pytest.mark.slow]

ROOT = Path(__file__).parent.parent.parent
NORTH_STATE = ROOT / "bot" / "rehearsal" / "north_state"
SPEED = 60.0
# Fifteen kills in the first seventy minutes in every run of the suite; `make endurance`: fifty in the whole meeting.
KILLS = int(os.environ.get("CONVENOR_KILLS", "15"))
EACH = KILLS // 5
"""At least so many inside each of the three dangerous moments; the others come from outside, at any moment."""
MINUTES = 110 if KILLS > 30 else 72
PLANNED = 38.0
"""When the groups are asked for: a plan takes its real seconds, which are minutes here."""
POSTS_FROM, POSTS_TO = 44.0, 58.0
"""The minutes in which the groups are told much, so that a post is on its way at any moment."""


@dataclass(frozen=True, slots=True)
class Kill:
    """One death: from which minute of the meeting on, inside which moment (empty: from outside), at which one such."""

    minute: float
    where: str
    nth: int


def deaths(rng: random.Random) -> list[Kill]:
    """Every kill of the rehearsal, in order.

    One comes just after the plan was asked for. The next waits for a post, so that on a slow machine too the groups
    have opened before there is more of it.
    """

    def moment() -> float:
        minute = rng.uniform(1.0, MINUTES - 3.0)
        return minute + POSTS_FROM - PLANNED if PLANNED <= minute <= POSTS_FROM else minute

    inside = [Kill(moment(), where, rng.randint(1, 3)) for where in (BEFORE, AFTER) for _ in range(EACH)]
    inside[-1] = Kill(PLANNED, AFTER, 1)
    posting = [Kill(rng.uniform(POSTS_FROM, POSTS_TO), POSTING, rng.randint(1, 3)) for _ in range(EACH)]
    posting[0] = Kill(POSTS_FROM, POSTING, 1)
    outside = [Kill(moment(), "", 0) for _ in range(KILLS - 3 * EACH)]
    return sorted((*inside, *posting, *outside), key=lambda kill: kill.minute)


@dataclass(slots=True)
class House:
    """Starts the program again each time it died, always on the same file and port.

    The meeting's clock stands still while the house is down, so that every kill finds its place in the meeting however
    slow this machine is.
    """

    folder: Path
    clock: ScaledClock
    deaths: list[Kill]
    port: int = 0
    starts: int = 0
    outside: int = 0
    process: asyncio.subprocess.Process | None = None
    up: asyncio.Event = field(default_factory=asyncio.Event)
    begun: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.begun = self.clock.now()

    @property
    def diary(self) -> Path:
        return self.folder / "diary"

    def hits(self) -> Counter[str]:
        return Counter(self.diary.read_text("utf-8").split()) if self.diary.exists() else Counter()

    def at(self, minute: float) -> datetime:
        return self.begun + timedelta(minutes=minute)

    async def start(self, kill: Kill) -> str:
        """Start it, to die as it is told; returns a console link at the first start."""
        asked = {
            "database": str(self.folder / "rehearsal.db"),
            "diary": str(self.diary),
            "where": kill.where or NEVER,
            "since": self.at(kill.minute).isoformat(),
            "nth": str(kill.nth),
            "now": self.clock.now().isoformat(),
            "speed": str(SPEED if self.starts else 0.0),
            "port": str(self.port),
            "secret": "s" * 40,
            "link": "yes" if self.starts == 0 else "",
        }
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.process.fragile", json.dumps(asked), cwd=ROOT, stdout=asyncio.subprocess.PIPE
        )
        assert self.process.stdout is not None
        told: dict[str, Any] = json.loads(await self.process.stdout.readline())
        self.port, self.starts = told["port"], self.starts + 1
        self.up.set()
        return str(told["link"])

    async def play(self) -> None:
        """The whole meeting: die and start again as it is written, the last time to stay."""
        await self._kill()  # the one that set the stage, on a clock that stood still
        for kill in self.deaths:
            await self._go_on(kill)
            if kill.where:
                await self._dies_by_itself()
            else:
                await self.clock.sleep_until(self.at(kill.minute))
                self.outside += 1
            await self._kill()
        await self._go_on(Kill(0, "", 0))

    async def _go_on(self, kill: Kill) -> None:
        await self.start(kill)
        self.clock.run_at(SPEED)

    async def _dies_by_itself(self) -> None:
        """Or the meeting is over first, and the diary tells that this moment was not hit."""
        over = asyncio.create_task(self.clock.sleep_until(self.at(MINUTES)))
        dead = asyncio.create_task(self._process.wait())
        await asyncio.wait((over, dead), return_when=asyncio.FIRST_COMPLETED)
        over.cancel()

    async def _kill(self) -> None:
        """Make sure that it is dead; the meeting's clock stands still from here on."""
        self.up.clear()
        if self._process.returncode is None:
            self._process.send_signal(signal.SIGKILL)
        await self._process.wait()
        self.clock.run_at(0.0)
        self.clock.step(timedelta(seconds=2))  # the dead one's clock may have been a little ahead of ours

    @property
    def _process(self) -> asyncio.subprocess.Process:
        assert self.process is not None
        return self.process

    async def settled(self) -> None:
        """Wait until the last one has carried every post that is left; then it dies too."""
        for _ in range(240):
            if left_lying(self.folder / "rehearsal.db") == 0:
                break
            await asyncio.sleep(0.25)
        await self._kill()


@dataclass(slots=True)
class PatientSeat(Seat):
    """A person whose page sends the same form again, with its key, until it is answered; she keeps every answer."""

    house: House | None = None
    answers: list[tuple[dict[str, str], dict[str, Any]]] = field(default_factory=list)

    async def open(self, address: str = "") -> Page:
        while True:
            try:
                return await Seat.open(self, address)
            except (ClientError, OSError, TimeoutError):
                await self._wait_outside()

    async def _wait_outside(self) -> None:
        assert self.house is not None
        await asyncio.sleep(0.1)
        await self.house.up.wait()

    async def send(self, form: PageForm, **fields: str) -> Page:
        if form.target.startswith("/do/"):
            await self.ask(form, **fields)
            return await self.open()
        while True:
            try:
                return await Seat.send(self, form, **fields)
            except (ClientError, OSError, TimeoutError):
                await self._wait_outside()

    async def ask(self, form: PageForm, **fields: str) -> dict[str, Any]:
        while True:
            try:
                answer = await Seat.ask(self, form, **fields)
            except (ClientError, OSError, TimeoutError):
                await self._wait_outside()
                continue
            self.answers.append(({**form.fields, **fields}, answer))
            return answer


@dataclass(slots=True)
class PatientStage(Stage):
    """Seats people who do not give up."""

    house: House | None = None

    def make(self, *about: Any) -> Seat:
        return PatientSeat(*about, self.base, self.connector, house=self.house)


def script() -> Script:
    """The symposium's own script, with more said to the groups, so that there is more to post."""
    whole = read_script(NORTH_STATE / "script.yaml")
    more = tuple(Step(43 + n, "says", f"/breakout say Minute {n}: keep going") for n in range(14))
    steps = sorted((step for step in (*whole.steps, *more) if step.at < MINUTES), key=lambda step: step.at)
    return replace(whole, minutes=MINUTES, steps=tuple(steps))


async def rehearse(folder: Path) -> tuple[House, Director]:
    wanted = script()
    clock = ScaledClock(wanted.starts_at.astimezone(UTC), 0.0)
    house = House(folder, clock, deaths(random.Random(9)))
    link = await house.start(Kill(0, "", 0))
    connector = TCPConnector(limit=0, force_close=True)
    stage = PatientStage(f"http://127.0.0.1:{house.port}", connector, house=house)
    content = (NORTH_STATE / "roster.csv").read_bytes()
    cast = await stage.set(wanted, "roster.csv", content, link[link.index("/console") :])
    director = Director(wanted, cast, clock)
    dying = asyncio.create_task(house.play())
    await director.run()
    await dying
    await house.settled()
    for seat in (cast.facilitator, *cast.people):
        await seat.close()
    await connector.close()
    return house, director


def said_yes(director: Director, command: str, action: str) -> list[dict[str, str]]:
    """What was acknowledged as done, of one kind."""
    seats = (director.cast.facilitator, *director.cast.people)
    return [
        filled
        for seat in seats
        if isinstance(seat, PatientSeat)
        for filled, told in seat.answers
        if told.get("ok") and (filled.get("command"), filled.get("action")) == (command, action)
    ]


async def test_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    """Every acknowledged hand, line, turn and step is in the log exactly once, and every post was settled."""
    house, director = await rehearse(tmp_path)
    ledger = SqliteLedger(tmp_path / "rehearsal.db")
    await ledger.open()
    try:
        ((state, _),) = [one async for one in all_convenings(ledger)]
        stream = Stream(state.organisation, "convening", state.id)
        events = [entry(line).event for line in await ledger.read(stream)]
        happened = Counter(type(event) for event in events)
        raised = sum(len(filled.get("for", "one").split(",")) for filled in said_yes(director, "hand", "up"))
        assert happened[HandRaised] == raised
        quiet = len(said_yes(director, "hand", "down")) + len(said_yes(director, "hand", "pass"))
        assert happened[HandLowered] + happened[RemotePassed] == quiet
        assert happened[TurnBegan] == len(said_yes(director, "queue", "next"))
        assert happened[LineGiven] == len(said_yes(director, "breakout", "line"))
        assert happened[BreakoutOpened] == happened[BreakoutRecalled] == 1
        assert [event.minutes for event in events if isinstance(event, BreakoutWarned)] == [5, 1]
        arrivals = Counter(event.person for event in events if isinstance(event, PersonArrived))
        assert set(arrivals.values()) == {1}
        assert len(arrivals) == 78
        posts = await ledger.parcels(state.organisation, stream)
        assert {how for _, how, _ in posts} <= {"sent", "refused", "cancelled", "expired", "claimed"}
        assert len({parcel.key for parcel, _, _ in posts}) == len(posts)
    finally:
        await ledger.close()
    assert left_lying(tmp_path / "rehearsal.db") == 0
    assert director.stumbles == []
    hits = house.hits()
    assert house.outside + hits.total() == KILLS
    assert min(hits[BEFORE], hits[AFTER], hits[POSTING]) >= EACH, hits


def left_lying(database: Path) -> int:
    """Posts of the meeting's time that nobody carried to an end: not those that somebody asked to have tomorrow, nor
    one that was taken back while a process died with it."""
    with sqlite3.connect(database) as connection:
        query = """SELECT count(*) FROM posts WHERE state IN ('claimed', 'waiting') AND withdrawn = ''
            AND due <= (SELECT max(at) FROM entries)"""
        return int(connection.execute(query).fetchone()[0])
