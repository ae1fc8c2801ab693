"""A rule that might be better than balanced: each mode starts half a turn behind its share instead of a whole one.

Balanced compares (turns + 1) / people. Where one mode is small, that makes it wait for its share until the larger
mode is a whole turn ahead. With (turns + 1/2) / people neither size is favoured: it is the difference between
d'Hondt's and Sainte-Lague's way of giving out seats.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot.domain.turns.policies.balanced import BALANCED, line

HALF_TURN = replace(
    BALANCED,
    id="half-turn",
    name={"en": "Proposal: balanced by half a turn", "es": "Propuesta: equilibrado por medio turno"},
    line=partial(line, head_start=0.5),
)
