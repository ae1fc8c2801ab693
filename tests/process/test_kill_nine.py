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
from dataclasses import dataclass, field
from datetime import UTC
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
from bot.rehearsal.seat import Seat, relative
from bot.rehearsal.stage import Stage
from storage.sqlite import SqliteLedger
from tests.process.fragile import AFTER, BEFORE, NEVER, POSTING

pytestmark = [pytest.mark.process, pytest.mark.slow]

ROOT = Path(__file__).parent.parent.parent
NORTH_STATE = ROOT / "bot" / "rehearsal" / "north_state"
SPEED = 30.0
# Twenty kills in every run of the suite; `make endurance` makes it fifty.
KILLS = int(os.environ.get("CONVENOR_KILLS", "20"))
EACH = KILLS // 5
"""At least so many inside each of the three dangerous moments."""


@dataclass(slots=True)
class House:
    """Starts the program again each time it died, always on the same file and port."""

    folder: Path
    clock: ScaledClock
    rng: random.Random
    port: int = 0
    starts: int = 0
    outside: int = 0
    """Kills from outside, at any moment."""
    over: bool = False
    process: asyncio.subprocess.Process | None = None
    up: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def diary(self) -> Path:
        return self.folder / "diary"

    def hits(self) -> Counter[str]:
        return Counter(self.diary.read_text("utf-8").split()) if self.diary.exists() else Counter()

    @property
    def kills(self) -> int:
        return self.hits().total() + self.outside

    @property
    def enough(self) -> bool:
        hits = self.hits()
        return self.kills >= KILLS and min(hits[one] for one in (BEFORE, AFTER, POSTING)) >= EACH

    async def start(self, where: str = NEVER, nth: int = 1) -> str:
        """Start it, to die at that moment; returns a console link at the first start."""
        asked = {
            "database": str(self.folder / "rehearsal.db"),
            "diary": str(self.diary),
            "where": where,
            "nth": str(nth),
            "now": self.clock.now().isoformat(),
            "speed": str(SPEED),
            "port": str(self.port),
            "secret": "s" * 40,
            "link": "yes" if self.starts == 0 else "",
        }
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.process.fragile", json.dumps(asked), cwd=ROOT, stdout=asyncio.subprocess.PIPE
        )
        assert self.process.stdout is not None
        line = await asyncio.wait_for(self.process.stdout.readline(), 60)
        if not line and self.over:
            return ""  # the rehearsal ended while it was starting once more
        told: dict[str, Any] = json.loads(line)
        self.port, self.starts = told["port"], self.starts + 1
        self.up.set()
        return str(told["link"])

    async def keep_dying(self) -> None:
        """Until enough kills were counted: let it run a little, die, start again."""
        while not self.over:
            assert self.process is not None
            patience = 600 if self.enough else self.rng.uniform(1.5, 4.0)
            try:
                await asyncio.wait_for(self.process.wait(), patience)
            except TimeoutError:
                if self.over:
                    return
                self.process.send_signal(signal.SIGKILL)
                await self.process.wait()
                self.outside += 1
            self.up.clear()
            if not self.over:
                await self.start(*self._next_moment())

    def _next_moment(self) -> tuple[str, int]:
        """The moment that was hit least; after enough kills, none."""
        if self.enough:
            return NEVER, 1
        hits = self.hits()
        where = min((POSTING, BEFORE, AFTER), key=lambda one: (hits[one], self.rng.random()))
        return where, self.rng.randint(1, 3)


@dataclass(slots=True)
class PatientSeat(Seat):
    """A person whose page sends the same form again, with its key, until it is answered; she keeps every answer."""

    house: House | None = None
    answers: list[tuple[dict[str, str], dict[str, Any]]] = field(default_factory=list)

    async def open(self, address: str = "") -> Page:
        for _ in range(60):
            try:
                return await Seat.open(self, address)
            except (ClientError, OSError, TimeoutError):
                await asyncio.sleep(0.25)
        raise TimeoutError("the house stayed shut")

    async def send(self, form: PageForm, **fields: str) -> Page:
        filled = {**form.fields, **fields}
        for _ in range(60):
            try:
                if not form.target.startswith("/do/"):
                    return await Seat.send(self, form, **fields)
                answer = await self._ask(form.target, filled)
            except (ClientError, OSError, TimeoutError):
                await asyncio.sleep(0.25)
                continue
            self.answers.append((filled, answer))
            return await self.open()
        raise TimeoutError("the house stayed shut")

    async def _ask(self, target: str, filled: dict[str, str]) -> dict[str, Any]:
        headers = {"Accept": "application/json"}
        async with self.session.post(relative(target), data=filled, headers=headers) as answer:
            told: dict[str, Any] = await answer.json()
            return told


@dataclass(slots=True)
class PatientStage(Stage):
    """Seats people who do not give up."""

    house: House | None = None

    def make(self, *about: Any) -> Seat:
        return PatientSeat(*about, self.base, self.connector, house=self.house)


def script() -> Script:
    """The symposium's own script, with more said to the groups, so that there is more to post."""
    north_state = read_script(NORTH_STATE / "script.yaml")
    more = tuple(Step(43 + n, "says", f"/breakout say Minute {n}: keep going") for n in range(14))
    steps = tuple(sorted((*north_state.steps, *more), key=lambda step: step.at))
    return Script(
        north_state.title,
        north_state.minutes,
        north_state.starts_at,
        north_state.zone,
        steps,
        north_state.notes,
        north_state.lines,
    )


async def rehearse(folder: Path) -> tuple[House, Director]:
    wanted = script()
    clock = ScaledClock(wanted.starts_at.astimezone(UTC), 0.0)
    house = House(folder, clock, random.Random(9))
    link = await house.start()
    connector = TCPConnector(limit=0, force_close=True)
    stage = PatientStage(f"http://127.0.0.1:{house.port}", connector, house=house)
    content = (NORTH_STATE / "roster.csv").read_bytes()
    cast = await stage.set(wanted, "roster.csv", content, link[link.index("/console") :])
    director = Director(wanted, cast, clock)
    clock.run_at(SPEED)
    dying = asyncio.create_task(house.keep_dying())
    await director.run()
    await asyncio.sleep(3)
    house.over = True
    assert house.process is not None
    house.process.send_signal(signal.SIGKILL)
    await house.process.wait()
    await dying
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
    hits = house.hits()
    assert house.kills >= KILLS
    assert min(hits[BEFORE], hits[AFTER], hits[POSTING]) >= EACH, hits
    assert director.stumbles == []
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


def left_lying(database: Path) -> int:
    """Posts that nobody carried to an end. One that was taken back while a process died with it is not carried on."""
    with sqlite3.connect(database) as connection:
        query = "SELECT count(*) FROM posts WHERE state IN ('claimed', 'waiting') AND withdrawn = ''"
        return int(connection.execute(query).fetchone()[0])
