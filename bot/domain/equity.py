"""How the floor was shared: the measures a facilitator reads as questions, never as grades.

Everyone present counts, silent people included. Turns and minutes come from the floor's own log; a presenter's
slot is no turn. Shares of presence are minutes in the meeting, so that people who come and go count for what they
were there. A group of fewer than four people has no figures of its own. Definitions: `docs/turn-taking.md`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import pairwise
from math import exp, log
from statistics import median
from typing import TypeVar

from bot.domain.frozen import frozen

FEWEST_IN_A_GROUP = 4
FLAG_BELOW = 0.8
LONGEST_WAIT_RATIO = 1.25

G = TypeVar("G", bound=Hashable)


@frozen
class FloorTurn:
    """One turn from the floor log: who, in which group (mode or site), how long, after how long a wait.

    `minutes` of floor; `waited` seconds from hand to floor, None where no hand went up. `presenter` marks a slot
    that the programme gave and that is no turn.
    """

    person: str
    group: str
    minutes: float = 0.0
    waited: float | None = None
    presenter: bool = False


@frozen
class Presence:
    """How many minutes a person was there as a member of one group. Who changes group has one for each."""

    person: str
    group: str
    minutes: float


def counted(turns: Iterable[FloorTurn]) -> tuple[FloorTurn, ...]:
    """The turns that count: all but presenters' slots."""
    return tuple(turn for turn in turns if not turn.presenter)


def turns_each(turns: Iterable[FloorTurn], presence: Iterable[Presence]) -> dict[str, int]:
    """Turns by person, with a zero for everyone who was there and silent."""
    had = Counter(turn.person for turn in counted(turns))
    return {one.person: had[one.person] for one in presence}


def participation_rate(turns: Mapping[str, int]) -> float | None:
    """The share of the people present who had at least one turn; None where nobody was there."""
    return sum(1 for had in turns.values() if had) / len(turns) if turns else None


def representation_ratio(share_of_turns: float, share_of_presence: float) -> float | None:
    """A group's share of the turns over its share of the presence: 1 is proportional; None where it was not there."""
    return share_of_turns / share_of_presence if share_of_presence else None


def gini(amounts: Sequence[float]) -> float | None:
    """How unequal the amounts are: 0 is equal, (n-1)/n is all in one hand. None where there is nothing to share."""
    n, total = len(amounts), sum(amounts)
    if not total:
        return None
    return sum((2 * i - n - 1) * x for i, x in enumerate(sorted(amounts), 1)) / (n * total)


def corrected_gini(amounts: Sequence[float]) -> float | None:
    """The Gini from 0 to 1 whatever the size of the group. None for fewer than two people or no turns."""
    n, plain = len(amounts), gini(amounts)
    return None if n < 2 or plain is None else plain * n / (n - 1)


def _entropy(amounts: Sequence[float]) -> float:
    total = sum(amounts)
    return -sum(x / total * log(x / total) for x in amounts if x)


def evenness(amounts: Sequence[float]) -> float | None:
    """How evenly the floor was shared: 1 is equal, 0 is one voice. None for fewer than two people or no turns."""
    if len(amounts) < 2 or not any(amounts):
        return None
    return abs(_entropy(amounts)) / log(len(amounts))


def effective_speakers(amounts: Sequence[float]) -> float | None:
    """As if so many people had shared the floor equally. None where nobody spoke."""
    return exp(_entropy(amounts)) if any(amounts) else None


def turns_to_move(amounts: Mapping[str, float], presence: Mapping[str, float]) -> float | None:
    """The share of the floor that would have to move for everyone to have her share of presence. None if no floor."""
    had, there = sum(amounts.values()), sum(presence.values())
    if not had or not there:
        return None
    everyone = amounts.keys() | presence.keys()
    return sum(abs(amounts.get(one, 0) / had - presence.get(one, 0) / there) for one in everyone) / 2


def top_share(amounts: Mapping[str, float], leads: frozenset[str] = frozenset()) -> float | None:
    """The largest share of the floor that one person had who does not lead. None where nobody spoke."""
    total = sum(amounts.values())
    return max((had for one, had in amounts.items() if one not in leads), default=0) / total if total else None


def wait_ratio(remote: Sequence[float], room: Sequence[float]) -> float | None:
    """Median wait from hand to floor, remote over room; at most 1.25 is wanted. None where either never waited."""
    return median(remote) / median(room) if remote and room and median(room) else None


def invite_coverage(topics_closed: int, topics_invited: int) -> float | None:
    """The share of the closed topics before whose end remote people were invited. None where none has closed."""
    return topics_invited / topics_closed if topics_closed else None


def turn_taking_index(speakers: Sequence[str]) -> float | None:
    """Back-and-forth against monologue: changes of speaker over the most there could be. None for fewer than two."""
    if len(speakers) < 2:
        return None
    return sum(1 for before, after in pairwise(speakers) if before != after) / (len(speakers) - 1)


@frozen
class GroupFigures:
    """What may be said of one group. Figures are None where the group is too small, or hides another that is."""

    people: int
    hidden: bool
    participation: float | None = None
    representation: float | None = None
    representation_in_minutes: float | None = None
    median_wait: float | None = None

    @property
    def flagged(self) -> bool:
        """Whether the group had clearly less than its share: a question to ask, not a verdict."""
        return self.representation is not None and self.representation < FLAG_BELOW


def hidden_groups(sizes: Mapping[G, int], fewest: int = FEWEST_IN_A_GROUP) -> frozenset[G]:
    """The groups whose figures stay unsaid: the small ones, and one more where a single one could be worked out."""
    small = {group for group, size in sizes.items() if size < fewest}
    if len(small) == 1 and len(sizes) > 1:
        rest = [group for group in sizes if group not in small]
        small.add(min(rest, key=lambda group: (sizes[group], str(group))))
    return frozenset(small)


def by_group(turns: Iterable[FloorTurn], presence: Sequence[Presence]) -> dict[str, GroupFigures]:
    """The figures of every group (modes, or sites), those of small groups left out."""
    floor = counted(turns)
    people: dict[str, set[str]] = {}
    for one in presence:
        people.setdefault(one.group, set()).add(one.person)
    hidden = hidden_groups({group: len(members) for group, members in people.items()})
    return {
        group: GroupFigures(len(members), True) if group in hidden else _figures(group, members, floor, presence)
        for group, members in people.items()
    }


def _figures(group: str, members: set[str], floor: Sequence[FloorTurn], presence: Sequence[Presence]) -> GroupFigures:
    own = [turn for turn in floor if turn.group == group]
    there = _share(sum(one.minutes for one in presence if one.group == group), sum(one.minutes for one in presence))
    minutes = sum(turn.minutes for turn in floor)
    waits = [turn.waited for turn in own if turn.waited is not None]
    spoke = {turn.person for turn in own} & members
    return GroupFigures(
        people=len(members),
        hidden=False,
        participation=len(spoke) / len(members),
        representation=representation_ratio(len(own) / len(floor), there) if floor else None,
        representation_in_minutes=representation_ratio(sum(t.minutes for t in own) / minutes, there)
        if minutes
        else None,
        median_wait=median(waits) if waits else None,
    )


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
