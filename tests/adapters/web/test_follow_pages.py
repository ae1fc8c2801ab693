"""The lead's page of what follows a convening, and a participant's own: real pages, without any script."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import aiohttp

from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import RosterRow
from tests.adapters.web.house import Browser, House, Page, fresh
from tests.world import ORGANISATION

CALENDAR = b"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//district//holidays//EN
BEGIN:VEVENT
UID:1
SUMMARY:Fall break
DTSTART;VALUE=DATE:20261020
DTEND;VALUE=DATE:20261021
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Board meeting
DTSTART:20261022T170000Z
DTEND:20261022T180000Z
END:VEVENT
END:VCALENDAR
"""


async def does(browser: Browser, house: House, command: str, action: str, back: str, **options: str) -> Page:
    return await browser.post(f"/do/{house.id}", {"command": command, "action": action, "back": back, **options})


async def sends(browser: Browser, house: House, file: bytes, **fields: str) -> Page:
    """A file by a form, as a browser without a script sends it."""
    form = aiohttp.FormData({"csrf": browser.page.csrf, "key": fresh(), **fields})
    form.add_field("file", file, filename="days.ics", content_type="text/calendar")
    async with browser.session.post(f"{house.base}/in/{house.id}/days-off", data=form) as response:
        browser.page = Page(response.status, str(response.url.relative()), await response.text(), response.headers)
    return browser.page


async def lead(house: House) -> Browser:
    """Dolores on her page; Ana in California, Nadia in New York."""
    for name in ("Ana Ruiz", "Nadia Stern"):
        await house.joined(name, site="shasta")
    nadia = house.world.called("Nadia Stern")
    account = next(iter(house.world.engine.directory(ORGANISATION).accounts(nadia)))
    await house.world.says(account.removeprefix("web:"), "/me zone America/New_York")
    browser = await house.entered("console", "dolores")
    await browser.open(f"/in/{house.id}/follow")
    return browser


async def test_a_nudge_is_looked_at_tried_changed_and_saved(house: House) -> None:
    """The page before it is saved has the people and the next five moments on each wall; only then it is saved."""
    browser = await lead(house)
    page = await does(
        browser, house, "nudge", "schedule", "follow", to="Shasta", when="every Tuesday at 9am, 6 times", text="Hello!"
    )
    assert "/nudge?draft=" in page.url
    assert "To 2 people (Shasta)" in page.text
    assert "Ana Ruiz and Nadia Stern" in page.text
    for moment in ("Tuesday, Oct 20 at 9:00 AM", "Tuesday, Nov 17 at 9:00 AM"):
        assert page.text.count(moment) == 2
    assert "Nov 24" not in page.text
    draft = page.url.rpartition("=")[2]
    page = await does(browser, house, "nudge", "try", "follow", draft=draft)
    assert page.url.endswith(f"draft={draft}")
    assert "Sent to you. Nobody else has it." in page.text
    page = await does(browser, house, "nudge", "when", "follow", draft=draft, when="Oct 22 10am", text="Good morning!")
    assert "Good morning!" in page.text
    assert "Thursday, Oct 22 at 10:00 AM" in page.text
    page = await does(browser, house, "nudge", "save", "follow", draft=draft)
    assert page.url.endswith("/follow")
    assert "Good morning!" in page.text


async def test_a_doubtful_date_is_asked_on_a_page(house: House) -> None:
    """3/4 is March or April: two buttons; pressing one leads to the page before it is saved."""
    browser = await lead(house)
    page = await does(
        browser, house, "nudge", "schedule", "follow", to="everyone", when="3/4 at 9am", text="Portfolios"
    )
    assert "Which of these dates do you mean?" in page.text
    assert page.html.count('name="due"') + page.html.count('name="when"') == 2
    draft = page.html.split('name="draft" value="')[1].split('"')[0]
    when = page.html.split('name="when" value="')[1].split('"')[0]
    page = await does(browser, house, "nudge", "when", "follow", draft=draft, when=when)
    assert page.url.endswith(f"draft={draft}")
    assert "Portfolios" in page.text


