"""One convening in a Slack channel, in a Discord channel and on the web at once: one queue, the same words in each."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial

import aiohttp

from adapters.slack.pacing import MINUTE, SPARE
from bot.domain.convening.state import Convening
from bot.domain.turns import Kind
from bot.lines import line
from bot.settings import Settings
from bot.wiring import HOME, Convenor
from storage.memory import MemoryLedger
from tests.adapters.discord_door.company import plain, specs_present
from tests.adapters.web.house import Browser
from tests.emulation.discord_wire.people import Person as OnDiscord
from tests.emulation.discord_wire.server import DiscordWire
from tests.emulation.slack.faults import rate_limited
from tests.emulation.slack.people import Person as OnSlack
from tests.emulation.slack.server import Slack

Row = tuple[str, str, str]
"""Who waits, from where, and with which kind of hand: the words of one line of the queue."""
PEOPLE = ("Ana Ruiz", "Ben Ito", "Cleo Park", "Dev Shah", "Eve Long")
LINE = re.compile(rf"({'|'.join(PEOPLE)}) \(?(remote|Shasta)\)?,? (new point|reply|process)", re.IGNORECASE)
PATIENCE = 60.0
"""Real seconds that a busy machine may take; what is asserted are counts."""


def rows_of(text: str) -> list[Row]:
    """The queue as it is read there, in its order: `Ana Ruiz (remote), reply` in a chat, in columns on the web."""
    waiting = text[text.rfind("Speaking") :] if "Speaking" in text else text
    waiting = waiting.partition("Turn is over")[2] or waiting  # on a page whoever speaks is written like who waits
    return [(name, mode.casefold(), kind.casefold()) for name, mode, kind in LINE.findall(waiting)]


@dataclass
class Town:
    """The whole program between an emulated Slack and an emulated Discord, with browsers at its own door."""

    convenor: Convenor
    slack: Slack
    discord: DiscordWire
    sessions: list[aiohttp.ClientSession] = field(default_factory=list)

    @property
    def convening(self) -> Convening:
        return self.convenor.engine.convenings(HOME)[-1]

    def browser(self) -> Browser:
        session = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))
        self.sessions.append(session)
        return Browser(session, f"http://127.0.0.1:{self.convenor.port}")

    # --- people ---

    async def convenes(self) -> tuple[OnSlack, OnDiscord]:
        """Maria joins both chats to her organisation by code, and shows one convening in a channel of each."""
        owner = await self.convenor.owner("Maria Lopez")
        slack, discord = self.slack.person("Maria Lopez"), self.discord.world.person("Maria Lopez")
        discord.guild.owner_id = discord.user.id
        await slack.slash("/convenor", f"connect {await self.convenor.connecting['slack'](owner)}")
        await discord.slash("convenor connect", code=await self.convenor.connecting["discord"](owner))
        await slack.slash("/convening", 'new Fractions together sites:"Shasta"', "#main")
        await slack.slash("/convening", "open", "#main")
        await discord.slash("convening bind")
        return slack, discord

    async def facilitates_by_web(self) -> Browser:
        """The owner's own page, behind a one-time link."""
        browser = self.browser()
        address = await self.convenor.web.link("console", await self.convenor.owner(), self.convening.id)
        path = "/" + address.split("/", 3)[3]
        await browser.open(path)
        await browser.post(path, {})
        return browser

    async def comes_by_slack(self, name: str) -> OnSlack:
        who = self.slack.person(name)
        assert (await who.slash("/here", "mode:remote", "#main")).ok
        return who

    async def comes_by_discord(self, name: str) -> OnDiscord:
        who = self.discord.world.person(name)
        await who.slash("here", mode="remote")
        return who

    async def comes_by_web(self, name: str) -> Browser:
        browser, code = self.browser(), self.convening.code
        await browser.open(f"/join/{code}")
        page = await browser.post(f"/join/{code}", {"name": name, "site": "remote", "new": "yes"})
        assert page.status == 200, page.text
        return browser

    # --- what each place shows ---

    def on_slack(self, channel: str = "#main") -> str:
        boards = [post.reads for post in self.slack.channel(channel).messages if post.metadata]
        return boards[-1] if boards else ""

    def on_discord(self) -> str:
        world = self.discord.world
        boards = [m.text for m in world.channel("main").messages if m.author is world.bot and m.buttons()]
        return plain(boards[-1]) if boards else ""

    async def on_the_web(self, browser: Browser) -> str:
        return (await browser.open(f"/in/{self.convening.id}/console")).text

    async def until(self, true: Callable[[], bool], what: str) -> None:
        await self.discord.world.until(true, PATIENCE, what)

    async def all_show(self, rows: Sequence[Row], *channels: str) -> None:
        """Wait until every board shows exactly this queue, and nothing else."""
        for channel in channels or ("#main",):
            await self.until(
                partial(self._shows, rows, partial(self.on_slack, channel)), f"{rows} in {channel} on Slack"
            )
        await self.until(partial(self._shows, rows, self.on_discord), f"{rows} on Discord")

    def _shows(self, rows: Sequence[Row], board: Callable[[], str]) -> bool:
        return "Status" in board() and "open" in board() and rows_of(board()) == rows

    def edits(self) -> tuple[int, int]:
        """How often boards were written so far: on Slack, on Discord."""
        edited = [
            one for one in self.discord.world.requests if one["method"] == "PATCH" and "/messages/" in one["path"]
        ]
        return len(self.slack.calls.to("chat.update")), len([one for one in edited if "/channels/" in one["path"]])


