"""What people typed, taken apart: the short way for plain words comes to the same as the long one."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import reading
from bot.spec import Action
from commands import COMMANDS

ACTIONS = [action for command in COMMANDS.values() for action in command.actions]
WORDS = st.lists(
    st.sampled_from(["reply", "Réplica", "5", "20m", "one-each", "remoto", "(slide", "4)", "\u200b", "a\u00a0b", "—"])
    | st.text(max_size=6),
    max_size=6,
)


@given(st.sampled_from(ACTIONS), WORDS, st.sampled_from([" ", "  ", "\t", "\u2003"]))
def test_plain_words_are_the_same_words_by_either_way(action: Action, words: list[str], gap: str) -> None:
    """Without a colon or a quotation mark a text is what stands between its spaces."""
    text = re.sub('[:"“”]', "", gap.join(words))
    found = [match.group() for match in reading.TOKEN.finditer(text)]
    assert reading.read_options(action, text) == reading.place_loose_words(action, {}, found)


@given(st.text(max_size=40) | st.text(alphabet=st.characters(max_codepoint=127), max_size=40))
def test_a_text_is_kept_composed_and_without_what_hides(text: str) -> None:
    """Plain letters need no look-up; whatever they are, the outcome is the one that the whole rule gives."""
    assert reading.cleaned(text) == reading.INVISIBLE.sub("", unicodedata.normalize("NFC", text)).strip()


@pytest.mark.parametrize("text", ["reply\x07 about", "re\u202eply", "e\u0301"])
def test_what_hides_is_gone(text: str) -> None:
    """Bells, turned text and loose accents are not taken for plain letters."""
    assert reading.cleaned(text).isprintable()
    assert reading.cleaned(text) != text
