"""Progressive: those heard least first, and among them whoever belongs to the group heard least.

Groups are the mode, the site and what people chose to say about themselves; nothing is ever guessed. The group
that decided is never named, and a tag that fewer than four people share is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.turns.hands import Hand
from bot.domain.turns.lanes import by_rank
from bot.domain.turns.least import serve_least
from bot.domain.turns.placed import Placed, Policy, Reason, Reasons
from bot.domain.turns.standing import Standing

FEWEST_SHARING_A_TAG = 4
HEARD_LEAST = (Reason("heard-least"),)

Group = tuple[str, str]
Lane = tuple[int, tuple[Group, ...]]


class _Shares:
    """A lane for each number of turns and each set of groups; the group furthest behind its share decides."""

    def __init__(self, hands: Sequence[Hand], standing: Standing) -> None:
        self.standing = standing
        self.turns = {hand.person: standing.turns_on_topic.get(hand.person, 0) for hand in hands}
        self.groups = {hand.id: self._groups_of(hand) for hand in hands}
        every = {group for groups in self.groups.values() for group in groups}
        turns, people = _by_group(standing)
        self.spoken = {group: turns.get(group, 0) for group in every}
        self.people = {group: max(1, people.get(group, 0)) for group in every}

    def _groups_of(self, hand: Hand) -> tuple[Group, ...]:
        shared = (tag for tag in hand.tags if self.standing.people_by_tag.get(tag, 0) >= FEWEST_SHARING_A_TAG)
        return (("mode", hand.mode.value), ("site", hand.site), *(("tag", tag) for tag in sorted(shared)))

    def lane(self, hand: Hand) -> Lane:
        return self.turns[hand.person], self.groups[hand.id]

    def had(self, lane: Lane) -> tuple[int, float]:
        turns, groups = lane
        return turns, min((self.spoken[group] + 1) / self.people[group] for group in groups)

    def why(self, lane: Lane) -> Reasons:
        return HEARD_LEAST

    def served(self, hand: Hand) -> None:
        self.turns[hand.person] += 1
        for group in self.groups[hand.id]:
            self.spoken[group] += 1


def _by_group(standing: Standing) -> tuple[dict[Group, int], dict[Group, int]]:
    """The turns so far and the people present, by group."""
    turns: dict[Group, int] = {("mode", mode.value): count for mode, count in standing.turns_by_mode.items()}
    people: dict[Group, int] = {("mode", mode.value): count for mode, count in standing.people_by_mode.items()}
    for kind, spoken, present in (
        ("site", standing.turns_by_site, standing.people_by_site),
        ("tag", standing.turns_by_tag, standing.people_by_tag),
    ):
        turns.update({(kind, name): count for name, count in spoken.items()})
        people.update({(kind, name): count for name, count in present.items()})
    return turns, people


def line(hands: Sequence[Hand], standing: Standing) -> Iterator[Placed]:
    """Serve those who, and whose groups, have been heard least."""
    return serve_least(by_rank(hands), _Shares(hands, standing))


POLICIES = (
    Policy(
        id="progressive",
        name={"en": "Least heard first", "es": "Primero quienes menos se han escuchado"},
        explanation={
            "en": "Whoever has been heard least goes first, counting turns, mode, site and what people chose to say "
            "about themselves. Only where the group has agreed to it.",
            "es": "Va primero quien menos se ha escuchado, según los turnos, la sala o la distancia, la sede y lo que "
            "cada persona quiso decir de sí misma. Solo si el grupo está de acuerdo.",
        },
        line=line,
        sentences={
            "heard-least": {
                "en": "this person, or a group this person belongs to, has been heard least",
                "es": "esta persona, o un grupo al que pertenece, es de quienes menos se han escuchado",
            },
        },
        needs_consent=True,
    ),
)
