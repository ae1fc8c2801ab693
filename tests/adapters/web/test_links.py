"""One-time links: one browser, for a while, until somebody takes them back."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

from adapters.web.links import Links, hashed
from bot.domain.log import Stream
from tests.adapters.web.house import Browser, House


def path(address: str) -> str:
    return "/" + address.split("/", 3)[3]


async def test_looking_at_a_link_uses_nothing_up(house: House) -> None:
    """A mail scanner opens the address; the person it was for can still come in; nobody after her."""
    where = path(await house.door.link("console", "dolores", house.id))
    scanner, dolores, late = house.browser(), house.browser(), house.browser()
    assert "This link is for Dolores Vega" in (await scanner.open(where)).text
    await dolores.open(where)
    page = await dolores.post(where, {})
    assert page.url == f"/in/{house.id}/console"
    assert (await late.open(where)).status == 410
    assert (await late.post(where, {})).status == 410
    assert (await dolores.post(where, {})).status == 200


async def test_a_link_ends_by_itself(house: House) -> None:
    """After its hours, a link opens nothing."""
    where = path(await house.door.link("console", "dolores", house.id, hours=1))
    await house.world.passes(minutes=61)
    assert (await house.browser().open(where)).status == 410


async def test_a_link_of_one_kind_opens_no_other_page(house: House) -> None:
    """A display's token is no console's."""
    token = path(await house.door.link("display", "", house.id)).rsplit("/", 1)[1]
    assert (await house.browser().post(f"/console/{token}", {})).status == 410


async def test_only_hashes_are_kept(house: House) -> None:
    """The ledger holds no token, and a restart still knows every link."""
    token = path(await house.door.link("host", "dolores", house.id)).rsplit("/", 1)[1]
    kept = await house.world.ledger.kept("web", "link:")
    assert token not in str(kept)
    again = Links(house.world.ledger, house.world.clock)
    await again.load()
    assert again.by_hash(hashed(token)) is not None


async def test_a_display_link_shows_the_wall_until_it_is_revoked(house: House) -> None:
    """The projector's browser is nobody: it sees the wall, nothing else, and only while its link is good."""
    wall = await house.entered("display", "")
    assert wall.page.url == f"/in/{house.id}/display"
    assert (await wall.open(f"/in/{house.id}")).status == 403
    assert (await wall.open(f"/in/{house.id}/console")).status == 403
    dolores = await house.entered("console", "dolores")
    await dolores.open(f"/in/{house.id}/setup")
    digest = next(one for one, link in house.door.links.of(house.id) if link.kind == "display")
    page = await dolores.post(f"/in/{house.id}/unlink", {"link": digest})
    assert "no longer opens anything" in page.text
    assert (await wall.open(f"/in/{house.id}/display")).status == 403


def used(house: House, kind: str) -> str:
    """The one link of that kind that a browser came in by."""
    (found,) = (digest for digest, one in house.door.links.of(house.id) if one.kind == kind and one.used_by)
    return found


async def test_revoking_a_used_link_turns_its_browser_away(house: House) -> None:
    """A host's phone is lost: her page, her buttons and her open page are over at once, and a calm page says why."""
    await house.joined("Ana Ruiz", "shasta")
    ana = next(who.person for who in house.world.convening.roster() if who.walk_in)
    await house.world.says("dolores", "/convening role person:Ana role:site_host site:Shasta")
    dolores, phone = await house.entered("console", "dolores"), await house.entered("host", ana)
    stream = await phone.session.get(f"{house.base}/live/host/{house.id}")
    await dolores.open(f"/in/{house.id}/setup")
    page = await dolores.post(f"/in/{house.id}/unlink", {"link": used(house, "host")})
    assert "the browser that used it is out" in page.text
    assert "event: over" in (await asyncio.wait_for(stream.text(), 5))
    for path_ in ("/host", ""):
        shown = await phone.open(f"/in/{house.id}{path_}")
        assert (shown.status, "That link was taken back" in shown.text) == (403, True)
    assert (await phone.asks(house.id, "here", "in", **{"for": "Ana Ruiz"}))["ok"] is False
    assert [who.person for who in house.world.convening.hosts("shasta")] == [ana]
    again = await house.entered("host", ana)
    assert again.page.url == f"/in/{house.id}/host"


async def test_a_used_link_can_be_revoked_after_it_has_ended(house: House) -> None:
    """A console link of last week: nobody can open it any more, but its browser is still in until it is revoked."""
    dolores, lost = await house.entered("console", "dolores"), await house.entered("console", "dolores")
    await house.world.passes(days=3)
    assert (await lost.open(f"/in/{house.id}/console")).status == 200
    await dolores.open(f"/in/{house.id}/setup")
    assert "this browser" in dolores.page.text
    mine = dict(house.door.links.of(house.id))
    browsers = {one.used_by: digest for digest, one in mine.items()}
    assert len(browsers) == 2
    of_lost = next(digest for browser, digest in browsers.items() if f"web:{browser}" == account_of(house, lost))
    await dolores.post(f"/in/{house.id}/unlink", {"link": of_lost})
    assert (await lost.open(f"/in/{house.id}/console")).status == 403
    assert (await dolores.open(f"/in/{house.id}/console")).status == 200


