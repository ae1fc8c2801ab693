"""What people call a roster's columns: by the column's own name, in either language, with or without accents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.domain.letters import unaccented
from bot.domain.planner.problem import Candidate

SAME: Mapping[str, str] = {
    "condado": "county",
    "sede": "site",
    "sitio": "site",
    "modo": "mode",
    "rol": "role",
    "distrito": "district",
    "materia": "subject",
    "equipo": "team",
    "grado": "grade",
    "cohorte": "cohort",
    "idioma": "locale",
    "language": "locale",
    "region": "region",
    "organizacion": "organization",
}
"""Words that mean the same column."""
STANDS_IN: Mapping[str, str] = {"county": "site"}
"""What is meant where the roster has no such column: in these convenings a site is a county."""
OTHER_WORDS = frozenset({*SAME, *SAME.values(), *STANDS_IN})
"""Every word for a column that is known besides the roster's own."""
FEATURES: Mapping[str, str] = {
    "spanish": "locale=es",
    "espanol": "locale=es",
    "remote": "mode=remote",
    "room": "mode=room",
}
"""Short words for what a group may need."""


def plain(word: str) -> str:
    """Without case, accents and spaces around: "Región " is "region"."""
    return unaccented(word.strip())


class ColumnNames:
    """Finds the roster's column that a word means: by its own name, else by another word for it."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = {plain(name): name for name in sorted(names)}
        self._meant = {SAME.get(known, known): name for known, name in self._names.items()}

    @classmethod
    def of(cls, people: Sequence[Candidate]) -> ColumnNames:
        """The columns that these people have something in, with their site and mode."""
        return cls({name for person in people for name in person.attributes} | {"site", "mode"})

    def __call__(self, word: str) -> str:
        """The roster's own name of the column; the word itself where there is none."""
        asked = plain(word)
        meant = SAME.get(asked, asked)
        found = self._names.get(asked) or self._meant.get(meant) or self._meant.get(STANDS_IN.get(meant, ""))
        return found or word.strip()

    def names(self) -> tuple[str, ...]:
        """The roster's own names, in their order."""
        return tuple(sorted(self._names.values()))

    def has(self, word: str) -> bool:
        """Whether a column has just this name."""
        return plain(word) in self._names

    def weighted(self, text: str) -> str:
        """ "rol:4" as "role:4"."""
        column, colon, weight = text.partition(":")
        return f"{self(column)}{colon}{weight}"

    def feature(self, text: str) -> str:
        """ "spanish" or "idioma=es" as "locale=es"."""
        attribute, equals, value = FEATURES.get(plain(text), text).partition("=")
        return f"{self(attribute) if attribute != 'device' else attribute}{equals}{value}"
