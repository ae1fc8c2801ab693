"""Pages that change by themselves: the same order everywhere, by keyboard alone, without a script, and never markup."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import Street, is_live
from tests.world import ORGANISATION

pytestmark = pytest.mark.browser

HOSTILE = '<img src=x onerror="document.title=1">'


def names(page: Any, where: str) -> list[str]:
    return [text.strip() for text in page.locator(where).all_inner_texts()]


def test_two_phones_and_a_wall_show_one_order(street: Street) -> None:
    """Ana and Ben raise their hands; both phones, the console and the wall tell the same order; then Ana is called."""
    street.town.says("dolores", "/queue policy first-come")
    ana = street.joins(street.phone(), "Ana Ruiz", "shasta")
    ben = street.joins(street.phone(), "Ben Ito")
    wall = street.enters(street.window(), "display")
    console = street.enters(street.window(), "console", "dolores")
    for page in (ana, ben, wall, console):
        is_live(page)
    ana.locator("#raise").click()
    ana.get_by_text("You're next").first.wait_for()
    street.town.run(street.town.house.world.passes(seconds=1))
    ben.locator("#raise").click()
    ben.get_by_text("You're number 2").wait_for()
    ben.get_by_text("Because the others go before.").wait_for()
    for page in (wall, ana, ben):
        page.get_by_text("Ben Ito").first.wait_for()
    assert names(wall, ".queue .who2") == ["Ana Ruiz", "Ben Ito"]
    assert names(console, ".line-up strong") == ["Ana Ruiz", "Ben Ito"]
    for page in (ana, ben):
        assert names(page, ".then li") == ["Ana Ruiz", "Ben Ito"]
    console.get_by_role("button", name="Call Ana Ruiz", exact=True).click()
    ana.get_by_text("You have the floor").first.wait_for()
    ben.get_by_text("You're next").first.wait_for()
    assert "You're next" in ben.title()
    assert names(wall, ".speaking > .who") == ["Ana Ruiz"]
    assert [page.complaints for page in (ana, ben, wall, console)] == [[]] * 4


def test_raise_lower_and_next_by_keyboard_alone(street: Street) -> None:
    """Without a mouse or a touch: tab to the button, press it, and the focus stays where one can go on."""
    ana = street.joins(street.phone(), "Ana Ruiz")
    console = street.enters(street.window(), "console", "dolores")
    is_live(ana)
    is_live(console)
    press(ana, "Raise hand")
    ana.get_by_text("You're next").first.wait_for()
    assert ana.evaluate("document.activeElement !== document.body")
    press(ana, "Lower my hand: say something")
    ana.get_by_role("button", name="Raise hand").wait_for()
    press(ana, "Raise hand")
    console.get_by_role("button", name="Call Ana Ruiz", exact=True).wait_for()
    press(console, "Call Ana Ruiz")
    ana.get_by_text("You have the floor").first.wait_for()
    press(ana, "I'm done")
    ana.get_by_role("button", name="Raise hand").wait_for()
    press(ana, "I need…")
    press(ana, "Slower")
    console.get_by_text("slower, please").wait_for()
    press(console, "Time for each turn no limit")
    press(console, "Save")
    console.get_by_text("2 minutes").first.wait_for()


def press(page: Any, name: str) -> None:
    """Tab until the focus is on the button of that name, then press Enter."""
    page.evaluate("document.activeElement?.blur()")
    for _ in range(80):
        page.keyboard.press("Tab")
        at = page.evaluate("(e => e.getAttribute('aria-label') || e.innerText)(document.activeElement)")
        if " ".join(at.split()) == name:
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"no button {name} within reach of the keyboard")


def test_a_half_typed_note_and_an_opened_fold_survive_an_update(street: Street) -> None:
    """While Ana types, a hand goes up, think time begins and ends, the topic closes: her words and fold stay."""
    ana = street.joins(street.phone(), "Ana Ruiz")
    is_live(ana)
    ana.get_by_text("Add a note").click()
    ana.fill("#note", "about the third")
    street.town.says("ben", '/here name:"Ben Ito"')
    street.town.says("ben", "/hand")
    ana.get_by_text("Ben Ito").first.wait_for()
    ana.keyboard.type(" slide")
    assert ana.input_value("#note") == "about the third slide"
    street.town.says("dolores", "/queue lock 3m")
    ana.get_by_text("Think time").first.wait_for()
    ana.keyboard.type("s")
    street.town.says("dolores", "/queue open")
    ana.locator("#raise").wait_for()
    street.town.says("dolores", "/convening agenda Welcome 10")
    street.town.says("dolores", "/convening topic 1")
    street.town.says("dolores", "/convening close-topic")
    ana.get_by_text("would you like to add something?").first.wait_for()
    ana.keyboard.type("!")
    assert ana.input_value("#note") == "about the third slides!"


def test_everything_works_without_a_script(street: Street) -> None:
    """Scripts are off: join, raise, lower by plain forms; the page offers a refresh."""
    ana = street.joins(street.phone(java_script_enabled=False), "Ana Ruiz")
    assert ana.get_by_role("link", name="Refresh").is_visible()
    ana.locator("#raise").click()
    assert ana.get_by_text("Your hand is up. You're next.").is_visible()
    ana.get_by_role("button", name="Lower my hand: say something").click()
    assert ana.get_by_text("Your hand is down.").is_visible()


@pytest.mark.parametrize(
    "name", [HOSTILE, "\u202eevil\u202c", "{{ 7*7 }}", "a" * 80], ids=["markup", "bidi", "braces", "long"]
)
def test_hostile_names_are_shown_as_text(street: Street, name: str) -> None:
    """A name is text on every page, whatever it holds, at first sight and after a live update, on a narrow phone."""
    wall = street.enters(street.window(), "display")
    is_live(wall)
    phone = street.joins(street.phone(viewport={"width": 320, "height": 640}), name)
    is_live(phone)
    phone.locator("#raise").click()
    phone.get_by_text("You're next").first.wait_for()
    wall.locator(".queue .who2").first.wait_for()
    assert names(wall, ".queue .who2") == [name.replace("\u202e", "").replace("\u202c", "")]
    assert wall.locator("main img").count() == 0
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert wall.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert phone.complaints == []


def test_a_page_comes_back_after_the_line_dropped(street: Street) -> None:
    """The phone loses its network; what happened meanwhile is there when it is back, and nothing is asked twice."""
    ana = street.joins(street.phone(), "Ana Ruiz")
    is_live(ana)
    ana.context.set_offline(True)
    ana.locator("#raise").click()
    ana.get_by_text("didn't get through").wait_for()
    street.town.says("ben", '/here name:"Ben Ito"')
    street.town.says("ben", "/hand")
    street.town.run(street.town.house.world.passes(seconds=1))
    ana.context.set_offline(False)
    ana.locator("#raise").click()
    ana.get_by_text("You're number 2").wait_for()
    assert len(street.town.house.world.convening.queue.hands) == 2


def test_switching_language_and_light(street: Street) -> None:
    """One press changes the whole page to Spanish, another to dark."""
    ana = street.joins(street.phone(), "Ana Ruiz")
    ana.get_by_role("button", name="Español").last.click()
    ana.get_by_role("button", name="Levantar la mano").wait_for()
    assert ana.locator("html").get_attribute("lang") == "es"
    ana.get_by_role("button", name="Página oscura").click()
    assert ana.locator("html").get_attribute("data-theme") == "dark"


ELSEWHERE = """
window.told = [];
window.Notification = class { constructor(words) { told.push(words); } };
Notification.permission = "granted";
Object.defineProperty(document, "hidden", { get: () => true });
navigator.vibrate = () => told.push("buzz");
"""


def test_you_are_next_reaches_somebody_who_looks_elsewhere(street: Street) -> None:
    """Ana's page is hidden behind the call: her tab's title, a buzz and a notification tell her, once."""
    ana = street.phone()
    ana.add_init_script(ELSEWHERE)
    street.joins(ana, "Ana Ruiz")
    is_live(ana)
    street.town.says("ben", '/here name:"Ben Ito"')
    street.town.says("ben", "/hand")
    street.town.run(street.town.house.world.passes(seconds=1))
    ana.locator("#raise").click()
    ana.get_by_text("You're number 2").wait_for()
    assert ana.evaluate("told") == []
    street.town.says("dolores", "/queue next")
    ana.get_by_text("You're next").first.wait_for()
    assert ana.evaluate("told") == ["buzz", "You're next"]
    assert ana.title().startswith("● You're next")
    street.town.says("cy", '/here name:"Cy Ode"')
    street.town.says("cy", "/hand")
    ana.get_by_text("Cy Ode").first.wait_for()
    assert len(ana.evaluate("told")) == 2


def test_a_changed_code_changes_the_picture_on_the_wall(street: Street) -> None:
    """The code got out and was changed: the wall shows the new one, and its picture leads there."""
    wall = street.enters(street.window(), "display")
    is_live(wall)
    before = wall.locator(".door svg").inner_html()
    street.town.says("dolores", "/convening code")
    wall.get_by_text(street.town.house.code, exact=True).wait_for()
    wall.get_by_text(f"/join/{street.town.house.code}").wait_for()
    assert wall.locator(".door svg").inner_html() != before


def test_a_nudge_that_arrives_is_answered_where_it_arrives(street: Street) -> None:
    """Her page is open when the nudge comes: its buttons come with it, and one press answers it, without a reload."""
    phone = street.joins(street.phone(), "Ana Ruiz", "shasta")
    is_live(phone)
    world = street.town.house.world
    asked = '/nudge schedule to:"Ana Ruiz" when:"tomorrow at 10am" text:"Bring a photo"'
    drafted = street.town.run(world.says("dolores", asked))
    street.town.says("dolores", f"/nudge save draft:{drafted.about}")
    street.town.run(world.passes(days=2))
    line = phone.locator("#notes li", has_text="Bring a photo").first
    line.locator("button").first.click()
    phone.locator(".said.good p").first.wait_for()
    person = next(who.person for who in world.convening.roster() if who.walk_in)
    arrived = world.engine.person(ORGANISATION, person).arrived
    assert [one.answer for one in arrived] == ["done"]
    assert phone.complaints == []
