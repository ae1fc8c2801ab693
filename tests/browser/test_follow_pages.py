"""The pages of the follow-up in a real browser: axe objects to nothing, and a plan is agreed with the script."""

from __future__ import annotations

import pytest

from tests.browser.conftest import AXE, Street
from tests.browser.test_accessibility import facilitator, violations

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: run `npm ci` in tests/browser"),
]
OPEN_ALL = "all => all.forEach(one => one.click())"


@pytest.mark.parametrize("wishes", [{}, {"color_scheme": "dark", "locale": "es-MX"}], ids=["English", "Spanish-dark"])
def test_axe_objects_to_nothing(street: Street, wishes: dict[str, str]) -> None:
    """The lead's page with all its folds open, a nudge before it is saved, and a participant's own page on a phone."""
    street.town.fill()
    street.town.says("dolores", "/convening form Whose voice is missing here?")
    lead = street.goes(facilitator(street, **wishes), street.inside("/follow"))
    lead.fill("#when-new", "2026-10-20 09:00")
    lead.fill("#text-new", "Bring a photo, {name}.")
    lead.locator("#new .btn.strong").click()
    lead.wait_for_url("**/nudge?draft=*")
    lead.locator("summary").evaluate_all(OPEN_ALL)
    assert violations(lead) == []
    lead.locator(".card .btn.strong").first.click()
    lead.wait_for_url("**/follow")
    lead.locator("summary").evaluate_all(OPEN_ALL)
    assert violations(lead) == []
    assert "Bring a photo" in lead.inner_text("#coming")
    phone = street.enters(street.phone(**wishes), "me", street.town.person("g3"))
    street.goes(phone, street.inside("/mine"))
    phone.fill("#cue-new", "my third period starts")
    phone.fill("#will-new", "wait ten seconds")
    phone.fill("#by-new", "2026-10-21")
    phone.locator("#plans form.fields .btn.strong").last.click()
    phone.wait_for_selector(".stack, .said.ask")
    street.goes(phone, street.inside("/mine"))
    phone.locator("summary").evaluate_all(OPEN_ALL)
    assert violations(phone) == []
    phone.locator("#plans .said .btn.strong").first.click()
    phone.wait_for_selector("#plans .ruled li")
    assert phone.complaints == lead.complaints == []
