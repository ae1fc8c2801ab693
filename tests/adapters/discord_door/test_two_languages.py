"""A place in two languages: what does not fit on its board is counted in each of them."""

from __future__ import annotations

import pytest

from adapters.discord.boards import board_sheet
from adapters.discord.rendering import Words
from bot.boards import Board
from bot.ui import Card, Listing
from tests.adapters.discord_door.company import plain


def card(title: str, row: str) -> Card:
    """A queue far too long for half a message."""
    return Card(title, (Listing(tuple(f"{row} {n}" for n in range(200)), numbered=True),))


@pytest.mark.parametrize("languages", [("en", "es"), ("es", "en")])
def test_rows_left_out_are_counted_in_the_language_they_were_listed_in(languages: tuple[str, str]) -> None:
    """English ends in "and 151 more", Spanish in "y 123 más", whichever of the two comes first."""
    cards = {"en": card("Queue", "A person with a long name"), "es": card("Fila", "Una persona con nombre largo")}
    board = Board("home", "c1", "discord:1:2", tuple(cards[one] for one in languages), 1, languages)
    texts = [plain("\n".join(one.lines)) for one in board_sheet(board) if isinstance(one, Words) and len(one.lines) > 1]
    more = {line.split()[0]: line.split()[2] for text in texts for line in text.splitlines()[-1:]}
    assert more == {"and": "more", "y": "más"}
    assert sum(len(text) for text in texts) < 4000
    assert min(len(text.splitlines()) for text in texts) > 50
