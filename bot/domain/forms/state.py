"""The forms of a convening: what was asked, how many answered, whether it is closed."""

from __future__ import annotations

from dataclasses import field, replace

from immutables import Map

from bot.domain.frozen import frozen


@frozen
class Form:
    """A question. Its words are kept apart under `form:<id>`; `answered` says who did, never what."""

    id: str
    asked_by: str
    answered: frozenset[str] = frozenset()
    closed: bool = False


@frozen
class Forms:
    by_id: Map[str, Form] = field(default_factory=Map)
    newest: str = ""

    @property
    def open(self) -> Form | None:
        """The newest form that still takes answers."""
        newest = self.by_id.get(self.newest)
        return newest if newest is not None and not newest.closed else None

    def with_form(self, form: Form) -> Forms:
        return replace(self, by_id=self.by_id.set(form.id, form))


def box_of(form: str) -> str:
    """Who owns the answers: nobody but the form itself."""
    return f"box:{form}"
