"""What people write back to a nudge is understood or asked about, never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.nudges.replies import Answered, time_in, understand_reply


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("done, thanks!", Answered.DONE),
        ("Did it yesterday", Answered.DONE),
        ("¡Listo, gracias!", Answered.DONE),
        ("ya lo hice", Answered.DONE),
        ("👍", Answered.DONE),
        ("not done yet", Answered.UNCLEAR),
        ("todavía no", Answered.UNCLEAR),
        ("haven't done it", Answered.UNCLEAR),
        ("wrong person", Answered.WRONG_PERSON),
        ("I'm not Ana, who is this?", Answered.WRONG_PERSON),
        ("No soy Ana", Answered.WRONG_PERSON),
        ("I am out of the office until Monday. This was done by an automatic reply.", Answered.AWAY),
        ("Respuesta automática: estoy de vacaciones", Answered.AWAY),
        ("stop", Answered.STOP),
        ("basta", Answered.STOP),
        ("later please", Answered.SNOOZE),
        ("más tarde", Answered.SNOOZE),
        ("remind me Friday at 9am", Answered.SNOOZE),
        ("Not now, please", Answered.SNOOZE),
        ("recuérdame mañana a las 3 de la tarde", Answered.SNOOZE),
        ("Ahora no, gracias", Answered.SNOOZE),
        ("la próxima semana", Answered.SNOOZE),
        ("what is this about?", Answered.UNCLEAR),
        ("", Answered.UNCLEAR),
    ],
)
def test_a_reply_is_understood_as_people_write_it(text: str, meant: Answered) -> None:
    """English and Spanish, with and without accents."""
    assert understand_reply(text) is meant


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("remind me Friday at 9am, please", "Friday at 9am"),
        ("Later. Tomorrow at 2pm", "Tomorrow at 2pm"),
        ("tomorrow at noon!", "tomorrow at noon"),
        ("Recuérdamelo el viernes a las 9 de la mañana, gracias", "el viernes a las 9 de la mañana"),
        ("later", ""),
        ("ahora no", ""),
    ],
)
def test_the_words_that_say_when_are_found(text: str, when: str) -> None:
    """What stands around them is left away."""
    assert time_in(text) == when


@given(st.text())
def test_no_reply_breaks_the_reading(text: str) -> None:
    """Whatever was written, it means one thing or is asked about."""
    assert understand_reply(text) in Answered