@asynccontextmanager
async def town() -> AsyncIterator[Town]:
    async with DiscordWire() as discord, Slack() as slack:
        settings = Settings(
            web_port=0,
            secret_keys=("0123456789abcdef0123456789abcdef",),
            discord_token=discord.token,
            discord_api_url=discord.api_url,
            discord_gateway_url=discord.gateway_url,
            slack_bot_token=slack.bot_token,
            slack_signing_secret=slack.app.signing_secret,
            slack_api_url=slack.api_url,
        )
        convenor = Convenor(settings, ledger=MemoryLedger())
        await convenor.start()
        slack.request_url = f"http://127.0.0.1:{convenor.port}/slack/events"
        await discord.world.ready()
        here = Town(convenor, slack, discord)
        try:
            yield here
        finally:
            for session in here.sessions:
                await session.close()
            await convenor.stop()
        assert discord.world.requests.pings() == []
        if specs_present():
            assert discord.world.check() == []
            assert slack.calls.check(responses=False) == []
        assert slack.violations == {}


async def test_hands_from_three_doors_stand_in_one_queue_in_the_same_words() -> None:
    """Raised on Slack, on Discord and on the web: all three read the same lines in the same order, at every step."""
    async with town() as here:
        maria, _ = await here.convenes()
        console = await here.facilitates_by_web()
        ana, dev = await here.comes_by_slack("Ana Ruiz"), await here.comes_by_slack("Dev Shah")
        ben, cleo = await here.comes_by_discord("Ben Ito"), await here.comes_by_web("Cleo Park")
        await ben.slash("hand", kind="reply")
        await cleo.asks(here.convening.id, "hand", "up")
        await ana.slash("/hand", "process", "#main")
        await dev.slash("/hand", "", "#main")
        await here.all_show(read := rows_of(await here.on_the_web(console)))
        assert sorted(name for name, *_ in read) == ["Ana Ruiz", "Ben Ito", "Cleo Park", "Dev Shah"]
        assert {kind for *_, kind in read} == {"reply", "process", "new point"}
        await maria.slash("/queue", "next", "#main")
        await here.all_show(after := rows_of(await here.on_the_web(console)))
        assert after == read[1:]
        for text in (here.on_slack(), here.on_discord(), await here.on_the_web(console)):
            first = [text.find(name, text.find("Speaking")) for name in (read[0][0], after[0][0], after[1][0])]
            assert 0 < first[0] < first[1] < first[2]
        for text in (here.on_slack(), here.on_discord()):
            assert re.search(r"As of \d+:\d\d", text)


async def test_every_organisation_s_door_was_joined_by_its_own_code() -> None:
    """A code for Slack and a code for Discord, both used up: two chats, one organisation, one and the same Maria."""
    async with town() as here:
        slack, discord = await here.convenes()
        kept = here.convenor.ledger
        assert kept is not None
        assert set((await kept.kept("discord", "tenant:")).values()) == {HOME}
        directory = here.convenor.engine.directory(HOME)
        accounts = (f"slack:{slack.workspace.id}:{slack.id}", f"discord:{discord.user.id}")
        assert {known.person for one in accounts if (known := directory.whose(one))} == {await here.convenor.owner()}
        assert {door for door, *_ in (place.split(":") for place in here.convening.places)} == {"slack", "discord"}


async def test_each_board_is_written_once_for_what_is_new() -> None:
    """Three channels on Slack and one on Discord: as many edits as boards and one in flight, so within their pace.

    Slack takes one edit of a workspace every 1.25 seconds, Discord one of a channel every second: N boards on Slack
    are all new after N + 1 edits, which is within 1.2 N + 2 seconds; Discord's after two.
    """
    async with town() as here:
        maria, _ = await here.convenes()
        for name in ("shasta", "library"):
            here.slack.add_channel(name, maria)
            await maria.slash("/convening", "bind", f"#{name}")
        boards = ("#main", "#shasta", "#library")
        people = [await here.comes_by_discord("Ben Ito"), await here.comes_by_discord("Eve Long")]
        ana, cleo = await here.comes_by_slack("Ana Ruiz"), await here.comes_by_web("Cleo Park")
        await here.all_show([], *boards)
        for who in people:
            await who.slash("hand")
        await ana.slash("/hand", "", "#main")
        before = here.edits()
        await cleo.asks(here.convening.id, "hand", "up")
        await here.all_show(rows_of(await here.on_the_web(await here.facilitates_by_web())), *boards)
        slack, discord = (now - then for now, then in zip(here.edits(), before, strict=True))
        assert slack <= len(boards) + 1
        assert slack * MINUTE / (50 * SPARE) <= len(boards) * 1.2 + 2
        assert discord <= 2


