"""The small parts that cards are made of: a list that counts what it leaves out, a person with her place, a button."""

from __future__ import annotations

from collections.abc import Sequence

from bot import views as v
from bot.speech import Speech
from bot.ui import Button, Listing

MOST_ROWS = 15
"""Rows of a list before it says how many more there are: a board is read at a glance."""


def listing(rows: Sequence[str], speech: Speech, numbered: bool = False, most: int = MOST_ROWS) -> Listing:
    """The first rows, and in words how many more."""
    more = max(0, len(rows) - most)
    return Listing(tuple(rows[:most]), numbered, more, speech("and-more", count=more) if more else "")


def person(who: v.PersonLine, speech: Speech) -> str:
    """A name with where she sits, so that a room knows whom to look for."""
    where = speech("remote-site") if who.mode == "remote" else who.site
    return speech("person-at", name=who.name, where=where) if where else who.name


def button(
    speech: Speech, label: str, command: str, action: str, main: bool = False, final: bool = False, **args: str
) -> Button:
    return Button(speech(f"button-{label}"), command, action, args, main, final)
