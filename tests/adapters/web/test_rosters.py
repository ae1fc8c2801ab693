"""A roster is looked at first; nothing is imported until somebody agrees."""

from __future__ import annotations

import io

import aiohttp
import pytest

from adapters.web.uploads import as_sheet
from bot.rosters import Row, read_roster
from tests.adapters.web.house import Browser, House, Page, fresh
from tests.rosters import NORTH_STATE

SHEET = """name,email,site,mode,grade,device
Imani Okafor,imani@example.org,Shasta,room,3-5,yes
,,Shasta,room,,
Tom Hupa,not-an-address,Lassen,room,,no
Elena Reyes,elena@example.org,,remote,6-8,yes
"""


async def sends(house: House, browser: Browser, content: bytes, name: str = "people.csv") -> Page:
    """Choose a file on the set-up page and press "Look at it first"."""
    await browser.open(f"/in/{house.id}/setup")
    form = aiohttp.FormData({"csrf": browser.page.csrf, "key": fresh(), "pasted": ""})
    form.add_field("file", content, filename=name)
    async with browser.session.post(f"{browser.base}/in/{house.id}/roster", data=form) as response:
        browser.page = Page(response.status, str(response.url.relative()), await response.text(), response.headers)
    return browser.page


def draft(page: Page) -> str:
    return page.html.split('name="draft" value="')[1].split('"')[0]


def listed(house: House) -> set[str]:
    directory = house.door.engine.directory("north-state")
    return {directory.name(who.person) for who in house.world.convening.roster()}


async def test_every_unreadable_row_is_named_and_nothing_is_imported(house: House) -> None:
    """Two rows cannot be used: each is named by its line; the list changes only after the second press."""
    dolores = await house.entered("console", "dolores")
    page = await sends(house, dolores, SHEET.encode())
    assert "Line 3:" in page.text
    assert "Line 4:" in page.text
    assert "I could read 2 people. 2 rows need a look. Nothing is imported until you say so." in page.text
    assert listed(house) == {"Dolores Vega"}
    page = await dolores.post(f"/in/{house.id}/roster", {"draft": draft(page)})
    assert page.url == f"/in/{house.id}/setup"
    assert listed(house) == {"Dolores Vega", "Imani Okafor", "Elena Reyes"}
    imani = next(who for who in house.world.convening.roster() if who.site == "shasta")
    assert imani.attributes["grade"] == "3-5"


async def test_the_same_roster_twice_doubles_nobody(house: House) -> None:
    """A corrected file is imported over the first one: everybody keeps her place."""
    dolores = await house.entered("console", "dolores")
    for _ in range(2):
        page = await sends(house, dolores, SHEET.encode())
        await dolores.post(f"/in/{house.id}/roster", {"draft": draft(page)})
    assert len(list(house.world.convening.roster())) == 3


async def test_a_workbook_is_read_like_a_text(house: House) -> None:
    """An Excel file of the same rows leads to the same preview."""
    from openpyxl import Workbook

    book = Workbook()
    for line in SHEET.splitlines():
        book.worksheets[0].append(line.split(","))
    out = io.BytesIO()
    book.save(out)
    dolores = await house.entered("console", "dolores")
    page = await sends(house, dolores, out.getvalue(), "people.xlsx")
    assert "I could read 2 people" in page.text


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 50, b"PK\x03\x04 no zip", b'"never closed', b"x" * 3000])
async def test_what_is_no_roster_is_said_plainly(house: House, content: bytes) -> None:
    """A broken file ends on the preview with a sentence, never in a fault, and offers nothing to import."""
    dolores = await house.entered("console", "dolores")
    page = await sends(house, dolores, content)
    assert page.status == 200
    assert 'name="draft"' not in page.html


async def test_only_those_who_run_it_send_rosters(house: House) -> None:
    """A participant's upload is refused."""
    ana = await house.joined("Ana Ruiz")
    assert (await ana.post(f"/in/{house.id}/roster", {"pasted": SHEET})).status == 403


def test_what_is_kept_is_what_was_read() -> None:
    """The rows as they are kept until somebody agrees say the same as the file did."""
    first = read_roster(NORTH_STATE.read_bytes())
    again = read_roster(as_sheet(first).encode())
    assert len(first.rows) > 70
    assert [facts(row) for row in again.rows] == [facts(row) for row in first.rows]


def facts(row: Row) -> tuple[object, ...]:
    return row.name, row.email, row.site, row.mode, dict(row.attributes)
