"""Texts as they are compared: nobody types every accent."""

from __future__ import annotations

import unicodedata


def unaccented(text: str) -> str:
    """The text in lower case without accents, so that "Correo Electrónico" and "correo electronico" are one."""
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
