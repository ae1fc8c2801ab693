"""Long computing, kept out of decisions: what was asked of the planner goes to a worker and comes back as an intent.

The log alone says what is asked. If this process dies meanwhile, the request is found in the state at the next start,
or by the deadline that every waiting request has.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from typing import Protocol

import structlog

from bot.domain.breakouts import facts as f
from bot.domain.breakouts import wishes as w
from bot.domain.breakouts.circling import ring_rounds
from bot.domain.breakouts.dealing import held_groups, met_in_other_rounds
from bot.domain.breakouts.forming import group_of
from bot.domain.breakouts.latecomers import kindest
from bot.domain.breakouts.problems import as_planned, here, problem, unmet_in, unmet_of
from bot.domain.breakouts.state import UNKNOWN, Group, Request, Round
from bot.domain.breakouts.tables import at_tables, chairs
from bot.domain.breakouts.wanted import Ring, Wanted
from bot.domain.convening.state import REMOTE_SITE, Convening
from bot.domain.log import CLOCK, Intent, Stream
from bot.domain.planner import problem as p
from bot.domain.planner.budget import steps_within
from bot.domain.planner.repair import rebalance, repair
from bot.engine import Change, Engine, Fault
from bot.exports.sentences import Sentences
from bot.router import stream_of
from bot.speech import say_in

RINGS = (Ring.PAIRS, Ring.CIRCLES)
ASKED = (f.PlanRequested, f.PlanTakenUp, f.SeatsRequested, f.BalanceRequested)

log = structlog.get_logger("planning")

SECONDS = 1.0
"""What a plan may take of one core, turned into steps beforehand; a thousand people get what suits their number."""
MANY = 1000
EVERY = 1.0
"""Seconds between two words about how far a plan is; a plan that takes less says nothing."""


class Planner(Protocol):
    """Computes a plan elsewhere, so that nobody's hand waits for it (`bot.workers.PlannerWorker`)."""

    async def plan(
        self, problem: p.Problem, seed: int, steps: int = 0, on_progress: Callable[[int, int], None] | None = None
    ) -> p.Plan: ...


