"""The house of a rehearsal: a whole installation on a clock of its own, its cast, and the page that directs them."""

from __future__ import annotations

import asyncio
import secrets
import signal
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path

import structlog
from aiohttp import TCPConnector

from bot.clock import ScaledClock
from bot.domain.convening.state import Convening
from bot.failures import Failure, no_port
from bot.logs import configure
from bot.recap import as_text
from bot.rehearsal.controls import Controls
from bot.rehearsal.director import Director
from bot.rehearsal.script import Script, ScriptWrong, read_script
from bot.rehearsal.seat import Seat
from bot.rehearsal.spread import Watch, report
from bot.rehearsal.stage import RosterWrong, Stage
from bot.settings import Settings
from bot.showing import Showing
from bot.speech import Speech
from bot.wiring import Convenor

log = structlog.get_logger("rehearsal")


@dataclass(slots=True)
class House:
    """One rehearsal from the first page to the recap."""

    roster: Path
    script_file: Path
    speed: float
    port: int
    database: str = ""
    director: Director | None = field(init=False, default=None)

    async def run(self, unattended: bool) -> int:
        """Open, direct, and stay until stopped; or, unattended, leave with the recap at the end."""
        script = self._script()
        with tempfile.TemporaryDirectory(prefix="convenor-rehearsal-") as folder:
            file = self.database or str(Path(folder) / "rehearsal.db")
            return await self._rehearse(script, file, unattended)

    def _script(self) -> Script:
        for file in (self.script_file, self.roster):
            if not file.is_file():
                raise Failure(f"There is no file {file}.")
        try:
            return read_script(self.script_file)
        except ScriptWrong as error:
            raise Failure(str(error)) from error

    async def _rehearse(self, script: Script, file: str, unattended: bool) -> int:
        settings = Settings(
            database_url=f"sqlite:///{file}", web_port=self.port, secret_keys=(secrets.token_urlsafe(32),)
        )
        configure("text", settings.secret_keys)
        clock = ScaledClock(script.starts_at.astimezone(UTC), self.speed if unattended else 0.0)
        convenor = Convenor(settings, clock=clock)
        controls = Controls(convenor, clock, script)
        controls.mount(convenor.app)
        try:
            await convenor.start()
        except OSError as error:
            raise no_port(self.port, error, "--port 8090 (make rehearse PORT=8090)") from error
        say(f"Setting the stage: {script.title} …")
        connector = TCPConnector(limit=0)
        try:
            director = await self._cast(convenor, clock, script, connector)
            controls.direct(director)
            clock.run_at(self.speed)
            return await self._play(convenor, director, controls, unattended)
        finally:
            await close_all(self.director)
            await connector.close()
            await convenor.stop()

    async def _cast(self, convenor: Convenor, clock: ScaledClock, script: Script, connector: TCPConnector) -> Director:
        base = f"http://127.0.0.1:{convenor.port}"
        link = await convenor.web.link("console", await convenor.owner(), "", hours=24 * 365)
        try:
            cast = await Stage(base, connector).set(
                script, self.roster.name, self.roster.read_bytes(), link[link.index("/console") :]
            )
        except RosterWrong as error:
            raise Failure(str(error)) from error
        self.director = Director(script, cast, clock)
        return self.director

    async def _play(self, convenor: Convenor, director: Director, controls: Controls, unattended: bool) -> int:
        say(f"The rehearsal is open: http://127.0.0.1:{convenor.port}/rehearsal")
        playing = asyncio.create_task(director.run())
        watch = Watch(director.cast.convening, director.cast.hosts, director.cast.guests)
        watching = asyncio.create_task(watch.run())
        if not unattended:
            await until_stopped()
            playing.cancel()
            watching.cancel()
            return 0
        await playing
        watching.cancel()
        say(recap_of(convenor, director))
        if director.replied:
            say(replies_of(director))
        for line in spread_of(convenor, director, watch):
            say(line)
        for stumble in director.stumbles:
            say(f"Stumbled: {stumble}")
        return 1 if director.stumbles else 0


def say(line: str) -> None:
    """To the person at the keyboard, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def recap_of(convenor: Convenor, director: Director) -> str:
    state = convenor.engine.convening(convenor.organisation, director.cast.convening)
    assert isinstance(state, Convening)
    directory = convenor.engine.directory(convenor.organisation)
    return as_text(Showing.of_record(state, directory).recap(), Speech.about(state, directory, "en"))


def replies_of(director: Director) -> str:
    """What simulated people answered to their nudges: the part of a rehearsal that no recap tells."""
    told = director.replied
    return (
        f"Nudges answered: {told['done']} done, {told['snooze']} later, {told['stop']} no more of it, "
        f"{told['read']} only read, {told['unread']} not come."
    )


def spread_of(convenor: Convenor, director: Director, watch: Watch) -> list[str]:
    """How far apart the places were in each talk routine."""
    state = convenor.engine.convening(convenor.organisation, director.cast.convening)
    assert isinstance(state, Convening)
    return report(watch, state, convenor.engine.directory(convenor.organisation))


async def close_all(director: Director | None) -> None:
    if director is None:
        return
    seats: list[Seat] = [director.cast.facilitator, *director.cast.people]
    await asyncio.gather(*(seat.close() for seat in seats))


async def until_stopped() -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stopped.set)
    await stopped.wait()
