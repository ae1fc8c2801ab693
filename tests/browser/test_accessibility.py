"""axe-core finds nothing to object to, on every page and in each of its states."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import AXE, Street, is_live

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: run `npm ci` in tests/browser"),
]
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}}
RUNNING = ("", "/console", "/groups", "/setup", "/people", "/host", "/display", "/recap")


def violations(page: Any) -> list[str]:
    """What axe objects to, one line each: the rule, and where."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
    return [f"{page.url}: {one['id']}: {node['target']} {node['html'][:120]}" for one in found for node in one["nodes"]]


def walk(street: Street, page: Any, paths: tuple[str, ...]) -> list[str]:
    return [line for path in paths for line in violations(street.goes(page, street.inside(path)))]


def facilitator(street: Street, **wishes: Any) -> Any:
    return street.enters(street.window(**wishes), "console", "dolores")


def test_empty(street: Street) -> None:
    """Nobody is in yet, and nothing is set up."""
    assert walk(street, facilitator(street), RUNNING) == []


@pytest.mark.parametrize(
    "wishes", [{}, {"color_scheme": "dark"}, {"locale": "es-MX"}], ids=["light", "dark", "Spanish"]
)
def test_full(street: Street, wishes: dict[str, Any]) -> None:
    """Hands are up, somebody speaks, groups are open; by day, by night and in Spanish."""
    street.town.fill()
    assert walk(street, facilitator(street, **wishes), RUNNING) == []
    host = street.enters(street.window(**wishes), "host", street.town.person("g1"))
    assert walk(street, host, ("/host", "")) == []
    phone = street.enters(street.phone(**wishes), "me", street.town.person("g3"))
    assert violations(phone) == []
    phone.locator("summary").evaluate_all("all => all.forEach(one => one.click())")
    assert violations(phone) == []


@pytest.mark.parametrize("wishes", [{}, {"color_scheme": "dark", "locale": "es-MX"}], ids=["light", "dark Spanish"])
def test_a_talk_routine(street: Street, wishes: dict[str, Any]) -> None:
    """The chooser, a plan card, the agenda check; then a vote, its groups and a board on every page that shows them."""
    street.town.fill()
    dolores = facilitator(street, **wishes)
    choosing = (
        "/routines?aim=explain&minutes=10&why-not=fishbowl",
        "/routine-card?id=wodb",
        "/check?slot=20&aims=A%0AB%0AC",
    )
    assert walk(street, dolores, choosing) == []
    street.town.says("dolores", "/breakout recall")
    host = street.enters(street.window(**wishes), "host", street.town.person("g1"))
    phone = street.enters(street.phone(**wishes), "me", street.town.person("g2"))
    at_the_vote = ((dolores, "/console"), (host, "/host"), (phone, ""))
    in_groups, at_the_board = ((dolores, "/display"), (host, "/host")), ((phone, ""),)
    for routine, seconds, looks in (
        ("four-corners", 5, at_the_vote),
        ("four-corners", 62, in_groups),
        ("notice-wonder", 40, at_the_board),
    ):
        street.town.says("dolores", "/routine stop")
        street.town.says("dolores", f"/routine run {routine}")
        street.town.run(street.town.house.world.passes(seconds=seconds))
        assert street.town.house.world.convening.routines.run is not None
        assert [line for page, path in looks for line in walk(street, page, (path,))] == []


def test_the_way_in(street: Street) -> None:
    """The front page, the join page, its questions, a link's page, a preview, what is printed."""
    phone = street.phone()
    assert violations(street.goes(phone, "/")) == []
    assert violations(street.goes(phone, f"/join/{street.town.house.code}")) == []
    phone.fill("#name", "Zed")
    phone.select_option("#site", "remote")
    phone.locator("form.fields .btn.strong").click()
    assert violations(phone) == []
    phone.goto(street.town.address("me", "dolores"))
    assert violations(phone) == []
    dolores = facilitator(street)
    street.goes(dolores, street.inside("/setup"))
    dolores.locator("#links .btn").first.click()
    assert violations(dolores) == []
    street.goes(dolores, street.inside("/setup"))
    dolores.fill("#pasted", "name,site,mode\nAna Ruiz,Shasta,room\n,Shasta,room\nBen Ito,Lassen,moon\n")
    dolores.get_by_role("button", name="Look at it first").click()
    assert violations(dolores) == []
    assert violations(street.goes(dolores, f"/paper/{street.town.house.id}")) == []
    assert violations(street.goes(dolores, "/console?all")) == []


