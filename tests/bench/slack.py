"""How fast a durable `/hand` is beside a Bolt app that only acknowledges: both signed, over HTTP, 64 in flight.

Run: `python -m tests.bench.slack [rounds]`. Each server is a process of its own; rounds are interleaved, bare then
ours, and the ratio is the median of the pairs. The bare app runs as Bolt's documentation has it; a second one runs on
the event loop that we run on, so that nobody takes the loop's merit for ours. Ours checks the signature and who may,
commits to SQLite with `synchronous=FULL`, and renders the answer with the person's place; the bare app checks the
signature and acknowledges. Beside requests a second stands what a request costs its server in processor time, all
threads together: that figure hardly changes where other work shares the machine.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from aiohttp import web

from bot import event_loop

SECRET = "a-signing-secret-for-the-bench"
IN_FLIGHT, PEOPLE, REQUESTS = 64, 200, 4000
TEAM, CHANNEL = "T0BENCH", "C0BENCH"
BARE, SAME_LOOP, OURS = "bare Bolt", "bare Bolt on our loop", "durable /hand"


def signed(text: str, user: str, trigger: str) -> bytes:
    """One slash command as Slack puts it on the wire."""
    form = {
        "token": "x",
        "team_id": TEAM,
        "channel_id": CHANNEL,
        "user_id": user,
        "user_name": user.lower(),
        "command": "/hand",
        "text": text,
        "response_url": "https://hooks.slack.example/commands/1",
        "trigger_id": trigger,
    }
    body, stamp = urlencode(form).encode(), str(int(time.time()))
    digest = hmac.new(SECRET.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    head = (
        "POST /slack/events HTTP/1.1\r\nHost: bench\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"X-Slack-Request-Timestamp: {stamp}\r\nX-Slack-Signature: v0={digest}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def request(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, raw: bytes) -> bytes:
    writer.write(raw)
    head = await reader.readuntil(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200"), head[:60]
    length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
    return await reader.readexactly(int(length.split(b":")[1]))


@dataclass(frozen=True, slots=True)
class Server:
    """One of the two, in a process of its own: it says its port, and its processor time whenever it is asked."""

    process: asyncio.subprocess.Process
    port: int

    async def cpu(self) -> float:
        """Seconds of processor time so far, of all its threads."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(b"?\n")
        return float(await self.process.stdout.readline())

    async def stop(self) -> None:
        self.process.terminate()
        await self.process.wait()


@dataclass(frozen=True, slots=True)
class Round:
    """What one server did in one round: requests a second, the slowest of a hundred in ms, and µs of processor time."""

    rate: float
    p99: float
    cpu: float


async def load(server: Server, requests: list[bytes]) -> Round:
    """All requests over 64 connections, each sending its next when the last was answered."""
    waiting, took = iter(requests), list[float]()

    async def one() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        for raw in waiting:
            began = time.perf_counter()
            await request(reader, writer, raw)
            took.append(time.perf_counter() - began)
        writer.close()

    spent, began = await server.cpu(), time.perf_counter()
    await asyncio.gather(*(one() for _ in range(IN_FLIGHT)))
    seconds, spent = time.perf_counter() - began, await server.cpu() - spent
    return Round(
        len(requests) / seconds, statistics.quantiles(took, n=100)[98] * 1000, spent / len(requests) * 1_000_000
    )


def hands(number: int) -> list[bytes]:
    """Everybody raises, then lowers: each command changes the log."""
    words = ["reply about slide 4" if turn % 2 == 0 else "down" for turn in range(REQUESTS // PEOPLE)]
    return [
        signed(text, f"U{who:04d}", f"{number}.{turn}.{who}")
        for turn, text in enumerate(words)
        for who in range(PEOPLE)
    ]


# --- the two servers ---


async def serve(app: web.Application) -> None:
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    print(runner.addresses[0][1], flush=True)
    asked = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(asked), sys.stdin)
    while await asked.readline():
        print(time.process_time(), flush=True)


async def bare() -> None:
    """Bolt as its documentation has it, in its fast mode."""
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.authorization import AuthorizeResult

    async def authorize(team_id: str) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id=team_id, bot_token="xoxb-bench")

    app = AsyncApp(signing_secret=SECRET, authorize=authorize, process_before_response=True)

    @app.command("/hand")
    async def hand(ack: object) -> None:
        await ack()  # type: ignore[operator]

    await serve(app.web_app(path="/slack/events"))


