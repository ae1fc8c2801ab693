"""What is one person's own."""

from __future__ import annotations

from bot.domain.frozen import frozen
from bot.views.convening import ConveningView
from bot.views.floor import FloorLine, PlaceView
from bot.views.groups import GroupView
from bot.views.people import PersonLine
from bot.views.routines import StepView


@frozen
class MeView:
    """My own page: who I am here, my hand, my group, the topic, how to hear the others."""

    convening: ConveningView
    who: PersonLine | None
    role: str
    language: str
    present: bool
    confirmed: bool
    place: PlaceView | None
    group: GroupView | None
    floor: FloorLine | None
    step: StepView | None = None


@frozen
class MyDataView:
    """Every word that is kept about a person, by its key, for herself alone."""

    rows: tuple[tuple[str, str], ...]