@pytest.mark.parametrize("wishes", [{}, {"locale": "es-MX", "color_scheme": "dark"}], ids=["light", "Spanish, dark"])
def test_a_code_instead_of_a_yes(street: Street, wishes: dict[str, Any]) -> None:
    """A listed name was typed: asking for a code, typing it, and a wrong one, by keyboard alone."""
    phone = street.phone(**wishes)
    street.goes(phone, f"/join/{street.town.house.code}")
    phone.fill("#name", "Dolores Vega")
    phone.select_option("#site", "remote")
    phone.locator("form.fields .btn.strong").click()
    assert violations(phone) == []
    phone.locator('a[href$="/code"]').focus()
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/code")
    assert violations(phone) == []
    phone.locator(".btn.strong").focus()
    phone.keyboard.press("Enter")
    phone.locator("#code").focus()
    assert violations(phone) == []
    phone.keyboard.type("12")
    phone.keyboard.press("Enter")
    phone.locator(".said.sorry").wait_for()
    assert violations(phone) == []


def test_closed_paused_and_sorry(street: Street) -> None:
    """On a break, closed, and when something is not as it should be."""
    street.town.fill()
    dolores = facilitator(street)
    street.town.says("dolores", "/convening break 10")
    assert walk(street, dolores, ("", "/console", "/display", "/host")) == []
    street.town.says("dolores", "/convening close sure:yes")
    assert walk(street, dolores, RUNNING) == []
    for path in ("/nothing-here", "/join/XXXXXX", street.inside("/moon"), "/console/used-up"):
        assert violations(street.goes(dolores, path)) == []
    stranger = street.phone()
    assert violations(street.goes(stranger, street.inside("/console"))) == []


ASKING = (
    "/queue limit 2m",
    "/convening settings language en+es",
    '/decide Share the buses why:"Two half-empty ones cost more"',
    '/action Write to the garage owner:"Wei Zhang" by:Friday',
)


def everything_open(page: Any) -> list[str]:
    """What axe objects to once every fold of the page is open."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    return violations(page)


def test_turns_in_their_states(street: Street) -> None:
    """A question before the speaker whose time is over, needs, a decision, the remote check, think time, every fold."""
    town = street.town
    town.fill()
    for line in ASKING:
        town.says("dolores", line)
    town.says("g5", "/ask Who pays for the buses?")
    town.says("g3", "/ask When is lunch?")
    town.says("dolores", "/ask next")
    town.says("g2", "/decide question")
    town.says("g5", "/hand need slower")
    town.says("dolores", "/queue next")
    town.run(town.house.world.passes(seconds=125))
    town.says("dolores", "/convening close-topic")
    dolores = facilitator(street, color_scheme="dark")
    host = street.enters(street.phone(locale="es-MX"), "host", town.person("g1"))
    phone = street.enters(street.phone(), "me", town.person("g5"))
    wall = street.enters(street.window(), "display")
    assert [line for page in (dolores, host, phone) for line in everything_open(page)] == []
    assert violations(wall) == []
    assert violations(street.goes(dolores, street.inside("/line"))) == []
    town.says("g5", "/hand")
    town.says("dolores", "/queue done")
    town.says("dolores", "/queue lock 3m")
    street.goes(phone, street.inside())
    assert [line for page in (phone, wall) for line in violations(page)] == []


def test_after_a_live_update(street: Street) -> None:
    """What arrives by itself is as good as what was there."""
    phone = street.joins(street.phone(), "Ana Ruiz", "shasta")
    wall, console = street.enters(street.window(), "display"), facilitator(street)
    for page in (phone, wall, console):
        is_live(page)
    phone.locator("#raise").click()
    for page in (wall, console):
        page.get_by_text("Ana Ruiz").first.wait_for()
    phone.get_by_text("You're next").first.wait_for()
    assert [line for page in (phone, wall, console) for line in violations(page)] == []
    assert phone.complaints == []
    assert wall.complaints == []
    assert console.complaints == []
