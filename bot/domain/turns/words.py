"""The sentences for "why is X next?", in English and Spanish.

Reasons that several policies give are here; those that one policy alone gives are in its own file. They speak of
groups and of the order, never of how often a named person has spoken.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.turns.lanes import ONLY_ONE
from bot.domain.turns.placed import Placed, Reason, Words
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
GAPS: Mapping[str, Words] = {
    "room": {"en": "people in the room", "es": "las personas en la sala"},
    "remote": {"en": "remote people", "es": "las personas a distancia"},
}
SENTENCES: Mapping[str, Words] = {
    **SHARED,
    **{id: words for policy in POLICIES.values() for id, words in policy.sentences.items()},
}
NEXT: Words = {"en": "{who} is next because {why}.", "es": "Sigue {who} porque {why}."}
FURTHER: Words = {"en": "{who} is number {number} because {why}.", "es": "{who} va en el lugar {number} porque {why}."}
LAST = Reason("last-in-line")
AND: Words = {"en": ", and ", "es": ", y "}


def say(reason: Reason, language: str = "en", names: Mapping[str, str] | None = None) -> str:
    """A reason in words. `names` turns ids (of sites) into what people call them. Another language gets English."""
    gaps = {key: _name(value, language, names or {}) for key, value in reason.args.items()}
    words = SENTENCES[reason.id]
    return words.get(language, words["en"]).format(**gaps)


def why(placed: Placed, who: str, number: int = 1, language: str = "en", names: Mapping[str, str] | None = None) -> str:
    """Why this hand has its place: one sentence, from the rules that put it there."""
    frame = NEXT if number == 1 else FURTHER
    reasons = (LAST,) if number > 1 and placed.reasons == ONLY_ONE else placed.reasons
    clauses = AND.get(language, AND["en"]).join(say(reason, language, names) for reason in reasons)
    return frame.get(language, frame["en"]).format(who=who, number=number, why=clauses)


def _name(value: str, language: str, names: Mapping[str, str]) -> str:
    if value in GAPS:
        return GAPS[value].get(language, GAPS[value]["en"])
    return names.get(value, value)