async def test_one_s_own_place_is_fresh_before_any_board_is() -> None:
    """Both chats take no edit for a minute: each person is told her place as it is now, for her eyes alone."""
    async with town() as here:
        await here.convenes()
        ana, ben = await here.comes_by_slack("Ana Ruiz"), await here.comes_by_discord("Ben Ito")
        await here.all_show([])
        here.discord.world.faults.limit("PATCH", "/channels/*", retry_after=50, times=9)
        here.slack.faults.on("chat.update", rate_limited(50), times=9)
        cleo = await here.comes_by_web("Cleo Park")
        await cleo.asks(here.convening.id, "hand", "up")
        await ben.slash("hand")
        await ana.slash("/hand", "", "#main")
        mine = await ben.slash("queue me")
        assert mine.private
        assert "1 person is before you" in plain(mine.screen)
        await ana.slash("/queue", "me", "#main")
        assert "2 people are before you" in ana.ephemerals[-1].reads
        assert rows_of(here.on_slack()) == rows_of(here.on_discord()) == []


WAYS = (
    "Slack, slash command",
    "Discord, button",
    "web, form",
    "Slack, reaction",
    "Discord, typed word",
    "Slack, typed word",
    "Discord, slash command",
    "web, for somebody",
    "Slack, button",
    "Discord, reaction",
)
"""Every way in which a hand goes up, the doors in turn, as one raises after the other."""


async def raise_by(here: Town, way: str, name: str, console: Browser) -> None:
    """This person comes in by the way's door, and raises her hand by it."""
    door, _, how = way.partition(", ")
    if door == "web":
        browser = await here.comes_by_web(name)
        for_her = {"for": name} if how == "for somebody" else {}
        assert (await (console if for_her else browser).asks(here.convening.id, "hand", "up", **for_her))["ok"]
    elif door == "Slack":
        await raise_on_slack(here, how, await here.comes_by_slack(name))
    else:
        await raise_on_discord(here, how, await here.comes_by_discord(name))


async def raise_on_slack(here: Town, how: str, who: OnSlack) -> None:
    board = next(post for post in here.slack.channel("#main").messages if post.metadata)
    if how == "slash command":
        await who.slash("/hand", "", "#main")
    elif how == "button":
        await who.click(board, "press:hand:up:0")
    elif how == "typed word":
        await who.types("mano")
    else:
        await who.reacts(board, "raised_hand")


async def raise_on_discord(here: Town, how: str, who: OnDiscord) -> None:
    world = here.discord.world
    board = next(m for m in world.channel("main").messages if m.author is world.bot and m.buttons())
    if how == "slash command":
        await who.slash("hand")
    elif how == "button":
        await who.click(board, "Raise hand")
    elif how == "typed word":
        await who.says(f"<@{world.bot.id}> mano", "main")
    else:
        await who.reacts(board, "✋")


async def test_the_order_is_the_same_by_whichever_of_ten_ways_a_hand_goes_up() -> None:
    """Slash commands, buttons, typed words and reactions of two chats, a form, a proxy: in the order of raising."""
    async with town() as here:
        await here.convenes()
        console = await here.facilitates_by_web()
        assert (await console.asks(here.convening.id, "queue", "policy", policy="first-come"))["ok"]
        await here.all_show([])
        directory, went_up = here.convenor.engine.directory(HOME), []
        for nth, way in enumerate(WAYS):
            await raise_by(here, way, f"Guest {nth:02} Long", console)
            await here.until(lambda nth=nth: len(here.convening.queue.hands) == nth + 1, f"a hand by {way}")  # type: ignore[misc]
            went_up.append(f"Guest {nth:02} Long")
        placed = line(here.convening)
        assert [directory.name(one.hand.person) for one in placed] == went_up
        assert {(one.hand.kind, one.hand.overtaken) for one in placed} == {(Kind.NEW, 0)}
        guests = [name.removesuffix(" Long") for name in went_up]
        for board in (here.on_slack, here.on_discord):
            await here.until(lambda board=board: guests_on(board()) == guests, "the same order on a board")  # type: ignore[misc]
        assert guests_on(await here.on_the_web(console))[: len(guests)] == guests


def guests_on(text: str) -> list[str]:
    """The guests who wait, in the order in which this text tells them."""
    return list(dict.fromkeys(re.findall(r"(Guest \d\d) Long \(?remote", text)))
