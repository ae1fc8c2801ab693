"""The people who run a convening, or a site: what their pages do for those without a device."""

from __future__ import annotations

import pytest

from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import ImportRoster, RosterRow
from bot.domain.log import CLOCK
from bot.domain.turns import Kind
from bot.router import stream_of
from tests.adapters.web.house import Browser, House, fresh
from tests.adapters.web.pressing import presses

LASSEN = ("Beto Andrade", "Koa Wilkins", "Tom Hupa")


@pytest.fixture
async def site(house: House) -> House:
    """Three people are listed at Lassen; Tom hosts it."""
    rows = tuple(RosterRow(name, "Lassen", Mode.ROOM, device=name == "Tom Hupa") for name in LASSEN)
    await house.world.engine.submit(stream_of(house.world.convening), ImportRoster(rows), CLOCK, "roster")
    await house.world.says("dolores", "/convening role person:Tom role:site_host site:Lassen")
    return house


def ids(house: House) -> dict[str, str]:
    directory = house.door.engine.directory("north-state")
    return {directory.name(who.person): who.person for who in house.world.convening.roster()}


async def host(house: House) -> Browser:
    return await house.entered("host", ids(house)["Tom Hupa"])


async def several(house: House, browser: Browser, command: str, action: str, *names: str) -> None:
    """Tick several people and press once."""
    fields = [("csrf", browser.page.csrf), ("key", fresh()), ("command", command), ("action", action), ("back", "host")]
    fields += [("for", ids(house)[name]) for name in names]
    async with browser.session.post(f"{browser.base}/do/{house.id}", data=fields) as response:
        assert response.status == 200
    await browser.open(f"/in/{house.id}/host")


async def test_several_are_checked_in_and_raised_at_once(site: House) -> None:
    """Tom ticks his two neighbours: they are here; he ticks them again: both hands are up, in one press each."""
    tom = await host(site)
    await several(site, tom, "here", "in", "Beto Andrade", "Koa Wilkins")
    assert sum(1 for _ in site.world.convening.present()) == 3
    await several(site, tom, "hand", "up", "Beto Andrade", "Koa Wilkins")
    queue = site.world.convening.queue
    hands = queue.hands.values()
    assert {hand.person for hand in hands} == {ids(site)["Beto Andrade"], ids(site)["Koa Wilkins"]}
    assert {queue.raising(hand.id).by for hand in hands} == {ids(site)["Tom Hupa"]}
    assert "Hands from here" in tom.page.text


async def test_a_hand_for_somebody_has_a_kind_and_a_note(site: House) -> None:
    """Tom raises a clarifying question for Beto with a note; then he lets the next go first, holds it, lowers it."""
    tom = await host(site)
    await several(site, tom, "here", "in", "Beto Andrade", "Koa Wilkins")
    beto = ids(site)["Beto Andrade"]
    await presses(tom, "Raise hands", **{"for": beto, "kind": "clarify", "note": "which slide?"})
    (hand,) = site.world.convening.queue.hands.values()
    assert (hand.person, hand.kind) == (beto, Kind.CLARIFY)
    assert "which slide?" in tom.page.text
    await site.world.says("dolores", f"/hand for:{ids(site)['Koa Wilkins']}")
    await presses(tom, "Hold their place")
    assert site.world.convening.queue.holding == {hand.id}
    await presses(tom, "They're ready")
    assert not site.world.convening.queue.holding
    await presses(tom, "Lower Beto Andrade's hand")
    assert beto not in {hand.person for hand in site.world.convening.queue.hands.values()}


async def test_a_turn_in_writing_for_somebody_is_read_aloud(site: House) -> None:
    """Koa would rather not speak: his words are read aloud by a named voice, and Tom ends the turn."""
    tom = await host(site)
    await several(site, tom, "here", "in", "Koa Wilkins")
    await presses(tom, "Read it for them", **{"for": ids(site)["Koa Wilkins"], "note": "Buses, please."})
    await site.world.says("dolores", "/queue next")
    page = await tom.open(f"/in/{site.id}/host")
    assert "In writing; Dolores Vega reads it aloud." in page.text
    assert "Buses, please." in page.text
    await presses(tom, "Turn is over")
    assert site.world.convening.queue.floor is None


async def test_a_question_is_asked_for_somebody(site: House) -> None:
    """Beto has a question for everyone: Tom types it in Beto's name."""
    tom = await host(site)
    await several(site, tom, "here", "in", "Beto Andrade", "Koa Wilkins")
    await presses(tom, "Ask a question", **{"for": ids(site)["Beto Andrade"], "text": "Who pays?"})
    (question,) = site.world.convening.questions.open()
    assert question.person == ids(site)["Beto Andrade"]


