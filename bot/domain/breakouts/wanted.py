"""What a facilitator asked of a plan, as it is kept in the log and can be asked again."""

from __future__ import annotations

from enum import StrEnum

from bot.domain.frozen import frozen

ANY_NUMBER = 10_000
"""As many people as a table takes for which no number was given."""


class Hybrid(StrEnum):
    """How room and remote people may sit together.

    `TABLES`: never; room people sit at their own site. `BRIDGE`: where somebody in the room has a device to bring them
    in, and no remote person is alone with a room table. `ANY`: any way, a lone remote person included.
    """

    USUAL = ""
    TABLES = "tables"
    BRIDGE = "bridge"
    ANY = "any"


class Avoid(StrEnum):
    """Whom people are not to meet again: nobody in particular, or whoever they met in this convening's rounds."""

    NOBODY = ""
    REPEATS = "repeats"


class Ring(StrEnum):
    """Rounds by a fixed schedule: everybody in a ring of pairs; two circles, one of which turns; or whole groups that
    walk from table to table."""

    NONE = ""
    PAIRS = "pairs"
    CIRCLES = "circles"
    STATIONS = "stations"


@frozen
class Wanted:
    """Sizes, rules and wishes in a facilitator's own terms. Columns are the roster's; people are ids.

    `mix` holds columns with an optional weight ("role:4"), `anchors` what every group needs ("locale=es", "device").
    `at_least` says of what a group has nobody or at least so many. `seats` are fixed: (person, group number from 1).
    `tables` have a name and room for so many people (0: any number); `stations` is how many of them a group visits.
    """

    size: int = 4
    least: int = 0
    most: int = 0
    groups: int = 0
    rounds: int = 1
    by: tuple[str, ...] = ()
    mix: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    one_each: str = ""
    anchors: tuple[str, ...] = ()
    at_least: tuple[tuple[str, int], ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    keep_apart: tuple[tuple[str, ...], ...] = ()
    seats: tuple[tuple[str, int], ...] = ()
    without: tuple[str, ...] = ()
    hybrid: Hybrid = Hybrid.USUAL
    one_site: bool = False
    across: bool = False
    avoid: Avoid = Avoid.NOBODY
    not_again_must_hold: bool = False
    ring: Ring = Ring.NONE
    tables: tuple[tuple[str, int], ...] = ()
    stations: int = 0

    @property
    def capacity(self) -> int:
        """How many people there are seats for at the tables; at stations every group has to fit everywhere."""
        rooms = [room or ANY_NUMBER for _, room in self.tables]
        return min(rooms) * len(rooms) if self.ring is Ring.STATIONS and rooms else sum(rooms)

    @property
    def says_who_sits_where(self) -> bool:
        """Whether anything asked decides about sites; if not, people stay where they are."""
        named = self.by or self.mix or self.apart or self.one_each or self.anchors or self.together or self.seats
        return bool(named or self.groups or self.hybrid or self.across or self.one_site)
