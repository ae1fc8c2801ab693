"""Long computing in a process of its own, so that nobody's hand waits for a plan.

The process is started at the first plan, loads NumPy there, and is kept for the next one. It starts afresh (`spawn`),
so that it inherits neither sockets nor threads. A plan that is no longer wanted ends the process; the next one starts
another.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import TYPE_CHECKING

from bot.domain.frozen import frozen
from bot.domain.planner.problem import Contradiction, Plan, Problem

if TYPE_CHECKING:
    from types import TracebackType

OnProgress = Callable[[int, int], None]

REPORTS = 20
"""How often progress is reported during one plan."""


class WorkerLost(RuntimeError):
    """The process ended before the plan was ready; asking again starts another."""


@frozen
class _Asked:
    problem: Problem
    seed: int
    steps: int


@frozen
class _Progress:
    done: int
    steps: int


class PlannerWorker:
    """Plans one after the other in a process of its own. Use as `async with`, or end it by `close()`."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None

    async def __aenter__(self) -> PlannerWorker:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def plan(self, problem: Problem, seed: int, steps: int = 0, on_progress: OnProgress | None = None) -> Plan:
        """The plan of `bot.domain.planner.solve.plan`, computed elsewhere; `on_progress(done, steps)` is called here.

        Raises `Contradiction` as the planner does, and `WorkerLost` when the process ended. Cancelling ends it.
        """
        async with self._turn:
            try:
                return await self._asked(_Asked(problem, seed, steps), on_progress)
            except (asyncio.CancelledError, WorkerLost):
                await asyncio.shield(self._end())
                raise

    async def close(self) -> None:
        """End the process, if there is one."""
        async with self._turn:
            await self._end()

    async def _asked(self, asked: _Asked, on_progress: OnProgress | None) -> Plan:
        connection = await asyncio.to_thread(self._connected)
        try:
            await asyncio.to_thread(connection.send, asked)
            while True:
                answer = await _received(connection)
                if isinstance(answer, _Progress):
                    if on_progress is not None:
                        on_progress(answer.done, answer.steps)
                elif isinstance(answer, Plan):
                    return answer
                elif isinstance(answer, BaseException):
                    raise answer
        except (EOFError, OSError) as error:
            raise WorkerLost("the planning process ended before the plan was ready") from error

    def _connected(self) -> Connection:
        if self._process is not None and self._process.is_alive() and self._connection is not None:
            return self._connection
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), name="convenor-planner", daemon=True)
        self._process.start()
        theirs.close()
        self._connection = ours
        return ours

    async def _end(self) -> None:
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if connection is not None:
            connection.close()
        if process is not None:
            process.terminate()
            await asyncio.to_thread(process.join)


async def _received(connection: Connection) -> object:
    """The next answer, waited for on the event loop and not in a thread, so that cancelling leaves nothing behind."""
    loop, ready = asyncio.get_running_loop(), asyncio.Event()
    if not connection.poll():
        loop.add_reader(connection.fileno(), ready.set)
        try:
            await ready.wait()
        finally:
            loop.remove_reader(connection.fileno())
    return await asyncio.to_thread(connection.recv)


def _serve(connection: Connection) -> None:
    """What the process does: plan whatever is asked until nobody asks any more."""
    from bot.domain.planner.solve import plan

    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            asked: _Asked = connection.recv()
            try:
                connection.send(plan(asked.problem, asked.seed, asked.steps, _reporter(connection)))
            except Contradiction as contradiction:
                connection.send(contradiction)
            except Exception as error:
                connection.send(RuntimeError(f"{type(error).__name__}: {error}"))


def _reporter(connection: Connection) -> OnProgress:
    reported = 0

    def report(done: int, steps: int) -> None:
        nonlocal reported
        if done * REPORTS // max(1, steps) > reported:
            reported = done * REPORTS // max(1, steps)
            connection.send(_Progress(done, steps))

    return report
