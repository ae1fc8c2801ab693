"""Small tables from which whole schedules unfold: one starter round is moved around a ring, place by place.

People are numbered ring by ring, then those who stay where they are (fixed). Moving everyone on by one place makes the
next round. In each starter every distance along or between rings occurs at most once, so that nobody meets twice. We
found these starters by backtracking; a test unfolds and checks each.
"""

from __future__ import annotations

from bot.domain.frozen import frozen


@frozen
class Starter:
    """A starter round for `rings` rings of `length` places; each `transversal` group makes one more round."""

    length: int
    rings: int
    groups: tuple[tuple[int, ...], ...]
    transversals: tuple[tuple[int, ...], ...] = ()

    def rounds(self) -> list[list[list[int]]]:
        """All rounds that unfold."""
        turned = [[self._moved(group, turn) for group in self.groups] for turn in range(self.length)]
        across = [[self._moved(group, turn) for turn in range(self.length)] for group in self.transversals]
        return turned + across

    def _moved(self, group: tuple[int, ...], turn: int) -> list[int]:
        return [self._place(person, turn) for person in group]

    def _place(self, person: int, turn: int) -> int:
        ring, place = divmod(person, self.length)
        return person if ring >= self.rings else ring * self.length + (place + turn) % self.length


STARTERS: dict[tuple[int, int], Starter] = {
    (5, 3): Starter(7, 2, ((14, 4, 10), (13, 5, 7), (9, 11, 6), (8, 1, 12), (0, 2, 3))),
    (6, 4): Starter(
        7, 3, ((23, 3, 18, 7), (21, 10, 16, 5), (22, 20, 13, 4), (9, 11, 1, 8), (19, 0, 6, 2), (14, 17, 12, 15))
    ),
    (7, 3): Starter(
        7,
        3,
        ((19, 15, 20), (12, 6, 16), (2, 4, 5), (3, 13, 18), (14, 0, 7), (1, 17, 9), (11, 10, 8)),
        ((0, 11, 20), (0, 9, 19), (0, 12, 18)),
    ),
    (7, 4): Starter(
        9,
        3,
        (
            (27, 10, 8, 21),
            (16, 26, 25, 13),
            (24, 6, 1, 18),
            (4, 3, 23, 19),
            (14, 20, 15, 22),
            (2, 9, 11, 5),
            (12, 17, 0, 7),
        ),
    ),
    (6, 5): Starter(
        6,
        5,
        (
            (13, 3, 22, 25, 7),
            (20, 15, 28, 24, 14),
            (9, 12, 8, 16, 1),
            (26, 0, 11, 27, 2),
            (19, 21, 5, 4, 17),
            (23, 29, 18, 6, 10),
        ),
    ),
}

TABLES: dict[tuple[int, int], tuple[str, ...]] = {
    (6, 3): (
        "akl ber cjn dfh gmq iop",
        "abn cdg ekm for hiq jlp",
        "aco bim dkp ehj flq gnr",
        "agp bfk cqr djm ein hlo",
        "ajq bgh cik deo fnp lmr",
        "ahm bcp dln efg ijr koq",
        "adr bjo cfm epq gil hkn",
        "afi bdq cel gjk hpr mno",
    ),
}
"""Schedules without such a symmetry, found by search: one round a line, one letter a person."""