async def ours(folder: str, api_url: str) -> None:
    from adapters.slack.door import SlackDoor
    from bot.alarm import ApschedulerAlarm
    from bot.clock import SystemClock
    from bot.domain.convening import wishes as w
    from bot.domain.convening.state import Mode
    from bot.domain.log import CLOCK, Actor, Stream, Word
    from bot.engine import Engine
    from bot.logs import configure
    from bot.ports import Receipt, Write
    from bot.reclaiming import short_searches
    from bot.router import Router
    from bot.settings import Settings
    from commands import COMMANDS
    from storage.open import open_ledger

    configure()
    ledger, clock = open_ledger(f"sqlite:///{folder}/bench.db"), SystemClock()
    engine = Engine(ledger, clock, ApschedulerAlarm(clock), Router(COMMANDS))
    settings = Settings(slack_bot_token="xoxb-bench", slack_signing_secret=SECRET, slack_api_url=api_url)
    door = SlackDoor(engine, ledger, clock, settings, COMMANDS, "home")
    await engine.start()
    stream = Stream("home", "convening", "c1")
    place = f"slack:{TEAM}:{CHANNEL}"
    await engine.submit(stream, w.PlanConvening("Bench", facilitator="p0000", place=place), CLOCK, "plan")
    await engine.submit(stream, w.OpenConvening(), CLOCK, "open")
    everyone = tuple(f"p{n:04d}" for n in range(PEOPLE))
    rows = tuple(w.RosterRow(f"Person {who}", "remote", Mode.REMOTE, person=who) for who in everyone)
    await engine.submit(stream, w.ImportRoster(rows), Actor("p0000", CLOCK.grants), "roster")
    await engine.submit(stream, w.CheckIn(everyone), CLOCK, "in")
    words = tuple(Word(who, f"account:slack:{TEAM}:U{n:04d}", f"a{n}") for n, who in enumerate(everyone))
    await ledger.commit([Write(Stream("home", "person", "all"), 0, words=words, receipts=(Receipt("w", "x", b"{}"),))])
    engine.directory("home").apply(words)
    app = web.Application()
    door.mount(app)
    await door.start()
    with short_searches():
        await serve(app)


async def slack_itself() -> tuple[web.AppRunner, str]:
    """Says yes to whatever the board sends."""

    async def yes(_: web.Request) -> web.Response:
        return web.json_response({"ok": True, "ts": "1.1", "team_id": TEAM, "members": []})

    app = web.Application()
    app.router.add_route("*", "/{method:.*}", yes)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner, f"http://127.0.0.1:{runner.addresses[0][1]}/api/"


async def started(*words: str) -> Server:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.bench.slack",
        *words,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env=dict(os.environ),
    )
    assert process.stdout is not None
    return Server(process, int(await process.stdout.readline()))


def told(name: str, rounds: list[Round]) -> str:
    rate, p99, cpu = (statistics.median(getattr(one, what) for one in rounds) for what in ("rate", "p99", "cpu"))
    return f"{name:24} {rate:7.0f}/s  p99 {p99:6.1f} ms  {cpu:5.0f} µs of processor time a request"


def beside(bare: list[Round], durable: list[Round]) -> str:
    """How ours did beside a bare one, each round with its neighbour."""
    pairs = list(zip(bare, durable, strict=True))
    rate = statistics.median(ours.rate / theirs.rate for theirs, ours in pairs)
    p99 = statistics.median(ours.p99 / theirs.p99 for theirs, ours in pairs)
    cpu = statistics.median(theirs.cpu / ours.cpu for theirs, ours in pairs)
    return f"ratio {rate:.2f}, p99 {p99:.2f} times, {cpu:.2f} by processor time"


async def compare(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        runner, api_url = await slack_itself()
        servers = {
            BARE: await started("bare"),
            SAME_LOOP: await started("bare", "same"),
            OURS: await started("ours", folder, api_url),
        }
        try:
            done = [{name: await load(one, hands(n)) for name, one in servers.items()} for n in range(rounds + 1)][1:]
        finally:
            for one in servers.values():
                await one.stop()
            await runner.cleanup()
        size = sum(file.stat().st_size for file in Path(folder).iterdir())
    by_name = {name: [one[name] for one in done] for name in servers}
    for name, its_rounds in by_name.items():
        print(told(name, its_rounds))
    print(f"beside {BARE}: {beside(by_name[BARE], by_name[OURS])}")
    print(f"beside {SAME_LOOP}: {beside(by_name[SAME_LOOP], by_name[OURS])}")
    print(f"{rounds} interleaved rounds of {REQUESTS}, {IN_FLIGHT} in flight; database {size / 2**20:.1f} MiB")


def main() -> None:
    match sys.argv[1:]:
        case ["bare"]:
            asyncio.run(bare())
        case ["bare", "same"]:
            event_loop.run(bare())
        case ["ours", folder, api_url]:
            event_loop.run(ours(folder, api_url))
        case [rounds]:
            asyncio.run(compare(int(rounds)))
        case _:
            asyncio.run(compare(5))


if __name__ == "__main__":
    main()