async def test_edit_cancel_and_cancel_all(house: House) -> None:
    """Two are planned; one is changed and saved anew, one is cancelled, then all."""
    browser = await lead(house)
    for text in ("First", "Second"):
        page = await does(browser, house, "nudge", "schedule", "follow", to="everyone", when="Oct 22 10am", text=text)
        page = await does(browser, house, "nudge", "save", "follow", draft=page.url.rpartition("=")[2])
    page = await does(browser, house, "nudge", "edit", "follow", number="1", text="Changed", when="Oct 23 10am")
    assert "takes the place" in page.text
    page = await does(browser, house, "nudge", "save", "follow", draft=page.url.rpartition("=")[2])
    assert "Changed" in page.text
    nudge = page.html.split('name="nudge" value="')[1].split('"')[0]
    page = await does(browser, house, "nudge", "cancel", "follow", nudge=nudge)
    assert len(house.world.convening.followup.live()) == 1
    page = await does(browser, house, "nudge", "cancel", "follow", nudge="all")
    assert "Nothing is planned." in page.text


async def test_a_plan_is_read_back_edited_and_agreed_on_her_own_page(house: House) -> None:
    """When …, I will …, with …: nothing is set before her yes; what she edited is what is set."""
    ana = await house.joined("Ana Ruiz")
    await ana.open(f"/in/{house.id}/mine")
    plan = {"cue": "my third period starts", "will": "wait five seconds", "partner": "Rosa", "by": "2026-10-21"}
    await does(ana, house, "nudge", "commit", "mine", **plan)
    page = await ana.open(f"/in/{house.id}/mine")
    assert "When my third period starts, I will wait five seconds, with Rosa." in page.text
    await does(ana, house, "nudge", "commit", "mine", **{**plan, "will": "wait ten seconds"})
    page = await ana.open(f"/in/{house.id}/mine")
    assert "wait five seconds" not in page.text
    mine = page.html.split('name="commitment" value="')[1].split('"')[0]
    page = await does(ana, house, "nudge", "agree", "mine", commitment=mine)
    assert page.url.endswith("/mine")
    assert "wait ten seconds" in page.text
    assert "it’s set" in page.text
    who = house.world.engine.person(ORGANISATION, house.world.called("Ana Ruiz"))
    assert [one.status for one in who.commitments.values() if one.id == mine] == ["set"]


async def test_a_calendar_file_gives_days_off_to_oneself_and_to_a_site(house: House) -> None:
    """One day off, one meeting that is none; a picture is no calendar. For her site the host sends it."""
    ana = await house.joined("Ana Ruiz", site="shasta")
    await ana.open(f"/in/{house.id}/mine")
    page = await sends(ana, house, CALENDAR, whose="me")
    assert "1 day off is noted." in page.text
    assert "1 event was no day off and is left out." in page.text
    page = await sends(ana, house, b"\x89PNG", whose="me")
    assert "can’t read that file as a calendar" in page.text
    page = await sends(ana, house, CALENDAR, whose="site:shasta")
    assert "is noted for" not in page.text
    await house.world.says("dolores", '/convening role person:"Ana Ruiz" role:site_host')
    page = await ana.open(f"/in/{house.id}/follow")
    page = await sends(ana, house, CALENDAR, whose="site:shasta", back="follow")
    assert page.url.endswith("/follow")
    assert "1 day off is noted for 1 person." in page.text
    kept = house.world.convening.followup.places["site:shasta"].hours.holidays
    assert [day.isoformat() for day in kept] == ["2026-10-20"]


async def test_my_data_can_be_taken_along_and_forgotten_after_a_second_yes(house: House) -> None:
    """The file holds her words; forgetting is asked twice; nobody else gets her file."""
    ana = await house.joined("Ana Ruiz")
    page = await ana.open(f"/in/{house.id}/my-data.json")
    assert json.loads(page.html)["words"]["name"] == "Ana Ruiz"
    stranger = await house.browser().open(f"/in/{house.id}/my-data.json")
    assert stranger.status == 403
    await ana.open(f"/in/{house.id}/mine")
    page = await does(ana, house, "me", "forget", "mine")
    assert "for good" in page.text
    page = await does(ana, house, "me", "forget", "mine", sure="yes")
    who = house.world.called("Ana Ruiz")
    assert house.world.engine.person(ORGANISATION, who).forgetting


