"""Remote alternation: remote, room, remote, room, while both wait."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.turns.hands import Hand, Mode
from bot.domain.turns.lanes import by_rank
from bot.domain.turns.least import serve_least
from bot.domain.turns.placed import Placed, Policy, Reason, Reasons
from bot.domain.turns.standing import Standing


class _Alternation:
    """A lane for each mode; the one that spoke last waits."""

    def __init__(self, standing: Standing) -> None:
        self.last = standing.last_mode

    def lane(self, hand: Hand) -> Mode:
        return hand.mode

    def had(self, lane: Mode) -> bool:
        return lane is self.last

    def why(self, lane: Mode) -> Reasons:
        return (Reason("mode-not-last", {"mode": lane.value}),)

    def served(self, hand: Hand) -> None:
        self.last = hand.mode


def line(hands: Sequence[Hand], standing: Standing) -> Iterator[Placed]:
    """Serve the modes in turn, each in the order of raising."""
    return serve_least(by_rank(hands), _Alternation(standing))


POLICIES = (
    Policy(
        id="remote-alternation",
        name={"en": "Remote and room in turn", "es": "Alternar a distancia y sala"},
        explanation={
            "en": "Remote and room take turns while both are waiting; within each, the order of raising.",
            "es": "Se alternan las personas a distancia y las de la sala mientras ambas esperan; en cada grupo, el "
            "orden de llegada.",
        },
        line=line,
    ),
)
