"""Coming in by a code and a name: matched without showing the roster, trusted only when somebody says so."""

from __future__ import annotations

import pytest

from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import ImportRoster, RosterRow
from bot.domain.log import CLOCK
from bot.router import stream_of
from tests.adapters.web.house import Browser, House

LISTED = (
    ("Imani Okafor", "Shasta"),
    ("Ana Ruiz", "Shasta"),
    ("Ana Ruiz", "Lassen"),
    ("José María Peña", "Lassen"),
)


@pytest.fixture
async def listed(house: House) -> House:
    """A roster of four, two of them of one name."""
    rows = tuple(RosterRow(name, site, Mode.ROOM) for name, site in LISTED)
    await house.world.engine.submit(stream_of(house.world.convening), ImportRoster(rows), CLOCK, "roster")
    return house


async def types(house: House, name: str, site: str = "remote", **more: str) -> Browser:
    """Somebody fills in the join form once."""
    browser = house.browser()
    await browser.open(f"/join/{house.code}")
    await browser.post(f"/join/{house.code}", {"name": name, "site": site, **more})
    return browser


def person(house: House, name: str) -> str:
    directory = house.door.engine.directory(house.door.organisation)
    return next(who.person for who in house.world.convening.roster() if directory.name(who.person) == name)


async def test_a_listed_name_is_a_claim_that_can_raise_a_hand(listed: House) -> None:
    """Imani types her name: she is in, can raise her hand, and her own note stays hidden until a host says yes."""
    imani = await types(listed, "imani okafor", "shasta")
    assert imani.page.url == f"/in/{listed.id}"
    assert "Your host will confirm that it's you" in imani.page.text
    await imani.post(f"/do/{listed.id}", {"command": "hand", "action": "up", "note": "about rubrics"})
    assert "You're next" in imani.page.text
    assert "about rubrics" not in imani.page.text
    dolores = await listed.entered("console", "dolores")
    assert "Is it really them? They joined by typing a name from the list. Imani Okafor" in dolores.page.text
    link = next(iter(listed.world.convening.claims))
    await dolores.asks(listed.id, "convening", "confirm", account=link, yes="yes")
    assert "about rubrics" in (await imani.open(f"/in/{listed.id}")).text


async def test_a_typed_name_opens_nothing_of_the_facilitators(listed: House) -> None:
    """Somebody types the facilitator's own name: no console, no calling, no closing, in this or any other convening."""
    false = await types(listed, "Dolores Vega")
    assert false.page.url == f"/in/{listed.id}"
    for page in ("/console", "/setup", "/people", "/host"):
        assert (await false.open(f"/in/{listed.id}{page}")).status == 403
    assert (await false.open(f"/paper/{listed.id}")).status == 403
    before = listed.world.convening
    for command, action in (("queue", "next"), ("convening", "close"), ("convening", "undo"), ("convening", "code")):
        answer = await false.asks(listed.id, command, action, **({"sure": "yes"} if action == "close" else {}))
        assert answer["ok"] is False
    assert listed.world.convening.status is before.status
    assert listed.world.convening.code == before.code
    await listed.world.says("dolores", "/convening new Winter symposium", place="")
    winter = next(state for state in listed.door.engine.convenings("north-state") if state.title == "Winter symposium")
    assert (await false.open(f"/in/{winter.id}/console")).status == 403


async def test_a_claim_that_a_host_denies_can_do_nothing_more(listed: House) -> None:
    """No, that is not Imani: the page says so calmly, and her hand can no longer be touched from there."""
    false = await types(listed, "Imani Okafor", "shasta")
    link = next(iter(listed.world.convening.claims))
    await listed.world.says("dolores", f"/convening confirm account:{link} yes:no")
    assert (await false.asks(listed.id, "hand", "up"))["code"] == "account-not-yours"
    assert (await false.asks(listed.id, "here", "gone"))["code"] == "account-not-yours"
    page = await false.open(f"/in/{listed.id}")
    assert (page.status, "A host said this page isn't yours" in page.text) == (403, True)


async def test_two_of_one_name_are_told_apart_by_site(listed: House) -> None:
    """Ana Ruiz of Lassen is found by her site; from home she is asked, and no list is shown."""
    lassen = await types(listed, "Ana Ruiz", "lassen")
    assert lassen.page.url == f"/in/{listed.id}"
    unsure = await types(listed, "Ana Ruiz", "remote")
    assert "More than one person on the list could be you" in unsure.page.text
    assert len(listed.world.convening.claims) == 1


