"""Tables with names and with room for so many: each group gets one, the largest group the largest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.domain.breakouts.editing import seat_in
from bot.domain.breakouts.forming import formed
from bot.domain.breakouts.problems import problem, unmet_in
from bot.domain.breakouts.state import Group
from bot.domain.breakouts.wanted import ANY_NUMBER, Ring, Wanted
from bot.domain.convening.state import Convening

MOST_TRIED = 60
"""How many ways to take one person from a full table are looked at."""

Tables = tuple[tuple[str, int], ...]
Groups = tuple[Group, ...]


def at_tables(state: Convening, wanted: Wanted, rounds: tuple[Groups, ...]) -> tuple[Groups, ...]:
    """Every group at a table of its own, nobody where there is no room; at stations all walk on by one each round."""
    if not wanted.tables:
        return rounds
    if wanted.ring is Ring.STATIONS:
        return tuple(walked(rounds[0], wanted.tables, number) for number in range(len(wanted.tables)))[: walks(wanted)]
    return tuple(relieved(state, wanted, placed(groups, wanted.tables), wanted.tables) for groups in rounds)


def walks(wanted: Wanted) -> int:
    return min(wanted.stations or len(wanted.tables), len(wanted.tables))


def walked(groups: Groups, tables: Tables, number: int) -> Groups:
    """The same people, each group one table further."""
    return tuple(replace(group, name=tables[(at + number) % len(tables)][0]) for at, group in enumerate(groups))


def placed(groups: Groups, tables: Tables) -> Groups:
    by_room = sorted(tables, key=lambda table: -(table[1] or ANY_NUMBER))
    by_size = sorted(groups, key=lambda group: (-len(group.members), group.number))
    names = {group.id: name for group, (name, _) in zip(by_size, by_room, strict=False)}
    return tuple(replace(group, name=names.get(group.id, group.name)) for group in groups)


def relieved(state: Convening, wanted: Wanted, groups: Groups, tables: Tables) -> Groups:
    """Whoever has no seat at a full table goes where there is one, so that fewest rules are broken."""
    room = {name: most or ANY_NUMBER for name, most in tables}
    while full := [group for group in groups if len(group.members) > room.get(group.name, ANY_NUMBER)]:
        free = [group for group in groups if len(group.members) < room.get(group.name, ANY_NUMBER)]
        moves = [(who, to.id) for who in full[0].members for to in free][:MOST_TRIED]
        if not moves:
            return groups
        groups = min((moved(state, groups, who, to) for who, to in moves), key=lambda one: broken(state, wanted, one))
    return groups


def chairs(wanted: Wanted, groups: Iterable[Group]) -> tuple[int, ...]:
    """How many people each group's table seats; nothing where no tables were asked for.

    A group that walks from station to station needs a chair at each; a renamed one is at a table of any size.
    """
    room = {name: most or ANY_NUMBER for name, most in wanted.tables}
    if wanted.ring is Ring.STATIONS:
        return tuple(min(room.values()) for _ in groups)
    return tuple(room.get(group.name, ANY_NUMBER) for group in groups) if room else ()


def moved(state: Convening, groups: Groups, who: str, to: str) -> Groups:
    changed = {one.id: formed(state, one) for one in seat_in({one.id: one for one in groups}, (who,), to)}
    return tuple(changed.get(group.id, group) for group in groups)


def broken(state: Convening, wanted: Wanted, groups: Sequence[Group]) -> int:
    people = [who for group in groups for who in group.members]
    return len(unmet_in(problem(state, replace(wanted, rounds=1), people), [groups]))
