"""The sentences for "why is X next?", in English and Spanish.

Reasons that several policies give are here; those that one policy alone gives are in its own file, and the catalogue of
`bot.speech` takes them all in. They speak of groups and of the order, never of how often a named person has spoken.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.turns.lanes import ONLY_ONE
from bot.domain.turns.placed import Placed, Reason, Reasons, Words
from bot.domain.turns.policies import POLICIES

SHARED: Mapping[str, Words] = {
    "only-one-waiting": {"en": "nobody else is waiting", "es": "nadie más está esperando"},
    "last-in-line": {"en": "the others go before", "es": "las demás manos van antes"},
    "raised-first": {
        "en": "this hand went up before the ones behind it",
        "es": "esta mano se levantó antes que las que siguen",
    },
    "drawn-by-lot": {
        "en": "hands that went up together were drawn by lot",
        "es": "las manos que se levantaron juntas se sortearon",
    },
    "kind-process": {"en": "process points go at once", "es": "los puntos de proceso van de inmediato"},
    "kind-clarify": {
        "en": "clarifying questions go before replies and new points",
        "es": "las preguntas para aclarar van antes que las respuestas y los puntos nuevos",
    },
    "kind-reply": {"en": "a reply goes before new points", "es": "una respuesta va antes que los puntos nuevos"},
    "fewest-turns": {
        "en": "those who have had the fewest turns on this topic go first",
        "es": "primero van quienes han tenido menos turnos en este tema",
    },
    "mode-behind": {
        "en": "{mode} have had less than their share of turns",
        "es": "{mode} han tenido menos turnos de los que les tocan",
    },
    "mode-not-last": {
        "en": "{mode} did not speak last",
        "es": "{mode} no fueron quienes hablaron por última vez",
    },
    "reply-over-cap": {
        "en": "Enough replies are waiting, so yours joins the new points. It keeps its time.",
        "es": "Ya hay suficientes respuestas en espera, así que la tuya va con los puntos nuevos. Conserva su hora.",
    },
    "reply-second": {
        "en": "You have already replied on this topic, so this one joins the new points. It keeps its time.",
        "es": "Ya respondiste en este tema, así que esta va con los puntos nuevos. Conserva su hora.",
    },
}
SENTENCES: Mapping[str, Words] = {
    **SHARED,
    **{id: words for policy in POLICIES.values() for id, words in policy.sentences.items()},
}
LAST = Reason("last-in-line")


def spoken(placed: Placed, number: int = 1) -> Reasons:
    """The rules to name for this place, from 1: at the end of the line, that the others go before."""
    return (LAST,) if number > 1 and placed.reasons == ONLY_ONE else placed.reasons