async def test_the_printed_link_can_be_revoked_by_an_administrator(house: House) -> None:
    """The link of the very start belongs to no convening; whoever administers sees it, and nobody else does."""
    where = path(await house.door.link("console", "dolores"))
    laptop = house.browser()
    await laptop.open(where)
    await laptop.post(where, {})
    (digest,) = (digest for digest, _ in house.door.links.of(""))
    await house.joined("Ana Ruiz", "shasta")
    ana = next(who.person for who in house.world.convening.roster() if who.walk_in)
    await house.world.says("dolores", "/convening role person:Ana role:co-facilitator")
    other, dolores = await house.entered("console", ana), await house.entered("console", "dolores")
    assert digest not in (await other.open(f"/in/{house.id}/setup")).html
    assert (await other.post(f"/in/{house.id}/unlink", {"link": digest})).status == 403
    assert digest in (await dolores.open(f"/in/{house.id}/setup")).html
    await dolores.post(f"/in/{house.id}/unlink", {"link": digest})
    assert "That link was taken back" in (await laptop.open("/console")).text


def account_of(house: House, browser: Browser) -> str:
    """The account that this browser's cookie stands for."""
    cookie = next(one for one in browser.session.cookie_jar if one.key == "convenor").value
    request: Any = SimpleNamespace(cookies={"convenor": cookie})
    return house.door.identity.read(request).account


async def test_links_are_made_by_those_who_run_it(house: House) -> None:
    """From the console, shown once with its picture; a participant can make none, for herself or anybody."""
    dolores, ana = await house.entered("console", "dolores"), await house.joined("Ana Ruiz")
    page = await dolores.post(f"/in/{house.id}/links", {"kind": "display"})
    assert "/display/" in page.text
    assert "<svg" in page.html
    for fields in ({"kind": "display"}, {"kind": "console", "person": "dolores"}):
        assert (await ana.post(f"/in/{house.id}/links", fields)).status == 403


async def test_a_link_that_does_one_thing_does_it_once(house: House) -> None:
    """From a mail: opening shows a button; pressing raises the hand; pressing again, anywhere, changes nothing more."""
    await house.joined("Ana Ruiz")
    ana = next(who.person for who in house.world.convening.roster() if who.walk_in)
    up = {"action": "up", "kind": "reply"}
    where = path(await house.door.act_link(ana, house.id, "web-raise", "hand", up))
    scanner, phone = house.browser(), house.browser()
    assert "Raise hand" in (await scanner.open(where)).text
    assert not house.world.convening.queue.hands
    for browser in (phone, scanner):
        assert "Your hand is up. You're next." in (await browser.post(where, {})).text
    assert len(house.world.convening.queue.hands) == 1
    assert (await phone.open(f"/in/{house.id}")).status == 403


async def test_a_closed_convening_is_found_again_after_a_restart(house: House) -> None:
    """The recap of a convening that was closed is there for those who were in it, although nothing of it is loaded."""
    dolores = await house.entered("console", "dolores")
    closed = house.id
    await house.world.says("dolores", "/convening close sure:yes")
    house.door.engine.memory.drop(Stream(house.world.convening.organisation, "convening", closed))
    assert "Fall symposium" in (await dolores.open(f"/in/{closed}/recap")).text
    assert (await dolores.open("/in/c-never-was")).status == 404


async def test_the_console_without_a_convening_plans_one(house: House) -> None:
    """The owner's first link leads to a front page on which she plans a convening."""
    browser = house.browser()
    where = path(await house.door.link("console", "dolores"))
    await browser.open(where)
    await browser.post(where, {})
    await browser.open("/console?all")
    page = await browser.post("/new", {"title": "Winter institute", "sites": "Butte\nPlumas", "language": "es"})
    assert page.url.endswith("/setup")
    assert "Winter institute" in page.text
    assert "2 sites" in page.text


async def test_two_convenings_keep_both_links_alive(house: House) -> None:
    """The same browser opens a link of a second convening; in the first one it is still trusted."""
    dolores = await house.entered("console", "dolores")
    await house.world.says("dolores", "/convening new Winter symposium", place="")
    winter = next(one for one in house.door.engine.convenings("north-state") if one.title == "Winter symposium")
    where = path(await house.door.link("console", "dolores", winter.id))
    await dolores.open(where)
    await dolores.post(where, {})
    assert (await dolores.open(f"/in/{house.id}/console")).status == 200
    link = house.door.engine.directory("north-state").whose(next(iter(confirmed_accounts(house))))
    assert link is not None
    assert link.link in house.world.engine.convening("north-state", house.id).confirmed  # type: ignore[union-attr]


def confirmed_accounts(house: House) -> list[str]:
    """Dolores' browsers, without the one that the test talks through."""
    accounts = house.door.engine.directory("north-state").accounts("dolores")
    return [account for account in accounts if account != "web:dolores"]
