"""Long computing, kept out of decisions: what was asked of the planner goes to a worker and comes back as an intent.

The log alone says what is asked. If this process dies meanwhile, the request is found in the state at the next start,
or by the deadline that every waiting request has.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from typing import Any, ParamSpec, Protocol, TypeVar

import structlog

from bot.domain.breakouts import facts as f
from bot.domain.breakouts import wishes as w
from bot.domain.breakouts.forming import group_of
from bot.domain.breakouts.problems import as_planned, may_be_seated, problem, unmet_of
from bot.domain.breakouts.state import Group, Request
from bot.domain.breakouts.wanted import Wanted
from bot.domain.convening.state import REMOTE_SITE, Convening
from bot.domain.log import CLOCK, Intent, Stream
from bot.domain.planner import problem as p
from bot.domain.planner.budget import steps_within
from bot.domain.planner.repair import Repair, repair
from bot.domain.planner.solve import plan
from bot.engine import Change, Engine, Fault
from bot.exports.sentences import Sentences
from bot.router import stream_of
from bot.speech import say_in

Wanting = ParamSpec("Wanting")
Found = TypeVar("Found")

log = structlog.get_logger("planning")

SECONDS = 1.0
"""What a plan may take of one core, turned into steps beforehand; a thousand people get what suits their number."""
MANY = 1000


class Planner(Protocol):
    """Computes elsewhere, so that nobody's hand waits for a plan."""

    async def plan(self, problem: p.Problem, seed: int, steps: int) -> p.Plan: ...
    async def repair(self, problem: p.Problem, before: p.Round) -> Repair: ...


class Planning:
    """Watches the engine for requests, has them computed, and brings the answers back."""

    def __init__(self, engine: Engine, planner: Planner, seconds: float = SECONDS) -> None:
        self.engine, self.planner, self.seconds = engine, planner, seconds
        self._at_work: dict[str, asyncio.Task[None]] = {}

    async def start(self) -> None:
        """Listen, and take up what was asked for and never computed."""
        self.engine.watch(self._see)
        for organisation in await self.engine.ledger.organisations():
            for state in self.engine.convenings(organisation):
                self._take_up(state)

    async def stop(self) -> None:
        tasks = tuple(self._at_work.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def idle(self) -> None:
        """Return once nothing is being computed."""
        while self._at_work:
            await asyncio.gather(*self._at_work.values(), return_exceptions=True)

    def _see(self, change: Change) -> None:
        """Only the process that decided a request computes it; another one takes it up when its deadline falls due."""
        if any(isinstance(line.event, f.PlanRequested | f.PlanTakenUp | f.SeatsRequested) for line in change.entries):
            self._take_up(change.state)

    def _take_up(self, state: Convening) -> None:
        asked, seating = state.breakouts.request, state.breakouts.seating
        if asked is not None:
            self._begin(f"{asked.id}:{asked.tries}", self._plan(state, asked))
        if seating is not None and state.breakouts.round is not None:
            self._begin(f"{seating.id}:{seating.tries}", self._seat(state, seating))

    def _begin(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        if name in self._at_work:
            work.close()
            return
        task = self._at_work[name] = asyncio.create_task(work)
        task.add_done_callback(lambda _: self._at_work.pop(name, None))

    async def _plan(self, state: Convening, asked: Request) -> None:
        wanted = problem(state, asked.wanted, asked.people)
        steps = steps_within(self.seconds, wanted) if len(wanted.people) < MANY else 0
        try:
            found = await self.planner.plan(wanted, asked.seed, steps)
        except Exception as error:
            log.error("plan failed", request=asked.id, exc_info=error)
            return
        rounds = tuple(named(state, one.groups) for one in found.rounds)
        unmet = tuple(unmet_of(one, rounds) for one in found.unmet)
        answer = w.PlanComputed(asked.id, rounds, unmet, found.measures.gap)
        await self._bring(stream_of(state), answer, f"planned:{asked.id}:{asked.tries}")

    async def _seat(self, state: Convening, asked: Request) -> None:
        """Seats for late arrivals in the running round, with as few others moved as can be."""
        running = state.breakouts.round
        assert running is not None
        wanted = running.plan.wanted if running.plan else Wanted()
        groups = running.in_order()
        people = tuple(dict.fromkeys((*here(state, running.seated()), *asked.people)))
        try:
            found = await self.planner.repair(problem(state, wanted, people), as_planned(groups))
        except Exception as error:
            log.error("seats failed", request=asked.id, exc_info=error)
            return
        before = {who: group.id for group in groups for who in group.members}
        moves, fresh = seats(state, found.round, before)
        await self._bring(stream_of(state), w.SeatsComputed(asked.id, moves, fresh), f"seats:{asked.id}:{asked.tries}")

    async def _bring(self, stream: Stream, answer: Intent, key: str) -> None:
        try:
            await self.engine.submit(stream, answer, CLOCK, key)
        except Fault as fault:
            log.error("planner's answer was lost", reference=fault.reference)


def named(state: Convening, groups: Sequence[p.Group]) -> tuple[Group, ...]:
    """The planner's groups, each with the name that is said aloud and stands on its table card."""
    language = state.languages[0]
    words = Sentences(language)
    return tuple(group_of(state, group, name_of(group, words, language)) for group in groups)


def here(state: Convening, people: Iterable[str]) -> tuple[str, ...]:
    """Those of these people who have not left, in order."""
    known = ((who, state.one(who)) for who in sorted(people))
    return tuple(who for who, one in known if one is not None and may_be_seated(one))


def seats(
    state: Convening, after: p.Round, before: Mapping[str, str]
) -> tuple[tuple[tuple[str, str], ...], tuple[Group, ...]]:
    """Who sits somewhere new, and groups that were made for them: empty, their people are among the seats."""
    groups = named(state, after.groups)
    known = frozenset(before.values())
    moves = tuple((who, group.id) for group in groups for who in group.members if before.get(who) != group.id)
    return moves, tuple(replace(group, members=()) for group in groups if group.id not in known)


def name_of(group: p.Group, words: Sentences, language: str) -> str:
    if group.within != REMOTE_SITE:
        return words.group(group)
    remote = say_in(language, "remote-groups")
    return f"{remote} {group.within_number}" if group.within_number else remote


class WorkerPlanner:
    """One process of its own that plans, started when first needed."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    async def plan(self, problem: p.Problem, seed: int, steps: int) -> p.Plan:
        return await self._elsewhere(plan, problem, seed, steps)

    async def _elsewhere(self, work: Callable[Wanting, Found], *with_: Wanting.args, **more: Wanting.kwargs) -> Found:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
        return await asyncio.get_running_loop().run_in_executor(self._pool, partial(work, *with_, **more))

    async def repair(self, problem: p.Problem, before: p.Round) -> Repair:
        return await self._elsewhere(repair, problem, before)

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