async def test_people_without_a_name_are_counted_in(site: House) -> None:
    """Three more are in the room: they count, and their site's table shows them."""
    tom = await host(site)
    three = {"command": "here", "action": "in", "site": "lassen", "count": "3", "back": "host"}
    await tom.post(f"/do/{site.id}", three)
    assert "3 people counted in at Lassen." in tom.page.text
    assert tom.page.url == f"/in/{site.id}/host"


async def test_a_host_acts_for_her_own_site_only(site: House) -> None:
    """Another site's person is out of Tom's reach, on the page and beneath it."""
    await site.joined("Ana Ruiz", "shasta")
    tom = await host(site)
    answer = await tom.asks(site.id, "hand", "up", **{"for": ids(site)["Ana Ruiz"]})
    assert answer["code"] == "not-your-site"
    assert "Ana Ruiz" not in tom.page.text
    assert "Ana Ruiz" not in (await tom.open(f"/paper/{site.id}")).text


async def test_a_dropped_line_is_marked_and_returned_from_the_page(site: House) -> None:
    """Our line dropped: everybody sees it; we are back: it is gone."""
    tom = await host(site)
    await tom.post(f"/do/{site.id}", {"command": "convening", "action": "drop", "site": "lassen", "back": "host"})
    wall = await site.entered("display", "")
    dolores = await site.entered("console", "dolores")
    assert "line dropped" in dolores.page.text
    assert "line dropped" in wall.page.text
    await tom.post(f"/do/{site.id}", {"command": "convening", "action": "back", "site": "lassen", "back": "host"})
    assert "line dropped" not in (await dolores.open(f"/in/{site.id}/console")).text


async def test_a_host_confirms_her_own_people(site: House) -> None:
    """Koa typed his name on his phone; Tom sees the claim and says yes."""
    koa = site.browser()
    await koa.open(f"/join/{site.code}")
    await koa.post(f"/join/{site.code}", {"name": "Koa Wilkins", "site": "lassen"})
    tom = await host(site)
    assert "Is it really them?" in tom.page.text
    (link,) = site.world.convening.claims
    await tom.post(f"/do/{site.id}", {"command": "convening", "action": "confirm", "account": link, "yes": "yes"})
    assert "Your host will confirm" not in (await koa.open(f"/in/{site.id}")).text


async def test_people_are_found_renamed_merged_and_taken_off(site: House) -> None:
    """The facilitator finds somebody by a part of the name and puts the list right."""
    await site.joined("Tom Hoopa", "lassen")
    dolores = await site.entered("console", "dolores")
    page = await dolores.open(f"/in/{site.id}/people?q=tom")
    assert "Tom Hoopa" in page.text
    assert "Beto Andrade" not in page.text
    double = ids(site)["Tom Hoopa"]
    await dolores.asks(site.id, "convening", "merge", person=double, into=ids(site)["Tom Hupa"])
    assert "Tom Hoopa" not in (await dolores.open(f"/in/{site.id}/people?q=tom")).text
    await dolores.asks(site.id, "convening", "rename", person=ids(site)["Koa Wilkins"], name="Koa Wilkins-Lee")
    await dolores.asks(site.id, "convening", "remove", person=ids(site)["Beto Andrade"])
    assert set(ids(site)) == {"Dolores Vega", "Tom Hupa", "Koa Wilkins-Lee"}


async def test_paper_holds_everything_and_comes_back(site: House) -> None:
    """The sheet lists every site's people; what happened on it is typed in and stands in the recap."""
    dolores = await site.entered("console", "dolores")
    sheet = await dolores.open(f"/paper/{site.id}")
    assert all(name in sheet.text for name in LASSEN)
    await dolores.open(f"/in/{site.id}/setup")
    await dolores.post(
        f"/do/{site.id}", {"command": "convening", "action": "paper", "text": "Koa spoke first.", "back": "setup"}
    )
    assert "Koa spoke first." in (await dolores.open(f"/in/{site.id}/recap")).text


async def test_the_call_and_the_contacts_are_where_they_are_needed(house: House) -> None:
    """How to hear everybody stands on the host's page and the console; whom to call stands there and on paper."""
    await house.joined("Ana Ruiz", "shasta")
    ana = next(who.person for who in house.world.convening.roster() if who.walk_in)
    for line in (
        "/convening role person:Ana role:site_host site:Shasta",
        '/convening call link:https://call.example/j/1 phone:"+1 530 555 0100"',
        '/convening contact site:Shasta contact:"Front desk, 530 555 0101"',
    ):
        await house.world.says("dolores", line)
    dolores, host = await house.entered("console", "dolores"), await house.entered("host", ana)
    for browser in (dolores, host):
        assert "https://call.example/j/1" in browser.page.html
        assert "+1 530 555 0100" in browser.page.text
    assert "Front desk, 530 555 0101" in dolores.page.text
    for browser in (dolores, host):
        assert "Whom to call there: Front desk, 530 555 0101" in (await browser.open(f"/paper/{house.id}")).text
