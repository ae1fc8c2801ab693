"""The groups of one round, each judged by itself: what a change would break or put right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from bot.domain.planner.keeping import Keeps, Members, keepers
from bot.domain.planner.problem import Candidate, Problem, Round
from bot.domain.planner.tables import Columns


class Judge:
    """Says of any people, as the group at some place of the round, whether they keep the sizes and the rules.

    A place after the last one is a new group, which may be of anybody. A group without people keeps everything.
    """

    def __init__(self, problem: Problem, current: Round, room: Sequence[int] = ()) -> None:
        self._groups, self._room = current.groups, room
        self._keepers = _by_block(problem, current)
        self.least, self.most = limits(problem, current)

    def has_seat(self, slot: int, members: Members) -> bool:
        """Whether one more has a seat there. Where tables have room for so many, there is none for a new group."""
        return not self._room or (slot < len(self._room) and len(members) < self._room[slot])

    def keeps(self, slot: int, members: Members) -> bool:
        """Whether they keep everything."""
        if not members:
            return True
        if not self.least <= len(members) <= self.most:
            return False
        number = self._number(slot)
        return all(keeps(members, number) for keeps in self._keepers[self._block(slot)])

    def broken(self, slot: int, members: Members) -> int:
        """How much of it they break."""
        if not members:
            return 0
        number = self._number(slot)
        broken = sum(not keeps(members, number) for keeps in self._keepers[self._block(slot)])
        return broken + (not self.least <= len(members) <= self.most)

    def _block(self, slot: int) -> str:
        return self._groups[slot].within if slot < len(self._groups) else ""

    def _number(self, slot: int) -> int:
        """The number of a group in its block, from 0; a new group has the next one."""
        if slot >= len(self._groups):
            return slot
        group = self._groups[slot]
        return (group.within_number or 1 if group.within else group.number) - 1


def _by_block(problem: Problem, current: Round) -> dict[str, tuple[Keeps, ...]]:
    """How the groups of each county or role are judged."""
    columns, blocks = Columns(problem), defaultdict[str, list[Candidate]](list)
    people = {person.id: person for person in problem.people}
    for group in current.groups:
        blocks[group.within] += [people[member] for member in group.members if member in people]
    blocks[""] = list(problem.people)
    return {within: keepers(problem, columns, drawn_from) for within, drawn_from in blocks.items()}


def limits(problem: Problem, current: Round) -> tuple[int, int]:
    """The least and the most people of a group; for a number of groups, what the groups had, one less or more."""
    size = problem.size
    if not size.groups:
        return size.least, size.most
    sizes = [len(group.members) for group in current.groups]
    return size.minimum or max(1, min(sizes) - 1), size.maximum or max(sizes) + 1