async def test_an_invitation_a_question_and_the_norms_are_on_her_page(house: House) -> None:
    """Ana is invited, asked without her name, and reads what holds in the room; the lead reads who comes."""
    ana = await house.joined("Ana Ruiz")
    browser = await house.entered("console", "dolores")
    await browser.open(f"/in/{house.id}/follow")
    page = await does(
        browser, house, "nudge", "schedule", "follow", to="everyone", due="Nov 12", rsvp="yes", text="Will you come?"
    )
    await does(browser, house, "nudge", "save", "follow", draft=page.url.rpartition("=")[2])
    await does(browser, house, "convening", "form", "follow", question="Whose voice is missing?")
    await does(browser, house, "convening", "norms", "follow", text="What is said here stays here.")
    page = await ana.open(f"/in/{house.id}/mine")
    for words in ("Will you be there?", "Whose voice is missing?", "What is said here stays here."):
        assert words in page.text
    await does(ana, house, "convening", "answer", "mine", text="Families", form=house.world.convening.forms.newest)
    page = await does(ana, house, "nudge", "delegated", "mine", delegate="Robin Hale")
    assert "somebody comes in your place" in page.text
    assert "Whose voice is missing?" not in page.text
    page = await browser.open(f"/in/{house.id}/follow")
    assert "Ana Ruiz sends Robin Hale." in page.text
    assert "Families" not in page.text


async def test_the_pages_speak_spanish_and_belong_to_those_they_are_for(house: House) -> None:
    """A participant has no lead's page and no draft; her own page is in her language; nobody outside has any."""
    ana = await house.joined("Ana Ruiz")
    assert (await ana.open(f"/in/{house.id}/follow")).status == 403
    assert (await ana.open(f"/in/{house.id}/nudge?draft=s1")).status == 403
    spanish = house.browser(**{"Accept-Language": "es"})
    assert (await spanish.open(f"/in/{house.id}/mine")).status == 403
    await spanish.open(f"/join/{house.code}")
    await spanish.post(f"/join/{house.code}", {"name": "Lupe Díaz", "site": "remote", "new": "yes"})
    page = await spanish.open(f"/in/{house.id}/mine")
    assert "Lo que sigue para ti" in page.text
    assert "What " not in page.text


async def test_what_will_come_is_on_her_page_and_one_tap_stops_it_all(house: House) -> None:
    """Ana sees when the next one comes, stops all nudges, and gets none."""
    ana = await house.joined("Ana Ruiz")
    drafted = await house.world.says(
        "dolores", '/nudge schedule to:"Ana Ruiz" when:"Oct 20 9am" text:"Bring a photo, {name}"'
    )
    await house.world.says("dolores", f"/nudge save draft:{drafted.about}")  # type: ignore[union-attr]
    page = await ana.open(f"/in/{house.id}/mine")
    assert "Bring a photo, Ana Ruiz" in page.text
    page = await does(ana, house, "me", "nudges", "mine", how="off")
    assert "Let nudges come again" in page.text
    assert "Bring a photo" not in page.text
    await house.world.reaches(datetime(2026, 10, 21, 18, 0, tzinfo=UTC))
    assert house.world.engine.person(ORGANISATION, house.world.called("Ana Ruiz")).arrived == ()


async def test_a_teams_thread_and_a_wish_for_support_are_on_her_page(house: House) -> None:
    """Two of Shasta write to each other; what Ana would like support with is counted for the lead, from four on."""
    await house.world.imports("dolores", (RosterRow("Ben Ito", "Shasta", Mode.ROOM),))
    ana = await house.joined("Ana Ruiz", site="shasta")
    await ana.open(f"/in/{house.id}/mine")
    page = await does(ana, house, "nudge", "tell-team", "mine", text="We start with the wait time.")
    assert "We start with the wait time." in page.text
    page = await does(ana, house, "nudge", "interested", "mine", list="Talk moves")
    assert "talk moves" in page.text
    browser = await house.entered("console", "dolores")
    page = await browser.open(f"/in/{house.id}/follow")
    assert "Fewer than four have asked" in page.text
    assert "wait time" not in page.text
