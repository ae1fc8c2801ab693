"""Whether a plan fits its slot: routines, transitions and regrouping added up, and what to cut when it does not.

The remote check and the exit ticket are never among the cuts, nor are breaks. Two minutes for each change of item and
three for each move into groups are the project's own defaults.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal

from bot.domain.frozen import frozen
from bot.domain.routines.model import Routine
from bot.domain.routines.words import Sentence, length, sentence

TRANSITION = 2.0
REGROUP = 3.0
MOST_AIMS = 2
SHORTENED_BY = 0.25
MOVING = ("form", "vote", "expert", "home", "rotate")

ItemKind = Literal["opening", "talk", "routine", "breakout", "break", "remote-check", "exit-ticket", "closing"]
PROTECTED: tuple[ItemKind, ...] = ("remote-check", "exit-ticket", "break")
STAYS: tuple[ItemKind, ...] = (*PROTECTED, "opening", "closing")


@frozen
class AgendaItem:
    """One thing on the agenda. `weight` says how much it matters (1 least, 3 most); `keep`, that it may not be cut."""

    id: str
    title: str
    minutes: float
    kind: ItemKind = "talk"
    routine: str | None = None
    aims: tuple[str, ...] = ()
    weight: int = 2
    keep: bool = False


@frozen
class Cut:
    """One thing to cut, and the minutes it wins: `shorten` keeps the item, `drop` leaves it out."""

    item: str
    kind: Literal["shorten", "drop"]
    minutes: float
    say: Sentence


@frozen
class AgendaCheck:
    """What a plan takes (minutes), what there is, and what to say and do about it. `over` 0 means that it fits."""

    items: float
    transitions: float
    regrouping: float
    slot: float
    findings: tuple[Sentence, ...]
    cuts: tuple[Cut, ...]

    @property
    def planned(self) -> float:
        """All minutes the plan takes."""
        return self.items + self.transitions + self.regrouping

    @property
    def over(self) -> float:
        """Minutes too much."""
        return max(0.0, self.planned - self.slot)

    @property
    def won(self) -> float:
        """Minutes that the cuts win."""
        return sum(cut.minutes for cut in self.cuts)


def check_agenda(items: Sequence[AgendaItem], slot: float, routines: Mapping[str, Routine]) -> AgendaCheck:
    """Add a plan up before the event; say whether it fits its slot (minutes), and what to cut if it does not."""
    taken = sum(item.minutes for item in items)
    moves = sum(_regrouping(item, routines) for item in items)
    transitions = TRANSITION * max(0, len(items) - 1)
    over = taken + transitions + moves - slot
    cuts = cuts_for(items, over, routines)
    findings = (*_fit(taken + transitions + moves, slot, cuts), *_aims(items))
    return AgendaCheck(taken, transitions, moves, slot, findings, cuts)


def trims(
    items: Sequence[AgendaItem], left_of_current: float, now: datetime, end: datetime, routines: Mapping[str, Routine]
) -> AgendaCheck:
    """What to trim when running late: the items that are still to come, and the minutes left of the current one."""
    slot = (end - now).total_seconds() / 60 - left_of_current
    moves = sum(_regrouping(item, routines) for item in items)
    taken, transitions = sum(item.minutes for item in items), TRANSITION * len(items)
    over = taken + transitions + moves - slot
    cuts = cuts_for(items, over, routines)
    late = (sentence("running-late", over=length(60 * over)),) if over > 0 else (sentence("on-time"),)
    return AgendaCheck(taken, transitions, moves, slot, (*late, *_missing(over, cuts)), cuts)


def _fit(planned: float, slot: float, cuts: tuple[Cut, ...]) -> tuple[Sentence, ...]:
    over = planned - slot
    said = {"planned": length(60 * planned), "slot": length(60 * slot)}
    if over <= 0:
        return (sentence("fits", **said),)
    return (sentence("over-full", over=length(60 * over), **said), *_missing(over, cuts))


def _missing(over: float, cuts: tuple[Cut, ...]) -> tuple[Sentence, ...]:
    missing = over - sum(cut.minutes for cut in cuts)
    return (sentence("cannot-fit", over=length(60 * missing)),) if missing > 0 else ()


def _aims(items: Sequence[AgendaItem]) -> tuple[Sentence, ...]:
    aims = dict.fromkeys(aim for item in items for aim in item.aims)
    return (sentence("too-many-aims", n=len(aims)),) if len(aims) > MOST_AIMS else ()


def _regrouping(item: AgendaItem, routines: Mapping[str, Routine]) -> float:
    """Minutes in which people find their places: none where they only turn to a neighbor."""
    if item.kind == "breakout":
        return 2 * REGROUP
    routine = routines.get(item.routine) if item.routine else None
    if routine is None or not routine.assigned:
        return 0.0
    return REGROUP * sum(step.groups in MOVING for step in routine.steps)


def cuts_for(items: Sequence[AgendaItem], over: float, routines: Mapping[str, Routine]) -> tuple[Cut, ...]:
    """What to cut to win the minutes that are over: shorten where that is enough, leave out as little as possible."""
    if over <= 0:
        return ()
    dropped: list[AgendaItem] = []
    for item in sorted((one for one in items if _droppable(one)), key=_least_missed):
        if _won(items, dropped, routines) >= over:
            break
        dropped.append(item)
    drops = tuple(_drop(item, routines) for item in dropped)
    rest = over - sum(cut.minutes for cut in drops)
    return (*_shortened([one for one in items if one not in dropped], rest, routines), *drops)


def _droppable(item: AgendaItem) -> bool:
    return item.kind not in STAYS and not item.keep


def _least_missed(item: AgendaItem) -> tuple[int, bool, float, str]:
    """Least weight first; talk before taking part; longer first."""
    return item.weight, item.kind != "talk", -item.minutes, item.id


def _won(items: Sequence[AgendaItem], dropped: list[AgendaItem], routines: Mapping[str, Routine]) -> float:
    kept = (item for item in items if item not in dropped)
    return sum(_drop(item, routines).minutes for item in dropped) + sum(_slack(item, routines) for item in kept)


def _slack(item: AgendaItem, routines: Mapping[str, Routine]) -> float:
    """Whole minutes an item can give: a routine down to its shortest form, other items a quarter."""
    if item.kind in PROTECTED or item.keep:
        return 0.0
    routine = routines.get(item.routine) if item.routine else None
    if routine is not None:
        return float(max(0, int(item.minutes - routine.minutes.min)))
    return float(int(item.minutes * SHORTENED_BY))


def _drop(item: AgendaItem, routines: Mapping[str, Routine]) -> Cut:
    minutes = item.minutes + TRANSITION + _regrouping(item, routines)
    return Cut(item.id, "drop", minutes, sentence("cut-drop", item=item.title, minutes=length(60 * minutes)))


def _shortened(items: list[AgendaItem], wanted: float, routines: Mapping[str, Routine]) -> tuple[Cut, ...]:
    cuts: list[Cut] = []
    for item in sorted(items, key=lambda one: (-_slack(one, routines), one.id)):
        minutes = min(_slack(item, routines), float(-int(-wanted // 1)))
        if minutes > 0:
            say = sentence("cut-shorten", item=item.title, minutes=length(60 * minutes))
            cuts.append(Cut(item.id, "shorten", minutes, say))
            wanted -= minutes
    return tuple(cuts)
