"""The whole program as a process of its own, over real HTTP and real WebSockets, killed in the middle."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from tests.emulation.slack.people import Person
from tests.emulation.slack.server import Slack

ROOT = Path(__file__).parents[3]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Program:
    """`convenor run` for one emulated Slack."""

    def __init__(self, slack: Slack, folder: Path, sockets: bool) -> None:
        self.slack, self.folder, self.sockets, self.port = slack, folder, sockets, free_port()
        self.process: asyncio.subprocess.Process | None = None

    async def start(self) -> str:
        """Start it; returns what it printed until it was open."""
        given = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "CONVENOR_DATABASE_URL": f"sqlite:///{self.folder}/c.db",
            "CONVENOR_SECRET_KEY": "0123456789abcdef0123456789abcdef",
            "SLACK_BOT_TOKEN": self.slack.bot_token,
            "SLACK_API_URL": self.slack.api_url,
        }
        given |= (
            {"SLACK_APP_TOKEN": self.slack.app.app_token}
            if self.sockets
            else {"SLACK_SIGNING_SECRET": self.slack.app.signing_secret}
        )
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", "--port", str(self.port),
            cwd=self.folder, env=given, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        self.slack.request_url = f"http://127.0.0.1:{self.port}/slack/events"
        printed = await self._printed()
        await self._ready()
        return printed

    async def _printed(self) -> str:
        assert self.process is not None
        assert self.process.stdout is not None
        printed = ""
        while "/console/" not in printed:
            line = await asyncio.wait_for(self.process.stdout.readline(), 30)
            assert line, "the program ended"
            printed += line.decode()
        try:
            while "connect " not in printed:
                printed += (await asyncio.wait_for(self.process.stdout.readline(), 1.5)).decode()
        except TimeoutError:
            pass
        return printed

    async def _ready(self) -> None:
        async with aiohttp.ClientSession() as session:
            for _ in range(200):
                async with session.get(f"http://127.0.0.1:{self.port}/healthz") as answer:
                    if answer.status == 200 and (not self.sockets or len(self.slack.sockets.open) >= 2):
                        return
                await asyncio.sleep(0.05)
        raise AssertionError("it is not ready")

    async def end(self, how: signal.Signals) -> None:
        assert self.process is not None
        self.process.send_signal(how)
        await asyncio.wait_for(self.process.wait(), 15)


@asynccontextmanager
async def program(folder: Path, sockets: bool) -> AsyncIterator[Program]:
    async with Slack(socket_mode=sockets) as slack:
        made = Program(slack, folder, sockets)
        try:
            yield made
        finally:
            if made.process is not None and made.process.returncode is None:
                await made.end(signal.SIGKILL)


async def board_says(slack: Slack, text: str, seconds: float = 60) -> None:
    for _ in range(int(seconds / 0.05)):
        if any(text in post.reads for post in slack.channel("#main").messages if post.metadata):
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"the board does not say {text}")


def heard(person: Person) -> str:
    return "\n".join(seen.reads for seen in person.ephemerals)


@pytest.mark.process
@pytest.mark.slow
@pytest.mark.parametrize("sockets", [False, True], ids=["http", "sockets"])
async def test_a_meeting_survives_a_kill(tmp_path: Path, sockets: bool) -> None:
    """From the printed code to a hand on the board; then kill -9: the hand is there, the board is the same message."""
    async with program(tmp_path, sockets) as running:
        slack = running.slack
        code = re.search(r"/convenor (connect \S+)", await running.start())
        assert code is not None
        maria, ana = slack.person("Maria Lopez"), slack.person("Ana Ruiz")
        await maria.slash("/convenor", code[1])
        await maria.slash("/convening", "new Fractions day")
        await maria.slash("/convening", "open")
        await ana.slash("/here")
        await ana.slash("/hand", "reply")
        assert "next" in heard(ana)
        await running.end(signal.SIGKILL)
        await running.start()
        await ana.slash("/hand", "reply")
        assert "already" in heard(ana)
        await maria.slash("/queue", "next")
        await board_says(slack, "Speaking: Ana Ruiz")
        assert len([post for post in slack.channel("#main").messages if post.metadata]) == 1
        await running.end(signal.SIGTERM)
        assert slack.calls.check(responses=False) == []
