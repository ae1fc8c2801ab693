"""A nudge on her own page: what it says, and one tap to answer it."""

from __future__ import annotations

import re

from bot.domain.log import Answer
from tests.adapters.web.house import House
from tests.adapters.web.test_living import listening


async def test_a_nudge_comes_to_her_page_and_is_answered_there(house: House) -> None:
    """Dolores asks Ana to bring a photo; Ana reads it on her page and taps that it is done."""
    ana = await house.joined("Ana Ruiz")
    asked = '/nudge schedule to:"Ana Ruiz" when:"tomorrow at 10am" text:"Bring a photo"'
    drafted = await house.world.says("dolores", asked)
    assert isinstance(drafted, Answer)
    await house.world.says("dolores", f"/nudge save draft:{drafted.about}")
    await ana.open(f"/in/{house.id}")
    async with listening(house, ana, "me") as stream:
        await house.world.passes(days=2)
        note = await stream.event("note")
    assert "Bring a photo" in note["say"]
    assert {"done", "snooze", "stop"} <= {way["arguments"]["action"] for way in note["choices"]}
    page = await ana.open(f"/in/{house.id}")
    assert "Bring a photo" in page.text
    assert 'name="command" value="nudge"' in page.html


async def test_her_calendar_address_needs_no_cookie_and_a_wrong_one_tells_nothing(house: House) -> None:
    """Ana makes an address on her page; her calendar program follows it; a made-up one is calmly refused."""
    ana = await house.joined("Ana Ruiz")
    await ana.open(f"/in/{house.id}")
    page = await ana.post(f"/in/{house.id}/calendar", {})
    found = re.search(r"/calendar/[\w-]+\.ics", page.text)
    assert found is not None
    program = house.browser()
    feed = await program.open(found[0])
    assert feed.status == 200
    assert feed.html.startswith("BEGIN:VCALENDAR")
    wrong = await program.open("/calendar/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.ics")
    assert wrong.status == 410
