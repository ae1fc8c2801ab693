"""Who sits where while a round is put right: people go from group to group, and late arrivals come in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.domain.frozen import frozen

Groups = tuple[frozenset[str], ...]
Option = tuple[str, int, int]
"""Who could go to which group, and from which."""
NOWHERE = -1
"""Where late arrivals come from."""


def relocated(groups: Groups, person: str, source: int, target: int) -> Groups:
    """The groups with a person in another one than before, or (`source` NOWHERE) in one at last."""
    changed = list(groups)
    changed[target] = groups[target] | {person}
    if source != NOWHERE:
        changed[source] = groups[source] - {person}
    return tuple(changed)


@frozen
class Seating:
    """Where a search stands: groups, who waits for a place, and how many may still be moved or left broken.

    An accepted group may break a rule; then nobody is moved into or out of it, since moving is only for the better.
    """

    groups: Groups
    waiting: tuple[str, ...]
    moves: int
    broken: int
    settled: frozenset[str] = frozenset()
    touched: frozenset[int] = frozenset()
    accepted: frozenset[int] = frozenset()

    def about(self, slot: int) -> Iterator[Option]:
        """Everyone who could join or leave a group, and for where."""
        yield from ((person, slot, NOWHERE) for person in self.waiting)
        if not self.moves:
            return
        for source, members in enumerate(self.groups):
            free = sorted(members - self.settled) if source not in self.accepted else []
            if source != slot:
                yield from ((person, slot, source) for person in free)
                continue
            targets = [target for target in range(len(self.groups)) if target != slot and target not in self.accepted]
            yield from ((person, target, slot) for person in free for target in targets)

    def relocated(self, person: str, target: int, source: int) -> Seating:
        """The same after somebody was placed or moved."""
        groups, settled = relocated(self.groups, person, source, target), self.settled | {person}
        if source == NOWHERE:
            waiting = tuple(other for other in self.waiting if other != person)
            return replace(self, groups=groups, settled=settled, waiting=waiting)
        touched = self.touched | {source, target}
        return replace(self, groups=groups, settled=settled, touched=touched, moves=self.moves - 1)