class Planning:
    """Watches the engine for requests, has them computed, and brings the answers back."""

    def __init__(self, engine: Engine, planner: Planner, seconds: float = SECONDS) -> None:
        self.engine, self.planner, self.seconds = engine, planner, seconds
        self._at_work: dict[str, asyncio.Task[None]] = {}
        self._aside: set[asyncio.Task[None]] = set()

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
        while self._at_work or self._aside:
            await asyncio.gather(*self._at_work.values(), *self._aside, return_exceptions=True)

    def _see(self, change: Change) -> None:
        """Only the process that decided a request computes it; another one takes it up when its deadline falls due."""
        if any(isinstance(line.event, ASKED) for line in change.entries):
            self._take_up(change.state)

    def _take_up(self, state: Convening) -> None:
        asked = state.breakouts
        if asked.request is not None:
            self._begin(asked.request, partial(self._plan, state))
        if asked.round is not None and asked.seating is not None:
            self._begin(asked.seating, partial(self._seat, state, asked.round))
        if asked.round is not None and asked.balancing is not None:
            self._begin(asked.balancing, partial(self._balance, state, asked.round))

    def _begin(self, asked: Request, work: Callable[[Request], Awaitable[None]]) -> None:
        name = f"{asked.id}:{asked.tries}"
        if name in self._at_work:
            return
        task = self._at_work[name] = asyncio.create_task(self._carefully(asked, work))
        task.add_done_callback(lambda _: self._at_work.pop(name, None))

    async def _carefully(self, asked: Request, work: Callable[[Request], Awaitable[None]]) -> None:
        """What breaks here is asked again by the request's own deadline."""
        try:
            await work(asked)
        except Exception as error:
            log.error("planning failed", request=asked.id, exc_info=error)

    async def _plan(self, state: Convening, asked: Request) -> None:
        found = await (self._in_a_ring if asked.wanted.ring in RINGS else self._searched)(state, asked)
        if asked.wanted.tables:
            found = await asyncio.to_thread(with_tables, state, asked.wanted, found)
        await self._bring(stream_of(state), found, f"planned:{asked.id}:{asked.tries}")

    async def _in_a_ring(self, state: Convening, asked: Request) -> w.PlanComputed:
        return await asyncio.to_thread(in_a_ring, state, asked)

    async def _searched(self, state: Convening, asked: Request) -> w.PlanComputed:
        """By the planner; around the groups that are held, where a plan's next round is made anew."""
        around = state.breakouts.plan if asked.of else None
        met, taken = (met_in_other_rounds(around), held_groups(around)) if around else ({}, ())
        wanted = await asyncio.to_thread(problem, state, asked.wanted, asked.people, met)
        steps = steps_within(self.seconds, wanted) if len(wanted.people) < MANY else 0
        found = await self.planner.plan(wanted, asked.seed, steps, self._progress(stream_of(state), asked))
        return await asyncio.to_thread(answer_of, state, asked, found, taken)

    def _progress(self, stream: Stream, asked: Request) -> Callable[[int, int], None]:
        """Everybody who looks sees how far it is, about once a second and from the second second on."""
        loop = asyncio.get_running_loop()
        said = loop.time()

        def report(done: int, steps: int) -> None:
            nonlocal said
            percent = 100 * done // max(1, steps)
            if loop.time() - said < EVERY or not 0 < percent < 100:
                return
            said = loop.time()
            note = w.NoteProgress(asked.id, percent)
            self._aside.add(task := loop.create_task(self._bring(stream, note, f"progress:{asked.id}:{percent}")))
            task.add_done_callback(self._aside.discard)

        return report

    async def _seat(self, state: Convening, running: Round, asked: Request) -> None:
        """Seats for late arrivals in the running round, with as few others moved as can be."""
        moves, fresh = await asyncio.to_thread(late_seats, state, running, asked.people)
        await self._bring(stream_of(state), w.SeatsComputed(asked.id, moves, fresh), f"seats:{asked.id}:{asked.tries}")

    async def _balance(self, state: Convening, running: Round, asked: Request) -> None:
        moves = await asyncio.to_thread(evened, state, running, asked.moves)
        await self._bring(stream_of(state), w.BalanceComputed(asked.id, moves), f"balance:{asked.id}")

    async def _bring(self, stream: Stream, answer: Intent, key: str) -> None:
        try:
            await self.engine.submit(stream, answer, CLOCK, key)
        except Fault as fault:
            log.error("planner's answer was lost", reference=fault.reference)


def answer_of(state: Convening, asked: Request, found: p.Plan, taken: Sequence[Group]) -> w.PlanComputed:
    """The planner's plan as the convening keeps it: its groups with names, beside those that are held."""
    rounds = tuple(named(state, beside(one.groups, taken)) for one in found.rounds)
    return w.PlanComputed(asked.id, rounds, unmet_of(found.unmet, rounds), found.measures.gap)


def in_a_ring(state: Convening, asked: Request) -> w.PlanComputed:
    wanted = problem(state, asked.wanted, asked.people)
    rounds = tuple(named(state, one.groups) for one in ring_rounds(wanted, asked.wanted, asked.seed))
    unmet = unmet_in(wanted, rounds)
    return w.PlanComputed(asked.id, rounds, unmet, len(unmet))


def evened(state: Convening, running: Round, most_moves: int) -> tuple[tuple[str, str], ...]:
    wanted, before = as_it_is(state, running, ())
    return seats(state, running, rebalance(wanted, before, most_moves, room_at(running)).round)[0]


def with_tables(state: Convening, wanted: Wanted, answer: w.PlanComputed) -> w.PlanComputed:
    """The same plan at named tables: whoever had to move for want of a seat may have broken or mended a rule."""
    rounds = at_tables(state, wanted, answer.rounds)
    people = [who for group in rounds[0] for who in group.members]
    judged = rounds[:1] if wanted.ring is Ring.STATIONS else rounds
    unmet = unmet_in(problem(state, wanted, people), judged)
    gap = answer.gap if together(rounds[: len(answer.rounds)]) == together(answer.rounds) else UNKNOWN
    return replace(answer, rounds=rounds, unmet=unmet, gap=gap)


