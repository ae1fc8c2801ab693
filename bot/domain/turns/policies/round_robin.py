"""Round robin with pass: a fixed order in which everyone has a go, and may pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.turns.hands import Hand
from bot.domain.turns.least import serve_least
from bot.domain.turns.placed import Placed, Policy, Reason, Reasons
from bot.domain.turns.standing import Standing

THIS_ROUND = (Reason("round-not-yet"),)


class _Goes:
    """A lane for each number of goes, spoken or passed; within it the seats decide."""

    def __init__(self, hands: Sequence[Hand], standing: Standing) -> None:
        self.goes = {
            hand.person: standing.turns_on_topic.get(hand.person, 0) + standing.passes_on_topic.get(hand.person, 0)
            for hand in hands
        }

    def lane(self, hand: Hand) -> int:
        return self.goes[hand.person]

    def had(self, lane: int) -> int:
        return lane

    def why(self, lane: int) -> Reasons:
        return THIS_ROUND

    def served(self, hand: Hand) -> None:
        self.goes[hand.person] += 1


def line(hands: Sequence[Hand], standing: Standing) -> Iterator[Placed]:
    """Serve in the order of the seats, a round at a time; those without a seat come after, in order of raising."""
    last = len(standing.seats)
    seated = sorted(hands, key=lambda hand: (standing.seats.get(hand.person, last), hand.place), reverse=True)
    for placed in serve_least(seated, _Goes(hands, standing)):
        has_seat = placed.hand.person in standing.seats
        yield Placed(placed.hand, _by_seat(placed.reasons)) if has_seat else placed


def _by_seat(reasons: Reasons) -> Reasons:
    """Among seats the fixed order decides where elsewhere the time would."""
    return tuple(
        Reason("seat-order") if reason.id in {"raised-first", "drawn-by-lot"} else reason for reason in reasons
    )


POLICIES = (
    Policy(
        id="round-robin",
        name={"en": "Round, with a pass", "es": "Ronda, con opción de pasar"},
        explanation={
            "en": "Everyone has a go in a fixed order and may pass; nobody has a second go before the round is over.",
            "es": "Todas las personas tienen su vez en un orden fijo y pueden pasar; nadie repite antes de que termine "
            "la ronda.",
        },
        line=line,
        sentences={
            "round-not-yet": {
                "en": "others have already had this round",
                "es": "otras personas ya tuvieron su vez en esta ronda",
            },
            "seat-order": {
                "en": "this is the order of the round",
                "es": "ese es el orden de la ronda",
            },
        },
    ),
)
