"""What people of a spreadsheet are called, and who is meant by what somebody types."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from bot.directory import folded
from bot.exports.sentences import Sentences
from bot.rosters import Row


class TwoOfOneName(ValueError):
    """A name that several people have was typed: what to type instead."""


def told_apart(rows: Sequence[Row]) -> dict[str, str]:
    """Everybody's name by id; where several people have it, with the e-mail or the line."""
    alike: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        alike[folded(row.name)].append(row)
    return {row.id: row.name if len(same) == 1 else f"{row.name} ({row.id})" for same in alike.values() for row in same}


class Called:
    """Finds people by e-mail, by name, or by the line of the file they stand on."""

    def __init__(self, rows: Sequence[Row], words: Sentences) -> None:
        self._words = words
        self._ids = {row.id.casefold(): row.id for row in rows} | {str(row.line): row.id for row in rows}
        self._named: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            self._named[folded(row.name)].append(row.id)

    def all(self, texts: Sequence[str]) -> list[str]:
        """Their ids; what nobody is called stays as it is, and is refused with the rule that names it."""
        return [self.one(text) for text in texts]

    def one(self, text: str) -> str:
        """The id of whoever is called so; the text itself where nobody is. Raises `TwoOfOneName`."""
        if text.casefold() in self._ids:
            return self._ids[text.casefold()]
        named = self._named.get(folded(text), [text])
        if len(named) > 1:
            raise TwoOfOneName(self._words.words("two-of-one-name", name=text, ids=", ".join(named)))
        return named[0]
