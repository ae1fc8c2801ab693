"""A typed name is proved by a code sent to an account that is known to be hers, and by nothing else."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from adapters.web.codes import Codes
from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import ImportRoster, Join, RosterRow
from bot.domain.log import CLOCK, Actor
from bot.domain.organisation.wishes import LinkAccount
from bot.router import stream_of
from tests.adapters.web.house import Browser, House
from tests.adapters.web.test_joining import person, types
from tests.world import PaperDoor

LISTED = (RosterRow("Imani Okafor", "Shasta", Mode.ROOM), RosterRow("Ben Ito", "Shasta", Mode.ROOM))
CODE = re.compile(r"\b(\d{6})\b")


class Known:
    """A house in which Imani is known on Slack, Ben nowhere."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.slack, self.discord, self.mail = PaperDoor("slack"), PaperDoor("discord"), PaperDoor("mail")
        self.page = f"/in/{house.id}/code"

    async def opens(self) -> None:
        house = self.house
        doors = {"web": house.door, "slack": self.slack, "discord": self.discord, "mail": self.mail}
        house.world.courier.serve(house.world.engine, doors)
        house.door.settings = replace(
            house.door.settings, slack_bot_token="xoxb-1", discord_token="a.b.c", smtp_url="smtp://localhost"
        )
        await house.world.engine.submit(stream_of(house.world.convening), ImportRoster(LISTED), CLOCK, "roster")
        await self.links("Imani Okafor", "slack:T1:U1")

    async def links(self, name: str, account: str) -> None:
        """A platform vouches that this account is hers."""
        organisation = replace(stream_of(self.house.world.convening), kind="organisation", id="north-state")
        wish = LinkAccount(person(self.house, name), account)
        await self.house.world.engine.submit(organisation, wish, CLOCK, f"linked:{account}")

    async def claims(self, name: str) -> Browser:
        """Somebody types that name on the join page."""
        return await types(self.house, name, "shasta")

    async def asks(self, browser: Browser) -> str:
        """She asks for a code; returns what was sent anywhere, if anything was."""
        await browser.open(self.page)
        await browser.post(self.page, {"send": "yes"})
        posts = [*self.slack.posts, *self.discord.posts, *self.mail.posts]
        await self.house.world.delivers()
        new = [one for one in (*self.slack.posts, *self.discord.posts, *self.mail.posts) if one not in posts]
        assert all(one.to and not one.place for one in new)
        assert not self.house.world.web.posts
        found = CODE.search(self.house.world.reads(new[0])) if new else None
        return found[1] if found else ""

    async def tries(self, browser: Browser, code: str) -> str:
        return (await browser.post(self.page, {"code": code})).text

    @property
    def confirmed(self) -> int:
        return sum(link.startswith("claim") for link in self.house.world.convening.confirmed)


@pytest.fixture
async def known(house: House) -> Known:
    made = Known(house)
    await made.opens()
    return made


async def test_the_code_opens_what_is_hers(known: Known) -> None:
    """Imani types her name and the code from her Slack: her own note is shown, without any host."""
    imani = await known.claims("Imani Okafor")
    await imani.post(f"/do/{known.house.id}", {"command": "hand", "action": "up", "note": "about rubrics"})
    assert "about rubrics" not in imani.page.text
    assert "Send me a code instead" in imani.page.text
    code = await known.asks(imani)
    assert "If we know an account of yours, a code is on its way" in imani.page.text
    assert [post.door for post in known.slack.posts] == ["slack"]
    page = await known.tries(imani, f"{code[:3]} {code[3:]}")
    assert "Thank you, it's you" in page
    assert "about rubrics" in page
    assert (await imani.open(known.page)).url == f"/in/{known.house.id}"


async def test_nobody_learns_who_has_an_account(known: Known) -> None:
    """Ben has none: his page says and does the same, wrong tries included, and nothing goes anywhere."""
    pages: list[list[str]] = []
    for name in ("Imani Okafor", "Ben Ito"):
        browser = await known.claims(name)
        shown = [(await browser.open(known.page)).text]
        sent = await known.asks(browser)
        shown.append(browser.page.text)
        shown += [await known.tries(browser, "000000" if sent != "000000" else "111111") for _ in range(5)]
        pages.append(shown)
    assert pages[0] == pages[1]
    assert "That was wrong five times" in pages[0][-1]
    assert len(known.slack.posts) == 1
    assert known.confirmed == 0


