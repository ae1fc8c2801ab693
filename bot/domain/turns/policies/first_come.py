"""First come, first served: the order of raising, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.turns.hands import Hand
from bot.domain.turns.lanes import in_time, reason_in_time
from bot.domain.turns.placed import Placed, Policy
from bot.domain.turns.standing import Standing


def line(hands: Sequence[Hand], standing: Standing) -> Iterator[Placed]:
    """Serve the hands in the order in which they went up."""
    ordered = in_time(hands)
    for nth, hand in enumerate(ordered, 1):
        yield Placed(hand, reason_in_time(hand, ordered[nth] if nth < len(ordered) else None))


POLICIES = (
    Policy(
        id="first-come",
        name={"en": "First come, first served", "es": "Por orden de llegada"},
        explanation={
            "en": "Hands go in the order in which they went up.",
            "es": "Las manos van en el orden en que se levantaron.",
        },
        line=line,
    ),
)