async def test_an_accent_or_a_middle_name_left_out_still_finds_her(listed: House) -> None:
    """A phone keyboard without accents finds José María Peña."""
    jose = await types(listed, "Jose Pena", "lassen")
    assert "José María Peña" in jose.page.text


@pytest.mark.parametrize("typed", ["A", "Ana", "Imani", "Oka", "Im Ok", "I", "x"])
async def test_the_roster_cannot_be_felt_out(listed: House, typed: str) -> None:
    """Parts of names lead to one and the same question, whoever is on the list, and nobody's name is shown."""
    browser = await types(listed, typed, "shasta")
    assert browser.page.url == f"/join/{listed.code}"
    assert not any(name in browser.page.html for name, _ in LISTED)
    assert not listed.world.convening.claims


async def test_somebody_new_comes_in_as_a_guest(listed: House) -> None:
    """An unknown name gets plain words and a way in."""
    zed = await types(listed, "Zed Quill", "lassen")
    assert "I can't find “Zed Quill” on the list" in zed.page.text
    await zed.post(f"/join/{listed.code}", {"name": "Zed Quill", "site": "lassen", "new": "yes"})
    assert zed.page.url == f"/in/{listed.id}"
    assert "Your host will confirm" not in zed.page.text


async def test_two_guests_of_one_name_are_two_people(house: House) -> None:
    """A guest is nobody's claim: a second Ana is another Ana, until a facilitator says that they are one."""
    for site in ("shasta", "lassen"):
        await house.joined("Ana", site)
    assert sorted(who.site for who in house.world.convening.roster() if who.walk_in) == ["lassen", "shasta"]


async def test_an_old_code_and_a_wrong_code_are_told_apart(house: House) -> None:
    """After the code was changed, the old one says so; people who are in stay in."""
    old, ana = house.code, await house.joined("Ana Ruiz")
    await house.world.says("dolores", "/convening code")
    browser = house.browser()
    assert ((await browser.open(f"/join/{old}")).status, "That code has changed" in browser.page.text) == (410, True)
    assert ((await browser.open("/join/ZZZZZZ")).status, "I don't know that code" in browser.page.text) == (404, True)
    assert (await ana.open(f"/in/{house.id}")).status == 200


async def test_guessing_codes_is_slowed_down(house: House) -> None:
    """A dozen wrong codes from one browser, and even the right one has to wait; another browser does not."""
    browser = house.browser()
    for nth in range(12):
        assert (await browser.open(f"/join/AAAA{nth:02}")).status == 404
    assert (await browser.open(f"/join/{house.code}")).status == 429
    assert (await house.browser().open(f"/join/{house.code}")).status == 200
    await house.world.passes(minutes=6)
    assert (await browser.open(f"/join/{house.code}")).status == 200


async def test_somebody_shown_out_meets_a_calm_page(house: House) -> None:
    """Ejected: her page, the join page and her buttons say so, without blame."""
    ana = await house.joined("Ana Ruiz")
    await house.world.says("dolores", "/convening eject Ana Ruiz")
    for path in (f"/in/{house.id}", f"/join/{house.code}"):
        assert ((await ana.open(path)).status, "You're no longer in this convening" in ana.page.text) == (403, True)
    await ana.open("/")
    assert (await ana.asks(house.id, "hand", "up"))["code"] == "was-ejected"


async def test_pressing_come_in_twice_makes_one_person(house: House) -> None:
    """The same form sent twice is one person, here once."""
    browser = house.browser()
    await browser.open(f"/join/{house.code}")
    fields = {"name": "Ana Ruiz", "site": "shasta", "new": "yes", "csrf": browser.page.csrf, "key": "the-same-form"}
    for _ in range(2):
        await browser.post(f"/join/{house.code}", fields)
    assert sum(1 for who in house.world.convening.roster() if who.site == "shasta") == 1


async def test_the_language_of_the_join_page_is_kept(house: House) -> None:
    """Elena chooses Spanish when she joins; her page and the answers to her buttons are in Spanish."""
    elena = await house.joined("Elena Reyes", language="es")
    assert "Levantar la mano" in elena.page.text
    assert (await elena.asks(house.id, "hand", "up"))["say"] == "Levantaste la mano. Sigues tú."
