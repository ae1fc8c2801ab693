"""Typed: process, question, reply, new point; within each, first come, first served."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.turns.hands import Hand, Kind
from bot.domain.turns.lanes import in_time, reason_in_time
from bot.domain.turns.placed import Placed, Policy, Reason
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
        for hand, behind in zip(alike, [*alike[1:], None], strict=False):
            yield Placed(hand, (why_kind + reason_in_time(hand, behind)) if behind or not left else why_kind)


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
