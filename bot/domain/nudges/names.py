"""The names of interest lists, so that "Lesson Study" and "lesson  study" are one list."""

from __future__ import annotations

LONGEST = 60


def list_name(words: str) -> str:
    """The list that these words mean."""
    return " ".join(words.casefold().split())[:LONGEST]
