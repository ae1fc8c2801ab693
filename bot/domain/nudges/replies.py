"""What a free text sent back to a nudge means: done, not me, away, stop, later; never a guess."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.domain.letters import unaccented


class Answered(StrEnum):
    """What she said; `UNCLEAR` is asked back."""

    DONE = "done"
    SNOOZE = "snooze"
    STOP = "stop"
    WRONG_PERSON = "wrong-person"
    AWAY = "away"
    UNCLEAR = "unclear"


NOT_YET = re.compile(
    r"\b(not (?:yet |quite )?done|not yet|haven ?t|have not|didn ?t|did not|todavia no|aun no|no (?:lo )?he)\b"
)
MEANINGS: tuple[tuple[Answered, re.Pattern[str]], ...] = (
    (
        Answered.WRONG_PERSON,
        re.compile(
            r"\b(wrong (?:person|number|address)|not me|(?:i ?m|i am) not \w+|who is this|"
            r"no soy (?:yo|esa persona|\w+)|persona equivocada|se equivoco|numero equivocado)\b"
        ),
    ),
    (
        Answered.AWAY,
        re.compile(
            r"\b(out of (?:the )?office|auto ?reply|automatic reply|on (?:leave|vacation)|away (?:until|from)|ooo|"
            r"fuera de (?:la )?oficina|respuesta automatica|de vacaciones|de licencia)\b"
        ),
    ),
    (Answered.STOP, re.compile(r"^(please )?(stop|unsubscribe|no more|basta|alto|cancelar|no mas|para ya)\b")),
    (
        Answered.SNOOZE,
        re.compile(
            r"^(?:please |por favor )?(later|snooze|tomorrow|not now|another (?:day|time)|"
            r"(?:remind|ask) me|next week|"
            r"mas tarde|luego|manana|ahora no|otro dia|en otro momento|(?:recuerda|avisa|pregunta)me(?:lo)?|"
            r"(?:la )?(?:proxima semana|semana que viene))\b"
        ),
    ),
    (
        Answered.DONE,
        re.compile(
            r"\b(done|did it|finished|completed?|all set|got it done|listo|lista|hecho|hecha|ya (?:esta|lo hice)|"
            r"termine|terminado|cumplido)\b|✅|👍|☑|✔"
        ),
    ),
)
"""In this order: an out-of-office reply may well hold the word "done"."""


def understand_reply(text: str) -> Answered:
    """Read "done, thanks!" or "¡listo, gracias!"; what could mean two things is unclear."""
    words = re.sub(r"[^\w\s✅👍☑✔]+", " ", unaccented(text))
    words = " ".join(words.split())
    if NOT_YET.search(words):
        return Answered.UNCLEAR
    return next((meant for meant, pattern in MEANINGS if pattern.search(words)), Answered.UNCLEAR)


LEADING = re.compile(
    r"^\W*(?:please|por favor)?\W*(?:not now|ahora no|later|luego|mas tarde|más tarde|snooze|"
    r"(?:can you |could you |puedes )?(?:remind|ask) me(?: again)?(?: on| about it)?|"
    r"(?:recu[eé]rda|av[ií]sa|preg[uú]nta)me(?:lo)?(?: de nuevo| otra vez)?)\b[\s,.:;!]*",
    re.IGNORECASE,
)
TRAILING = re.compile(r"[\s,.:;!]*(?:please|thanks|thank you|por favor|gracias)?[\s,.:;!]*$", re.IGNORECASE)


def time_in(text: str) -> str:
    """The words of a "later" that say when: "remind me Friday at 9am, please" holds "Friday at 9am"."""
    return TRAILING.sub("", LEADING.sub("", text.strip(), count=1), count=1).strip()
