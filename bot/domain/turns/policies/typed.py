"""Typed: process, question, reply, new point; within each, first come, first served."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.turns.hands import Hand, Kind
from bot.domain.turns.lanes import in_time, reason_in_time
from bot.domain.turns.placed import Placed, Policy, Reason, Reasons
from bot.domain.turns.standing import Standing

KINDS = (Kind.PROCESS, Kind.CLARIFY, Kind.REPLY, Kind.NEW)


def line(hands: Sequence[Hand], standing: Standing) -> Iterator[Placed]:
    """Serve the kinds one after the other, each in the order of raising."""
    ordered = in_time(hands)
    left = len(ordered)
    for kind in KINDS:
        alike = [hand for hand in ordered if hand.kind is kind]
        left -= len(alike)
        why_kind = (Reason(f"kind-{kind.value}"),) if left else ()
        for nth, hand in enumerate(alike, 1):
            yield Placed(hand, why_kind + _in_time(hand, alike[nth : nth + 1], last=not left))


def _in_time(hand: Hand, behind: Sequence[Hand], last: bool) -> Reasons:
    return reason_in_time(hand, behind[0] if behind else None) if behind or last else ()


POLICIES = (
    Policy(
        id="typed",
        name={"en": "By kind of hand", "es": "Por tipo de mano"},
        explanation={
            "en": "Process points first, then questions, then replies, then new points; each in the order of raising.",
            "es": "Primero los puntos de proceso, luego las preguntas, las respuestas y los puntos nuevos; cada grupo "
            "en el orden en que se levantaron las manos.",
        },
        line=line,
    ),
)
