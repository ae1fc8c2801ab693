"""Views that have no page of their own yet, shown as the neutral card that every door can show."""

from __future__ import annotations

from collections.abc import Callable

from adapters.web.seats import Seat
from bot.compose import compose
from bot.showing import BUILDERS
from bot.ui import Card


def card_of(show: str) -> Callable[[Seat], Card | None]:
    """A look at the named view as this seat may see it; nothing where there is nothing to show."""

    def look(seat: Seat) -> Card | None:
        view = BUILDERS[show](seat.showing, "")
        return compose(view, seat.speech) if view is not None else None

    return look
