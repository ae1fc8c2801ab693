"""The convening's agenda added up: each topic taken for what its title says, and what to cut where it is too much."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot import views as v
from bot.directory import folded
from bot.domain.convening.state import Convening, Topic
from bot.domain.routines.agenda import AgendaCheck, AgendaItem, ItemKind, check_agenda, trims
from bot.domain.routines.model import Routine
from bot.routines.running import shelf

if TYPE_CHECKING:
    from bot.showing import Showing

KINDS: Mapping[ItemKind, str] = {
    "remote-check": r"remote check|voces en linea|pausa en linea|check.*remote|revision remota",
    "exit-ticket": r"exit ticket|boleto de salida|3-2-1|plus.?(and)?.?delta|mas y por cambiar",
    "break": r"\bbreak\b|\blunch\b|\bcoffee\b|descanso|receso|almuerzo|comida|\bcafe\b",
    "breakout": r"breakout|small groups|county groups|grupos",
    "opening": r"^welcome|^opening|^bienvenida|^apertura",
    "closing": r"^closing|^wrap|^goodbye|^cierre|^despedida|next steps|proximos pasos",
}
"""What an item is by the words of its title; the first that fits. Sources: the field's usual names for them."""


def kind_of(title: str, routine: str | None) -> ItemKind:
    plain = folded(title)
    found = next((kind for kind, words in KINDS.items() if re.search(words, plain)), None)
    return found or ("routine" if routine else "talk")


def routine_in(title: str, routines: Mapping[str, Routine]) -> str | None:
    """The routine that a title names, by id or by its name in either language."""
    plain = folded(title)
    names = ((one.id, (one.id, folded(one.names.en), folded(one.names.es))) for one in routines.values())
    return next((id for id, called in names if any(name in plain for name in called)), None)


def item_of(topic: Topic, routines: Mapping[str, Routine], aims: tuple[str, ...] = ()) -> AgendaItem:
    routine = routine_in(topic.title, routines)
    return AgendaItem(topic.id, topic.title, topic.minutes, kind_of(topic.title, routine), routine, aims)


def about_check(slot: int, aims: str) -> str:
    return f"check/{slot}/{aims}"


def about_late(left: int) -> str:
    return f"late/{left}"


def checked(showing: Showing, about: str) -> v.AgendaCheckView | None:
    """The plan against its slot, or what is left of it against the time that is left."""
    what, _, rest = about.partition("/")
    minutes, _, aims = rest.partition("/")
    if not minutes.isdigit():
        return None
    routines = shelf(showing.state, showing.directory)
    if what == "late":
        return view_of(late(showing.state, int(minutes), showing.now, routines), len(showing.state.agenda))
    wanted = tuple(aim.strip() for aim in re.split(r"[;,\n]", aims) if aim.strip())
    items = [item_of(topic, routines, wanted if not at else ()) for at, topic in enumerate(showing.state.agenda)]
    return view_of(check_agenda(items, int(minutes), routines), len(items))


def late(state: Convening, left: int, now: datetime, routines: Mapping[str, Routine]) -> AgendaCheck:
    """The topics that are still to come against the minutes that are left, the current one's rest taken off."""
    current = state.topic_now()
    rest = 0.0
    if current is not None and current.opened_at is not None:
        rest = max(0.0, current.minutes - (now - current.opened_at).total_seconds() / 60)
    ahead = [item_of(topic, routines) for topic in state.agenda if topic.opened_at is None]
    return trims(ahead, rest, now, now + timedelta(minutes=left), routines)


def view_of(check: AgendaCheck, items: int) -> v.AgendaCheckView:
    return v.AgendaCheckView(
        items,
        f"{check.items:g}",
        f"{check.transitions:g}",
        f"{check.regrouping:g}",
        f"{check.slot:g}",
        f"{check.over:g}",
        tuple(finding.text() for finding in check.findings),
        tuple(cut.say.text() for cut in check.cuts),
    )
