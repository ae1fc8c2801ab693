"""How simulated people answer a nudge: on their own page, by one of the buttons under it."""

from __future__ import annotations

from random import Random

from bot.rehearsal.page import Page, PageForm
from bot.rehearsal.seat import Seat

USUAL = {"done": 6, "snooze": 2, "stop": 1}
"""How many of ten people press which button; the tenth reads and presses none."""
SILENT = 1


def ways(page: Page) -> dict[str, PageForm]:
    """The buttons under the newest nudge of a page, by what they do."""
    forms = [form for form in page.forms if form.fields.get("command") == "nudge" and form.fields.get("nudge")]
    newest = forms[0].fields["nudge"] if forms else ""
    return {form.fields.get("action", ""): form for form in forms if form.fields["nudge"] == newest}


async def reply(seat: Seat, chance: Random) -> str | None:
    """Answer the newest nudge. Returns what was pressed, nothing for reading alone, or None while none has come."""
    offered = ways(await seat.open())
    liked = [action for action in USUAL if action in offered]
    if not liked:
        return None
    (pressed,) = chance.choices([*liked, ""], [*(USUAL[action] for action in liked), SILENT])
    if not pressed:
        return ""
    told = await seat.ask(offered[pressed])
    return pressed if told.get("ok") else None
