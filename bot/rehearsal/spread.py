"""How far apart the places are when a step of a talk routine comes: one page of each place is watched, as it arrives.

Measured on the machine's own clock, not on the rehearsal's: at sixty times the speed a second is still a second.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from aiohttp import ClientError, ClientTimeout

from bot.directory import Directory
from bot.domain.convening.state import Convening
from bot.domain.routines.state import Run
from bot.rehearsal.seat import Seat
from bot.routines.running import routine_of

STEP = re.compile(r'data-step=\\"([\w-]+):(\d+)\\"')
"""How a part of a page says which run and step it shows, within the line of the stream."""
SETTLED = 0.2
"""Seconds between two looks for somebody online to watch, and before a stream that broke off is opened again."""

Moments = dict[tuple[str, int], dict[str, float]]


@dataclass(slots=True)
class Watch:
    """Follows a page of every site and one of the people online, and writes down when each step turned up there."""

    convening: str
    hosts: Mapping[str, Seat]
    guests: Iterable[Seat]
    seen: Moments = field(default_factory=dict)

    async def run(self) -> None:
        """Until it is cancelled."""
        rooms = (self._follow(site, "host", seat) for site, seat in self.hosts.items())
        await asyncio.gather(*rooms, self._online())

    async def _online(self) -> None:
        """Whoever comes in first from home is watched for all of them."""
        while True:
            await asyncio.sleep(SETTLED)
            for seat in self.guests:
                if seat.mode == "remote" and seat.home:
                    return await self._follow("online", "me", seat)

    async def _follow(self, place: str, page: str, seat: Seat) -> None:
        while True:
            try:
                await self._read(place, page, seat)
            except (ClientError, OSError):
                await asyncio.sleep(SETTLED)

    async def _read(self, place: str, page: str, seat: Seat) -> None:
        forever = ClientTimeout(total=None)
        async with seat.session.get(f"/live/{page}/{self.convening}", timeout=forever) as stream:
            async for line in stream.content:
                self._note(place, line.decode())
        await asyncio.sleep(SETTLED)

    def _note(self, place: str, line: str) -> None:
        found = STEP.search(line)
        if found is not None:
            step = (found[1], int(found[2]))
            self.seen.setdefault(step, {}).setdefault(place, asyncio.get_running_loop().time())

    def spreads(self, run: str) -> list[timedelta]:
        """For each step of a run that came to more than one place: from the first that had it to the last."""
        steps = sorted(step for step in self.seen if step[0] == run and len(self.seen[step]) > 1)
        return [timedelta(seconds=max(times) - min(times)) for times in (self.seen[one].values() for one in steps)]

    def places(self, run: str) -> int:
        """How many places had a step of the run."""
        return len({place for step, places in self.seen.items() if step[0] == run for place in places})


def report(watch: Watch, state: Convening, directory: Directory) -> list[str]:
    """One line for each routine that ran: its steps, its places, and how far apart they were."""
    return [line(watch, run, state, directory) for run in state.routines.past if watch.spreads(run.id)]


def line(watch: Watch, run: Run, state: Convening, directory: Directory) -> str:
    routine = routine_of(run.routine, state, directory)
    name, spreads = routine.names.en if routine else run.routine, watch.spreads(run.id)
    each = ", ".join(f"{one.total_seconds():.2f}" for one in spreads)
    most = max(spreads).total_seconds()
    channels = f" In {len(state.places)} channels: {seconds(run.spreads)} s." if state.places and run.spreads else ""
    return (
        f"Spread of {name}: {len(spreads)} steps came to {watch.places(run.id)} places, "
        f"the last at most {most:.2f} s after the first ({each}).{channels}"
    )


def seconds(spreads: Iterable[timedelta]) -> str:
    return ", ".join(f"{one.total_seconds():.2f}" for one in spreads)