async def test_five_wrong_tries_end_a_code(known: Known) -> None:
    """After the fifth wrong one even the right one is no good."""
    imani = await known.claims("Imani Okafor")
    code = await known.asks(imani)
    wrong = "000000" if code != "000000" else "111111"
    assert "4 more tries" in await known.tries(imani, wrong)
    for _ in range(4):
        await known.tries(imani, wrong)
    assert "That code is over" in await known.tries(imani, code)
    assert known.confirmed == 0


async def test_a_code_works_once_and_for_ten_minutes(known: Known) -> None:
    """Eleven minutes later it is over; a new one ends the old one; another browser cannot use it."""
    imani, other = await known.claims("Imani Okafor"), await known.claims("Imani Okafor")
    late = await known.asks(imani)
    await known.house.world.passes(minutes=11)
    assert "That code is over" in await known.tries(imani, late)
    first = await known.asks(imani)
    second = await known.asks(imani)
    if first != second:
        assert "That isn't the code" in await known.tries(imani, first)
    await other.open(known.page)
    assert "That code is over" in await known.tries(other, second)
    assert "Thank you" in await known.tries(imani, second)
    assert known.confirmed == 1


async def test_an_account_that_only_says_so_is_sent_nothing(known: Known) -> None:
    """A stranger typed Ben's name on Discord: the code he then asks for on the web does not go there."""
    ben = person(known.house, "Ben Ito")
    wish = Join("Ben Ito", ben, account="discord:666")
    actor = Actor(door="discord", account="discord:666")
    await known.house.world.engine.submit(stream_of(known.house.world.convening), wish, actor, "typed")
    stranger = await known.claims("Ben Ito")
    assert await known.asks(stranger) == ""
    await known.links("Ben Ito", "slack:T1:U2")
    await known.asks(stranger)
    assert (len(known.discord.posts), len(known.slack.posts)) == (0, 1)


async def test_codes_are_few(known: Known) -> None:
    """Imani is not flooded: three an hour, however many browsers ask; a browser that keeps asking has to wait."""
    browsers = [await known.claims("Imani Okafor") for _ in range(3)]
    for browser in browsers:
        for _ in range(2):
            await known.asks(browser)
    assert len(known.slack.posts) == 3
    for _ in range(4):
        await known.asks(browsers[0])
    assert (await browsers[0].post(known.page, {"send": "yes"})).status == 429


async def test_it_outlives_a_restart(known: Known) -> None:
    """The server dies between the sending and the typing: the code is as good, and as often tried, as before."""
    imani = await known.claims("Imani Okafor")
    code = await known.asks(imani)
    await known.tries(imani, "12")
    (kept,) = (await known.house.world.ledger.kept("web", "code:")).values()
    assert code not in kept
    assert json.loads(kept)["wrong"] == 1
    await Codes(known.house.door).load()
    assert "Thank you" in await known.tries(imani, code)
    await known.asks(await known.claims("Imani Okafor"))
    await known.house.world.passes(minutes=11)
    await Codes(known.house.door).load()
    assert not await known.house.world.ledger.kept("web", "code:")


async def test_who_needs_no_code_has_no_such_page(known: Known) -> None:
    """A guest, a facilitator, a stranger and somebody whom a host denied."""
    house = known.house
    guest, dolores = await house.joined("Zed Quill", "shasta"), await house.entered("console", "dolores")
    for browser in (guest, dolores):
        assert (await browser.open(known.page)).url == f"/in/{house.id}"
    assert (await house.browser().open(known.page)).status == 403
    false = await known.claims("Imani Okafor")
    await house.world.says("dolores", f"/convening confirm account:{next(iter(house.world.convening.claims))} yes:no")
    assert (await false.open(known.page)).status == 403
    assert (await false.post(known.page, {"send": "yes"})).status == 403


async def test_mail_is_an_account_too(known: Known) -> None:
    """Whose address the roster has, and who is on no chat, gets the code by mail."""
    ben = person(known.house, "Ben Ito")
    row = RosterRow("Ben Ito", "Shasta", Mode.ROOM, email="ben@example.org", person=ben)
    await known.house.world.engine.submit(stream_of(known.house.world.convening), ImportRoster((row,)), CLOCK, "more")
    code = await known.asks(await known.claims("Ben Ito"))
    assert (len(code), len(known.mail.posts)) == (6, 1)
