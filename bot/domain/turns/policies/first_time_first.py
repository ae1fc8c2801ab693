"""First time first: whoever has had the fewest turns on this topic, then the order of raising."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.turns.hands import Hand
from bot.domain.turns.lanes import by_rank
from bot.domain.turns.least import serve_least
from bot.domain.turns.placed import Placed, Policy, Reason, Reasons
from bot.domain.turns.standing import Standing

FEWEST = (Reason("fewest-turns"),)


class _Turns:
    """A lane for each number of turns on this topic."""

    def __init__(self, hands: Sequence[Hand], standing: Standing) -> None:
        self.turns = {hand.person: standing.turns_on_topic.get(hand.person, 0) for hand in hands}

    def lane(self, hand: Hand) -> int:
        return self.turns[hand.person]

    def had(self, lane: int) -> int:
        return lane

    def why(self, lane: int) -> Reasons:
        return FEWEST

    def served(self, hand: Hand) -> None:
        self.turns[hand.person] += 1


def line(hands: Sequence[Hand], standing: Standing) -> Iterator[Placed]:
    """Serve those first who have had the fewest turns on this topic."""
    return serve_least(by_rank(hands), _Turns(hands, standing))


POLICIES = (
    Policy(
        id="first-time-first",
        name={"en": "First time first", "es": "Primero quien no ha hablado"},
        explanation={
            "en": "Whoever has had the fewest turns on this topic goes first; then the order of raising.",
            "es": "Va primero quien ha tenido menos turnos en este tema; después, el orden de llegada.",
        },
        line=line,
    ),
)
