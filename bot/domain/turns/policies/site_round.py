"""Site round: each site's first before any site's second."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.turns.hands import Hand
from bot.domain.turns.lanes import by_rank
from bot.domain.turns.least import serve_least
from bot.domain.turns.placed import Placed, Policy, Reason, Reasons
from bot.domain.turns.standing import Standing


class _Rounds:
    """A lane for each site; what it has had are its turns on this topic."""

    def __init__(self, hands: Sequence[Hand], standing: Standing) -> None:
        self.turns = {hand.site: standing.turns_by_site_on_topic.get(hand.site, 0) for hand in hands}

    def lane(self, hand: Hand) -> str:
        return hand.site

    def had(self, lane: str) -> int:
        return self.turns[lane]

    def why(self, lane: str) -> Reasons:
        return (Reason("site-fewest-turns", {"site": lane}),)

    def served(self, hand: Hand) -> None:
        self.turns[hand.site] += 1


def line(hands: Sequence[Hand], standing: Standing) -> Iterator[Placed]:
    """Serve the sites round by round, each in the order of raising."""
    return serve_least(by_rank(hands), _Rounds(hands, standing))


POLICIES = (
    Policy(
        id="site-round",
        name={"en": "Site by site", "es": "Sede por sede"},
        explanation={
            "en": "Each site's first hand before any site's second. A small site weighs as much as a large one.",
            "es": "La primera mano de cada sede va antes que la segunda de cualquiera. Una sede pequeña cuenta igual "
            "que una grande.",
        },
        line=line,
        sentences={
            "site-fewest-turns": {
                "en": "no waiting site has had fewer turns on this topic than {site}",
                "es": "ninguna sede que espera ha tenido menos turnos en este tema que {site}",
            },
        },
    ),
)
