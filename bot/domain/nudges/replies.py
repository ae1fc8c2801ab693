"""What a free text sent back to a nudge means: done, not me, away, stop, later; never a guess."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum


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
    (Answered.SNOOZE, re.compile(r"^(later|snooze|tomorrow|remind me (?:later|tomorrow)|mas tarde|luego|manana)\b")),
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
    plain = unicodedata.normalize("NFKD", text.casefold())
    words = "".join(char for char in plain if not unicodedata.combining(char))
    words = re.sub(r"[^\w\s✅👍☑✔]+", " ", words)
    words = " ".join(words.split())
    if NOT_YET.search(words):
        return Answered.UNCLEAR
    return next((meant for meant, pattern in MEANINGS if pattern.search(words)), Answered.UNCLEAR)