def together(rounds: Sequence[Sequence[Group]]) -> list[set[frozenset[str]]]:
    """Who shares a group with whom, round by round."""
    return [{frozenset(group.members) for group in groups} for groups in rounds]


def named(state: Convening, groups: Sequence[p.Group]) -> tuple[Group, ...]:
    """The planner's groups, each with the name that is said aloud and stands on its table card."""
    language = state.languages[0]
    words = Sentences(language)
    return tuple(group_of(state, group, name_of(group, words, language)) for group in groups)


def beside(groups: Sequence[p.Group], taken: Sequence[Group]) -> tuple[p.Group, ...]:
    """The groups with numbers that none of `taken` has: they are to stand beside those."""
    if not taken:
        return tuple(groups)
    numbers = free_numbers(group.number for group in taken)
    within = {name: free_numbers(g.within_number or 1 for g in taken if g.within == name) for name in withins(groups)}
    alone = withins(groups) - withins(taken)
    return tuple(
        replace(
            group,
            number=next(numbers),
            within_number=group.within_number if group.within in alone else next(within[group.within]),
        )
        for group in groups
    )


def withins(groups: Iterable[p.Group | Group]) -> set[str]:
    return {group.within for group in groups}


def free_numbers(taken: Iterable[int]) -> Iterator[int]:
    gone = frozenset(taken)
    return (number for number in count(1) if number not in gone)


def as_it_is(state: Convening, running: Round, late: Sequence[str]) -> tuple[p.Problem, p.Round]:
    """The running round as the planner sees it: everyone who sits in it or came late, and the groups before."""
    wanted = running.plan.wanted if running.plan else Wanted()
    people = tuple(dict.fromkeys((*here(state, running.seated()), *here(state, late))))
    return problem(state, wanted, people), as_planned(running.in_order(), running.seated())


def late_seats(
    state: Convening, running: Round, late: Sequence[str]
) -> tuple[tuple[tuple[str, str], ...], tuple[Group, ...]]:
    """Where late arrivals go, with whoever moves for them, and groups that are made for them."""
    room = room_at(running)
    late = here(state, late)[: free_chairs(state, running, room)]
    if not late:
        return (), ()
    wanted, before = as_it_is(state, running, late)
    moves, fresh = seats(state, running, repair(wanted, before, room=room).round)
    chosen = kindest(state, running, late, moves, fresh) if not room else moves
    taken = {group for _, group in chosen}
    return chosen, tuple(group for group in fresh if group.id in taken)


def room_at(running: Round) -> tuple[int, ...]:
    """How many each group's table seats, if tables were asked for."""
    return chairs(running.plan.wanted, (g for g in running.in_order() if g.members)) if running.plan else ()


def free_chairs(state: Convening, running: Round, room: Sequence[int]) -> int | None:
    """For how many late arrivals there is a chair somewhere; None for any number."""
    if not room:
        return None
    taken = [len(here(state, group.members)) for group in running.in_order() if group.members]
    return sum(max(0, most - now) for most, now in zip(room, taken, strict=True))


def seats(state: Convening, running: Round, after: p.Round) -> tuple[tuple[tuple[str, str], ...], tuple[Group, ...]]:
    """Who sits somewhere new, and groups that were made for them: empty, their people are among the seats."""
    groups = named(state, after.groups)
    before = {who: group.id for group in running.groups.values() for who in group.members}
    moves = tuple((who, group.id) for group in groups for who in group.members if before.get(who) != group.id)
    return moves, tuple(replace(group, members=()) for group in groups if group.id not in running.groups)


def name_of(group: p.Group, words: Sentences, language: str) -> str:
    if group.within != REMOTE_SITE:
        return words.group(group)
    remote = say_in(language, "remote-groups")
    return f"{remote} {group.within_number}" if group.within_number else remote
