"""What a step has gathered: votes by person, and lines on a board. Who was quick is kept nowhere."""

from __future__ import annotations

from dataclasses import field, replace

from immutables import Map

from bot.domain.frozen import frozen


@frozen
class Line:
    """A line that somebody added: its column, its author and her site; the words are kept apart under `said:<id>`."""

    id: str
    column: str
    person: str
    site: str


@frozen
class Answers:
    """Each person's newest choice, and the lines in a fixed order that is not the order in which they came."""

    votes: Map[str, str] = field(default_factory=Map)
    lines: Map[str, Line] = field(default_factory=Map)

    def with_vote(self, person: str, choice: str) -> Answers:
        return replace(self, votes=self.votes.set(person, choice))

    def with_line(self, line: Line) -> Answers:
        return replace(self, lines=self.lines.set(line.id, line))

    def of(self, column: str) -> tuple[Line, ...]:
        """A column's lines, site by site, in the order of their random ids: nobody can see who was first."""
        chosen = (line for line in self.lines.values() if line.column == column)
        return tuple(sorted(chosen, key=lambda line: (line.site, line.id)))

    def by(self, person: str) -> tuple[Line, ...]:
        return tuple(sorted((line for line in self.lines.values() if line.person == person), key=lambda one: one.id))
