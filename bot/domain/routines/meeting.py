"""Where the groups of a routine meet online: as a breakout round, so that doors open the same rooms for them.

A room keeps its number through the whole run. Pairs that join into fours meet in the first pair's room: half of the
people stay where they are, the others move once, and nobody twice. Groups that split again find their own rooms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from immutables import Map

from bot.domain.breakouts.state import Group as Table
from bot.domain.breakouts.state import Round
from bot.domain.convening.state import REMOTE_SITE, Convening
from bot.domain.planner.problem import Kind
from bot.domain.routines.model import Language
from bot.domain.routines.seating import ONLINE, Group
from bot.domain.routines.state import Run
from bot.domain.routines.words import sentence

Rooms = dict[int, tuple[str, ...]]
"""Who met last in each room, by its number."""


def round_now(state: Convening) -> Round | None:
    """The groups that meet now and need a room: the breakout that is open, else those of the routine's step."""
    if state.breakouts.round is not None:
        return state.breakouts.round
    run = state.routines.run
    return as_round(state, run) if run is not None and not run.over else None


def as_round(state: Convening, run: Run) -> Round | None:
    """The online groups of the step that runs, in their rooms; None where people are together or by themselves."""
    if not run.step.rounds:
        return None
    rooms: Rooms = {}
    seated: list[tuple[int, Group]] = []
    for groups in met(run):
        seated = placed(groups, rooms)
        rooms.update({number: group.members for number, group in seated})
    language: Language = "es" if state.languages[0] == "es" else "en"
    tables = (table(number, group, sentence("group-online", n=number).to(language)) for number, group in seated)
    found = Map({one.id: one for one in tables})
    return Round(f"{run.id}-{since(run)}", found, run.began_at, run.clock.ends_at) if found else None


def met(run: Run) -> Iterator[tuple[Group, ...]]:
    """Who met online so far, one after the other: every round of the steps before, and of this one as far as it is."""
    for at, step in enumerate(run.steps[: run.at + 1]):
        reached = round_of(run) if at == run.at else len(step.rounds) - 1
        for groups in step.rounds[: reached + 1]:
            yield tuple(group for group in groups if group.place == ONLINE)


def round_of(run: Run) -> int:
    """The round of partners or tables that the running step has come to, from 0."""
    step = run.step
    done = step.switches[run.switched - 1] if run.switched else 0
    return min(done * len(step.rounds) // max(1, step.seconds), len(step.rounds) - 1)


def since(run: Run) -> int:
    """The first of the steps with groups that lead up to this one without a break: what is one round for a door."""
    at = run.at
    while at > 0 and run.steps[at - 1].rounds:
        at -= 1
    return at


def placed(groups: Iterable[Group], rooms: Rooms) -> list[tuple[int, Group]]:
    """Each group in the room where most of its people were last, the lowest number first; else in a new one."""
    waiting = list(groups)
    wishes = sorted(
        (-len(set(group.members) & set(members)), number, nth)
        for nth, group in enumerate(waiting)
        for number, members in rooms.items()
        if set(group.members) & set(members)
    )
    chosen: dict[int, int] = {}
    for _, number, nth in wishes:
        if nth not in chosen and number not in chosen.values():
            chosen[nth] = number
    fresh = max(rooms, default=0)
    for nth in range(len(waiting)):
        if nth not in chosen:
            fresh += 1
            chosen[nth] = fresh
    return sorted(((chosen[nth], group) for nth, group in enumerate(waiting)), key=lambda pair: pair[0])


def table(number: int, group: Group, name: str) -> Table:
    """The group as breakouts know it: all remote, or with people of a room who join by a device."""
    kind = Kind.BRIDGE if group.by_device else Kind.REMOTE
    site = "" if group.by_device else REMOTE_SITE
    return Table(f"r{number}", name, group.members, site, number, kind, host=(*group.by_device, "")[0])
